// What a control is called: by its accessible name, and by the text that precedes it.

const MARK = /^[*✱✲∗＊•:\s]*(\(?(required|mandatory|optional|pflichtfeld)\)?)?[*✱✲∗＊•:\s]*$/i;

function ariaText(element) {
  const named = referenced(element, "aria-labelledby").map((other) => textOf(other));
  return clean(named.join(" ")) || clean(attribute(element, "aria-label"));
}

/** The text of the `label` elements of a control, without other controls inside them; a label
    around a whole group is by HTML the label of the first control in it, and its own words are not. */
function labelText(element) {
  const all = [...(element.labels || [])].filter((label) => rendered(label));
  const labels = all.filter((label) => !all.some((inner) => inner !== label && contains(label, inner)));
  const other = (node) => node !== element && node.matches("button, [role=button], [role=listbox]");
  const texts = labels.map((label) => textOf(label, other)).filter(Boolean);
  return clean([...new Set(texts)].join(" "));
}

/** The help text that is shown and tied to a control, by `aria-describedby`. */
function describedText(element) {
  const seen = referenced(element, "aria-describedby").filter((other) => rendered(other));
  return clean(seen.map((other) => textOf(other)).join(" "));
}

/** Blocks of text under `within` that come before `until`, in order. */
function blocksBefore(within, until, owners) {
  const blocks = [];
  let run = { text: "", element: null };
  let done = false;
  const close = () => {
    const text = clean(run.text);
    if (text) blocks.push({ text, element: run.element });
    run = { text: "", element: null };
  };
  const visit = (node, holder) => {
    if (done) return;
    if (node === until) {
      done = true;
      return;
    }
    if (node.nodeType === 3) {
      if (clean(node.nodeValue) && !run.element) run.element = holder;
      run.text += node.nodeValue;
      return;
    }
    if (node.nodeType !== 1) return;
    const tag = node.tagName.toUpperCase();
    if (owners.has(node)) {
      close();
      blocks.length = 0;
      return;
    }
    if (SKIPPED.has(tag) || /^(SELECT|TEXTAREA|BUTTON|INPUT)$/.test(tag)) return;
    if (/^(button|listbox|alert|log)$/.test(attribute(node, "role"))) return;
    if (owners.traps.has(node) || isObjection(node)) return;
    if (tag === "BR") return close();
    const contents = tag === "SLOT" || getComputedStyle(node).display === "contents";
    if (!contents && !rendered(node)) return;
    const block = isBlock(node) || /^(LABEL|LEGEND|TD|TH)$/.test(tag);
    if (block) close();
    for (const child of childrenOf(node)) visit(child, node);
    if (block && !done) close();
  };
  for (const child of childrenOf(within)) visit(child, within);
  close();
  return mergeMarks(blocks);
}

/** What a site writes beside a field about a wrong answer names no question. */
function isObjection(node) {
  if (!/error|invalid-feedback/i.test(`${attribute(node, "class")} ${node.id}`)) return false;
  if (node.matches("label, legend") || node.querySelector("input, select, textarea")) return false;
  return !MARK.test(node.textContent);
}

/** A lone asterisk belongs to the block before it. */
function mergeMarks(blocks) {
  const merged = [];
  for (const block of blocks) {
    const last = merged[merged.length - 1];
    if (last && MARK.test(block.text)) last.text += ` ${block.text}`;
    else merged.push({ ...block });
  }
  return merged.filter((block) => !MARK.test(block.text));
}

const HEADING = "h1, h2, h3, h4, h5, h6, [role=heading]";
const LABELLIKE = "label, legend, dt, th";

/** Of the blocks before a control: which one names it, and which only describe it. */
function pickBlock(blocks, group) {
  if (!blocks.length) return null;
  const mine = blocks.findIndex((block) => {
    const label = block.element && closest(block.element, LABELLIKE);
    return label && !(label.control && !group.includes(label.control));
  });
  let index = mine;
  if (index < 0) {
    const asks = blocks.findIndex((block) => /\?\s*[*✱]?$/.test(block.text));
    const plain = blocks.findIndex((block) => !(block.element && closest(block.element, HEADING)));
    index = asks >= 0 ? asks : plain >= 0 ? plain : blocks.length - 1;
  }
  const rest = blocks.slice(index + 1).map((block) => block.text);
  return { text: blocks[index].text, rest: rest.join(" "), element: blocks[index].element };
}

/** The lowest element that holds all of `elements`. */
function commonAncestor(elements) {
  let at = elements[0];
  while (at && !elements.every((element) => contains(at, element))) at = parentOf(at);
  return at;
}

/**
 * The text that precedes a control (or a group of them) inside its own container: climb from
 * it until an ancestor has text before it; stop where other questions begin.
 */
function precedingText(group, owners, choose = null) {
  const others = new Set([...owners].filter((other) => !group.includes(other)));
  others.traps = owners.traps;
  let start = group.length > 1 ? commonAncestor(group) : piecesHolder(group[0]) || group[0];
  if (group.length > 1) {
    const first = branchOf(start, group[0]);
    const inside = pickBlock(blocksBefore(start, first, others), group);
    if (inside) return { ...inside, within: start };
  }
  for (let at = start, up = 0; at && up < 9 && at !== document.body; up += 1) {
    const parent = parentOf(at);
    if (!parent || parent === document.body) break;
    const blocks = blocksBefore(parent, at, others).filter((block) => !namesAnother(block, others));
    const shared = [...others].some((other) => contains(parent, other));
    const chosen = choose && choose(blocks);
    if (chosen) return { ...chosen, rest: "", shared };
    if (blocks.length && !choose) {
      const near = shared ? lastQuestion(blocks) : blocks;
      return { ...pickBlock(near, group), shared };
    }
    if ([...others].some((other) => contains(parent, other) && !follows(other, group[0]))) break;
    at = parent;
  }
  return null;
}

/** Whether a text is the label of another control. */
function namesAnother(block, others) {
  const label = block.element && closest(block.element, "label");
  return Boolean(label && label.control && others.has(label.control));
}

const follows = (element, other) =>
  Boolean(other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Between two questions: the blocks from the last heading or label on. */
function lastQuestion(blocks) {
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const element = blocks[index].element;
    if (element && closest(element, `${HEADING}, ${LABELLIKE}`)) return blocks.slice(index);
  }
  return blocks.slice(-1);
}

/** The child of `ancestor` under which `element` stands. */
function branchOf(ancestor, element) {
  let at = element;
  while (at && parentOf(at) !== ancestor) at = parentOf(at);
  return at || element;
}

/** The words behind a tick box without a label of its own, in the part of the page that it has. */
function followingText(element, owners) {
  for (let at = element, up = 0; at && parentOf(at) && up < 5; at = parentOf(at), up += 1) {
    const parent = parentOf(at);
    const text = textBehind(element, parent, owners);
    if (text && !MARK.test(text)) return text;
    if (parent.matches("form, body, li, tr, fieldset") || [...owners].some((other) => other !== element && contains(parent, other))) break;
  }
  return "";
}

function textBehind(element, parent, owners) {
  const parts = [];
  let after = false;
  for (const node of childrenOf(parent)) {
    if (node === element || (node.nodeType === 1 && contains(node, element))) {
      after = true;
      continue;
    }
    if (!after) continue;
    if (node.nodeType === 3) parts.push(node.nodeValue);
    if (node.nodeType === 1) {
      if (owners.has(node) || [...owners].some((other) => contains(node, other))) break;
      if (rendered(node)) parts.push(textOf(node));
      if (clean(parts.join(" "))) break;
    }
  }
  return clean(parts.join(" "));
}

/** The column's heading where a table holds the controls. */
function columnHeading(element) {
  const cell = closest(element, "td");
  const table = cell && closest(cell, "table");
  if (!table || !table.rows || !table.rows.length) return "";
  const head = [...table.rows].find((row) => row.querySelector("th"));
  const over = head && head.cells[cell.cellIndex];
  return over && over.tagName === "TH" ? textOf(over) : "";
}
