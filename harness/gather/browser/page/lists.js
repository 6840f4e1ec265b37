// The list that a control opens: what it offers, what is highlighted in it, what it has kept.

const OPTION = "[role=option], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=treeitem]";
const BARE = "li, [class*=option i], [class*=suggestion i], [class*=item i], [data-value]";
const POPUP = "[role=listbox], [role=menu], [role=tree], [role=grid], [role=dialog]";
const SAID = "[aria-live], [role=alert], [role=status], [role=log]";
const BEFORE = Symbol.for("seen before the list was opened");
const NOTHING = /^(loading|searching|no (results?|options?|match(es)?|items?|data)|nothing (was )?found|not found|(start |begin )?typ(e|ing)\b|enter \d|please enter|keine|aucun|sin resultados|geen|nessun|nenhum|brak)\b/i;
const BUSY = /^(loading|searching|please wait|l[äa]dt|wird geladen|chargement|cargando|laden|caricamento|carregando|ładowanie)|…$|\.\.\.$/i;

/** The document and every open shadow root in it. */
function allRoots() {
  const found = [document];
  for (const root of found) {
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) found.push(element.shadowRoot);
  }
  return found;
}

const everywhere = (selector) => allRoots().flatMap((root) => [...root.querySelectorAll(selector)]);

/** What a selector finds under `holder` as it is rendered, slots and shadow roots included. */
function rendersIn(holder, selector) {
  const found = [];
  const visit = (node) => {
    if (node.nodeType !== 1) return;
    if (node !== holder && node.matches(selector)) found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(holder);
  return found;
}

function activeElement() {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

/** Remember what can be chosen now, so that what a list brings can be told from it. */
function remember() {
  const known = everywhere(`${OPTION}, ${BARE}, ${POPUP}`).filter((one) => visible(one));
  window[BEFORE] = new WeakSet(known);
}

const isNew = (element) => !(window[BEFORE] && window[BEFORE].has(element));
const isTyped = (element) => Boolean(element) && element.matches("input, textarea") && TYPED.test(attribute(element, "type")) && !element.readOnly && !element.disabled;
const TYPED = /^(text|search|email|url|tel|)$/;

/** The control, the combobox around it, what has the focus: whatever may point at the list. */
function pointers(element) {
  const active = activeElement();
  const around = closest(element, "[role=combobox]");
  const inside = [...element.querySelectorAll("[role=combobox], input")];
  const own = active && (isNew(active) || contains(element, active) || contains(boxOf(element), active));
  return [...new Set([element, around, ...inside, own ? active : null].filter(Boolean))];
}

/** The lists that a control names as its own and that can be seen. */
function linkedLists(element) {
  const named = pointers(element).flatMap((one) => ["aria-controls", "aria-owns"].flatMap((name) => referenced(one, name)));
  return [...new Set(named)].filter((list) => rendered(list) && !contains(list, element));
}

const outermostOf = (elements) => elements.filter((one) => !elements.some((other) => other !== one && contains(other, one)));
const innermostOf = (elements) => elements.filter((one) => !elements.some((other) => other !== one && contains(one, other)));

/** The options that can be seen and belong to a control, in their order. */
function shownOptions(element) {
  if (element.matches("[role=listbox]")) return rendersIn(element, OPTION).filter((one) => visible(one));
  const linked = linkedLists(element);
  for (const selector of [OPTION, BARE]) {
    const own = linked.flatMap((list) => rendersIn(list, selector)).filter((one) => visible(one) && textOf(one));
    if (own.length) return selector === OPTION ? own : innermostOf(own);
  }
  const box = boxOf(element);
  const fresh = everywhere(OPTION).filter((one) => isNew(one) && visible(one) && !liesIn(box, one));
  if (fresh.length) return fresh;
  const bare = everywhere(BARE).filter((one) => isNew(one) && visible(one) && textOf(one) && !contains(box, one) && !closest(one, SAID));
  return likeRows(outermostOf(bare).flatMap((one) => rowsIn(one, bare)), element);
}

/** A fresh element that only holds a list stands for the rows of the list. */
function rowsIn(outer, fresh) {
  const inner = fresh.filter((one) => one !== outer && contains(outer, one));
  const rows = inner.filter((one) => one.parentElement && [...one.parentElement.children].filter((other) => inner.includes(other)).length > 1);
  return rows.length > 1 ? outermostOf(rows) : [outer];
}

/** Of what has newly appeared, what lies like the rows of a list near the control. */
function likeRows(rows, element) {
  const own = element.getBoundingClientRect();
  return rows.filter((row) => {
    const box = row.getBoundingClientRect();
    return textOf(row).length < 200 && box.left < own.right + 40 && box.right > own.left - 40 && !row.querySelector("input:not([type=checkbox]):not([type=radio]), select, textarea");
  });
}

/** Whether it is part of a control's own frame, as chips are, and not of what the control opens. */
function liesIn(box, one) {
  if (!contains(box, one)) return false;
  const [outer, inner] = [box.getBoundingClientRect(), one.getBoundingClientRect()];
  const middle = (inner.top + inner.bottom) / 2;
  return middle > outer.top && middle < outer.bottom;
}

/** The words of an option without those of the options inside it. */
function wordsOfOption(option) {
  return textOf(option, (node) => node.matches(OPTION)) || clean(attribute(option, "aria-label"));
}

const LIT = /(^|[-_ ])(highlight(ed)?|focus(ed)?|active|hover(ed)?|current|cursor)($|[-_ ])/i;

/** The option that the next Enter would take. */
function litOption(element, options) {
  const named = pointers(element).concat(activeElement() || []).map((one) => attribute(one, "aria-activedescendant")).filter(Boolean);
  const at = (found) => options.findIndex((one) => one === found || contains(one, found));
  for (const id of named) {
    const found = allRoots().map((root) => root.getElementById(id)).find(Boolean);
    if (found && at(found) >= 0) return at(found);
  }
  const active = activeElement();
  if (active && at(active) >= 0) return at(active);
  const lit = options.filter((one) => ["data-highlighted", "data-focus", "data-active", "data-active-item"].some((name) => one.hasAttribute(name) && attribute(one, name) !== "false"));
  if (lit.length === 1) return options.indexOf(lit[0]);
  const classed = options.filter((one) => LIT.test(attribute(one, "class")));
  return classed.length === 1 ? options.indexOf(classed[0]) : oddOneOut(options);
}

/** The one option that style sheets set apart from all the others, or -1. */
function oddOneOut(options) {
  const classes = options.map((one) => [...one.classList]);
  const shared = classes.reduce((all, names) => all.filter((name) => names.includes(name)), classes[0] || []);
  const marked = options.filter((one) => [...one.classList].some((name) => !shared.includes(name) && !/select|check|first|last|odd|even|\d/i.test(name)));
  if (marked.length === 1) return options.indexOf(marked[0]);
  const colours = options.map((one) => getComputedStyle(one).backgroundColor);
  const lone = colours.filter((colour) => colours.filter((other) => other === colour).length === 1);
  return options.length > 2 && lone.length === 1 ? colours.indexOf(lone[0]) : -1;
}

/** What scrolls the options, where not all of them are drawn or seen. */
function scrollerOf(options) {
  for (let at = options[0]; at && at !== document.body; at = parentOf(at)) {
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight + 4) return at;
  }
  return null;
}

const isPicked = (one) => ["aria-selected", "aria-checked"].some((name) => attribute(one, name) === "true") || Boolean(one.querySelector("input:checked"));
const isOff = (one) => attribute(one, "aria-disabled") === "true" || Boolean(one.disabled) || one.hasAttribute("data-disabled");

/** What the list of a control shows now, as plain data. */
function listState(element) {
  const all = shownOptions(element);
  const words = new Map(all.map((one) => [one, wordsOfOption(one)]));
  const options = all.filter((one) => words.get(one) && !(isOff(one) && NOTHING.test(words.get(one))) && !BUSY.test(words.get(one)) && !(all.length === 1 && NOTHING.test(words.get(one))));
  const active = activeElement();
  const lists = linkedLists(element).filter((one) => visible(one));
  const note = options.length ? "" : clean([...lists.map((one) => textOf(one)), ...all.map((one) => words.get(one))].join(" ")).slice(0, 200);
  const scroller = options.length ? scrollerOf(options) : null;
  const sizes = options.map((one) => Number(attribute(one, "aria-setsize"))).filter((size) => size > options.length);
  const typing = active && (contains(boxOf(element), active) || isNew(active)) ? isTyped(active) : false;
  return {
    open: options.length > 0 || pointers(element).some((one) => attribute(one, "aria-expanded") === "true"),
    options: options.map((one) => ({ text: words.get(one), chosen: isPicked(one), off: isOff(one), selector: selectorOf(one) })),
    lit: litOption(element, options),
    note,
    busy: BUSY.test(note) || lists.some((one) => attribute(one, "aria-busy") === "true"),
    more: Boolean(scroller) && scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 4,
    multiple: holders(element, options).some((one) => attribute(one, "aria-multiselectable") === "true"),
    virtual: sizes.length > 0 || Boolean(scroller && scroller.scrollHeight > 2 * spanOf(options)),
    typing,
    typed: typing ? active.value : "",
  };
}

/** What holds the options: the list itself, wherever it is drawn. */
function holders(element, options) {
  const around = options.length ? closest(options[0], "[role=listbox], [role=tree], [role=menu]") : null;
  return [...linkedLists(element), ...(around ? [around] : [])];
}

function spanOf(options) {
  const boxes = options.map((one) => one.getBoundingClientRect());
  return Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
}

/** The frame that a person sees as the control: the widest part around it alone with a border. */
const boxOf = remembered((element) => {
  let [at, box] = [element, null];
  for (let up = 0; at && up < 6; up += 1) {
    const style = getComputedStyle(at);
    const lined = ["Top", "Bottom"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none" && !/rgba\(.*, 0\)/.test(style[`border${side}Color`]));
    if ((lined || style.boxShadow !== "none") && at.getBoundingClientRect().width > 40) box = at;
    const parent = parentOf(at);
    if (!parent || parent.matches("form, fieldset, body, main, section, tr") || holdsOthers(parent, element)) break;
    at = parent;
  }
  return box || at || element;
});

const ASKS = "input:not([type=hidden]), select, textarea, [role=combobox], [aria-haspopup=listbox], label";

/** Whether a part of the page holds another control, or a label, that can be seen. */
function holdsOthers(part, element) {
  return [...part.querySelectorAll(ASKS)].some((other) => other !== element && !contains(other, element) && !contains(element, other) && visible(other) && !hiddenFromAll(other));
}

/** The button that opens the list of a text field, where there is one. */
function toggleOf(element) {
  for (let at = parentOf(element), up = 0; at && up < 4; at = parentOf(at), up += 1) {
    if (at.matches("form, body") || holdsOthers(at, element)) return [];
    const buttons = [...at.querySelectorAll("button, [role=button]")].filter((one) => visible(one) && !/clear|remove|delete/i.test(`${ariaText(one)} ${attribute(one, "title")}`));
    if (buttons.length) return selectorOf(buttons[buttons.length - 1]);
  }
  return [];
}

/** Everything of a widget up to where another question or a label begins. */
function widgetOf(element) {
  let at = element;
  for (let up = 0; up < 6; up += 1) {
    const parent = parentOf(at);
    if (!parent || parent.matches("form, fieldset, body, main, section, td") || holdsOthers(parent, element)) break;
    at = parent;
  }
  return at;
}

/** Which of some words a control shows as chosen; words that are only typed are told apart. */
function showsChosen(element, wanted) {
  const widget = widgetOf(element);
  const box = boxOf(element);
  const aside = (one) => {
    const apart = closest(one, `${POPUP}, ${SAID}`);
    return apart && !contains(apart, element) && !liesIn(box, apart);
  };
  const inside = [widget, ...rendersIn(widget, "*")].filter((one) => !one.matches("script, style") && !aside(one));
  const fields = inside.filter((one) => one.matches("input:not([type=hidden]), textarea"));
  const words = new Set(inside.filter((one) => visible(one)).map((one) => textOf(one, (node) => node.matches("button") && node !== element)));
  const kept = inside.filter((one) => one.matches("input[type=hidden][name]"));
  return wanted.map((text) => {
    if (words.has(text)) return "chosen";
    if (!fields.some((field) => clean(field.value) === text && visible(field))) return "";
    return kept.length && kept.every((one) => !one.value) ? "" : "written";
  });
}

const PROMPT = /^\W*$|^(-+ ?)?(please )?(select|choose|pick|search|start typing|type (here|to)|bitte|wähle|auswähl|sélectionn|choisi|seleccion|elija|kies|selecteer|selecion|escolh|selezion|scegli|wybierz)/i;
const isPrompt = (one) => /placeholder/i.test(`${attribute(one, "class")} ${one.id} ${attribute(one, "part")}`) || one.hasAttribute("data-placeholder");

/** The words that stand in a control that opens a list: what was chosen, or what is typed. */
function standing(element) {
  if (element.tagName === "SELECT") return [...element.selectedOptions].filter((one) => one.value).map((one) => clean(one.label || one.text));
  const own = element.matches("input, textarea") ? clean(element.value) : "";
  if (own) return chipsOf(element).concat(own);
  return element.matches("input, textarea") ? chipsOf(element) : linesIn(element, element);
}

/** Chosen words that stand beside a field that one types into. */
function chipsOf(element) {
  const box = boxOf(element);
  return box === element ? [] : linesIn(box, element);
}

function linesIn(part, element) {
  const lines = [];
  const visit = (node, holder) => {
    if (node.nodeType === 3 && clean(node.nodeValue)) lines.push({ holder, text: clean(node.nodeValue) });
    if (node.nodeType !== 1) return;
    if (node.matches(`script, style, svg, label, legend, ${SAID}`) || node.matches(POPUP) && !liesIn(part, node) || !visible(node) && node.tagName !== "SLOT" && getComputedStyle(node).display !== "contents") return;
    if (isPrompt(node) || node !== element && node.matches("button, input, select, textarea, [aria-hidden=true]")) return;
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(part, part);
  const joined = lines.reduce((all, line) => {
    const last = all[all.length - 1];
    if (last && last.holder === line.holder) last.text = `${last.text} ${line.text}`;
    else all.push({ ...line });
    return all;
  }, []);
  return joined.map((line) => line.text).filter((text) => !PROMPT.test(text) && /[\p{L}\p{N}]/u.test(text));
}
