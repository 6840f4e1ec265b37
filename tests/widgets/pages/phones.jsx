// Telephone fields of intl-tel-input and react-phone-number-input, a mask, and a code in a list beside the number.
import { useState } from "react";
import { createRoot } from "react-dom/client";
import IMask from "imask";
import intlTelInput from "intl-tel-input/intlTelInputWithUtils";
import PhoneInput from "react-phone-number-input";
import "intl-tel-input/dist/css/intlTelInput.css";
import "react-phone-number-input/style.css";

intlTelInput(document.getElementById("p1"), { initialCountry: "gb", hiddenInputs: () => ({ phone: "iti_shown_full" }) });
intlTelInput(document.getElementById("p2"), { initialCountry: "de", separateDialCode: true, hiddenInputs: () => ({ phone: "iti_separate_full" }) });
IMask(document.getElementById("p4"), { mask: "(000) 000-0000" });

const opener = document.getElementById("wc");
const list = document.getElementById("wl");
const options = [...list.children];
const show = (open) => {
  list.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  if (open) options[1].focus();
};
const choose = (option) => {
  opener.textContent = option.textContent;
  opener.setAttribute("aria-label", `Country Phone Code ${option.textContent} Required`);
  document.querySelector("[name=w_code]").value = option.textContent;
  show(false);
  opener.focus();
};
opener.addEventListener("click", () => show(list.hidden));
list.addEventListener("click", (event) => choose(event.target));
list.addEventListener("keydown", (event) => {
  const at = options.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
  if (to !== undefined && options[to]) options[to].focus();
  if (event.key === "Enter") choose(options[at]);
  if (event.key === "Escape") show(false);
  event.preventDefault();
});

function Phone() {
  const [value, setValue] = useState();
  return (
    <div>
      <label htmlFor="p5">Telephone *</label>
      <PhoneInput id="p5" defaultCountry="FR" value={value} onChange={setValue} />
      <input type="hidden" name="react_phone" value={value || ""} />
    </div>
  );
}

createRoot(document.getElementById("react")).render(<Phone />);
