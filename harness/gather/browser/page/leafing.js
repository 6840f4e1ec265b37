// Goes through an open list that draws only a part of its options. What the other scripts remember
// of a page lasts for one `kit()`, so that every look at what was scrolled takes a new one.

const twoFrames = () => new Promise((done) => {
  const late = setTimeout(done, 120);
  requestAnimationFrame(() => requestAnimationFrame(() => { clearTimeout(late); done(); }));
});

/**
 * Go through the open list from its top, as far as it scrolls and draws more, and show each view
 * of it to `take` until that is content; whether the end was reached.
 */
async function leafThrough(element, take, seconds) {
  const { shownOptions, scrollerOf } = kit();
  const options = shownOptions(element);
  const scroller = options.length ? scrollerOf(options) : null;
  if (scroller && scroller.scrollTop) scroller.scrollTop = 0;
  const until = performance.now() + 1000 * seconds;
  for (let stuck = 0; performance.now() < until; ) {
    await twoFrames();
    const now = kit();
    if (take(now.shownOptions(element), now)) return true;
    if (!scroller) return true;
    const from = scroller.scrollTop;
    scroller.scrollTop = from + Math.max(20, scroller.clientHeight * 0.8);
    stuck = scroller.scrollTop > from ? 0 : stuck + 1;
    if (stuck > 5) return true;
  }
  return false;
}

/** All options of the open list, also those drawn when it is scrolled; and whether it is all. */
async function everyOption(element, most) {
  const { listState, shownOptions, scrollerOf } = kit();
  const first = listState(element);
  if (!first.virtual && !first.more) return { options: first.options, whole: true };
  const found = new Map();
  const top = scrollerOf(shownOptions(element));
  const ended = await leafThrough(element, (shown, { wordsOfOption, isPicked, isOff }) => {
    for (const one of shown) {
      const text = wordsOfOption(one);
      if (text && !found.has(text)) found.set(text, { text, chosen: isPicked(one), off: isOff(one), selector: [] });
    }
    return found.size > most;
  }, 12);
  if (top) top.scrollTop = 0;
  await twoFrames();
  return { options: [...found.values()], whole: ended && found.size <= most };
}

/** Scroll an option into the part of the list that is drawn; whether it is there. */
async function bringOption(element, text) {
  let there = false;
  await leafThrough(element, (shown, { wordsOfOption }) => (there = shown.some((one) => wordsOfOption(one) === text)), 12);
  return there;
}
