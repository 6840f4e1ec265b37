// The whole page as one record: questions, buttons, errors, markers and measures.

const BUTTON = "button, input[type=submit], input[type=button], input[type=image], [role=button], a[href], a[onclick], img[onclick], summary";

function buttonsOf(elements, taken) {
  return elements
    .filter((element) => element.matches(BUTTON) && !taken.has(element))
    .filter((element) => !(element.tagName === "A" && element.querySelector("input, select, textarea")))
    .filter((element) => visible(element) || smallImage(element))
    .map((element) => ({
      text: buttonText(element),
      tag: element.localName,
      kind: attribute(element, "type").toLowerCase() || (element.tagName === "BUTTON" && element.form ? "submit" : ""),
      selector: selectorOf(element),
      url: element.tagName === "A" ? element.href : "",
      disabled: Boolean(element.disabled) || attribute(element, "aria-disabled") === "true",
      form: closest(element, "form") ? selectorOf(closest(element, "form")).join(" >> ") : null,
      region: regionOf(element),
      looks: attribute(element, "class").slice(0, 120),
      download: element.hasAttribute("download"),
      external: attribute(element, "target") === "_blank",
      top: element.getBoundingClientRect().top + scrollY,
      left: element.getBoundingClientRect().left + scrollX,
    }))
    .filter((button) => button.text);
}

function smallImage(element) {
  return element.tagName === "IMG" && rendered(element);
}

function buttonText(element) {
  if (element.tagName === "INPUT") {
    return clean(attribute(element, "value") || attribute(element, "alt") || (attribute(element, "type") === "submit" ? "Submit" : ""));
  }
  const image = element.querySelector("img[alt], svg title");
  const inside = image ? clean(attribute(image, "alt") || image.textContent) : "";
  return (
    textOf(element) || ariaText(element) || inside || clean(attribute(element, "title") || attribute(element, "alt"))
  ).slice(0, 200);
}

/** What may have a footer of its own, which is none of the page (HTML, 4.3.8). */
const FOOTED = "form, main, article, section, [role=main], [role=form], [role=region]";

/** Where on the page a button stands. */
function regionOf(element) {
  if (closest(element, "[role=dialog], [role=alertdialog], dialog, [aria-modal=true]")) return "dialog";
  const banner = closest(element, "[id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [id*=onetrust i], [aria-label*=cookie i], [data-automation-id*=legalNotice]");
  if (banner && banner !== document.body && banner !== document.documentElement && !banner.querySelector("form input:not([type=checkbox]):not([type=hidden])")) return "cookies";
  if (closest(element, "nav, [role=navigation]")) return "navigation";
  if (closest(element, "header, [role=banner]") && !closest(element, "main, article")) return "header";
  if (closest(element, "footer, [role=contentinfo]") && !closest(element, FOOTED)) return "footer";
  return closest(element, "form") ? "form" : "page";
}

const OBJECTION = "[role=alert], [aria-live=assertive], [class*=error i], [class*=invalid-feedback], [class*=help-block], [class*=validation i], [id*=error i]";

/** What the site objects to, with the control it belongs to. */
function errorsOf(elements, groups) {
  const found = [];
  const seen = new Set();
  const add = (text, element, group, near, announced) => {
    const key = `${text}|${group ? groups.indexOf(group) : ""}`;
    if (!text || text.length > 400 || seen.has(key)) return;
    seen.add(key);
    found.push({ text, question: group ? groups.indexOf(group) : null, near_field: near, announced });
  };
  for (const group of groups) {
    for (const element of group.elements) nativeErrors(element, group, add);
  }
  for (const element of elements) {
    if (!element.matches(OBJECTION) || element.matches("input, select, textarea, label, form, fieldset")) continue;
    if (element.querySelector("input, select, textarea, button[type=submit]") || !visible(element)) continue;
    const text = textOf(element);
    const group = groupBeside(element, groups);
    const live = Boolean(closest(element, "[role=alert], [aria-live=assertive], [aria-live=polite], [role=status]"));
    const tied = group && group.elements.some((one) => ["aria-describedby", "aria-errormessage"].some((name) => referenced(one, name).some((other) => contains(other, element) || contains(element, other))));
    if ([...found].some((other) => other.text.includes(text) && text)) continue;
    add(text, element, group, Boolean(group), live || Boolean(tied));
  }
  return found;
}

/** Objections that are tied to a control, or that the browser itself makes. */
function nativeErrors(element, group, add) {
  const named = referenced(element, "aria-errormessage");
  const wrong = attribute(element, "aria-invalid") === "true";
  const all = wrong ? referenced(element, "aria-describedby") : [];
  const telling = all.filter((other) => /error|invalid|feedback|alert/i.test(`${other.id} ${attribute(other, "class")} ${attribute(other, "role")}`));
  const described = named.concat(telling.length ? telling : all);
  for (const other of described) {
    if (visible(other) && /\w/.test(textOf(other)) && (wrong || attribute(other, "role") === "alert")) {
      add(textOf(other), other, group, true, true);
    }
  }
  if (element.matches("input, select, textarea") && element.matches(":user-invalid") && !closest(element, "form[novalidate]")) {
    add(clean(element.validationMessage), element, group, true, true);
  }
}

/** The question in whose own container an objection stands. */
function groupBeside(element, groups) {
  for (const group of groups) {
    const tied = group.elements.some((one) =>
      ["aria-describedby", "aria-errormessage"].some((name) => referenced(one, name).some((other) => contains(other, element))),
    );
    if (tied) return group;
  }
  for (let at = parentOf(element), up = 0; at && up < 4 && at !== document.body; at = parentOf(at), up += 1) {
    const inside = groups.filter((group) => group.elements.some((one) => contains(at, one)));
    if (inside.length === 1) return inside[0];
    if (inside.length > 1) return up < 2 ? inside.filter((group) => follows(element, group.elements[0])).pop() || null : null;
  }
  return null;
}


const CAPTCHAS = [
  ["reCAPTCHA", /recaptcha/i, ".g-recaptcha, .grecaptcha-badge"],
  ["hCaptcha", /hcaptcha/i, ".h-captcha"],
  ["Turnstile", /challenges\.cloudflare\.com|turnstile/i, ".cf-turnstile"],
  ["Arkose", /arkoselabs|funcaptcha/i, "#FunCaptcha, [data-pkey]"],
  ["GeeTest", /geetest/i, ".geetest_holder"],
  ["Friendly Captcha", /friendlycaptcha|friendly-challenge/i, ".frc-captcha"],
  ["ALTCHA", /altcha/i, "altcha-widget"],
  ["AWS WAF", /awswaf/i, "awswaf-captcha"],
];

/** Tests that are to tell people from robots: which kind, and whether one must act. */
function captchasOf(elements) {
  const sources = [...document.querySelectorAll("iframe[src], script[src]")].map((one) => one.src);
  const found = [];
  for (const [kind, pattern, selector] of CAPTCHAS) {
    const holders = [...document.querySelectorAll(selector)];
    const loaded = sources.some((source) => pattern.test(source));
    if (!loaded && !holders.length) continue;
    const keys = holders.map((holder) => attribute(holder, "data-sitekey")).filter(Boolean);
    const asks = holders.some((holder) => visible(holder) && !holder.matches(".grecaptcha-badge, [data-size=invisible]"));
    found.push({ kind, visible: asks, site_keys: keys });
  }
  const picture = elements.find((one) => one.tagName === "IMG" && /captcha/i.test(`${one.id} ${one.alt} ${attribute(one, "src").slice(0, 200)}`) && visible(one));
  if (picture) found.push({ kind: "picture", visible: true, site_keys: [] });
  return found;
}

/** The banner that asks about cookies, if it covers the page. */
function cookieBanner(elements) {
  const named = elements.filter((one) => one.matches("[role=dialog], [role=alertdialog], dialog, [aria-modal=true], [id*=cookie i], [class*=cookie i], [id*=consent i], [class*=consent i], [id*=onetrust i], [data-automation-id=legalNotice]"));
  const banner = named.find((one) => one !== document.body && visible(one) && /cookie/i.test(textOf(one).slice(0, 3000)) && one.querySelector("button, [role=button], a, input[type=submit]") && !one.querySelector("input[type=text], input[type=email], input[type=file], textarea"));
  return banner ? textOf(banner).slice(0, 2000) : "";
}

function progressOf(elements) {
  const bar = elements.find((one) => one.matches("[role=progressbar], progress, [aria-current=step], [class*=progress i], [class*=stepper i], [class*=steps i]") && visible(one) && textOf(one).length < 200);
  const said = clean(pageWords(document.body)).match(/\b(step|page|schritt|étape|etape|paso|stap|passo|etap|krok)\s+\d+\s*(of|\/|von|sur|de|van|di|z)\s*\d+/i);
  if (said) return said[0];
  const value = bar && (attribute(bar, "aria-valuetext") || textOf(bar));
  return value ? clean(value) : null;
}

function headingOf(elements) {
  const objecting = "[role=alert], [class*=error i], [class*=cookie i]";
  const shown = elements.filter((one) => one.matches(HEADING) && visible(one) && textOf(one) && !closest(one, objecting));
  const main = shown.find((one) => closest(one, "main, form, [role=main], [role=dialog]"));
  return main || shown[0] ? textOf(main || shown[0]) : null;
}

function linksOf(elements) {
  return elements
    .filter((one) => one.matches("a[href]") && visible(one))
    .map((one) => ({ text: buttonText(one), url: one.href }))
    .slice(0, 300);
}

/** Elements of the site's own making that draw something of which nothing stands in the open. */
function closedOnes(elements) {
  const drawn = (one) => one.localName.includes("-") && !one.shadowRoot && !one.querySelector("input, select, textarea, button, a[href], iframe");
  const sized = (one) => one.offsetWidth >= 30 && one.offsetHeight >= 12;
  return elements.filter((one) => drawn(one) && !clean(one.textContent) && sized(one)).map((one) => one.localName);
}

/** What this document shows, as plain data; nothing while it has no body yet. */
function observe() {
  if (!document.body) return null;
  const elements = isEditorInside() ? [] : everyElement();
  const rank = new Map(elements.map((element, index) => [element, index]));
  const groups = questionsOf(elements).map((group) => ({ ...group, elements: group.elements.slice() }));
  const asked = groups
    .map((group) => ({ ...group, ghost: isGhost(group.elements[0]) && !standIn(group.elements[0]), aside: asideOf(group.elements[0]) }))
    .filter((group) => !group.ghost && !group.aside)
    .filter((group) => group.elements.some((element) => met(element)) || isBait(group));
  dropAutofill(asked);
  const front = keepInFront(asked);
  for (const group of asked) {
    const seen = group.elements.filter((element) => met(element));
    if (seen.length) group.elements = seen;
  }
  const baits = asked.filter((group) => isBait(group));
  const owners = new Set(asked.filter((group) => !baits.includes(group)).flatMap((group) => group.elements));
  owners.traps = new Set(baits.map((group) => trapWrapper(group.elements[0], owners)));
  const headings = elements.filter((one) => one.matches(HEADING) && visible(one));
  const context = { owners, headings, rank };
  const taken = new Set(asked.flatMap((group) => group.elements));
  const described = asked.map((group) => describe(group, context));
  markParts(described, asked);
  const questions = asked.filter((group, index) => !described[index].part);
  return {
    url: location.href,
    title: document.title,
    heading: headingOf(elements),
    text: document.body ? linesOf(document.body).slice(0, 20000) : "",
    language: document.documentElement.lang || null,
    progress: progressOf(elements),
    viewport_width: innerWidth,
    viewport_height: innerHeight,
    content_width: document.documentElement.scrollWidth,
    links: linksOf(elements),
    controls: described.filter((control) => !control.part),
    buttons: buttonsOf(front ? elements.filter((one) => contains(front, one)) : elements, taken),
    errors: errorsOf(elements, questions),
    captchas: captchasOf(elements),
    closed: closedOnes(elements),
    cookie_banner: cookieBanner(elements),
    structured_data: [...document.querySelectorAll("script[type='application/ld+json']")].map((one) => one.textContent.slice(0, 20000)),
  };
}

const FILLS_IN = /auto-?(fill|complete)|pre-?fill|import (your |my )?(resume|cv|profile)|parse|easy apply|quick apply|fill (in|out) (the|your|this) (form|application)|save time by|apply with (your )?(resume|cv)/i;

/** Of several file fields, one that only fills in the form from a CV asks nothing. */
function dropAutofill(asked) {
  const files = asked.filter((group) => group.kind === "file");
  if (files.length < 2) return;
  const owners = Object.assign(new Set(asked.flatMap((group) => group.elements)), { traps: new Set() });
  const fillers = files.filter((group) => {
    const part = ownPart(group, asked);
    if (!part) return false;
    const said = fileLabel(group.elements[0]) || fileText(group.elements[0], owners);
    const around = `${attribute(part, "class")} ${attribute(parentOf(group.elements[0]), "class")} ${textOf(part).slice(0, 300)}`;
    return FILLS_IN.test(said) || (!DOCUMENT.test(said) && FILLS_IN.test(around));
  });
  if (fillers.length && fillers.length < files.length) {
    for (const group of fillers) asked.splice(asked.indexOf(group), 1);
  }
}

/** The nearest part of the page with words in it that holds this question and no other. */
function ownPart(group, asked) {
  const others = asked.filter((other) => other !== group).flatMap((other) => other.elements);
  let part = null;
  for (let at = parentOf(group.elements[0]), up = 0; at && up < 8 && !at.matches("form, body"); at = parentOf(at), up += 1) {
    if (others.some((other) => contains(at, other))) break;
    part = at;
    if (up > 0 && textOf(at).length > 80) break;
  }
  return part;
}

/**
 * Controls that only complete another one (the currency of a salary): nothing names them but
 * what names their neighbour. They are marked, and what one types into is the question.
 */
function markParts(controls, asked) {
  controls.forEach((control, index) => {
    const nameless = ["preceding text", "none", "placeholder"].includes(control.label_source) && control.control === "select";
    const before = index && asked[index - 1].elements[0];
    const after = index + 1 < controls.length && asked[index + 1].elements[0];
    const near = (other) => other && parentOf(parentOf(other) || other) && contains(parentOf(parentOf(parentOf(other)) || parentOf(other)), asked[index].elements[0]);
    const units = control.options.length > 1 && /^(usd|eur|us dollar|per |hour|year|month|\$|€|annually|hourly|yearly)/i.test(control.options.map((option) => option.text).find((text) => text) || "");
    control.part = nameless && (units || !control.label) && Boolean((before && near(before)) || (after && near(after)));
    if (!control.part || !control.label) return;
    const whole = [after && near(after) && controls[index + 1], before && near(before) && controls[index - 1]].find((one) => one && !one.label);
    if (whole) Object.assign(whole, { label: control.label, label_source: control.label_source, preceding_text: control.preceding_text, required: whole.required ?? control.required, required_by: whole.required_by ?? control.required_by });
  });
}

/** The largest part of the page that holds nothing but a trap. */
function trapWrapper(element, owners) {
  let at = element;
  for (let up = parentOf(at); up && up !== document.body; up = parentOf(up)) {
    if ([...owners].some((owner) => contains(up, owner))) break;
    at = up;
  }
  return at;
}

/** A trap for robots: laid out, fillable, and nothing that a person would see. */
function isBait(group) {
  const first = group.elements[0];
  if (group.elements.length > 1 || !first.matches("input, textarea") || !TEXT_TYPES.test(attribute(first, "type"))) return false;
  return Boolean(trapOf(first, labelText(first) || ariaText(first)));
}

