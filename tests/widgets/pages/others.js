// Sliders, stars, tags, switches, folded sections and a question of another origin.
import Tagify from "@yaireo/tagify";
import "@yaireo/tagify/dist/tagify.css";

const one = (selector) => document.querySelector(selector);
const hidden = (name) => one(`[name=${name}]`);
new Tagify(one("#tags"), { originalInputValueFormat: (tags) => tags.map((tag) => tag.value).join("|") });

const slider = one("[role=slider]");
slider.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] || 0;
  if (!by) return;
  event.preventDefault();
  slider.setAttribute("aria-valuenow", String(Number(slider.getAttribute("aria-valuenow")) + by));
  hidden("slider").value = slider.getAttribute("aria-valuenow");
});
document.querySelectorAll("[aria-label$=crease]").forEach((button) => button.addEventListener("click", () => {
  one("#st").value = String(Number(one("#st").value) + (button.getAttribute("aria-label") === "Increase" ? 1 : -1));
}));
const stars = [...document.querySelectorAll("div.rating button")];
stars.forEach((star, place) => star.addEventListener("click", () => {
  stars.forEach((other, index) => other.classList.toggle("active", index <= place));
  hidden("buttons").value = String(place + 1);
}));
const turn = one("[role=switch]");
turn.addEventListener("click", () => {
  const on = turn.getAttribute("aria-checked") !== "true";
  turn.setAttribute("aria-checked", String(on));
  hidden("switch").value = on ? "on" : "off";
});
const segments = [...document.querySelectorAll("[aria-pressed]")];
segments.forEach((button) => button.addEventListener("click", () => {
  segments.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
  hidden("segment").value = button.textContent;
}));
const fold = one("[aria-controls=panel]");
fold.addEventListener("click", () => {
  one("#panel").hidden = !one("#panel").hidden;
  fold.setAttribute("aria-expanded", String(!one("#panel").hidden));
});
const frame = one("iframe");
const other = new URL(location.href).searchParams.get("other");
if (other) frame.src = `${other}/embedded`;
else frame.remove();
addEventListener("message", (event) => { if (event.origin === other) hidden("framed").value = event.data; });
