// Uploads as sites write them by themselves: refusing, by a chooser alone, slow, and in a shadow root.
const hidden = (name) => document.querySelector(`[name=${name}]`);
const by = (id) => document.getElementById(id);

by("strict").addEventListener("change", ({ target }) => {
  const file = target.files[0];
  const allowed = file && file.name.endsWith(".txt");
  by("strict-error").textContent = allowed ? "" : "This file type is not allowed. Only TXT files are accepted.";
  if (!allowed) target.value = "";
  hidden("strict").value = allowed ? file.name : "";
});

by("chooser").addEventListener("click", () => {
  const input = document.createElement("input");
  input.type = "file";
  input.addEventListener("change", () => {
    by("chosen").textContent = input.files[0].name;
    hidden("chosen").value = input.files[0].name;
  });
  input.click();
});

by("slow").addEventListener("change", ({ target }) => {
  const name = target.files[0].name;
  let percent = 0;
  by("bar").hidden = false;
  const timer = setInterval(() => {
    percent += 10;
    by("bar").setAttribute("aria-valuenow", String(percent));
    if (percent < 100) return;
    clearInterval(timer);
    by("bar").hidden = true;
    by("done").textContent = `${name} uploaded`;
    hidden("slow").value = name;
  }, 80);
});

customElements.define("x-upload", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = "<label for=f>Upload your resume *</label> <input id=f type=file required>";
    root.getElementById("f").addEventListener("change", ({ target }) => { hidden("shadow").value = target.files[0].name; });
  }
});
