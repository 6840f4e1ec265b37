// How the upload of a file stands: shown, in progress, or refused.

const REFUSES = /\b(not (allowed|supported|accepted|permitted|valid)|unsupported|invalid|wrong|only|must be|too (large|big)|exceeds?|larger than|maximum|failed|can.t be uploaded|couldn.t|could not|rejected|refused)\b|nicht (erlaubt|unterstützt)|zu groß|trop (grand|volumineux)|demasiado grande|te groot/i;
const OF_FILES = /\b(file|type|format|size|upload|pdf|docx?|mb|kb|document|datei|fichier|archivo|bestand)\b/i;
const COMPLAINS = "[role=alert], [aria-live=assertive], [class*=error i], [class*=invalid i], [class*=reject i], [class*=status-main i], [id*=error i]";
const WORKING = "[role=progressbar], progress, [class*=uploading i], [class*=progress i], [aria-busy=true]";

/** What the page says of a file that was handed to the field at `given.chain`. */
function uploadState(given) {
  const field = fieldAt(given.chain);
  const scope = field ? uploadScope(field) : document.body;
  const around = everyElement().filter((one) => visible(one) && contains(scope, one));
  const stem = given.name.toLowerCase();
  const named = around.some((one) => one.children.length < 4 && textOf(one).replace(/\s+/g, " ").toLowerCase().includes(stem));
  const cut = !named && around.some((one) => !one.children.length && shortened(textOf(one).toLowerCase(), stem));
  const complaint = around.find((one) => one.matches(COMPLAINS) && !one.querySelector("input, select, textarea") && complains(textOf(one)));
  return {
    held: Boolean(field && field.files && field.files.length),
    named: named || cut,
    busy: around.some((one) => one.matches(WORKING) && isWorking(one)),
    objection: complaint ? textOf(complaint).slice(0, 300) : "",
  };
}

/** The part of the page that tells of this upload alone. */
function uploadScope(field) {
  const place = placeOf(field);
  const others = [...document.querySelectorAll("input[type=file]")].filter((one) => one !== field).map(placeOf);
  let scope = place;
  for (let at = parentOf(place); at && at !== document.body; at = parentOf(at)) {
    if (others.some((one) => contains(at, one))) break;
    scope = at;
  }
  return scope;
}

const complains = (text) => text.length < 300 && REFUSES.test(text) && OF_FILES.test(text);

/** Whether a text is a file's name with its middle left out. */
function shortened(text, name) {
  const parts = text.split(/…|\.\.\./);
  return parts.length === 2 && parts[0].length > 3 && name.startsWith(parts[0].trim()) && name.endsWith(parts[1].trim());
}

function fieldAt(chain) {
  let root = document;
  let found = null;
  for (const selector of chain) {
    found = root && root.querySelector(selector);
    root = found && found.shadowRoot;
  }
  return found;
}

/** Whether a progress bar is on its way, and not one that is done or stands for the whole form. */
function isWorking(bar) {
  if (/\buploading\b|wird hochgeladen/i.test(textOf(bar).slice(0, 80))) return true;
  if (attribute(bar, "aria-busy") === "true") return true;
  const step = /\b(step|page|schritt)\b/i.test(`${textOf(bar)} ${attribute(bar, "aria-label")}`);
  const now = bar.tagName === "PROGRESS" ? bar.value / bar.max : Number(attribute(bar, "aria-valuenow") || NaN) / Number(attribute(bar, "aria-valuemax") || 100);
  const beside = bar.closest("li, [class*=file i], [class*=upload i], [class*=preview i], [class*=drop i]");
  return Boolean(beside) && !step && now > 0 && now < 1;
}
