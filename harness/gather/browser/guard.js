// Holds back, in every frame, what would send the application, until the recorder has written down
// the intention: a press on the last step's button, a form that is submitted by a script, a beacon
// on the way out. What goes round this is held in the network (`gather/walk/guard.py`).
(() => {
  if (window.__othershoe) return;
  const state = {
    allowed: false,  // the recorder has written down the intention: let one through
    trusts: false,   // the driver knows what it presses: only what nobody else can see is held
    touched: [],     // fields that the driver has filled in
    last: null,      // whether this is the application's last step; null where nobody has looked
    ways: [],        // the buttons that send it, as the recorder knows them
    deed: "none",    // what was done here last: "fill" or "press"
    presses: 0,
    again: null,     // does what was held back, for a press that a script made
    sends,
  };
  Object.defineProperty(window, "__othershoe", { value: state });

  const SUBMITS = "[type=submit], [type=image], button:not([type])";
  const FIELD = "input:not([type=hidden]):not([type=submit]):not([type=image]):not([type=button])" +
    ":not([type=reset]), select, textarea, [contenteditable=''], [contenteditable=true]";
  const WIDGET = "label, option, [role=option], [role=radio], [role=checkbox], [role=switch], " +
    "[role=combobox], [role=listbox], [role=tab], [role=slider], [role=spinbutton], [aria-haspopup]," +
    "[aria-expanded], [aria-pressed], summary";
  const PRESSED = "button, a[href], input[type=submit], input[type=button], input[type=image], " +
    "[role=button], [role=link]";
  const FINAL = new RegExp([
    "\\b(submit|send|complete|finish)\\b.{0,20}\\bapplication\\b", "^(submit|send)( now)?$",
    "\\bsubmit (form|my|and)\\b", "^apply( now| for this (job|position|role))?$",
    "bewerbung (ab|ver)?(senden|schicken)", "^(ab|ver)?senden$", "jetzt bewerben",
    "(envoyer|soumettre|transmettre)( (ma|la|votre))?( candidature)?$", "^postuler$",
    "^enviar( (mi|la|minha|a) (solicitud|candidatura|inscripción))?$", "^(postular|candidatar)",
    "sollicitatie (ver)?(sturen|zenden)", "^verstuur", "^solliciteer$",
    "^invia( (la|tua|candidatura).*)?$", "^wyślij", "^aplikuj",
  ].join("|"), "i");
  const CHOICE_MS = 500;

  const told = (element) => (element.innerText || element.value ||
    element.getAttribute("aria-label") || element.title ||
    element.querySelector?.("img")?.alt || "").replace(/\s+/g, " ").trim().slice(0, 200);
  const fields = (form) => form ? form.querySelectorAll(FIELD).length : 0;
  const defaultButton = (form) => [...form.elements].find((one) => one.matches(SUBMITS)) ||
    form.querySelector("input[type=image]");
  const posts = (form) => (form.getAttribute("method") || "get").toLowerCase() === "post";

  function report(message) {
    try { window.__othershoeReport?.(message); } catch { /* the page is on its way out */ }
  }

  // Whether a press of this control may send the application.
  function sends(control) {
    if (control.matches("a[href]") && !/^(#|javascript:)/i.test(control.getAttribute("href"))) {
      return false;
    }
    if (state.ways.some((way) => way === control || way.contains(control) || control.contains(way))) {
      return true;
    }
    const form = control.form || control.closest("form");
    const submits = control.matches(SUBMITS);
    if (state.last && !state.ways.length && submits && fields(form) > 1) return true;
    const text = told(control);
    if (!FINAL.test(text)) return false;
    return /^(apply|postul|jetzt bewerben|candidatar|aplikuj|solliciteer)/i.test(text)
      ? submits && fields(form) > 1 : true;
  }

  function hold(event, label, again) {
    event?.preventDefault();
    event?.stopImmediatePropagation();
    state.again = again;
    report({ kind: "held", label });
  }

  function clicked(event) {
    const path = event.composedPath().filter((one) => one instanceof Element);
    const target = path.find((one) => one.matches(PRESSED));
    state.deed = path.some((one) => one.matches(FIELD) || one.matches(WIDGET)) && !target?.matches(SUBMITS)
      ? "fill" : "press";
    if (state.deed === "press") state.presses += 1;
    if (target && !state.allowed && !state.trusts && sends(target)) hold(event, told(target), () => target.click());
  }

  // Form.requestSubmit() and the Enter key in a form without a button make no click.
  function submitted(event) {
    state.deed = "press";
    state.presses += 1;
    if (state.allowed || state.trusts) return;
    const form = event.target;
    const button = event.submitter || defaultButton(form);
    if (button ? sends(button) : state.last && fields(form)) {
      const submitter = event.submitter;
      hold(event, button ? told(button) : "the form", () => form.requestSubmit(submitter));
    }
  }

  // Form.submit() makes no event at all. Forms that are sent anew for each choice are let through.
  const submit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = function () {
    const button = defaultButton(this);
    const answersChoice = performance.now() - chose < CHOICE_MS;
    const final = (button && sends(button)) || (state.last && posts(this));
    if (state.allowed || state.trusts || !final || answersChoice) return submit.call(this);
    hold(null, button ? told(button) : "the form", () => submit.call(this));
    return undefined;
  };

  let chose = -Infinity;
  function filled(event) {
    const field = event.composedPath()[0];
    if (!(field instanceof Element)) return;
    state.deed = "fill";
    if (event.type === "change" && field.matches("select, [type=radio], [type=checkbox]")) {
      chose = performance.now();
    }
  }

  function keyed(event) {
    const field = event.composedPath()[0];
    const writes = field instanceof Element &&
      field.matches("textarea, [contenteditable], [role=combobox], [aria-expanded]");
    if (event.key !== "Enter" || writes) return;
    state.deed = "press";
    state.presses += 1;
  }

  // No interception sees what a page sends while it is being left.
  let leaving = false;
  const holdsBack = () => leaving && state.last && !state.allowed;
  const beacon = Navigator.prototype.sendBeacon;
  Navigator.prototype.sendBeacon = function (...given) {
    return holdsBack() ? true : beacon.apply(this, given);
  };
  const fetched = window.fetch;
  window.fetch = function (...given) {
    return holdsBack() ? Promise.reject(new TypeError("Failed to fetch")) : fetched.apply(this, given);
  };
  addEventListener("pagehide", () => { leaving = true; }, true);
  addEventListener("pageshow", () => { leaving = false; }, true);
  // Nor what a shared worker sends; browsers on telephones have none, so that sites do without.
  delete window.SharedWorker;

  addEventListener("input", filled, true);
  addEventListener("change", filled, true);
  addEventListener("keydown", keyed, true);
  addEventListener("click", clicked, true);
  addEventListener("submit", submitted, true);
})();
