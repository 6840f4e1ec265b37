// What has the focus now: where it is, whether it can be seen, and whether something covers it.

function active() {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return !at || at === document.body || at === document.documentElement ? null : at;
}

/** The styles by which the focus could be seen; what fades in is brought to its end. */
function focusLooks(element) {
  const around = [element, parentOf(element), ...(element.labels || []), element.nextElementSibling, element.previousElementSibling].filter(Boolean);
  const style = (one, part) => {
    const s = getComputedStyle(one, part);
    const line = s.outlineStyle === "none" || s.outlineWidth === "0px" ? "none" : s.outlineStyle + s.outlineWidth + s.outlineColor;
    return [line, s.boxShadow, s.borderColor, s.borderWidth, s.backgroundColor, s.backgroundImage, s.textDecorationLine, s.color, s.transform, s.opacity].join("|");
  };
  for (const one of around) {
    for (const fade of one.getAnimations({ subtree: true })) if (fade instanceof CSSTransition) fade.finish();
  }
  return around.map((one) => [undefined, "::before", "::after"].map((part) => style(one, part)).join("~")).join("\n");
}

/** What lies over the whole of an element: a bar that stays in place, a banner. */
function coveredBy(element) {
  const box = element.getBoundingClientRect();
  const points = [[0.5, 0.5], [0.1, 0.15], [0.9, 0.15], [0.1, 0.85], [0.9, 0.85]];
  let cover = null;
  for (const [x, y] of points) {
    const left = box.left + box.width * x;
    const top = box.top + box.height * y;
    if (left < 0 || top < 0 || left >= innerWidth || top >= innerHeight) return null;
    let hit = document.elementFromPoint(left, top);
    while (hit && hit.shadowRoot && hit.shadowRoot.elementFromPoint(left, top) && hit.shadowRoot.elementFromPoint(left, top) !== hit) hit = hit.shadowRoot.elementFromPoint(left, top);
    if (!hit || contains(element, hit) || contains(hit, element) || (element.labels && [...element.labels].some((one) => contains(one, hit)))) return null;
    if (!stuck(hit)) return null;
    cover = stuck(hit);
  }
  return cover ? named(cover).words : null;
}

/** Facts about what has the focus; nothing where it is on the page itself. */
function focused() {
  const element = active();
  if (!element) return null;
  const box = element.getBoundingClientRect();
  return {
    ...named(element),
    tag: element.localName,
    frame: element.localName === "iframe",
    field: element.matches("input, select, textarea, [role=combobox], [role=radio], [role=checkbox]"),
    group: element.type === "radio" ? element.name : "",
    left: box.left + scrollX,
    right: box.right + scrollX,
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
    seen: box.width > 1 && box.height > 1,
    covered: coveredBy(element),
    stuck: Boolean(stuck(element)),
    looks: focusLooks(element),
  };
}

/** Where the focus went after an attempt to go on: to a field, to words, or nowhere. */
function focusWent() {
  const element = active();
  if (!element) return { on: "nothing", words: "" };
  if (element.matches("input, select, textarea, [role=combobox], [role=radio], [role=radiogroup], [contenteditable=true]")) return { on: "field", words: named(element).words };
  if (element.matches("button, input[type=submit], [role=button], a[href]")) return { on: "button", words: named(element).words };
  return { on: "words", words: textOf(element).slice(0, 300) };
}

/** What a control makes of text that is pasted into it. */
function paste(element, text) {
  element.focus();
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const before = element.value ?? element.textContent;
  const key = new KeyboardEvent("keydown", { key: "v", code: "KeyV", ctrlKey: true, bubbles: true, cancelable: true, composed: true });
  const keyTaken = !element.dispatchEvent(key);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true });
  const taken = !element.dispatchEvent(event);
  const input = new InputEvent("beforeinput", { inputType: "insertFromPaste", data: text, bubbles: true, cancelable: true, composed: true });
  const refused = !taken && !element.dispatchEvent(input);
  const after = element.value ?? element.textContent;
  element.blur();
  return { blocked: (taken && after === before) || refused || (keyTaken && after === before), changed: after !== before };
}

/** What a control makes of what was just typed into it. */
function typed(element) {
  return {
    value: element.value ?? element.textContent,
    valid: element.validity ? element.validity.valid : true,
    message: element.validationMessage || "",
    marked: attribute(element, "aria-invalid") === "true",
  };
}
