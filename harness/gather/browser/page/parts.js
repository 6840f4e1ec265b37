// Questions of several parts, and facts that only some widgets have: dates, phones, sliders, tags.

const PART_WORDS = {
  month: /^(mm?|month|monat|mois|mes|mês|mese|maand|miesiąc)$/i,
  day: /^(dd?|day|tag|tt|jour|jj|día|dia|giorno|gg|dag|dzień)$/i,
  year: /^(yy(yy)?|year|jahr|jjjj|année|annee|aaaa|año|ano|anno|jaar|rok|rrrr)$/i,
};
const PART_TOKENS = { month: /^(month|mm|monat|mois|mes|maand)$/, day: /^(day|dd|tag|jour|dia|dag)$/, year: /^(year|yyyy|yy|jahr|annee|ano|jaar)$/ };

/** The part of a date that a text names alone ("Month *", "MM", "month, Start date"). */
function partIn(text) {
  const bare = clean(text.replace(/[*✱:()…_-]+/g, " ")).replace(/^(select|choose) (a )?/i, "").split(", ")[0];
  return Object.keys(PART_WORDS).find((part) => PART_WORDS[part].test(bare)) || "";
}

/** The part of a date that a control is, or "". */
const datePart = remembered((element) => {
  if (element.matches("input[type=hidden], input[type=file], textarea, [role=combobox]")) return "";
  const told = /\bbday-(day|month|year)\b/.exec(attribute(element, "autocomplete"));
  if (told) return told[1];
  const named = [labelText(element), ariaText(element)].filter(Boolean);
  const shown = [attribute(element, "placeholder"), attribute(element, "title"), unsetText(element)].filter(Boolean);
  const part = [...named, ...shown].map(partIn).find(Boolean);
  if (part || named.length) return part || "";
  return partListed(element) || partTokens(element);
});

function unsetText(element) {
  const first = element.tagName === "SELECT" && element.options[0];
  return first && !first.value ? clean(first.text) : "";
}

/** The part of a date by what a list holds: twelve months, the days, or years. */
function partListed(element) {
  if (element.tagName !== "SELECT") return "";
  const texts = [...element.options].map((option) => clean(option.text)).filter(Boolean);
  const numbers = texts.map(Number).filter((number) => Number.isInteger(number));
  if (texts.filter((text) => monthNumber(text)).length >= 12 && texts.length <= 14) return "month";
  if (numbers.includes(28) && Math.max(...numbers) <= 31) return "day";
  return numbers.length > 4 && numbers.every((number) => number >= 1900 && number <= 2200) ? "year" : "";
}

function partTokens(element) {
  const words = `${attribute(element, "name")} ${element.id}`.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z]+/);
  return Object.keys(PART_TOKENS).find((part) => words.some((word) => PART_TOKENS[part].test(word))) || "";
}

const monthNames = remembered(() => {
  const names = new Map();
  for (const language of new Set([document.documentElement.lang || "en", "en"])) {
    for (const month of ["long", "short"]) {
      let format;
      try {
        format = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
      } catch {
        continue; // the page names a language that is none
      }
      for (let at = 0; at < 12; at += 1) names.set(format.format(Date.UTC(2024, at, 15)).toLowerCase().replace(/\.$/, ""), at + 1);
    }
  }
  return names;
});

/** 1 to 12 for the name or the number of a month, else 0. */
function monthNumber(text) {
  const digits = /^0?(\d{1,2})(\D|$)/.exec(text);
  if (digits) return Number(digits[1]) <= 12 ? Number(digits[1]) : 0;
  const words = text.toLowerCase().replace(/[.,]/g, " ").split(/[\s/–-]+/);
  return words.map((word) => monthNames(document).get(word) || 0).find(Boolean) || 0;
}

/** Neighbouring controls that are the parts of one date become one question. */
function joinDates(groups) {
  const joined = [];
  let run = [];
  const close = () => {
    joined.push(...(isDate(run, groups) ? [oneDate(run)] : run));
    run = [];
  };
  for (const group of groups) {
    const part = group.elements.length === 1 && /^(select|text|number|phone|combobox)$/.test(group.kind) ? datePart(group.elements[0]) : "";
    if (!part || run.some((other) => datePart(other.elements[0]) === part)) close();
    if (part) run.push(group);
    else joined.push(group);
  }
  close();
  return joined;
}

function isDate(run, groups) {
  if (run.length < 2 || !run.some((group) => datePart(group.elements[0]) === "year")) return false;
  const mine = new Set(run.map((group) => group.elements[0]));
  const holder = commonAncestor([...mine]);
  return Boolean(holder) && !groups.some((group) => group.elements.some((other) => !mine.has(other) && contains(holder, other) && met(other)));
}

function oneDate(run) {
  const elements = run.map((group) => group.elements[0]);
  const group = { kind: "date", elements, parts: elements.map(datePart) };
  return { ...group, held: dateOf(group) };
}

/** The parts of a date as plain data. */
function partsOf(group) {
  return (group.parts || []).map((name, index) => {
    const element = group.elements[index];
    const list = element.tagName === "SELECT" ? [...element.options] : [];
    return { name, selector: selectorOf(element), tag: element.localName, options: list.map((option) => clean(option.text)), value: partValue(element) };
  });
}

function partValue(element) {
  if (element.tagName === "SELECT") return element.selectedOptions[0] ? clean(element.selectedOptions[0].text) : "";
  const held = "value" in element ? element.value : attribute(element, "aria-valuetext") || attribute(element, "aria-valuenow") || textOf(element);
  return partIn(held) || /^(empty|leer|vide|vacío)$/i.test(held) ? "" : clean(held);
}

/** What the parts say together as `2027-03-15`, or "" where one is not set. */
function dateOf(group) {
  const values = Object.fromEntries(partsOf(group).map((part) => [part.name, part.value]));
  const numbers = ["year", "month", "day"].filter((name) => name in values).map((name) => (name === "month" ? monthNumber(values[name]) : Number(values[name])));
  if (numbers.some((number) => !number) || numbers[0] < 1000) return "";
  return numbers.map((number, index) => String(number).padStart(index ? 2 : 4, "0")).join("-");
}

const DATE_MASK = /(^|[^a-z])(m{1,2}|d{1,2}|tt|jj|gg)\s?[-/.]\s?(m{1,2}|d{1,2}|tt|jj)\s?[-/.]\s?(y{2,4}|j{4}|a{4}|r{4})|(y{4}|j{4}|a{4}|r{4})\s?[-/.]\s?mm|(^|[^a-z])mm\s?[-/.]\s?(y{4}|j{4}|a{4}|r{4})/i;
const DATE_CLASS = /(^|[\s_-])(flatpickr|(has-?)?date-?picker|date-?(field|input)|pikaday|calendar)/i;
const DATE_WORDS = /\b(date|datum|fecha|data|calendar|birthday|available from|geburtstag)\b/i;

/** A text field that takes a date: its mask, its calendar or its own words say so. */
function isDateField(element) {
  if (element.tagName !== "INPUT" || !/^(text|search|tel|)$/.test(attribute(element, "type"))) return false;
  if (DATE_MASK.test(attribute(element, "placeholder"))) return true;
  const holder = parentOf(element);
  const near = [element, holder, holder && parentOf(holder)].filter((one) => one && (one === element || one.querySelectorAll(FIELD).length === 1));
  if (element.previousElementSibling && element.previousElementSibling.matches("input[type=hidden]")) near.push(element.previousElementSibling);
  if (near.some((one) => DATE_CLASS.test(attribute(one, "class")))) return true;
  const opens = element.readOnly || /^(dialog|grid)$/.test(attribute(element, "aria-haspopup"));
  const words = [attribute(element, "name"), element.id, attribute(element, "placeholder"), labelText(element), ariaText(element), holder ? textOf(holder).slice(0, 60) : ""];
  return opens && words.some((text) => DATE_WORDS.test(text.replace(/([a-z])([A-Z])|[_-]/g, "$1 $2")));
}

/** The list of countries that stands beside a telephone number. */
function callingCodeOf(element) {
  for (let at = parentOf(element), up = 0; at && up < 7 && at !== document.body; at = parentOf(at), up += 1) {
    const lists = [...at.querySelectorAll("select, [role=combobox], [aria-haspopup], button[aria-expanded]")].filter((one) => one !== element && (visible(one) || (one.tagName === "SELECT" && rendered(one))));
    const found = lists.find((one) => !contains(one, element) && saysCallingCode(one, up));
    if (found) return { selector: selectorOf(found), tag: found.localName, text: callingCodeText(found) };
  }
  return null;
}

function saysCallingCode(list, up) {
  if (CALLING.test(`${accessibleName(list)} ${labelText(list)} ${ariaText(list)}`)) return true;
  if (list.tagName === "SELECT") return [...list.options].filter((option) => /\+\d/.test(option.text)).length > 3 || (up < 3 && list.options.length > 100);
  return up < 4 && (/\+\d{1,3}\b/.test(textOf(list)) || /country|flag|dial/i.test(`${attribute(list, "class")} ${attribute(list, "title")}`));
}

function callingCodeText(list) {
  const chosen = list.tagName === "SELECT" && list.selectedOptions[0];
  return clean([chosen ? chosen.text : textOf(list), ariaText(list), attribute(list, "title")].join(" "));
}

/** The body of a document that a frame lets people write into: an editor that lives in a frame. */
function editorIn(frame) {
  if (frame.tagName !== "IFRAME") return null;
  let inside = null;
  try {
    inside = frame.contentDocument;
  } catch {
    return null; // another origin's
  }
  if (!inside || !inside.body) return null;
  const written = inside.designMode === "on" || inside.body.isContentEditable;
  return written ? inside.body : null;
}

/** Whether this document is the inside of an editor, which is asked where its frame stands. */
function isEditorInside() {
  return window.frameElement ? Boolean(editorIn(window.frameElement)) : false;
}

const STARS = /^\D{0,20}?(\d{1,2})\s*(\/\s*\d{1,2}|out of \d{1,2}|von \d{1,2}|sur \d{1,2})?\s*(stars?|points?|sterne?|étoiles?|estrellas?|sterren|stelle|gwiazd\w*|★+)?$/i;

/** Options that are a scale from one upwards: stars, points. */
function isScale(texts) {
  if (texts.length < 3 || texts.length > 11) return false;
  const numbers = texts.map((text) => (/^★+$/.test(text) ? text.length : Number((STARS.exec(text) || [])[1] || NaN)));
  const up = numbers.every((number, index) => !index || number === numbers[index - 1] + 1);
  const down = numbers.every((number, index) => !index || number === numbers[index - 1] - 1);
  return (up || down) && Math.min(...numbers) <= 1;
}

/** The words of an option that shows stars alone; "" for any other. */
function starText(element) {
  const label = [...(element.labels || [])][0];
  const shown = label ? textOf(label) : textOf(element);
  if (!/^[★☆⭐\s]*$/.test(shown)) return "";
  const titled = label && (label.matches("[title]") ? label : label.querySelector("[title]"));
  const spoken = ariaText(element) || (titled && attribute(titled, "title")) || attribute(element, "title");
  return clean(spoken || (shown.length > 1 ? shown : attribute(element, "value") || shown));
}

/** Options of one question that are stars or points. */
function isRating(elements) {
  if (elements.length < 3 || elements.length > 11 || !elements.every((element) => element.matches("button, [role=button], [role=radio], input[type=radio]"))) return false;
  const texts = elements.map((element) => starText(element) || ariaText(element) || labelText(element) || textOf(element));
  if (!isScale(texts)) return false;
  const holder = commonAncestor(elements);
  const classes = [holder, parentOf(holder), ...elements].filter(Boolean).map((one) => attribute(one, "class")).join(" ");
  return texts.some((text) => /★|[a-zé]{4}/i.test(text) && STARS.test(text)) || /(^|[\s_-])(rating|stars?|rate)([\s_-]|$)/i.test(classes);
}

const DRAWN = /\b(signature|sign here|unterschrift|firma|handtekening|podpis|assinatura|signatur)\b/i;
const OPENS_FILES = /\b(upload|attach|choose|select|browse|add)\b.{0,24}\b(file|cv|c\.v\.|resume|résumé|document|cover letter|photo)\b|^(upload|attach)$/i;
const OTHER_SOURCE = /dropbox|google|drive|onedrive|linkedin|indeed|box\b|manually|paste/i;

/** Questions that no field stands for: a signature to draw, a button that opens the files. */
function drawnAndOpened(elements, fields) {
  const drawn = elements.filter((one) => one.tagName === "CANVAS" && visible(one) && one.getBoundingClientRect().width >= 100 && DRAWN.test(surroundings(one)));
  const editors = elements.filter((one) => one.tagName === "IFRAME" && visible(one) && editorIn(one));
  const found = drawn.map((canvas) => ({ kind: "text", elements: [canvas], held: "" }));
  found.push(...editors.map((frame) => ({ kind: "rich_text", elements: [frame], held: clean(editorIn(frame).innerText) })));
  const inputs = fields.filter((field) => attribute(field, "type") === "file").map(placeOf);
  const openers = elements.filter((one) => one.matches("button:not([type=submit]), [role=button]") && closest(one, "form, main, [role=dialog]") && visible(one) && opensFiles(one) && !serves(one, inputs));
  return found.concat(openers.map((opener) => ({ kind: "file", elements: [opener], held: "" })));
}

/** Whether a button belongs to a file field that stands near it, or to one that has no place. */
function serves(button, inputs) {
  if (inputs.some((input) => parentOf(input) === document.body)) return true;
  for (let at = button, up = 0; at && up < 6 && !at.matches("form, main, body"); at = parentOf(at), up += 1) {
    if (inputs.some((input) => contains(at, input))) return true;
  }
  return false;
}

function opensFiles(button) {
  const said = `${textOf(button)} ${ariaText(button)}`.trim();
  return said.length < 60 && OPENS_FILES.test(said) && !OTHER_SOURCE.test(said) && !closest(button, "nav, header, footer");
}

function surroundings(element) {
  const parent = parentOf(element);
  return `${ariaText(element)} ${attribute(element, "class")} ${element.id} ${parent ? textOf(parentOf(parent) || parent).slice(0, 300) : ""}`;
}

const PHONE_WORDS = /\b((tele)?(phone|fon|foon)|mobile|handy|t[eé]l[eé](phone|fono|fone|fon)|telefono|celular)/i;

/** Facts that tell the ways of working a control apart. */
function moreFacts(element, group) {
  const phone = group.kind === "phone" || (group.kind === "text" && PHONE_WORDS.test(labelText(element) || ariaText(element)));
  const named = closest(element, "[lang]");
  return {
    role: attribute(element, "role") || null,
    inputmode: attribute(element, "inputmode") || null,
    language: (named && attribute(named, "lang")) || null,
    minimum: attribute(element, "min") || attribute(element, "aria-valuemin") || null,
    maximum: attribute(element, "max") || attribute(element, "aria-valuemax") || null,
    pieces: Boolean(piecesHolder(element)) && /^(text|rich_text)$/.test(group.kind),
    calling_code: phone ? callingCodeOf(element) : null,
  };
}
