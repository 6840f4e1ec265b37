// Texts that are entered piece by piece beside the pieces that are in already.

const PIECES = /(tags?|tokens?|chips?|pills?|keywords?)[-_]?(input|field|editor|container|list|wrapper|box)|tagify|(^|[\s_-])tags([\s_-]|$)/i;
const PIECE_HELP = /\b(press|hit|use|tippe|drücke)\b.{0,20}\b(enter|return|comma)\b|\bseparate(d)?\b.{0,20}\bcommas?\b.{0,30}\b(enter|add)\b/i;

/** What holds the field of pieces and nothing else that is asked. */
function piecesHolder(element) {
  if (!element) return null;
  if (!element.matches("input:not([type]), input[type=text], [contenteditable]")) return null;
  for (let at = parentOf(element), up = 0; at && up < 3 && !at.matches("form, fieldset, body, main"); at = parentOf(at), up += 1) {
    const fields = [...at.querySelectorAll("input:not([type=hidden]), select, textarea, [contenteditable=true]")].filter((one) => visible(one));
    if (fields.length > 1) return null;
    const named = [attribute(at, "class"), at.localName].some((text) => PIECES.test(text));
    if (named) return up < 2 && parentOf(at) && PIECES.test(attribute(parentOf(at), "class")) && !parentOf(at).matches("form, fieldset") ? parentOf(at) : at;
  }
  const help = `${attribute(element, "placeholder")} ${describedText(element)}`;
  return PIECE_HELP.test(help) ? parentOf(element) : null;
}

/** The pieces that are in, without what is being typed. */
function pieces(element) {
  const holder = piecesHolder(element);
  if (!holder) return "";
  return textOf(holder, (node) => node === element || node.matches("label, button, [role=button], [role=listbox], small, p"));
}
