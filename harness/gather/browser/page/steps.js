// The plus and minus beside a number.

const MORE = /^\s*[+＋]\s*$|\b(increas|increment|erhöhen|augmenter|aumentar)|\b(plus|more|up)\b/i;
const LESS = /^\s*[-−–]\s*$|\b(decreas|decrement|verringern|diminuer|disminuir)|\b(minus|less|down)\b/i;

/** The button that makes the number of `element` greater, or smaller; null where there is none. */
function stepButton(element, up) {
  const says = up ? MORE : LESS;
  for (let at = parentOf(element), level = 0; at && level < 3; at = parentOf(at), level += 1) {
    const near = [...at.querySelectorAll("button, [role=button]")].filter((one) => visible(one));
    const found = near.find((one) => [textOf(one), ariaText(one), attribute(one, "title")].some((text) => says.test(text)));
    if (found) return selectorOf(found);
  }
  return null;
}
