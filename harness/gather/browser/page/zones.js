// Drop zones whose file field stands elsewhere: scripts put it at the end of the page.

const ZONE_CLASS = /(^|[\s_-])(drop-?(zone|area|box)?|dz|uploader|file-?upload|upload-?(zone|area|box))([\s_-]|$)/i;
const ZONE_WORDS = /\b(drag|drop|upload|attach|browse|ziehen|hochladen|déposer|glisser|arrastr|sleep|przeciągnij)/i;

/** The zone that stands for a file field which no part of the form holds; null where none does. */
function zoneOf(element) {
  return strayFields(document).get(element) || null;
}

/** Each file field outside of every form and part of the page, with its zone: the first with the first. */
const strayFields = remembered(() => {
  const pairs = new Map();
  const strays = [...document.querySelectorAll("body > input[type=file], html > input[type=file]")].filter((one) => !visible(one));
  if (!strays.length) return pairs;
  const zones = dropZones();
  strays.forEach((stray, index) => pairs.set(stray, zones[index] || null));
  return pairs;
});

function dropZones() {
  const all = everyElement().filter((one) => visible(one) && !one.matches("body, form, main, input, label[for]") && !one.querySelector("input[type=file], input[type=email], textarea"));
  const named = all.filter((one) => ZONE_CLASS.test(attribute(one, "class")));
  const found = named.length ? named : all.filter((one) => one.matches("button, [role=button], [tabindex='0']") && ZONE_WORDS.test(textOf(one)) && textOf(one).length < 160);
  return found.filter((one) => !found.some((other) => other !== one && contains(other, one)));
}

/** What takes the focus or the click in a zone. */
function zoneOpener(zone) {
  return [...zone.querySelectorAll("button, [role=button], [tabindex='0'], a[href]")].find((one) => visible(one)) || zone;
}

/** Where a control stands for people: its zone, or itself. */
const placeOf = (element) => (attribute(element, "type") === "file" && zoneOf(element)) || element;
