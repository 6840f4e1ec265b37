// Lists as large systems for big employers build them: a button that opens a list of its own in a
// portal, and a prompt of categories that is searched, drilled into and keeps its choices as pills.
const at = (id) => document.getElementById(id);
const field = (name) => document.querySelector(`input[type=hidden][name=${name}]`);

function listButton(button, hidden, options) {
  let list = null;
  const close = () => {
    if (list) list.remove();
    list = null;
    button.setAttribute("aria-expanded", "false");
    button.removeAttribute("aria-controls");
  };
  const choose = (text) => {
    button.textContent = text;
    button.value = `id-${text.length}`;
    hidden.value = text;
    close();
    button.focus();
  };
  button.onclick = () => {
    if (list) return close();
    list = document.createElement("ul");
    list.setAttribute("role", "listbox");
    list.tabIndex = -1;
    for (const text of ["Select One", ...options]) {
      const row = document.createElement("li");
      row.setAttribute("role", "option");
      row.tabIndex = -1;
      row.innerHTML = `<div>${text}</div>`;
      row.onclick = () => choose(text);
      list.append(row);
    }
    list.onkeydown = (event) => {
      const rows = [...list.children];
      const now = rows.indexOf(document.activeElement);
      if (event.key === "ArrowDown") rows[Math.min(now + 1, rows.length - 1)].focus();
      else if (event.key === "ArrowUp") rows[Math.max(now - 1, 0)].focus();
      else if (event.key === "Enter" || event.key === " ") choose(rows[now].textContent);
      else if (event.key === "Escape") { close(); button.focus(); }
      else return;
      event.preventDefault();
    };
    document.body.append(list);
    const below = button.getBoundingClientRect();
    Object.assign(list.style, { left: `${below.left}px`, top: `${below.bottom + scrollY}px` });
    button.setAttribute("aria-expanded", "true");
    setTimeout(() => list && list.children[0].focus(), 60);
  };
}
listButton(at("c1"), field("country"), ["Canada", "Germany", "Mexico", "United States of America"]);
listButton(at("a1"), field("auth"), ["Yes", "No"]);

const TREE = { "Job Board": ["Glassdoor", "Indeed"], "Social Media": ["LinkedIn"], Website: ["Company website", "Blog"] };
const search = at("s1");
let popup = null;
const close = () => {
  if (popup) popup.remove();
  popup = null;
  search.setAttribute("aria-expanded", "false");
};
function draw(rows) {
  close();
  popup = document.createElement("div");
  popup.dataset.automationId = "promptPopup";
  popup.setAttribute("role", "listbox");
  popup.id = "prompt-1";
  for (const text of rows) {
    const row = document.createElement("div");
    row.setAttribute("role", "option");
    row.id = `prompt-${text.replace(/ /g, "-")}`;
    row.dataset.automationId = TREE[text] ? "promptOption" : "promptLeafNode";
    row.textContent = text;
    row.onmousedown = (event) => event.preventDefault();
    row.onclick = () => take(text);
    popup.append(row);
  }
  if (!rows.length) popup.textContent = "No Items.";
  document.body.append(popup);
  const below = search.getBoundingClientRect();
  Object.assign(popup.style, { left: `${below.left}px`, top: `${below.bottom + scrollY}px` });
  search.setAttribute("aria-expanded", "true");
  search.setAttribute("aria-controls", "prompt-1");
}
function take(text) {
  if (TREE[text]) return draw(TREE[text]);
  const pill = document.createElement("li");
  pill.className = "pill";
  pill.setAttribute("role", "option");
  pill.dataset.automationId = "selectedItem";
  pill.title = text;
  pill.innerHTML = `<div>${text}</div><span data-automation-id="DELETE_charm" aria-hidden="true">✕</span>`;
  document.querySelector("[data-automation-id=selectedItemList]").append(pill);
  field("source").value = text;
  search.value = "";
  close();
}
const find = () => draw(Object.values(TREE).flat().filter((text) => text.toLowerCase().includes(search.value.toLowerCase())));
search.onclick = () => (popup ? null : draw(Object.keys(TREE)));
search.oninput = () => setTimeout(find, 250);
search.onblur = () => { close(); search.value = ""; };
search.onkeydown = (event) => {
  if (!popup) {
    if (event.key === "ArrowDown" || event.key === "Enter") { draw(Object.keys(TREE)); event.preventDefault(); }
    return;
  }
  const rows = [...popup.children];
  const now = rows.findIndex((row) => row.classList.contains("wd-focused"));
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = Math.max(0, Math.min(now + (event.key === "ArrowDown" ? 1 : -1), rows.length - 1));
    rows.forEach((row, index) => row.classList.toggle("wd-focused", index === next));
    if (rows[next]) search.setAttribute("aria-activedescendant", rows[next].id);
  } else if (event.key === "Enter") {
    if (now >= 0) take(rows[now].textContent);
    else find();
  } else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
};
