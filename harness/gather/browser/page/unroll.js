// Shows the next screenful of a page, and what is to be scrolled for it; nothing is pressed.

const holdsFields = (element) => element.querySelector("input:not([type=hidden]), select, textarea");

/** What scrolls here: the document, or the part of it that scrolls and holds the form. */
function scroller() {
  const whole = document.scrollingElement || document.documentElement;
  if (whole.scrollHeight > whole.clientHeight + 4) return whole;
  const scrolls = (one) => one.scrollHeight > one.clientHeight + 4 && one.clientHeight > 200 && /auto|scroll/.test(getComputedStyle(one).overflowY);
  const parts = [...document.querySelectorAll("main, form, div, section, dialog")].filter((one) => scrolls(one) && holdsFields(one));
  return parts.sort((a, b) => b.clientHeight - a.clientHeight)[0] || whole;
}

/** Scroll to `top` or on by a screenful, and wait until the page has drawn it. */
async function scrolled(top) {
  const box = scroller();
  const before = box.scrollTop;
  box.scrollTo({ top: top ?? before + Math.max(100, box.clientHeight * 0.9), behavior: "instant" });
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const size = document.querySelectorAll("*").length;
  return { before, size, at: box.scrollTop, end: box.scrollTop + box.clientHeight >= box.scrollHeight - 4 };
}
