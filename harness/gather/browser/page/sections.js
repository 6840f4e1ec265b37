// What a page keeps closed or puts in front: sections that unfold, and dialogs that hold the form.

const NO_SECTION = "nav, header, footer, [role=navigation], [role=banner], [role=contentinfo], [role=toolbar], [role=menubar], [role=listbox], [role=combobox], [class*=cookie i], [id*=cookie i]";
const UNFOLDS = /\b(show|see|view|expand|open|more|details|section|questions?|additional|further|optional|mehr|weitere|plus|más|meer|mais|altro|więcej)\b/i;

/** The dialog in front of everything else, where it holds questions; null where there is none. */
function dialogInFront(asked) {
  const open = [...document.querySelectorAll("dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]")].filter((one) => visible(one) && isModal(one));
  const holding = open.filter((one) => asked.some((group) => group.elements.some((element) => contains(one, element))));
  return holding.pop() || null;
}

/** Leave the questions of the dialog in front alone, where there is one; returns it. */
function keepInFront(asked) {
  const front = dialogInFront(asked);
  if (front) asked.splice(0, asked.length, ...asked.filter((group) => group.elements.some((element) => contains(front, element))));
  return front;
}

/** Whether a dialog keeps people from what is behind it. */
function isModal(dialog) {
  if (attribute(dialog, "aria-modal") === "true" || (dialog.tagName === "DIALOG" && dialog.matches(":modal"))) return true;
  return [...document.body.children].some((one) => !contains(one, dialog) && (one.inert || attribute(one, "aria-hidden") === "true"));
}

/** The openers of closed sections that hold questions, or that may: each as its selector. */
function closedSections() {
  const found = [];
  for (const one of document.querySelectorAll("details:not([open]) > summary, [aria-expanded=false]")) {
    if (!visible(one) || closest(one, NO_SECTION) || one.disabled) continue;
    if (one.matches("summary") ? holdsFields(one.parentElement) : unfolds(one)) found.push({ text: textOf(one).slice(0, 80), selector: selectorOf(one) });
  }
  return found;
}

const holdsFields = (part) => Boolean(part && part.querySelector("input:not([type=hidden]), select, textarea, [contenteditable=true], [role=radio], [role=checkbox], [role=combobox]"));

/** Whether a button opens a section of the form, and not a menu, a list or a dialog. */
function unfolds(button) {
  if (!button.matches("button, [role=button], a") || button.matches("[role=combobox], input") || attribute(button, "type") === "submit") return false;
  if (button.hasAttribute("aria-haspopup") && attribute(button, "aria-haspopup") !== "false") return false;
  const panels = referenced(button, "aria-controls");
  if (panels.length) return panels.some((panel) => !visible(panel) && !panel.matches("[role=listbox], [role=menu], [role=dialog]") && (holdsFields(panel) || Boolean(closest(button, "form"))));
  return Boolean(closest(button, "form")) && (UNFOLDS.test(textOf(button)) || Boolean(closest(button, "h2, h3, h4, h5, h6, [class*=accordion i], [class*=collaps i]")));
}
