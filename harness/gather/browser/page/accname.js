// Accessible name and description by W3C's accname-1.2 and html-aam-1.0, as far as elements show it.
//
// The browser has the same answer (`computedName`, the accessibility tree), but builds its whole
// tree for each question: tens of milliseconds a control on a long page. The tests hold these
// answers against the browser's.

const BUTTON_TYPES = { submit: "Submit", reset: "Reset", button: "", image: "Submit" };
const FROM_CONTENT = /^(button|cell|checkbox|columnheader|gridcell|heading|link|menuitem|menuitemcheckbox|menuitemradio|option|radio|row|rowheader|switch|tab|tooltip|treeitem)$/;
const CONTENT_TAGS = /^(A|BUTTON|SUMMARY|H[1-6]|OPTION|TD|TH|TR|LEGEND|CAPTION|FIGCAPTION)$/;
const LABELABLE = /^(INPUT|SELECT|TEXTAREA|METER|PROGRESS|OUTPUT|BUTTON)$/;
const APART = /^(block|flex|grid|table|list-item|flow-root|inline-(block|flex|grid|table))/;

/** What assistive technology calls an element: "" where its author gave it no name. */
function accessibleName(element) {
  return named(element).text;
}

/** What assistive technology says after the name: never what the name said already. */
function accessibleDescription(element) {
  const described = listedElements(element, "aria-describedby", "ariaDescribedByElements");
  const text = clean(described.map((one) => referencedText(one, element)).join(" "));
  if (text) return text;
  const own = clean(attribute(element, "aria-description"));
  if (own) return own;
  const name = named(element);
  const title = clean(attribute(element, "title"));
  return name.from !== "title" && title !== name.text ? title : "";
}

/** The name, and which of its sources gave it. */
function named(element) {
  const labelling = listedElements(element, "aria-labelledby", "ariaLabelledByElements");
  const found = { text: clean(labelling.map((one) => referencedText(one, element)).join(" ")), from: "aria" };
  if (found.text) return found;
  const label = clean(attribute(element, "aria-label"));
  if (label) return { text: label, from: "aria" };
  const native = clean(nativeName(element));
  if (native) return { text: native, from: "native" };
  if (namedByContent(element)) {
    const content = clean(contentText(element, traversal(element)));
    if (content) return { text: content, from: "content" };
  }
  const title = clean(attribute(element, "title"));
  if (title) return { text: title, from: "title" };
  const hint = clean(attribute(element, "placeholder") || attribute(element, "aria-placeholder"));
  return { text: hint, from: hint ? "placeholder" : "none" };
}

/** The elements that an attribute names, or that a script set in its place. */
function listedElements(element, name, property) {
  const set = element[property];
  return Array.isArray(set) && set.length ? set : referenced(element, name);
}

/** One computation: each element speaks once in it, and hidden ones only below a hidden reference. */
function traversal(target, hidden = false) {
  return { target, hidden, spoken: new Set() };
}

/** The text of an element that another one names: hidden ones count here. */
function referencedText(element, target) {
  if (element === target) return attribute(element, "aria-label") || contentText(element, traversal(null));
  return alternative(element, traversal(target, !exposed(element)), true);
}

/** Whether assistive technology meets it at all. */
const exposed = remembered((element) => {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  return !hiddenFromAll(element);
});

/** What one element adds to a name; `whole` where it was itself referred to. */
function alternative(element, walk, whole) {
  if (walk.spoken.has(element) || element === walk.target) return "";
  walk.spoken.add(element);
  if (!whole && !walk.hidden && isHidden(element)) return "";
  const value = embeddedValue(element, walk);
  if (value !== null) return ` ${value} `;
  const label = clean(attribute(element, "aria-label"));
  if (label) return ` ${label} `;
  const native = ownAlternative(element);
  if (native !== null) return native && ` ${native} `;
  const content = contentText(element, walk);
  if (clean(content) || !(whole || element.firstElementChild)) return content;
  return ` ${attribute(element, "title")} `;
}

/** Only its own part: what stands above it was asked before. */
function isHidden(element) {
  if (attribute(element, "aria-hidden") === "true") return true;
  if (element.tagName === "SLOT" || getComputedStyle(element).display === "contents") return false;
  return !element.checkVisibility({ visibilityProperty: true });
}

/** What stands in a control inside a label ("every [2] days"), or null where it is none. */
function embeddedValue(element, walk) {
  const role = attribute(element, "role");
  const type = attribute(element, "type").toLowerCase();
  if (element.tagName === "SELECT") {
    return [...element.selectedOptions].map((one) => one.text).join(" ");
  }
  if (/^(combobox|listbox)$/.test(role) && element.tagName !== "INPUT") {
    const chosen = [...element.querySelectorAll("[role=option][aria-selected=true]")];
    return chosen.map((one) => contentText(one, walk)).join(" ");
  }
  if (/^(slider|spinbutton|progressbar)$/.test(role) || type === "range") {
    return attribute(element, "aria-valuetext") || attribute(element, "aria-valuenow") || String(element.value ?? "");
  }
  const typed = element.tagName === "INPUT" && TEXT_TYPES.test(type);
  if (typed || element.tagName === "TEXTAREA") return element.value;
  return role === "textbox" ? contentText(element, walk) : null;
}

/** The name that the element's own markup gives, or null where its content is to be read. */
function ownAlternative(element) {
  const tag = element.tagName.toUpperCase();
  if (tag === "IMG" || tag === "AREA") return clean(attribute(element, "alt") || attribute(element, "title"));
  if (tag === "SVG") return clean([...element.children].find((one) => one.localName === "title")?.textContent || "");
  if (tag === "INPUT") return clean(buttonName(element) || labelsText(element));
  if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME|OBJECT|VIDEO|AUDIO|CANVAS)$/.test(tag)) return "";
  return null;
}

/** What HTML itself gives as a name: labels, legends, captions, alternatives, the value of a button. */
function nativeName(element) {
  const tag = element.tagName.toUpperCase();
  if (tag === "INPUT" && attribute(element, "type").toLowerCase() in BUTTON_TYPES) {
    return buttonName(element);
  }
  if (LABELABLE.test(tag) || element.labels) return labelsText(element);
  if (tag === "IMG" || tag === "AREA" || tag === "SVG") return ownAlternative(element);
  const naming = { FIELDSET: "LEGEND", TABLE: "CAPTION", FIGURE: "FIGCAPTION" }[tag];
  const part = naming && [...element.children].find((child) => child.tagName === naming);
  return part && !isHidden(part) ? alternative(part, traversal(element), true) : "";
}

function buttonName(element) {
  const type = attribute(element, "type").toLowerCase();
  if (!(type in BUTTON_TYPES)) return "";
  if (type === "image") return attribute(element, "alt") || attribute(element, "title") || BUTTON_TYPES.image;
  return element.hasAttribute("value") ? attribute(element, "value") : BUTTON_TYPES[type];
}

function labelsText(element) {
  const labels = [...(element.labels || [])].filter((label) => exposed(label));
  return labels.map((label) => alternative(label, traversal(element), true)).join(" ");
}

function namedByContent(element) {
  const role = attribute(element, "role");
  return role ? FROM_CONTENT.test(role) : CONTENT_TAGS.test(element.tagName);
}

/** What the style sheet draws, the children as rendered, what the style sheet draws behind them. */
function contentText(element, walk) {
  const parts = [drawn(element, "::before")];
  for (const node of childrenOf(element)) {
    if (node.nodeType === 3) parts.push(isFolded(element) ? "" : node.nodeValue);
    else if (node.nodeType === 1) parts.push(apart(node, alternative(node, walk, false)));
  }
  parts.push(drawn(element, "::after"));
  return parts.join("");
}

/** Blocks and line breaks part words; inline elements do not. */
function apart(node, text) {
  if (node.tagName === "BR") return " ";
  if (!text || node.tagName === "SLOT") return text;
  return APART.test(displayOf(node)) || /^table-/.test(displayOf(node)) ? ` ${text} ` : text;
}

/** The words that a style sheet puts before or behind an element. */
function drawn(element, place) {
  const style = getComputedStyle(element, place);
  const content = style.content;
  if (!content || content === "none" || content === "normal") return "";
  const [shown, spoken] = content.replace(/url\("[^"]*"\)/g, "").split(/\s+\/\s+(?=["'])/);
  const quoted = (spoken ?? shown).match(/"((?:[^"\\]|\\.)*)"/g) || [];
  const text = quoted.map((one) => one.slice(1, -1).replace(/\\(.)/g, "$1")).join("");
  return spoken || APART.test(style.display) ? ` ${text} ` : text;
}
