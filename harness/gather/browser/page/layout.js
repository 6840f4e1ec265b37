// How a page is laid out now: what reaches over its edge, is cut off, or lies on something else.

const WORKED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=radio], [role=checkbox], [role=combobox], [role=switch], [role=option], [tabindex='0']";
const MAY_SCROLL = "table, pre, code, img, svg, video, canvas, iframe, [role=grid], [role=toolbar]";

/** Words by which a person would know an element, and where it is. */
function named(element) {
  const words = textOf(element) || attribute(element, "aria-label") || labelled(element) || attribute(element, "placeholder") || element.localName;
  return { words: words.slice(0, 80), selector: selectorOf(element).join(" >>> ") };
}

function labelled(element) {
  return element.labels && element.labels.length ? textOf(element.labels[0]) : attribute(element, "name") || attribute(element, "value");
}

function worked(elements) {
  return elements.filter((one) => one.matches(WORKED) && visible(one) && !hiddenFromAll(one) && getComputedStyle(one).pointerEvents !== "none");
}

/** Whether something between an element and the page scrolls it sideways by itself. */
function scrollsInside(element) {
  for (let at = parentOf(element); at && at !== document.body; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (/auto|scroll/.test(style.overflowX) && at.scrollWidth > at.clientWidth) return true;
  }
  return false;
}

/** What makes the page scroll sideways; what has two dimensions by its nature may. */
function sideways(elements) {
  const page = document.scrollingElement || document.documentElement;
  const reach = getComputedStyle(document.documentElement).overflowX === "hidden" || getComputedStyle(document.body).overflowX === "hidden";
  if (reach || page.scrollWidth <= innerWidth + 1) return [];
  return elements
    .filter((one) => visible(one) && !closest(one, MAY_SCROLL) && !scrollsInside(one))
    .filter((one) => one.getBoundingClientRect().right + scrollX > innerWidth + 1)
    .filter((one) => ![...one.children].some((child) => child.getBoundingClientRect().right + scrollX > innerWidth + 1))
    .slice(0, 8)
    .map(named);
}

/** Words that are cut off, and controls that lie beyond an edge to which nothing scrolls. */
function cutOff(elements) {
  const cut = [];
  const page = document.scrollingElement || document.documentElement;
  const hides = [document.documentElement, document.body].some((one) => getComputedStyle(one).overflowX === "hidden");
  for (const one of elements) {
    if (!visible(one) || !one.matches(`${WORKED}, label, legend, h1, h2, h3`)) continue;
    const box = one.getBoundingClientRect();
    const beyond = box.left + scrollX < -1 || (hides && box.right > innerWidth + 1 && !scrollsInside(one));
    if (one.matches(WORKED) && beyond && box.right + scrollX > 0) cut.push(one);
    else if (!one.matches("input, select, textarea") && hidesWords(one)) cut.push(one);
  }
  return cut.slice(0, 8).map(named);
}

function hidesWords(element) {
  const style = getComputedStyle(element);
  if (!/hidden|clip/.test(style.overflow) || !textOf(element)) return false;
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
}

/** Pairs of controls of which one lies on the other. */
function overlapping(elements) {
  const found = [];
  const boxes = worked(elements).map((one) => ({ one, box: one.getBoundingClientRect() }));
  for (let a = 0; a < boxes.length && found.length < 8; a += 1) {
    for (let b = a + 1; b < boxes.length; b += 1) {
      const first = boxes[a];
      const second = boxes[b];
      const width = Math.min(first.box.right, second.box.right) - Math.max(first.box.left, second.box.left);
      const height = Math.min(first.box.bottom, second.box.bottom) - Math.max(first.box.top, second.box.top);
      if (width <= 2 || height <= 2 || related(first.one, second.one)) continue;
      const smaller = Math.min(first.box.width * first.box.height, second.box.width * second.box.height);
      if (width * height > 0.25 * smaller) found.push({ ...named(first.one), other: named(second.one).words });
    }
  }
  return found;
}

/** One inside the other, or both parts of one widget: they lie on each other on purpose. */
function related(first, second) {
  if (contains(first, second) || contains(second, first)) return true;
  const fixed = [first, second].map((one) => stuck(one));
  if (fixed[0] !== fixed[1]) return true; // a bar that stays: what it covers scrolls away under it
  const near = [first, second].map((one) => parentOf(parentOf(one) || one) || one);
  return near[0] === near[1] || contains(near[0], second) || contains(near[1], first);
}

/** The bar or box that stays in place while the page scrolls, which holds an element. */
function stuck(element) {
  for (let at = element; at && at !== document.body; at = parentOf(at)) {
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
  }
  return null;
}

/** Bars that stay in place and take up more than half of what one sees. */
function covering(elements) {
  return elements
    .filter((one) => /fixed|sticky/.test(getComputedStyle(one).position) && visible(one))
    .filter((one) => {
      const box = one.getBoundingClientRect();
      const seen = Math.max(0, Math.min(innerHeight, box.bottom) - Math.max(0, box.top));
      return seen > innerHeight / 2 && box.width > innerWidth / 2 && one.matches(":not(dialog)") && !closest(one, "[role=dialog], dialog");
    })
    .slice(0, 3)
    .map(named);
}

/** How the page is laid out at this size. */
function layout() {
  const elements = everyElement();
  return {
    width: innerWidth,
    content: (document.scrollingElement || document.documentElement).scrollWidth,
    sideways: sideways(elements),
    cut: cutOff(elements),
    overlapping: overlapping(elements),
    covering: covering(elements),
    fields: elements.filter((one) => one.matches("input:not([type=hidden]), select, textarea, [role=radio], [role=combobox]") && visible(one)).length,
    buttons: elements.filter((one) => one.matches("button, input[type=submit], [role=button]") && visible(one)).length,
  };
}

/** What moves without end, or for longer than five seconds, although nobody asked it to. */
function moving() {
  return document
    .getAnimations()
    .filter((one) => one.playState === "running" && one.effect && one.effect.target)
    .filter((one) => {
      const time = one.effect.getComputedTiming();
      return time.endTime === Infinity || time.endTime > 5000;
    })
    .filter((one) => visible(one.effect.target) && !closest(one.effect.target, "[role=progressbar], progress, [aria-busy=true]"))
    .slice(0, 5)
    .map((one) => named(one.effect.target));
}

const SPACED = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";

/** Every tree of the page: the document and its open shadow roots. */
function trees() {
  return [document, ...everyElement().map((one) => one.shadowRoot).filter(Boolean)];
}

/** Space the text as WCAG 1.4.12 names it. */
function space() {
  for (const tree of trees()) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SPACED);
    sheet.spacedByUs = true;
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  }
}

function unspace() {
  for (const tree of trees()) {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((sheet) => !sheet.spacedByUs);
  }
}
