// One record for each question, with every fact that understanding and filling it in need.

const REQUIRED_MARK = /[*✱✲∗＊]/;
const OPTIONAL_WORDS = /\b(optional|if applicable|if any|not (required|mandatory)|facultati(f|ve|vo)|optionnel(le)?|non obligatoire|freiwillig|nicht erforderlich|kein pflichtfeld|optioneel|niet verplicht|opcional|facoltativ[oa]|opzionale|non obbligatori[oa]|não obrigatóri[oa]|no obligatori[oa]|opcjonaln[aey]|nieobowiązkow[aey])(?![\p{L}])/iu;
const NEEDED = "required|mandatory|pflichtfeld|pflichtangabe|erforderlich|obligatoire|requise?|champ obligatoire|verplicht|vereist|obligatori[oa]|requerid[oa]|obrigatóri[oa]|obbligatori[oa]|richiest[oa]|wymagan[aey]|obowiązkow[aey]";
const REQUIRED_WORDS = new RegExp(`[([](${NEEDED})( field)?[)\\]]|^(${NEEDED})(?![\\p{L}])|(?<!\\bnot )\\brequired$`, "iu");

/** The words of one option of a group. */
function optionText(element, owners, kind) {
  const stars = starText(element);
  if (stars) return stars;
  if (kind === "button_group") return textOf(element) || clean(attribute(element, "aria-label"));
  const text = labelText(element) || ariaText(element) || (element.tagName === "INPUT" ? "" : textOf(element));
  return text || followingText(element, owners) || clean(attribute(element, "value"));
}

function optionsOf(group, owners) {
  const kept = ghostsBeside(group).find((ghost) => ghost.tagName === "SELECT");
  const first = kept || group.elements[0];
  if (isOpenList(first)) {
    return [...first.querySelectorAll("[role=option]")].map((one) => ({ text: textOf(one), value: textOf(one), selected: isOn(one), disabled: isOff(one), selector: selectorOf(one), proxy: [] }));
  }
  if (group.kind === "select" || first.tagName === "SELECT") {
    return [...first.options].map((option) => ({
      text: clean(option.label || option.text),
      value: option.value,
      selected: option.selected,
      disabled: option.disabled,
      selector: [],
      proxy: [],
    }));
  }
  if (!["radio", "checkbox", "button_group"].includes(group.kind)) return listOptions(first);
  return group.elements.map((element) => ({
    text: optionText(element, owners, group.kind),
    value: attribute(element, "value"),
    selected: isOn(element),
    disabled: Boolean(element.disabled),
    selector: selectorOf(element),
    proxy: proxyOf(element),
  }));
}

/** Options that a text field suggests, or that an open list shows. */
function listOptions(element) {
  const list = element.list ? [...element.list.options] : [];
  const open = ["aria-controls", "aria-owns"].flatMap((name) => referenced(element, name));
  const shown = open.flatMap((holder) => [...holder.querySelectorAll("[role=option]")]);
  const option = (text, value) => ({ text, value, selected: false, disabled: false, selector: [], proxy: [] });
  const listed = list.map((one) => option(clean(one.label || one.value), one.value));
  return listed.concat(shown.map((one) => ({ ...option(textOf(one), ""), selector: selectorOf(one) })));
}

/** The buttons beside a button, itself among them. */
const siblingsOf = (element) => [...parentOf(element).children].filter((one) => one.matches("button, [role=button], [role=radio]"));

function isOn(element) {
  if (typeof element.checked === "boolean") return element.checked;
  if (element.matches("button") && isRating(siblingsOf(element))) return /(^|[ _-])(active|selected|checked|filled|on)([ _-]|$)/.test(attribute(element, "class")) || ["aria-checked", "aria-pressed"].some((name) => attribute(element, name) === "true");
  return ["aria-checked", "aria-pressed", "aria-selected"].some((name) => attribute(element, name) === "true");
}

/** What a person clicks where the control itself cannot be seen. */
function proxyOf(element) {
  if (visible(element)) return [];
  if (element.tagName === "SELECT" && standIn(element)) return selectorOf(openerIn(standIn(element)));
  if (placeOf(element) !== element) return selectorOf(zoneOpener(placeOf(element)));
  const opener = attribute(element, "type") === "file" ? openerOf(element) : null;
  if (opener) return selectorOf(opener);
  const label = [...(element.labels || [])].find((one) => visible(one));
  if (label) return selectorOf(label);
  const parent = parentOf(element);
  return parent && visible(parent) ? selectorOf(parent) : [];
}

/** The button that opens the choice of a file for a field that is not shown. */
function openerOf(element) {
  for (let at = parentOf(element), up = 0; at && up < 6 && !at.matches("form, body"); at = parentOf(at), up += 1) {
    const near = [...at.querySelectorAll("button, [role=button], [tabindex='0'], a[href]")].filter((one) => visible(one));
    const telling = near.find((one) => /upload|attach|browse|choose|select|add|file|cv|resume|drop|datei|fichier|archivo|bestand/i.test(textOf(one) || ariaText(one)));
    if (telling) return telling;
    if (at.querySelectorAll("input[type=file]").length > 1) return null;
  }
  return null;
}

/** Both channels, and the label that they give together. */
function labelOf(group, owners) {
  const first = group.elements[0];
  const many = group.elements.length > 1 || group.kind === "radio" || group.kind === "button_group";
  const place = placeOf(first);
  const before = precedingText(many ? group.elements : [place], owners, group.kind === "file" ? tellingBlock : null);
  const inside = group.kind === "file" ? fileText(place, owners) : "";
  const preceding = inside || (before ? before.text : columnHeading(first));
  const names = place !== first ? [] : many ? groupNames(group) : ownNames(first, group.kind, owners);
  const own = inside || preceding && !(before && before.shared && !isLabel(before.element));
  if (isAnswer(group, names, before)) names.unshift({ text: before.text, source: "preceding text" });
  const shown = names.find((name) => name.text && !MARK.test(name.text) && !(name.source === "placeholder" && own));
  const vague = shown && (isVague(shown.text, group.kind) || (isLabel(before && before.element) && saysMore(shown, before.text)));
  const best = shown && !(vague && preceding) ? shown : { text: preceding, source: preceding ? "preceding text" : "none" };
  return {
    label: best.text,
    label_source: best.source,
    accessible_name: many ? accessibleGroupName(group) : accessibleName(first),
    preceding_text: preceding,
    help: before ? before.rest : "",
    around: before ? before.element : null,
  };
}

/** What a drop zone says it is for: the nearest words around a file field that are no button's. */
function fileText(element, owners) {
  for (let at = parentOf(element), up = 0; at && up < 7 && at !== document.body; at = parentOf(at), up += 1) {
    if ([...owners].some((other) => other !== element && contains(at, other)) || at.matches("form")) return "";
    const blocks = blocksBefore(at, null, Object.assign(new Set(), { traps: owners.traps }));
    const best = tellingBlock(blocks);
    if (best) return best.text.slice(0, 300);
  }
  return "";
}

const DOCUMENT = /\b(cv|curr[ií]culum?|curr[ií]culo|resume|résumé|lebenslauf|cover|letter|anschreiben|motivation\w*|lettre|carta|portfolio|photo|foto|certificat\w*|zeugnis\w*|transcript|attachment|anlagen?|życiorys|levensloop)\b/i;
const ABOUT_FILES = /^[\d.,\s]*(kb|mb)\b|\bmax(imum)?\b|accepted|file (types?|size)|^or\b|%$|^[.\w]{2,5}(, [.\w]{2,5}){2,}|linkedin|indeed|dropbox|google drive|success/i;

/** Of the words around a file field, those that say which file is asked for. */
function tellingBlock(blocks) {
  const telling = blocks.filter((block) => !isVague(block.text, "file") && !ABOUT_FILES.test(block.text));
  const linked = (block) => Boolean(block.element && closest(block.element, "a, button, [role=button]"));
  return telling.find((block) => DOCUMENT.test(block.text)) || telling.find((block) => !linked(block)) || null;
}

const AGREED = /^(yes|i(,| have| do| hereby| fully)?\s*(agree|accept|understand|consent|confirm|acknowledge|certify|read|authori[sz]e)|agreed?|accepted|confirmed|acknowledged?|understood|ja\b|oui\b|sí\b|sim\b|ich (stimme|bestätige|habe)|j.accepte|acepto|accetto|aceito|akkoord)/i;

/** Whether the words of a single tick box only answer what stands above it in its own container. */
function isAnswer(group, names, before) {
  if (!/^(checkbox|switch)$/.test(group.kind) || group.elements.length > 1 || !before || before.shared) return false;
  const own = names.find((name) => name.text);
  const heading = before.element && closest(before.element, HEADING);
  return Boolean(own) && AGREED.test(own.text) && own.text.split(" ").length <= 12 && (!heading || isMarked(before.text));
}

const isMarked = (text) => /[?*✱✲∗＊]\s*$/.test(text);

/** The label of a file field without the words on its button and about sizes. */
function fileLabel(element) {
  const none = Object.assign(new Set(), { traps: new Set() });
  const blocks = [...(element.labels || [])].filter((label) => rendered(label)).flatMap((label) => blocksBefore(label, null, none));
  const best = blocks.length > 1 ? tellingBlock(blocks) || blocks[0] : null;
  return best ? best.text : labelText(element);
}

const isLabel = (element) => Boolean(element && closest(element, `${LABELLIKE}, h3, h4, h5, h6`));

/** Whether a name is the label beside it and then what the widget shows ("Source Select One"). */
function saysMore(name, label) {
  const bare = label.replace(/[\s*✱✲∗＊:]+$/, "");
  return name.source === "aria" && bare.length > 2 && name.text.length > bare.length && name.text.startsWith(bare) && name.text.length < bare.length + 40;
}

/** Names that say what the widget does and not what is asked. */
function isVague(text, kind) {
  if (kind === "file") {
    return /^(attach|upload|choose|browse|select|add|drop|drag)( (a|your|the|new))?( ?(file|document|attachment|here|from|and drop|or|it|to))*\b.{0,24}$|^files?\b|drag (and|&) drop|drop (it |your |files? )*here/i.test(text) && !/\b(cv|resume|résumé|letter|photo|image|picture|portfolio|certificate|transcript|reference)/i.test(text);
  }
  if (kind === "rich_text" && /rich.?text|\beditor\b|editing area/i.test(text)) return true;
  return /^(select|choose|search|type here|start typing|enter( text)?|please select|tags? input)\b.{0,14}$|^-+$/i.test(text);
}

function ownNames(element, kind, owners) {
  const names = [
    { text: clean(referenced(element, "aria-labelledby").filter((other) => other !== element).map((other) => textOf(other)).join(" ")), source: "aria" },
    { text: kind === "file" ? fileLabel(element) : labelText(element), source: "label" },
    { text: clean(attribute(element, "aria-label")), source: "aria" },
  ];
  if (kind === "checkbox" || kind === "switch") {
    names.push({ text: element.tagName === "INPUT" ? "" : textOf(element), source: "label" });
    names.push({ text: followingText(element, owners), source: "preceding text" });
  }
  if (kind === "file") names.unshift(...groupNames({ elements: [element] }).filter((name) => name.source === "aria"));
  names.push({ text: clean(attribute(element, "title")), source: "title" });
  names.push({ text: clean(attribute(element, "placeholder")), source: "placeholder" });
  const unset = element.tagName === "SELECT" && element.options[0];
  if (unset && !unset.value) names.push({ text: clean(unset.text), source: "placeholder" });
  return names;
}

function groupHolder(group) {
  const shared = commonAncestor(group.elements);
  const from = group.elements.length > 1 ? shared : parentOf(shared);
  const holder = from && closest(from, "fieldset, [role=radiogroup], [role=group]");
  if (!holder) return null;
  const inside = [...holder.querySelectorAll(FIELD)].filter((field) => !group.elements.includes(field));
  return inside.some((field) => met(field) && !isGhost(field) && kindOf(field) === group.kind) ? null : holder;
}

function groupNames(group) {
  const holder = groupHolder(group);
  if (!holder) return [];
  const legend = [...holder.children].find((child) => child.tagName === "LEGEND");
  return [
    { text: ariaText(holder), source: "aria" },
    { text: legend && rendered(legend) ? textOf(legend) : "", source: "legend" },
  ];
}

function accessibleGroupName(group) {
  const holder = groupHolder(group);
  return holder ? accessibleName(holder) : "";
}

/** The headings above a control, the nearest first, without its own label. */
function sectionOf(element, label, headings, rank) {
  const fieldset = closest(element, "fieldset");
  const legend = fieldset && [...fieldset.children].find((child) => child.tagName === "LEGEND");
  const legendText = legend ? textOf(legend) : "";
  if (legendText && legendText !== label) return legendText;
  const at = rank.get(element);
  const above = headings.filter((heading) => rank.get(heading) < at);
  for (const heading of above.reverse()) {
    const text = textOf(heading);
    if (text && text !== label) return text;
  }
  return "";
}

/** Whether an answer is demanded, and what says so. */
function requirement(group, texts, ghosts, around) {
  const said = (name) => group.elements.some((element) => attribute(element, name) === "true");
  const holder = groupHolder(group);
  if (group.elements.some((element) => element.required) || said("aria-required")) return [true, "attribute"];
  if (holder && attribute(holder, "aria-required") === "true") return [true, "attribute"];
  if (ghosts.some((ghost) => ghost.required)) return [true, "attribute"];
  const label = texts.join(" ");
  if (texts.some((text) => REQUIRED_MARK.test(text.slice(-3)) || REQUIRED_MARK.test(text[0] || ""))) return [true, "text"];
  if (texts.some((text) => REQUIRED_WORDS.test(text))) return [true, "text"];
  if (marked(group, around)) return [true, "text"];
  if (/^(text|textarea|phone|number|date)$/.test(group.kind) && partOfRequired(group.elements[0])) return [true, "text"];
  if (OPTIONAL_WORDS.test(label)) return [false, "text"];
  if (group.elements.some((element) => attribute(element, "aria-required") === "false")) return [false, "attribute"];
  return [null, null];
}

/** Labels with the mark that stands behind them, in an element of its own. */
function markedLabels(element) {
  const rows = [...(element.labels || [])].map((label) => [label, parentOf(label)]);
  return rows.filter(([label, row]) => row && !contains(row, element) && MARK.test(textOf(row).slice(textOf(label).length))).map(([, row]) => textOf(row));
}

/** A small group ("Name": first, last) whose own name carries the mark. */
function partOfRequired(element) {
  const holder = closest(element, "[role=group], fieldset");
  if (!holder || holder.querySelectorAll(FIELD).length > 4) return false;
  const legend = [...holder.children].find((child) => child.tagName === "LEGEND");
  const name = (legend ? textOf(legend) : ariaText(holder)).trim();
  return REQUIRED_MARK.test(name.slice(-3)) || REQUIRED_WORDS.test(name);
}

const REQUIRED_CLASS = /(^|[\s_-])(is-?)?(required|mandatory)([\s_-]|$)/i;
const NOT_REQUIRED_CLASS = /not-?required|required-?(false|no|error|message|text|note)/i;

/** A mark that style sheets draw beside the label, or the class by which they do. */
function marked(group, around) {
  const labels = group.elements.length > 1 ? [] : [...(group.elements[0].labels || [])];
  const holder = groupHolder(group);
  const near = [...labels, ...(holder ? [...holder.children].slice(0, 2) : [])];
  const naming = around && closest(around, `${LABELLIKE}, ${HEADING}`);
  if (naming) near.push(naming);
  const drawn = (label) => ["::before", "::after"].some((part) => REQUIRED_MARK.test(getComputedStyle(label, part).content));
  const classed = (label) => {
    const names = attribute(label, "class");
    return label.matches("label, legend, h3, h4, h5, dt, th") && REQUIRED_CLASS.test(names) && !NOT_REQUIRED_CLASS.test(names);
  };
  const pictured = (label) => [...label.querySelectorAll("img[alt], [title], [aria-label]")].some((one) => rendered(one) && REQUIRED_WORDS.test(attribute(one, "alt") || attribute(one, "title") || attribute(one, "aria-label")));
  return near.some((label) => drawn(label) || classed(label) || pictured(label));
}

function valueOf(element) {
  if (element.tagName === "SELECT") return element.selectedOptions[0] ? element.value : "";
  if (attribute(element, "type") === "file") return [...(element.files || [])].map((file) => file.name).join(", ");
  if (/^(slider|spinbutton)$/.test(attribute(element, "role")) && element.tagName !== "INPUT") return attribute(element, "aria-valuenow");
  if ("value" in element && element.tagName !== "BUTTON" && element.tagName !== "LI") return String(element.value ?? "");
  return textOf(element);
}

/** The words that stand in a control that opens a list, without those of its question. */
function kept(element, found) {
  const asked = [found.label, describedText(element)].filter(Boolean);
  return standing(element).filter((words) => !asked.some((text) => text === words || (words.length > 12 && text.includes(words))));
}

/** Everything about one question, as plain data. */
function describe(group, context) {
  const { owners, headings, rank } = context;
  const first = group.elements[0];
  const found = labelOf(group, owners);
  const ghosts = ghostsBeside(group);
  const around = found.around && closest(found.around, LABELLIKE) ? textOf(closest(found.around, LABELLIKE)) : "";
  const own = ["file", "checkbox", "switch"].includes(group.kind) || group.elements.length === 1 ? labelText(first) : "";
  const texts = [found.label, found.preceding_text, around, own, ...(group.elements.length === 1 ? markedLabels(first) : [])].filter(Boolean);
  const [required, by] = requirement(group, texts, ghosts, found.around);
  const box = first.getBoundingClientRect();
  const error = clean(referenced(first, "aria-errormessage").filter((one) => visible(one)).map((one) => textOf(one)).join(" "));
  const trap = group.elements.length === 1 && TEXT_TYPES.test(attribute(first, "type")) && !standIn(first) ? trapOf(first, found.label) : "";
  return {
    ...found,
    around: undefined,
    control: isRating(group.elements) ? "rating" : group.kind,
    selector: selectorOf(first),
    proxy: proxyOf(first),
    tag: first.localName,
    input_type: first.tagName === "INPUT" ? attribute(first, "type").toLowerCase() || "text" : null,
    name: attribute(first, "name"),
    dom_id: first.id || "",
    data_id: attribute(first, "data-automation-id") || attribute(first, "data-qa") || attribute(first, "data-testid"),
    description: accessibleDescription((group.elements.length > 1 && groupHolder(group)) || first),
    error,
    section: sectionOf(placeOf(first), found.label, headings, rank),
    placeholder: clean(attribute(first, "placeholder")) || null,
    required,
    required_by: by,
    autocomplete: attribute(first, "autocomplete") || null,
    options: group.parts ? [] : optionsOf(group, owners),
    multiple: Boolean(first.multiple) || (group.kind === "checkbox" && group.elements.length > 1),
    value: ["radio", "checkbox", "switch", "button_group"].includes(group.kind) ? "" : group.held ?? (group.kind === "text" && piecesHolder(first) ? clean(`${pieces(first)} ${valueOf(first)}`) : group.kind === "combobox" ? kept(first, found).join(", ") : valueOf(first)),
    checked: isOn(first),
    width: box.width,
    height: box.height,
    left: box.left + scrollX,
    top: box.top + scrollY,
    minimum: attribute(first, "min") || null,
    maximum: attribute(first, "max") || null,
    max_length: first.maxLength > 0 ? first.maxLength : null,
    pattern: attribute(first, "pattern") || null,
    parts: partsOf(group),
    ...moreFacts(first, group),
    accept: attribute(first, "accept") || null,
    disabled: Boolean(first.disabled) || attribute(first, "aria-disabled") === "true",
    read_only: Boolean(first.readOnly),
    invalid: attribute(first, "aria-invalid") === "true",
    form: closest(placeOf(first), "form") ? selectorOf(closest(placeOf(first), "form")).join(" >> ") : null,
    honeypot: trap || null,
  };
}

function ghostsBeside(group) {
  if (group.kind !== "combobox") return [];
  let at = group.elements[0];
  for (let up = 0; at && up < 5; up += 1) {
    const ghosts = [...at.querySelectorAll("input, select")].filter((other) => other !== group.elements[0] && isGhost(other));
    if (ghosts.length) return ghosts;
    at = parentOf(at);
    if (!at || !isAlone(at)) return [];
  }
  return [];
}
