// Tells the recorder what is done on a page that somebody else drives: a script or a person.
// It never passes on what was typed, only how long it was. It holds back the click that would
// send an application until the recorder has written down the intention.
(() => {
  if (window.__othershoe) return;
  const state = { allowed: false, touched: [] };
  Object.defineProperty(window, "__othershoe", { value: state });

  const FIELD = "input, select, textarea, [contenteditable=''], [contenteditable=true]";
  const PRESSED = "button, a[href], input[type=submit], input[type=button], input[type=image], " +
    "[role=button], [role=link], [role=option], [role=radio], [role=checkbox], [role=tab], summary";
  const FINAL = new RegExp([
    "\\b(submit|send|complete|finish)\\b.{0,20}\\bapplication\\b", "^(submit|send)( now)?$",
    "\\bsubmit (form|my|and)\\b", "^apply( now| for this (job|position|role))?$",
    "bewerbung (ab|ver)?(senden|schicken)", "^(ab|ver)?senden$", "jetzt bewerben",
    "(envoyer|soumettre|transmettre)( (ma|la|votre))?( candidature)?$", "^postuler$",
    "^enviar( (mi|la|minha|a) (solicitud|candidatura|inscripción))?$", "^(postular|candidatar)",
    "sollicitatie (ver)?(sturen|zenden)", "^verstuur", "^solliciteer$",
    "^invia( (la|tua|candidatura).*)?$", "^wyślij", "^aplikuj",
  ].join("|"), "i");

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

  function final(button) {
    const form = button.form || button.closest("form");
    const sends = button.matches("[type=submit], [type=image], button:not([type])");
    if (button.matches("a[href]") && !/^(#|javascript:)/i.test(button.getAttribute("href"))) {
      return false;
    }
    const text = told(button);
    if (!FINAL.test(text)) return false;
    const many = form && form.querySelectorAll("input:not([type=hidden]), select, textarea").length;
    return /^(apply|postul|jetzt bewerben|candidatar|aplikuj|solliciteer)/i.test(text)
      ? Boolean(sends && many > 1) : true;
  }

  function clicked(event) {
    const target = event.composedPath().find(
      (one) => one instanceof Element && one.matches(PRESSED));
    if (!target) return;
    if (final(target)) {
      if (state.allowed) return;  // the recorder writes this one down itself
      event.preventDefault();
      event.stopImmediatePropagation();
      report({ kind: "held", label: told(target) });
      return;
    }
    report({
      kind: "clicked", label: told(target), sends: target.matches("[type=submit], button:not([type])"),
      link: target.matches("a[href]"), at: performance.now(),
    });
  }

  function submitted(event) {
    if (state.allowed || event.submitter) return;  // a button's click was looked at already
    const button = event.target.querySelector("[type=submit], button:not([type])");
    if (!button || !final(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    report({ kind: "held", label: told(button) });
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
  addEventListener("submit", submitted, true);
})();
