// The questions of a page: which controls there are, and which of them are one question.

const TEXT_TYPES = /^(text|search|url|email|tel|password|number|range|date|month|week|time|datetime-local|color|)$/;
const FIELD = [
  "input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=image]):not([type=reset])",
  "select",
  "textarea",
  "[contenteditable=true]",
  "[contenteditable='']",
  "[role=textbox]",
  "[role=combobox]",
  "[role=radio]",
  "[role=checkbox]",
  "[role=switch]",
  "[role=spinbutton]",
  "[role=slider]",
  "button[aria-haspopup=listbox]",
  "[role=button][aria-haspopup=listbox]",
].join(", ");

const BAIT =
  /honey.?pot|bee.?catcher|bot.?(trap|field|catcher)|robots? only|not for humans|if you are (a )?human|(^|[-_ ])fake([-_ ]|$)|^hp[-_]|[-_]hp$/i;
const LEAVE_EMPTY = /\b(leave|keep)\b.{0,20}\b(blank|empty)\b|^(do not|don.t) fill/i;

/** Why a field is a trap for robots, or "". */
function baitOf(element, label) {
  const named = [attribute(element, "name"), element.id, label, attribute(element, "autocomplete")];
  named.push(attribute(element, "data-automation-id"), attribute(element, "class"));
  const words = named.find((text) => BAIT.test(text));
  if (words) return `its name or label says so ("${words.slice(0, 60)}")`;
  if (LEAVE_EMPTY.test(label) && label.length < 60 && !label.includes("?")) {
    return `its label says so ("${label}")`;
  }
  return "";
}

/** A text field that people cannot see, although it is laid out and can be filled in. */
function trapOf(element, label) {
  const bait = baitOf(element, label);
  if (bait) return bait;
  const why = concealment(element);
  if (!why || why === "not displayed") return "";
  const unreachable = element.tabIndex < 0 || hiddenFromAll(element);
  if (!unreachable && why !== "off the screen") return "";
  return unreachable ? `${why}, and out of the tab order` : why;
}

/** A widget's own shadow: the input that react-select and others keep for validation. */
const isGhost = remembered((element) => {
  if (!element.matches("input, select, textarea")) return false;
  const type = attribute(element, "type");
  if (type === "file") return false;
  if (!(element.tabIndex < 0 || hiddenFromAll(element))) return false;
  if (/^(radio|checkbox)$/.test(type)) return hiddenFromAll(element) && hasTwin(element);
  for (let at = parentOf(element), up = 0; at && up < 4; at = parentOf(at), up += 1) {
    const widget = at.querySelector(
      "[role=combobox], [aria-haspopup=listbox], [role=switch], [role=radiogroup], [role=spinbutton], [role=textbox][contenteditable]",
    );
    if (widget && widget !== element && !contains(element, widget)) return isAlone(at);
  }
  return false;
});

/** A list that stands open on the page and is chosen from by itself. */
const isOpenList = remembered((element) => {
  if (!element.matches("[role=listbox]") || !visible(element) || !element.querySelector("[role=option]")) return false;
  if (element.tabIndex < 0 && !element.querySelector("[role=option][tabindex='0']")) return false;
  if (element.id && element.getRootNode().querySelector(`[aria-controls~="${CSS.escape(element.id)}"], [aria-owns~="${CSS.escape(element.id)}"]`)) return false;
  const opened = closest(element, "[role=combobox], [role=dialog], [popover]") || WIDGET.test(attribute(parentOf(element) || element, "class"));
  return !opened && Boolean(closest(element, "form, [role=form], main"));
});

/** The button that only opens the list of the text field beside it. */
const isToggle = remembered((element) => {
  if (!element.matches("button, [role=button]")) return false;
  for (let at = parentOf(element), up = 0; at && up < 3 && !at.matches("form, body"); at = parentOf(at), up += 1) {
    const fields = [...at.querySelectorAll(FIELD)].filter((field) => field !== element && visible(field));
    if (fields.length) return fields.length === 1 && fields[0].matches("input") && isCombobox(fields[0], attribute(fields[0], "role"));
  }
  return false;
});

/** Whether a drawn box or radio stands beside it, for which it only carries the answer. */
function hasTwin(element) {
  const parent = parentOf(element);
  const beside = parent ? childrenOf(parent).filter((one) => one.nodeType === 1) : [];
  const drawn = (one) => one !== element && one.matches("[role=radio], [role=checkbox], [role=switch]");
  return beside.some((one) => drawn(one)) || Boolean(parent && drawn(parent));
}

/** Whether a part of the page holds one question at most. */
function isAlone(part) {
  const fields = [...part.querySelectorAll(FIELD)].filter((field) => visible(field) && !hiddenFromAll(field) && !isToggle(field));
  const inner = fields.filter((field) => !fields.some((other) => other !== field && other.contains(field)));
  const whole = (field) => (kindOf(field) === "radio" ? attribute(field, "name") : attribute(field, "role") === "spinbutton" ? closest(field, "[role=group]") || field : field);
  const groups = new Set(inner.map(whole));
  return groups.size <= 1;
}

const LIVING = { radio: true, checkbox: true, file: true };

/** Whether a person meets it: it is seen, or something visible stands for it. */
const met = remembered((element) => {
  const type = attribute(element, "type").toLowerCase();
  const labels = [...(element.labels || [])];
  if (visible(element)) return true;
  if (LIVING[type] || /^(radio|checkbox|switch)$/.test(attribute(element, "role"))) {
    if (labels.some((label) => visible(label))) return true;
    const parent = parentOf(element);
    if (type === "file") return Boolean(parent) && rendered(parent);
    return Boolean(parent) && visible(parent) && parent !== document.body;
  }
  if (attribute(element, "role") === "spinbutton" && concealment(element) === "transparent") return shownByGroup(element);
  return Boolean(standIn(element));
});

/** Parts of a date are often faded out until their group has the focus. */
function shownByGroup(element) {
  const group = closest(element, "[role=group]");
  return Boolean(group) && visible(group);
}

const WIDGET = /chosen|select2|choices|selectize|ts-wrapper|nice-select|bootstrap-select|dropdown|combobox|SumoSelect/i;

/** The widget that stands for a native list which is kept but not shown. */
function standIn(element) {
  if (element.tagName !== "SELECT" || visible(element)) return null;
  if (isGhost(element) && !labelText(element)) return null;
  const parent = element.parentElement;
  const near = [element.nextElementSibling, element.previousElementSibling, parent, parent && parent.nextElementSibling];
  const isWidget = (one) => one && (WIDGET.test(attribute(one, "class")) || one.matches("[role=combobox]") || one.querySelector("[role=combobox], [aria-haspopup=listbox]"));
  return near.find((one) => one && visible(one) && one !== document.body && isWidget(one)) || null;
}

/** What takes the focus and opens the list, in the widget that stands for a native list. */
function openerIn(widget) {
  const focusable = "[tabindex]:not([tabindex='-1']), input:not([type=hidden]):not([tabindex='-1']), button:not([tabindex='-1'])";
  const inside = [...widget.querySelectorAll(focusable)].filter((one) => one.tagName !== "SELECT" && visible(one));
  const around = closest(widget, "[tabindex]:not([tabindex='-1'])");
  if (widget.matches(focusable)) return widget;
  return inside[0] || (around && !around.matches("form, body") ? around : widget);
}

const LOOKING = /^filter (by|results|jobs)\b|^(search|suchen?|stellensuche|rechercher?|buscar|zoeken|cerca|szukaj|pesquisar)\W*(for )?(jobs?|positions?|keywords?|stellen|jobs? here)?\W*$/i;

/** Controls that are no question of an application: search, language, captcha, cookies. */
function asideOf(element) {
  const name = `${attribute(element, "name")} ${element.id}`;
  if (closest(element, "form") && isSearch(closest(element, "form"))) return "search";
  if (element.readOnly && /^https?:/.test(element.value)) return "an address to copy";
  const spoken = accessibleName(element);
  if (!closest(element, "form") && /^(select |choose |change )?(your )?(language|sprache|langue|idioma)\b/i.test(spoken)) return "language";
  if (!closest(element, "form") && /[,:] ?(current )?(language|sprache|langue|idioma|lingua|taal|język)\b/i.test(spoken)) return "language";
  if (LOOKING.test(spoken)) return "search";
  if (isCallingCode(element, spoken)) return "the country of a phone number";
  if (/(g-recaptcha|h-captcha|cf-turnstile)-response/.test(name)) return "captcha";
  if (attribute(element, "type") === "search" || closest(element, "[role=search]")) return "search";
  if (closest(element, "nav, [role=navigation]")) return "navigation";
  const small = closest(element, "form");
  if (closest(element, "footer, [role=contentinfo]") && (!small || small.querySelectorAll(FIELD).length < 3)) return "footer";
  const outer = closest(element, "form, [role=dialog], [id*=cookie i], [class*=cookie i], [id*=onetrust i]");
  if (outer && /cookie|onetrust|consent-banner/i.test(`${outer.id} ${attribute(outer, "class")}`)) {
    return "cookies";
  }
  if (closest(element, ".iti__country-list, .iti__dropdown-content, .iti__country-container")) {
    return "the country of a phone number";
  }
  return "";
}

/** A form that looks for jobs: its button says so, and nothing in it is an application's. */
const isSearch = remembered((form) => {
  if (form.querySelector("input[type=file], input[type=email], input[type=tel], textarea, input[type=password]")) return false;
  const button = form.querySelector("button[type=submit], input[type=submit], button:not([type])");
  const said = button ? `${textOf(button)} ${attribute(button, "value")} ${ariaText(button)}` : "";
  return /^\s*(search|find|filter|show (jobs|results)|such|recherch|trouver|busca|zoek|pesquis|cerca|szukaj)/i.test(said);
});

const CALLING = /\b(country|calling|dial(l?ing)?|phone|area)[ _-]?(calling |country )?code\b|search (by |for )?(a )?countr|list of countries|^(change|select) country\b/i;

/** The list of countries that belongs to a telephone number. */
function isCallingCode(element, spoken) {
  const phone = "input[type=tel], input[autocomplete^=tel]";
  if (element.matches(phone)) return /country/.test(attribute(element, "autocomplete"));
  if (CALLING.test(spoken)) return true;
  for (let at = parentOf(element), up = 0; at && up < 12 && !at.matches("form"); at = parentOf(at), up += 1) {
    const beside = at.querySelector(phone);
    if (!beside || beside === element) continue;
    if (up > 5 && !/phone|mobile|\btel\b/i.test(`${attribute(at, "class")} ${at.id}`)) return false;
    const fields = [...at.querySelectorAll(FIELD)].filter((field) => visible(field) && !isGhost(field));
    const codes = element.tagName === "SELECT" && [...element.options].filter((option) => /\+\d/.test(option.text)).length > 3;
    return (codes || (fields.length <= 2 && !/^(textarea|date|file)$/.test(kindOf(element)) && isCombobox(element, attribute(element, "role"))));
  }
  return false;
}

function kindOf(element) {
  const role = attribute(element, "role");
  const tag = element.tagName;
  const type = attribute(element, "type").toLowerCase();
  if (role === "switch") return "switch";
  if (role === "listbox") return "select";
  if (role === "radio" || type === "radio") return "radio";
  if (role === "checkbox" || type === "checkbox") return "checkbox";
  if (type === "file") return "file";
  if (tag === "SELECT") return standIn(element) ? "combobox" : "select";
  if (role === "spinbutton" && tag !== "INPUT") return "number";
  if (role === "slider" || type === "number" || type === "range") return "number";
  if (isDateField(element)) return "date";
  if (isCombobox(element, role)) return "combobox";
  if (tag === "TEXTAREA") return "textarea";
  if (/^(date|month|week|time|datetime-local)$/.test(type)) return "date";
  if (type === "tel" || /^tel/.test(attribute(element, "autocomplete"))) return "phone";
  if (tag !== "INPUT" && element.isContentEditable) return piecesHolder(element) ? "text" : "rich_text";
  return "text";
}

function isCombobox(element, role) {
  const popup = attribute(element, "aria-haspopup");
  if (role === "combobox" || popup === "listbox") return true;
  return element.tagName === "INPUT" && /^(list|both)$/.test(attribute(element, "aria-autocomplete"));
}

/** Buttons that are the options of one question: "Yes" and "No", say. */
function buttonGroups(elements, fields) {
  const groups = [];
  const taken = new Set();
  const isOption = (element) => {
    if (!element.matches("button, [role=button]") || taken.has(element)) return false;
    if (/^(menuitem|option|tab)$/.test(attribute(element, "role")) || inToolbar(element)) return false;
    const text = textOf(element) || clean(attribute(element, "aria-label"));
    return Boolean(text) && text.length <= 40 && attribute(element, "type") !== "submit" && visible(element);
  };
  for (const element of elements) {
    if (!isOption(element)) continue;
    const parent = parentOf(element);
    const siblings = parent ? childrenOf(parent).filter((node) => node.nodeType === 1) : [];
    const options = siblings.filter(isOption);
    if (options.length < 2 || options.length > 12) continue;
    if (!areAnswers(options, parent)) continue;
    if (fields.some((field) => contains(parent, field) && met(field) && !isGhost(field) && !answersFor(field, options))) continue;
    options.forEach((option) => taken.add(option));
    groups.push(options);
  }
  return groups;
}

const ANSWER = /^(yes|no|ja|nein|oui|non|sí|si|nee|sim|não|nao|sì|tak|nie|maybe|not sure|n\/a|prefer not to (say|answer))$/i;
/** Whether a control belongs to the tools of an editor. */
function inToolbar(element) {
  return Boolean(closest(element, "[role=toolbar], [class*=toolbar i]"));
}

function areAnswers(options, parent) {
  if (isRating(options)) return true;
  const pressed = options.filter((option) => option.hasAttribute("aria-pressed"));
  if (pressed.length === options.length) return Boolean(closest(parent, "form, fieldset, [role=group]"));
  const texts = options.map((option) => textOf(option));
  return texts.every((text) => ANSWER.test(text)) && new Set(texts).size === texts.length;
}

/** The hidden tick box that keeps what a pair of buttons says. */
function answersFor(field, options) {
  if (attribute(field, "type") !== "checkbox" || options.length > 3) return false;
  return concealment(field) !== "" || (field.tabIndex < 0 && !labelText(field));
}

/** What holds the radios or tick boxes of one question. */
function groupKey(element, kind) {
  const root = element.getRootNode();
  const form = closest(element, "form");
  const name = attribute(element, "name");
  if (kind === "radio") {
    if (name) return [root, form, `radio:${name}`];
    const holder = closest(element, "[role=radiogroup], fieldset, [role=group]");
    return [root, holder || parentOf(parentOf(element) || element), "radio"];
  }
  if (kind !== "checkbox") return null;
  const holder = choiceHolder(element);
  if (holder) return [root, holder, "checkbox"];
  return name && boxesNamed(root, form, name) > 1 ? [root, form, `checkbox:${name}`] : null;
}

function boxesNamed(root, form, name) {
  const same = root.querySelectorAll(`[type=checkbox][name="${CSS.escape(name)}"]`);
  return [...same].filter((other) => closest(other, "form") === form).length;
}

const AGREEING = /\b(agree|consent|accept|acknowledge|certify|confirm|subscribe|opt)\b|einwillig|akzeptier|accepte|acepto|akkoord/i;
const BOX = "input[type=checkbox], [role=checkbox]";

/** What holds the tick boxes of one question: nothing else is asked in it, and it has a heading. */
function choiceHolder(element) {
  for (let at = parentOf(element), up = 0; at && up < 7 && at !== document.body; at = parentOf(at), up += 1) {
    const fields = [...at.querySelectorAll(FIELD)].filter((field) => !isGhost(field) && outermost(field) && met(field));
    const boxes = fields.filter((field) => field.matches(BOX));
    const named = at.matches("fieldset, [role=group]");
    if (fields.length - boxes.length > (named ? 1 : 0) || at.matches("form")) return null;
    if (boxes.length < 2) continue;
    const texts = boxes.map((box) => labelText(box) || followingText(box, new Set(boxes)));
    if (texts.some((text) => AGREEING.test(text) || text.length > 120)) return null;
    const first = branchOf(at, boxes[0]);
    const none = Object.assign(new Set(), { traps: new Set() });
    if (named || blocksBefore(at, first, none).length) return at;
  }
  return null;
}

/** All questions of this document, each as the list of its elements. */
function questionsOf(elements) {
  const widgets = elements.filter((element) => element.tagName === "SELECT").map(standIn).filter(Boolean);
  const inWidget = (field) => field.tagName !== "SELECT" && widgets.some((widget) => contains(widget, field));
  const fields = elements.filter((element) => (element.matches(FIELD) || isOpenList(element)) && outermost(element) && !inWidget(element) && !isToggle(element));
  const buttons = buttonGroups(elements, fields);
  const inButtons = new Set(buttons.flat());
  const groups = [];
  const byKey = [];
  const rank = new Map(elements.map((element, index) => [element, index]));
  for (const field of fields) {
    if (inButtons.has(field) || buttons.some((options) => answersWith(field, options))) continue;
    const kind = kindOf(field);
    const key = groupKey(field, kind);
    const known = key && byKey.find((other) => key.every((part, index) => part === other.key[index]));
    if (known) known.group.elements.push(field);
    else {
      const group = { kind, elements: [field] };
      groups.push(group);
      if (key) byKey.push({ key, group });
    }
  }
  for (const options of buttons) groups.push({ kind: "button_group", elements: options });
  groups.push(...drawnAndOpened(elements, fields));
  return joinDates(groups.sort((a, b) => rank.get(a.elements[0]) - rank.get(b.elements[0])));
}

function answersWith(field, options) {
  const parent = parentOf(options[0]);
  return contains(parent, field) && answersFor(field, options);
}

/** A combobox wrapper and the input inside it are one control: the inner one. */
function outermost(element) {
  const whole = /^(radio|checkbox|switch)$/.test(attribute(element, "role"));
  if (!whole && !/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) {
    const inner = [...element.querySelectorAll("input, select, textarea")];
    if (inner.some((field) => attribute(field, "type") !== "hidden" && !isGhost(field))) {
      return false;
    }
  }
  const outer = parentOf(element) && closest(parentOf(element), "[role=radio], [role=checkbox], [role=switch]");
  return !outer;
}
