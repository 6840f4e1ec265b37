"""Three careers sites of several steps, in shapes of markup that many employers use."""

import json
from collections.abc import Callable, Mapping

from tests.autopilot.conftest import THANKS, Employer, Form, page

LOOK = "input,select,textarea,button,a{min-height:24px;display:inline-block} [hidden]{display:none}"

_IN_ONE_PAGE = """
<header><a href="#jobs">Search for jobs</a> <a href="#in">Sign in</a></header>
<main id=app><h1>Warehouse associate</h1><p>You will pick and pack in Boston.</p>
<a role=button href="#apply" data-automation-id=adventureButton id=apply>Apply</a></main>
"""
_SCRIPTED = """
const app = document.getElementById('app'), kept = {};
const STEPS = ['My Information', 'My Experience', 'Application Questions', 'Self Identify',
  'Review'];
const star = (must) => must ? '<abbr title=required>*</abbr>' : '';
const text = (id, label, must, extra) => `<div data-automation-id="formField-${id}"><div>
  <label for="${id}"><span>${label}</span>${star(must)}</label></div>
  <div><div><input type=text id="${id}" data-automation-id="${id}" aria-required=${!!must}
  ${extra || ''}></div></div></div>`;
const list = (id, label, must, options) => `<div data-automation-id="formField-${id}"><div>
  <label for="${id}"><span>${label}</span>${star(must)}</label></div>
  <div><button type=button id="${id}" aria-haspopup=listbox aria-expanded=false value=""
  aria-label="${label} Select One ${must ? 'Required' : ''}"
  data-options='${JSON.stringify(options)}'>Select One</button></div></div>`;
const radios = (id, label) => `<fieldset data-automation-id="formField-${id}"><legend><div>
  <label>${label}<abbr title=required>*</abbr></label></div></legend>
  <div><div><input type=radio name="${id}" id="${id}-y" value=true><label for="${id}-y">Yes</label>
  </div><div><input type=radio name="${id}" id="${id}-n" value=false>
  <label for="${id}-n">No</label></div></div></fieldset>`;
const day = (id, label) => `<fieldset><legend>${label}<abbr title=required>*</abbr></legend>
  <div role=group>${['Month/2', 'Day/2', 'Year/4'].map((part) => {
    const [name, size] = part.split('/');
    return `<input role=spinbutton aria-label="${name}" id="${id}${name}" size=${size}
      maxlength=${size} inputmode=numeric data-date="${id}">`;
  }).join('/')}</div></fieldset>`;
const BODIES = [
  () => list('source', 'How Did You Hear About Us?', 1,
      ['Company Website', 'Job Board', 'Referral'])
    + radios('worked', 'Have you previously worked for Northbridge?')
    + list('country', 'Country', 1, ['Canada', 'United Kingdom', 'United States of America'])
    + '<h3>Legal Name</h3>' + text('legalName--firstName', 'Given Name(s)', 1)
    + text('legalName--lastName', 'Family Name', 1)
    + '<h3>Address</h3>' + text('addressLine1', 'Address Line 1', 1) + text('city', 'City', 1)
    + list('region', 'State', 1, ['California', 'Massachusetts', 'Texas'])
    + text('postalCode', 'Postal Code', 1) + '<h3>Phone</h3>'
    + list('device', 'Phone Device Type', 1, ['Home', 'Mobile'])
    + text('phoneNumber', 'Phone Number', 1) + text('extension', 'Phone Extension', 0)
    + text('email', 'Email Address', 1),
  () => `<div role=group aria-labelledby=rt><h3 id=rt>Resume/CV</h3><p>Upload a file (5MB max)</p>
    <div data-automation-id=drop><input type=file multiple hidden id=file
    data-automation-id="file-upload-input-ref"><button type=button id=choose>Select files</button>
    <div id=names></div></div></div>`
    + text('linkedin', 'LinkedIn', 0),
  () => list('auth', 'Are you legally authorized to work in the United States?', 1, ['Yes', 'No'])
    + list('visa', 'Will you now or in the future require sponsorship for a work visa?', 1,
      ['Yes', 'No'])
    + day('start', 'When are you available to start?')
    + `<div><label for=why><span>Why do you want to work here?</span><abbr>*</abbr></label>
      <textarea id=why aria-required=true></textarea></div>`,
  () => list('gender', 'Please select your gender.', 0,
      ['Female', 'Male', 'I choose not to disclose'])
    + list('veteran', 'Please select your veteran status.', 1,
      ['I am a protected veteran', 'I am not a veteran', 'I do not wish to self-identify'])
    + `<div><input type=checkbox id=terms><label for=terms>Yes, I have read and consent to the terms
      and conditions<abbr title=required>*</abbr></label></div>`,
  () => `<h3>Review</h3><dl>${Object.keys(kept).map((one) =>
      `<dt>${one}</dt><dd>${kept[one]}</dd>`).join('')}</dl>`,
];
let at = 0;
function draw(errors) {
  const last = at === STEPS.length - 1;
  app.innerHTML = `<ol>${STEPS.map((name, index) => `<li ${index === at ? 'aria-current=step' : ''}>
    ${name}</li>`).join('')}</ol><h2>${STEPS[at]}</h2><div role=alert id=errors></div>
    <p>* Indicates a required field</p>${BODIES[at]()}
    <footer>${at ? '<button id=back>Back</button>' : ''}
    <button id=next data-automation-id=pageFooterNextButton>${last ? 'Submit' : 'Save and Continue'}
    </button></footer>`;
  document.getElementById('next').onclick = next;
  app.querySelectorAll('[aria-haspopup=listbox]').forEach((one) => one.onclick = () => open(one));
  const file = document.getElementById('file');
  if (!file) return;
  document.getElementById('choose').onclick = () => file.click();
  file.onchange = () => setTimeout(() => {
    kept.file = file.files[0].name;
    document.getElementById('names').textContent = kept.file + ' successfully uploaded';
  }, 60);
}
function open(button) {
  document.querySelectorAll('[role=listbox]').forEach((one) => one.remove());
  const box = document.createElement('ul');
  box.setAttribute('role', 'listbox');
  box.tabIndex = -1;
  const options = JSON.parse(button.dataset.options);
  box.innerHTML = options.map((one, index) => `<li role=option id="o${index}" tabindex=-1
    aria-selected=${one === button.value}>${one}</li>`).join('');
  document.body.append(box);
  button.setAttribute('aria-expanded', 'true');
  let lit = Math.max(0, options.indexOf(button.value));
  const show = () => box.setAttribute('aria-activedescendant', `o${lit}`);
  const close = () => {
    box.remove();
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  };
  const take = (index) => {
    button.value = button.textContent = options[index];
    close();
  };
  [...box.children].forEach((one, index) => one.onclick = () => take(index));
  box.onkeydown = (event) => {
    if (event.key === 'ArrowDown') lit = Math.min(lit + 1, options.length - 1);
    else if (event.key === 'ArrowUp') lit = Math.max(lit - 1, 0);
    else if (event.key === 'Enter') return event.preventDefault(), take(lit);
    else if (event.key === 'Escape') return close();
    event.preventDefault();
    show();
  };
  show();
  box.focus();
}
async function next() {
  const missing = [];
  app.querySelectorAll('abbr').forEach((mark) => {
    const field = mark.closest('fieldset') || mark.closest('label').parentElement.closest(
      '[data-automation-id^=formField]') || mark.closest('div');
    const fields = [...field.querySelectorAll('input, textarea, [aria-haspopup]')];
    const ticks = fields.filter((one) => /radio|checkbox/.test(one.type));
    const empty = ticks.length ? !ticks.some((one) => one.checked)
      : fields.some((one) => !one.value);
    if (empty) missing.push(mark.parentElement.textContent.replace('*', ''));
  });
  if (STEPS[at] === 'My Experience' && !kept.file) missing.push('Resume/CV');
  if (missing.length) {
    document.getElementById('errors').textContent =
      missing.map((one) => `Error: The field ${one} is required and must have a value.`).join(' ');
    return;
  }
  app.querySelectorAll('input, textarea, [aria-haspopup]').forEach((one) => {
    if (one.type === 'radio' && !one.checked || one.type === 'file') return;
    kept[one.type === 'radio' ? one.name : one.id] = one.type === 'checkbox' ? String(one.checked)
      : one.value;
  });
  if (at === STEPS.length - 1) {
    await fetch('/send', { method: 'POST', body: new URLSearchParams(kept) });
    app.innerHTML = `<h2>Congratulations!</h2><p>Thank you for applying. Your application has been
      submitted.</p>`;
    return;
  }
  at += 1;
  draw();
}
document.getElementById('apply').onclick = (event) => {
  event.preventDefault();
  app.insertAdjacentHTML('beforeend', `<div role=dialog aria-modal=true aria-labelledby=how
    style="position:fixed;inset:60px;background:#fff;border:1px solid"><h2 id=how>Start Your
    Application</h2><a role=button href="#in">Autofill with Resume</a>
    <a role=button href="#manual" id=manual>Apply Manually</a></div>`);
  document.getElementById('manual').onclick = (click) => { click.preventDefault(); draw(); };
};
"""


def in_one_page(employer: Employer) -> None:
    """Steps that a script draws, lists that buttons open, a date in three parts."""
    employer.pages = {"/": page(_IN_ONE_PAGE, style=LOOK, script=_SCRIPTED), "/send": THANKS}


_IN_A_FRAME = """<header><nav><a href="/">Home</a></nav>
<form role=search action="/"><input name=q aria-label="Search jobs"><button>Search</button></form>
</header><h1>Careers</h1>
<iframe id=content_iframe title="Careers" src="/job" width=900 height=900></iframe>"""
_JOB = """<h1>Care assistant</h1><dl><dt>ID</dt><dd>2026-1042</dd><dt>Location</dt>
<dd>US-MA-Boston</dd></dl><p>Overview of the role.</p>
<div><a href="/login" class="Button_Primary">Apply for this job online</a>
<a href="/refer">Refer this job to a friend</a></div>"""
_LOGIN = """<h2>Enter your email to get started</h2><form action=/profile method=post>
<div class=row><label for=em>Email<span class=Field_Required> (Required)</span></label>
<input id=em name=email type=email></div>
<div class=row><input type=checkbox id=gd name=privacy value=yes><label for=gd>I have read and
accept the privacy policy<span class=Field_Required> (Required)</span></label></div>
<input type=submit value=Next></form>"""
_PROFILE = """<h2>Candidate Profile</h2><p>Fields marked with * are required.</p>
<form action=/questions method=post enctype=multipart/form-data>
<h3>Resume</h3><div class=row><div class=lbl><label for=rf>Upload your resume<img alt=Required
 width=8 height=8></label></div><div><input type=file id=rf name=resume></div></div>
<h3>Contact Information</h3><table>
<tr><td><label for=PF_first>First Name</label><span>*</span></td>
 <td><input id=PF_first name=first></td></tr>
<tr><td><label for=PF_middle>Middle Name</label></td><td><input id=PF_middle name=middle></td></tr>
<tr><td><label for=PF_last>Last Name</label><span>*</span></td>
 <td><input id=PF_last name=last></td></tr>
<tr><td><label for=PF_type>Phone Type</label></td><td><select id=PF_type name=kind>
 <option value="">&#8212; Make a Selection &#8212;</option><option>Home</option>
 <option>Mobile</option></select></td></tr>
<tr><td><label for=PF_phone>Phone Number</label><span>*</span></td>
 <td><input id=PF_phone name=phone></td></tr>
<tr><td><label for=PF_country>Country</label><span>*</span></td><td>
 <select id=PF_country name=country onchange="states(this.value)">
 <option value="">&#8212; Make a Selection &#8212;</option><option value=12781>Canada</option>
 <option value=12942>United States</option></select></td></tr>
<tr><td><label for=PF_state>State/Province</label><span>*</span></td><td>
 <select id=PF_state name=state><option value="">&#8212; Make a Selection &#8212;</option></select>
 </td></tr>
<tr><td><label for=PF_zip>Zip/Postal Code</label><span>*</span></td>
 <td><input id=PF_zip name=zip></td></tr>
</table><div style="position:absolute;left:-4000px" aria-hidden=true><label for=hp>Website</label>
<input id=hp name=website tabindex=-1 autocomplete=off></div>
<input type=submit value="Submit Profile"></form>"""
_STATES = """function states(country) { setTimeout(() => {
  const names = country === '12942' ? ['California', 'Massachusetts'] : ['Ontario', 'Quebec'];
  document.getElementById('PF_state').innerHTML += names.map((one) => `<option>${one}</option>`);
}, 80); }"""
_QUESTIONS = """<h2>Candidate Questions</h2><form action=/eeo method=post>
<div><label for=q1>1. Are you at least 18 years of age?*</label><select id=q1 name=adult>
<option value="">&#8212; Make a Selection &#8212;</option><option>Yes</option><option>No</option>
</select></div>
<fieldset><legend>2. Are you able to work weekends?*</legend>
<label><input type=radio name=weekends value=1> Yes</label>
<label><input type=radio name=weekends value=0> No</label></fieldset>
<div><label for=q3>3. What are your pay expectations (per year)?*</label>
<input id=q3 name=pay></div>
<div><label for=q4>4. Date available (MM/DD/YYYY)*</label><input id=q4 name=available></div>
<div><label><input type=checkbox name=texts value=yes> I agree to receive text messages about other
jobs</label></div>
<input type=submit value="Submit Answers"></form>"""
_EEO = """<h2>Voluntary Self-Identification</h2><p>Completing this form is voluntary.</p>
<form action=/send method=post>
<fieldset><legend>Disability status</legend>
<label><input type=radio name=disability value=1> Yes, I have a disability</label>
<label><input type=radio name=disability value=2> No, I do not have a disability</label>
<label><input type=radio name=disability value=3> I do not want to answer</label></fieldset>
<div><label for=sg>Your name*</label><input id=sg name=signed required></div>
<input type=submit value=Submit></form>"""


def in_a_frame(employer: Employer) -> None:
    """A posting and four pages that the server sends one by one, all in a frame."""
    kept: dict[str, str] = {}

    def then(following: str, *required: str) -> Callable[[Form], str]:
        def answer(form: Form) -> str:
            missing = [name for name in required if not form.get(name)]
            kept.update(form)
            return page(f"Missing: {missing}" if missing else following, style=LOOK, script=_STATES)

        return answer

    def end(form: Form) -> str:
        employer.received.append({**kept, **form, "path": "/done"})
        return page(THANKS)

    employer.pages = {
        "/": page(_IN_A_FRAME, style=LOOK),
        "/job": page(_JOB, style=LOOK),
        "/login": page(_LOGIN, style=LOOK),
        "/profile": then(_PROFILE, "email", "privacy"),
        "/questions": then(
            _QUESTIONS, "resume", "first", "last", "phone", "country", "state", "zip"
        ),
        "/eeo": then(_EEO, "adult", "weekends", "pay", "available"),
        "/send": end,
    }


_IN_SHADOW = """<h1>Data engineer</h1><p>Easy application: it takes five minutes.</p>
<oc-form></oc-form>"""
_ELEMENTS = r"""
const send = %s;
const define = (name, draw) => customElements.define(name, class extends HTMLElement {
  connectedCallback() {
    if (!this.shadowRoot) { this.attachShadow({ mode: 'open' }); draw(this, this.shadowRoot); }
  }
});
const star = (host) => host.hasAttribute('required') ? '<span aria-hidden=true>*</span>' : '';
define('spl-input', (host, root) => {
  root.innerHTML = `<div class=wrap><div><label for=c>${host.getAttribute('label')}${star(host)}
    </label></div><div><input id=c type=${host.getAttribute('type') || 'text'}
    ${host.hasAttribute('required') ? 'aria-required=true' : ''}></div></div>`;
  host.read = () => root.querySelector('input').value;
});
define('spl-textarea', (host, root) => {
  root.innerHTML = `<label for=t>${host.getAttribute('label')}${star(host)}</label>
    <textarea id=t></textarea>`;
  host.read = () => root.querySelector('textarea').value;
});
define('spl-checkbox', (host, root) => {
  root.innerHTML = `<label><input type=checkbox><span>${host.getAttribute('label')}${star(host)}
    </span></label>`;
  host.read = () => String(root.querySelector('input').checked);
});
define('spl-radio-group', (host, root) => {
  root.innerHTML = `<div role=radiogroup aria-labelledby=g><div id=g>${host.getAttribute('label')}
    ${star(host)}</div>${host.getAttribute('options').split('|').map((one) =>
    `<label><input type=radio name=r value="${one}">${one}</label>`).join('')}</div>`;
  host.read = () => (root.querySelector('input:checked') || {}).value || '';
});
define('spl-autocomplete', (host, root) => {
  root.innerHTML = `<label for=a>${host.getAttribute('label')}${star(host)}</label>
    <input id=a role=combobox aria-autocomplete=list aria-expanded=false aria-controls=l
    autocomplete=off><ul id=l role=listbox hidden></ul>`;
  const input = root.querySelector('input'), listed = root.querySelector('ul');
  let picked = '', lit = -1;
  const draw = (places) => {
    listed.hidden = !places.length;
    input.setAttribute('aria-expanded', String(!!places.length));
    lit = -1;
    listed.innerHTML = places.map((one, at) => `<li role=option id="p${at}">${one}</li>`).join('');
    [...listed.children].forEach((one) => { one.onmousedown = (event) => event.preventDefault();
      one.onclick = () => take(one.textContent); });
  };
  const take = (text) => { picked = input.value = text; draw([]); };
  input.oninput = () => { picked = ''; setTimeout(() => draw(['Boston, England, United Kingdom',
    'Boston, MA, United States', 'Austin, TX, United States'].filter((one) =>
    input.value.length > 2 && one.toLowerCase().startsWith(input.value.toLowerCase()))), 120); };
  input.onkeydown = (event) => {
    const found = [...listed.children];
    if (!found.length || !/Arrow(Up|Down)|Enter/.test(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter') return lit >= 0 && take(found[lit].textContent);
    lit = (lit + (event.key === 'ArrowDown' ? 1 : found.length - 1)) %% found.length;
    input.setAttribute('aria-activedescendant', `p${lit}`);
  };
  input.onblur = () => { if (!picked) input.value = ''; draw([]); };
  host.read = () => picked;
});
define('spl-dropzone', (host, root) => {
  root.innerHTML = `<section><h3>${host.getAttribute('label')}${star(host)}</h3>
    <div style="border:1px dashed"><p>Choose a file or drop it here</p>
    <input type=file id=f aria-label="${host.getAttribute('label')}" accept=".pdf,.docx,.txt">
    </div></section>`;
  host.read = () => [...root.querySelector('input').files].map((one) => one.name).join();
});
define('spl-button', (host, root) => {
  root.innerHTML = `<button type=button><slot></slot></button>`;
});
const STEPS = [
  `<h2>Personal information</h2><spl-input name=first label="First name" required></spl-input>
   <spl-input name=last label="Last name" required></spl-input>
   <spl-input name=email label="Email" type=email required></spl-input>
   <spl-input name=confirm label="Confirm your email" type=email required></spl-input>
   <spl-autocomplete name=city label="City" required></spl-autocomplete>
   <spl-input name=phone label="Phone number" type=tel required></spl-input>
   <spl-dropzone name=resume label="Resume" required></spl-dropzone>
   <spl-input name=linkedin label="LinkedIn"></spl-input>
   <spl-textarea name=message label="Message to the Hiring Team"></spl-textarea>`,
  `<h2>Preliminary questions</h2>
   <spl-radio-group name=permit label="Do you have the right to work in the United States?"
     options="Yes|No" required></spl-radio-group>
   <spl-input name=notice label="What is your notice period?" required></spl-input>
   <spl-checkbox name=privacy label="I have read the privacy notice and agree to the processing of
     my personal data" required></spl-checkbox>
   <spl-checkbox name=pool label="Keep my data for future job opportunities"></spl-checkbox>`];
define('oc-form', (host, root) => {
  let at = 0;
  const kept = {};
  const draw = () => {
    root.innerHTML = `<div>${STEPS[at]}<p role=alert></p>
      <spl-button>${at ? 'Submit' : 'Next'}</spl-button></div>`;
    root.querySelector('spl-button').onclick = go;
  };
  const go = async () => {
    const fields = [...root.querySelectorAll('[name]')];
    const empty = fields.filter((one) => one.hasAttribute('required')
      && ['', 'false'].includes(one.read()));
    root.querySelector('[role=alert]').textContent =
      empty.map((one) => `${one.getAttribute('label')} is required`).join('. ');
    if (empty.length) return;
    for (const one of fields) kept[one.getAttribute('name')] = one.read();
    at += 1;
    if (at < STEPS.length) return draw();
    await fetch(send, { method: 'POST', body: new URLSearchParams(kept) });
    root.innerHTML = '<h2>Application sent</h2><p>Thank you for your application!</p>';
  };
  draw();
});
"""


def in_shadow_roots(employer: Employer) -> None:
    """Two steps of elements of the site's own making, each in its shadow root."""
    script = _ELEMENTS % json.dumps("/send")
    employer.pages = {"/": page(_IN_SHADOW, style=LOOK, script=script), "/send": THANKS}


SITES: Mapping[str, Callable[[Employer], None]] = {
    "steps that a script draws": in_one_page,
    "pages in a frame": in_a_frame,
    "elements in shadow roots": in_shadow_roots,
}
