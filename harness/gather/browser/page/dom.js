// The DOM as a person meets it: every open shadow root, visibility, text and selectors.

const clean = (text) => (text || "").replace(/[\s\u00a0\u200b]+/g, " ").trim();
const attribute = (element, name) => element.getAttribute(name) || "";
const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "HEAD", "OPTION"]);

/** A question asked of an element once; the page is not changed while it is looked at. */
function remembered(answer) {
  const known = new WeakMap();
  return (element) => {
    if (!known.has(element)) known.set(element, answer(element));
    return known.get(element);
  };
}

/** The parent in the composed tree: slots and shadow hosts included. */
const parentOf = remembered((element) => {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.parentNode;
  return root instanceof ShadowRoot ? root.host : null;
});

/** Children as rendered: a shadow root instead of its host's children, what fills a slot. */
const childrenOf = remembered((node) => {
  if (node.shadowRoot) return [...node.shadowRoot.childNodes];
  const assigned = node.tagName === "SLOT" ? node.assignedNodes() : [];
  return assigned.length ? assigned : [...node.childNodes];
});

function contains(ancestor, element) {
  if (flat || ancestor.contains(element)) return ancestor.contains(element);
  for (let at = element; at; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

function closest(element, selector) {
  if (flat) return element.closest(selector);
  for (let at = element; at; at = parentOf(at)) if (at.matches(selector)) return at;
  return null;
}

/** Whether the document holds no shadow tree, so that the composed tree is the plain one. */
let flat = false;

/** Every element of the page in the order in which it is rendered. */
function everyElement() {
  const found = [];
  let shadows = false;
  const visit = (node) => {
    if (node.nodeType !== 1) return;
    const tag = node.tagName.toUpperCase();
    if (SKIPPED.has(tag) && tag !== "OPTION") return;
    found.push(node);
    shadows ||= Boolean(node.shadowRoot);
    if (tag !== "SELECT") for (const child of childrenOf(node)) visit(child);
  };
  const root = document.body || document.documentElement;
  if (root) visit(root); // there is none between one document and the next
  flat = !shadows;
  return found;
}

/** Whether it is laid out at all: not under `display: none`, not in a closed `details`. */
const rendered = remembered((element) => element.checkVisibility({ visibilityProperty: false }));

/** Why nobody sees it although it is laid out, or "" where it can be seen. */
const concealment = remembered((element) => {
  if (!element.checkVisibility({ visibilityProperty: true })) return "not displayed";
  if (!element.checkVisibility({ opacityProperty: true })) return "transparent";
  const box = element.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) return "of no size";
  const style = getComputedStyle(element);
  if (/rect\(0px,? 0px,? 0px,? 0px\)|rect\(1px/.test(style.clip)) return "clipped away";
  if (/inset\((50|100)%\)/.test(style.clipPath)) return "clipped away";
  if (box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return "off the screen";
  if (box.left + scrollX >= 9000) return "off the screen";
  for (let at = parentOf(element), up = 0; at && up < 5; at = parentOf(at), up += 1) {
    const outer = at.getBoundingClientRect();
    const cut = getComputedStyle(at).overflow !== "visible";
    if (cut && (outer.width <= 1 || outer.height <= 1)) return "clipped away";
  }
  return "";
});

const visible = (element) => concealment(element) === "";

function hiddenFromAll(element) {
  return Boolean(closest(element, "[aria-hidden=true]"));
}

const BLOCK = /^(block|flex|grid|table|list-item|table-row|table-cell|table-caption|flow-root)/;
const displayOf = remembered((element) => getComputedStyle(element).display);
const isBlock = (element) => BLOCK.test(displayOf(element));

/** Whether its own words are folded away: a closed `details`. */
const isFolded = (element) => element.tagName === "DETAILS" && !element.open;

/** The words inside `element`; controls inside it are left out, or what `except` holds. */
function textOf(element, except = () => false) {
  return clean(wordsOf(element, except));
}

/** All the words of the page, as they stand: they are asked for more than once. */
const pageWords = remembered((body) => wordsOf(body, () => false));

/** The words inside `element`, with a line for each block. */
function linesOf(element) {
  const words = element === document.body ? pageWords(element) : wordsOf(element, () => false);
  const lines = words.split("\n").map(clean);
  return lines.filter(Boolean).join("\n");
}

/** The words as they stand in the document; blocks and line breaks begin a line. */
function wordsOf(element, except) {
  const parts = [];
  const visit = (node) => {
    if (node.nodeType === 3 && !isFolded(node.parentNode)) parts.push(node.nodeValue.replace(/\s+/g, " "));
    if (node.nodeType !== 1) return;
    const tag = node.tagName.toUpperCase();
    if (SKIPPED.has(tag) || tag === "SELECT" || tag === "TEXTAREA" || except(node)) return;
    if (tag === "BR") parts.push("\n");
    if (!rendered(node) && tag !== "SLOT" && getComputedStyle(node).display !== "contents") return;
    const block = isBlock(node);
    if (block) parts.push("\n");
    for (const child of childrenOf(node)) visit(child);
    if (block) parts.push("\n");
  };
  for (const child of childrenOf(element)) visit(child);
  return parts.join("");
}

/** Elements named by an attribute that lists ids, in the element's own tree. */
function referenced(element, name) {
  const root = element.getRootNode();
  return attribute(element, name)
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => root.getElementById(id))
    .filter(Boolean);
}

function uniqueIn(root, selector) {
  try {
    return root.querySelectorAll(selector).length === 1;
  } catch {
    return false;
  }
}

/** A selector of `element` within its own tree, as short as is unique. */
function localSelector(element) {
  const root = element.getRootNode();
  const tag = element.tagName.toLowerCase();
  if (element.id && uniqueIn(root, `#${CSS.escape(element.id)}`)) {
    return `#${CSS.escape(element.id)}`;
  }
  const name = attribute(element, "name");
  if (name) {
    const value = attribute(element, "value");
    const byName = `${tag}[name="${CSS.escape(name)}"]`;
    if (uniqueIn(root, byName)) return byName;
    const byValue = `${byName}[value="${CSS.escape(value)}"]`;
    if (value && uniqueIn(root, byValue)) return byValue;
  }
  const steps = [];
  for (let at = element; at && at !== root; at = at.parentElement) {
    if (at !== element && at.id && uniqueIn(root, `#${CSS.escape(at.id)}`)) {
      steps.unshift(`#${CSS.escape(at.id)}`);
      break;
    }
    const siblings = at.parentNode ? [...at.parentNode.children] : [at];
    const alike = siblings.filter((other) => other.tagName === at.tagName);
    const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(at) + 1})` : "";
    steps.unshift(at.localName + place);
  }
  return steps.join(" > ");
}

/** One selector for each tree from the document down to `element`. */
function selectorOf(element) {
  const chain = [];
  for (let at = element; at; ) {
    chain.unshift(localSelector(at));
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return chain;
}
