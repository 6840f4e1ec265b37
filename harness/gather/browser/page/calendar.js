// The calendar that a date field opens: which month it shows, its days, and what turns its pages.

const NEXT = /\bnext\b|forward|›|»|→|chevron_?right|weiter|nächst|vor$|suivant|siguiente|próxim|volgende|successiv|następn/i;
const PREVIOUS = /\bprev(ious)?\b|back|‹|«|←|chevron_?left|zurück|vorig|précédent|anterior|vorige|precedente|poprzedni/i;

/** The open calendar as plain data, or null where there is none. */
function calendar() {
  const days = dayCells();
  if (!days) return null;
  const popup = popupOf(days.holder);
  const shown = monthShown(popup, days);
  if (!shown) return null;
  const active = activeElement();
  return {
    ...shown,
    days: days.cells.map((cell, index) => ({ day: index + 1, off: isOff(cell), selector: selectorOf(cell) })),
    focused: focusedDay(days, active),
    inside: contains(popup, active),
    ...pages(popup, days),
  };
}

function activeElement() {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at || document.body;
}

/** The cells of one month, the first to the last, and the lowest element that holds them all. */
function dayCells() {
  const named = everyElement().filter((one) => /^\d{1,2}$/.test(textOf(one)) && !one.matches("option, select, input") && visible(one));
  const leaves = named.filter((one) => !named.some((other) => other !== one && one.contains(other)));
  for (let start = 0; start < leaves.length; start += 1) {
    if (textOf(leaves[start]) !== "1") continue;
    let last = start;
    while (last + 1 < leaves.length && Number(textOf(leaves[last + 1])) === Number(textOf(leaves[last])) + 1) last += 1;
    const cells = leaves.slice(start, last + 1);
    if (cells.length >= 28 && cells.length <= 31) return { holder: commonAncestor(cells), cells: cells.map(pressable), leaves, start };
  }
  return null;
}

/** The day that has the focus, counted from the first of the month (0); null where none has. */
function focusedDay(days, active) {
  const at = days.leaves.findIndex((leaf) => leaf === active || contains(active, leaf) && textOf(active) === textOf(leaf) || contains(leaf, active));
  return at < 0 ? null : at - days.start;
}

/** What takes the press for a day: its own button, or the cell that holds nothing but it. */
function pressable(leaf) {
  const outer = closest(leaf, "button, a[href], [role=gridcell], [role=option], [role=button], td");
  return outer && textOf(outer) === textOf(leaf) ? (outer.tagName === "TD" && outer !== leaf && leaf.matches("a, button") ? leaf : outer) : leaf;
}

const isOff = (cell) => Boolean(cell.disabled) || attribute(cell, "aria-disabled") === "true" || /(^|[\s_-])disabled([\s_-]|$)/i.test(attribute(cell, "class"));

/** The whole of the widget around the days: as far up as a year stands in it. */
function popupOf(holder) {
  for (let at = holder, up = 0; at && at !== document.body && up < 8; at = parentOf(at), up += 1) {
    if (yearIn(at)) return at;
  }
  return holder;
}

function yearIn(part) {
  const list = [...part.querySelectorAll("select")].find((one) => /^(19|20)\d{2}$/.test(clean(one.selectedOptions[0] ? one.selectedOptions[0].text : "")));
  if (list) return { year: Number(clean(list.selectedOptions[0].text)), list };
  const field = [...part.querySelectorAll("input")].find((one) => /^(19|20)\d{2}$/.test(one.value) && visible(one));
  if (field) return { year: Number(field.value), field };
  const said = /\b((19|20)\d{2})\b/.exec(textOf(part, (node) => node.matches("select")));
  return said ? { year: Number(said[1]) } : null;
}

function monthShown(popup, days) {
  const year = yearIn(popup);
  if (!year) return null;
  const list = [...popup.querySelectorAll("select")].find((one) => [...one.options].filter((option) => monthNumber(clean(option.text))).length >= 6 && one !== year.list);
  const before = textOf(popup, (node) => contains(days.holder, node) || node.matches("select, button:not([aria-live])") && !/\d{4}/.test(textOf(node)));
  const month = list ? monthNumber(clean(list.selectedOptions[0].text)) : monthNumber(before.replace(/\d+/g, " ")) || monthSpoken(days.cells);
  if (!month) return null;
  return {
    year: year.year,
    month,
    months: list && visible(list) ? { selector: selectorOf(list), options: [...list.options].map((option) => monthNumber(clean(option.text))) } : null,
    years: year.list && visible(year.list) ? { selector: selectorOf(year.list), options: [...year.list.options].map((option) => Number(clean(option.text))) } : null,
    year_field: year.field && !year.field.readOnly ? selectorOf(year.field) : null,
  };
}

/** The month by what the days are called: "Choose Monday, March 15th, 2027". */
function monthSpoken(cells) {
  return monthNumber(ariaText(cells[9]).replace(/\d+(st|nd|rd|th)?/g, " ") || "");
}

/** The buttons that show the month before and the month after. */
function pages(popup, days) {
  const all = [...popup.querySelectorAll("button, [role=button], a, span, div")].filter((one) => visible(one) && !contains(one, days.holder) && !days.cells.some((cell) => contains(one, cell)));
  const words = (one) => `${ariaText(one)} ${attribute(one, "title")} ${attribute(one, "class")} ${attribute(one, "data-handler")} ${textOf(one)}`.slice(0, 200);
  const pick = (pattern) => {
    const fitting = all.filter((one) => pattern.test(words(one)) && !/year|jahr|année|año|decade/i.test(words(one).replace(/\d{4}/, "")));
    const pressable = fitting.filter((one) => one.matches("button, [role=button], a")) ;
    return (pressable.length ? pressable : fitting)[0];
  };
  const [next, previous] = [pick(NEXT), pick(PREVIOUS)];
  return { next: next ? selectorOf(next) : null, previous: previous ? selectorOf(previous) : null };
}

const ACTIVE = "a, button, input, select, textarea, label, summary, iframe, canvas, img, [role], [onclick], [tabindex], [contenteditable]";

/** A point of the window beside the calendar where a click does nothing; null where there is none. */
function blankPlace(element) {
  const days = dayCells();
  const popup = days && popupOf(days.holder).getBoundingClientRect();
  const dialog = closest(element, "dialog, [role=dialog], [aria-modal=true]");
  const room = dialog ? dialog.getBoundingClientRect() : { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const inPopup = (x, y) => popup && x >= popup.left - 8 && x <= popup.right + 8 && y >= popup.top - 8 && y <= popup.bottom + 8;
  for (let y = Math.max(room.top, 0) + 4; y < Math.min(room.bottom, innerHeight) - 4; y += 14) {
    for (const x of [Math.max(room.left, 0) + 4, Math.min(room.right, innerWidth) - 6]) {
      const at = document.elementFromPoint(x, y);
      const active = at && at.closest(ACTIVE);
      if (at && !inPopup(x, y) && (!active || active === dialog || active.matches("main, form"))) return [x, y];
    }
  }
  return null;
}
