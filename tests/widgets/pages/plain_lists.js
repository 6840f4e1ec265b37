// The patterns of the ARIA Authoring Practices Guide (editable combobox, select-only combobox,
// listbox), and a search for places that keeps nothing until a suggestion is picked.
const COUNTRIES = ["Argentina", "Canada", "Germany", "Mexico", "United Kingdom", "United States"];
const at = (id) => document.getElementById(id);
const field = (name) => document.querySelector(`[name=${name}]`);

function options(list, texts, choose) {
  list.replaceChildren(...texts.map((text, index) => {
    const option = document.createElement("li");
    option.id = `${list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.textContent = text;
    option.onclick = () => choose(text);
    return option;
  }));
}

function light(owner, list, index) {
  [...list.children].forEach((one, place) => one.setAttribute("aria-selected", String(place === index)));
  if (index < 0) return owner.removeAttribute("aria-activedescendant");
  owner.setAttribute("aria-activedescendant", list.children[index].id);
  list.children[index].scrollIntoView({ block: "nearest" });
}

const litPlace = (list) => [...list.children].findIndex((one) => one.getAttribute("aria-selected") === "true");

function show(owner, list, open) {
  list.hidden = !open;
  owner.setAttribute("aria-expanded", String(open));
  if (!open) owner.removeAttribute("aria-activedescendant");
}

// Editable combobox with list autocompletion.
const country = at("country");
const countries = at("country-list");
function chooseCountry(text) {
  country.value = text;
  field("country").value = text;
  show(country, countries, false);
  loadStates();
}
function filter() {
  options(countries, COUNTRIES.filter((one) => one.toLowerCase().startsWith(country.value.toLowerCase())), chooseCountry);
  show(country, countries, countries.children.length > 0);
}
country.oninput = filter;
country.onclick = filter;
document.querySelector(".combobox button").onclick = () => { filter(); country.focus(); };
country.onblur = () => setTimeout(() => show(country, countries, false), 150);
country.onkeydown = (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (countries.hidden) filter();
    const size = countries.children.length;
    const step = event.key === "ArrowDown" ? 1 : -1;
    light(country, countries, (litPlace(countries) + step + size) % size);
    event.preventDefault();
  } else if (event.key === "Enter" && !countries.hidden && litPlace(countries) >= 0) {
    chooseCountry(countries.children[litPlace(countries)].textContent);
    event.preventDefault();
  } else if (event.key === "Escape") {
    if (countries.hidden) country.value = "";
    show(country, countries, false);
  }
};

// Select-only combobox, whose options arrive from a server once the country is known.
const state = at("state");
const states = at("state-list");
function chooseState(text) {
  state.textContent = text;
  field("state").value = text;
  show(state, states, false);
}
async function loadStates() {
  states.replaceChildren();
  const found = await fetch(`/states?of=${encodeURIComponent(country.value)}`);
  options(states, await found.json(), chooseState);
}
state.onclick = () => show(state, states, states.hidden);
state.onblur = () => setTimeout(() => show(state, states, false), 150);
state.onkeydown = (event) => {
  const open = !states.hidden;
  if (/^[a-z]$/i.test(event.key)) {
    show(state, states, true);
    light(state, states, [...states.children].findIndex((one) => one.textContent.toLowerCase().startsWith(event.key.toLowerCase())));
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!open) show(state, states, true);
    const next = litPlace(states) + (event.key === "ArrowDown" ? 1 : -1);
    if (states.children.length) light(state, states, Math.max(0, Math.min(next, states.children.length - 1)));
  } else if (event.key === "Enter" || event.key === " ") {
    if (open && litPlace(states) >= 0) chooseState(states.children[litPlace(states)].textContent);
    else show(state, states, !open);
  } else if (event.key === "Escape") show(state, states, false);
  else return;
  event.preventDefault();
};

// Listbox.
const auth = at("auth");
function chooseAuth(index) {
  light(auth, auth, index);
  field("auth").value = auth.children[index].textContent;
}
[...auth.children].forEach((one, index) => { one.onclick = () => chooseAuth(index); });
auth.onkeydown = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  chooseAuth(Math.max(0, Math.min(litPlace(auth) + step, auth.children.length - 1)));
  event.preventDefault();
};

// A search for places without any roles.
const place = at("place");
let suggestions = null;
let wait = 0;
function close() {
  if (suggestions) suggestions.remove();
  suggestions = null;
}
function keep(text) {
  place.value = text;
  field("place_id").value = text;
  close();
}
place.oninput = () => {
  field("place_id").value = "";
  clearTimeout(wait);
  wait = setTimeout(async () => {
    const found = await (await fetch(`/places?q=${encodeURIComponent(place.value)}`)).json();
    close();
    suggestions = document.createElement("div");
    suggestions.className = "suggestions";
    for (const one of found) {
      const row = document.createElement("div");
      row.className = "suggestion";
      row.textContent = one.label;
      row.onmousedown = (event) => { event.preventDefault(); keep(one.label); };
      suggestions.append(row);
    }
    const below = place.getBoundingClientRect();
    Object.assign(suggestions.style, { position: "absolute", left: `${below.left}px`, top: `${below.bottom + scrollY}px`, background: "#fff", border: "1px solid" });
    document.body.append(suggestions);
  }, 150);
};
place.onkeydown = (event) => {
  if (!suggestions) return;
  const rows = [...suggestions.children];
  const now = rows.findIndex((row) => row.classList.contains("on"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = Math.max(0, Math.min(now + (event.key === "ArrowDown" ? 1 : -1), rows.length - 1));
    rows.forEach((row, index) => row.classList.toggle("on", index === next));
  } else if (event.key === "Enter" && now >= 0) keep(rows[now].textContent);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
};
place.onblur = () => {
  close();
  if (!field("place_id").value) place.value = "";
};
