// Tells the recorder what is done on a page that somebody else drives: a script or a person.
// It never passes on what was typed, only how long it was. `guard.js` runs before it.
(() => {
  const state = window.__othershoe;
  if (!state || state.reports) return;
  state.reports = true;

  const FIELD = "input, select, textarea, [contenteditable=''], [contenteditable=true]";
  const PRESSED = "button, a[href], input[type=submit], input[type=button], input[type=image], " +
    "[role=button], [role=link], [role=option], [role=radio], [role=checkbox], [role=tab], summary";

  const words = (text) => (text || "").replace(/\s+/g, " ").trim().slice(0, 200);
  const told = (element) => words(
    element.innerText || element.value || element.getAttribute("aria-label") || element.title ||
    element.querySelector?.("img")?.alt);

  function label(field) {
    const ids = (field.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean);
    const root = field.getRootNode();
    const named = ids.map((id) => root.getElementById?.(id)?.textContent || "").join(" ");
    const legend = field.type === "radio" ? field.closest("fieldset")?.querySelector("legend") : null;
    return words(legend?.textContent || named || field.getAttribute("aria-label") ||
      field.labels?.[0]?.textContent || field.placeholder || field.title || field.name);
  }

  function chosen(field) {
    if (field.matches("select")) {
      return Array.from(field.selectedOptions, (option) => option.text).join(", ");
    }
    if (field.type === "file") return "";
    return "value" in field ? field.value : field.textContent;
  }

  function report(message) {
    try { window.__othershoeReport?.(message); } catch { /* the page is on its way out */ }
  }

  // What a driver types is no prefill: the recorder asks for these before it looks at a step.
  const seen = new WeakSet();
  function typed(event) {
    const field = event.composedPath()[0];
    if (!(field instanceof Element) || !field.matches(FIELD) || seen.has(field)) return;
    seen.add(field);
    state.touched.push({ name: field.name || "", id: field.id || "", label: label(field) });
  }

  state.describe = (field) => ({
    name: field.name || "", id: field.id || "", label: label(field),
    tag: field.localName, type: field.matches("select") ? "select" : field.type || "text",
  });

  function changed(event) {
    const field = event.composedPath()[0];
    if (!(field instanceof Element) || !field.matches(FIELD)) return;
    const type = field.matches("select") ? "select" : field.type || "text";
    const ticks = type === "checkbox" || type === "radio";
    const text = ticks ? null : chosen(field);
    report({
      kind: "changed", type, name: field.name || "", id: field.id || "", label: label(field),
      files: type === "file" ? field.files.length : null,
      length: text === null ? null : text.length,
      words: text === null ? null : text.split(/\s+/).filter(Boolean).length,
      at: performance.now(),
    });
  }

  function clicked(event) {
    const target = event.composedPath().find(
      (one) => one instanceof Element && one.matches(PRESSED));
    if (!target) return;
    if (state.sends(target)) return;  // the recorder writes this one down itself
    report({
      kind: "clicked", label: told(target), sends: target.matches("[type=submit], button:not([type])"),
      link: target.matches("a[href]"), at: performance.now(),
    });
  }

  // At most one word in 100 ms that the page shows something new.
  let told_at = -Infinity;
  let waiting = false;
  function shows() {
    if (waiting) return;
    const left = told_at + 100 - performance.now();
    if (left > 0) {
      waiting = true;
      setTimeout(() => { waiting = false; shows(); }, left);
      return;
    }
    told_at = performance.now();
    report({ kind: "shows" });
  }

  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
  const watcher = new MutationObserver((mutations) => {
    if (document.readyState === "loading") return;
    if (mutations.some((one) => one.type === "attributes"
      ? Boolean(one.target.querySelector(FIELD) || one.attributeName === "aria-invalid")
      : [...one.addedNodes, ...one.removedNodes].some(isElement))) shows();
  });
  watcher.observe(document, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ["hidden", "style", "class", "open", "aria-hidden", "aria-invalid"],
  });
  addEventListener("input", typed, true);
  addEventListener("change", changed, true);
  addEventListener("click", clicked, true);
})();
