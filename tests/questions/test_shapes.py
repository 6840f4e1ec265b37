"""Questions are read in the shapes of markup that application systems use, none of them by name."""

import asyncio
from collections.abc import Mapping

import pytest
from playwright.async_api import async_playwright

from harness.gather.browser.find import find_browser
from harness.gather.browser.observe import observe
from harness.gather.browser.seen import SeenControl

pytestmark = pytest.mark.browser

Expected = tuple[tuple[str, str, bool | None], ...]

SHAPES: Mapping[str, tuple[str, Expected]] = {
    "a label bound to a wrapper, and a button that opens the list": (
        """<div data-automation-id=formField-source><label for=w1><span>How did you hear about
        us? <abbr title=required>*</abbr></span></label><div id=w1><button type=button
        aria-haspopup=listbox aria-label="How did you hear about us? Select One Required"
        value="">Select One</button> <input type=text tabindex=-1 aria-hidden=true
        style="opacity:0;position:absolute"></div></div> <div
        data-automation-id=formField-name><label for=w2>Given Name(s)<abbr>*</abbr></label>
        <div><input id=w2 aria-required=true></div></div>""",
        (
            ("How did you hear about us?", "combobox", True),
            ("Given Name(s)", "text", True),
        ),
    ),
    "a table with labels in the cells before": (
        """<table><tr><td class=label>First Name<span class=req>*</span></td><td><input
        name=f></td></tr> <tr><td class=label>Street</td><td><input name=s></td></tr>
        <tr><td>Highest
        degree</td><td><select><option>Choose</option><option>BSc</option></select></td>
        </tr></table>""",
        (
            ("First Name", "text", True),
            ("Street", "text", False),
            ("Highest degree", "select", False),
        ),
    ),
    "labels above in table rows of their own": (
        """<table><tr><td><label for=t1>Surname</label> <font color=red>*</font></td></tr>
        <tr><td><input id=t1></td></tr><tr><td><label for=t2>Town</label></td></tr>
        <tr><td><input id=t2></td></tr></table>""",
        (("Surname", "text", True), ("Town", "text", False)),
    ),
    "definition lists": (
        """<dl><dt>Ihr Vorname *</dt><dd><input name=v></dd><dt>Ihr Nachname *</dt><dd><input
        name=n></dd> <dt>Bemerkung</dt><dd><textarea name=b></textarea></dd></dl>""",
        (
            ("Ihr Vorname", "text", True),
            ("Ihr Nachname", "text", True),
            ("Bemerkung", "textarea", False),
        ),
    ),
    "floating labels behind the field": (
        """<div class=field><input id=j1 placeholder=" " required><label for=j1>Full
        name</label></div> <div class=field><input placeholder="E-mail" type=email
        required></div> <div class=field><input id=j2 placeholder=" "><label for=j2>City
        (optional)</label></div>""",
        (
            ("Full name", "text", True),
            ("E-mail", "text", True),
            ("City (optional)", "text", False),
        ),
    ),
    "unbound labels beside unbound fields in a grid": (
        """<div class=row><div class=col><div class=lbl>First name <em>*</em></div><input></div>
        <div class=col><div class=lbl>Last name <em>*</em></div><input></div></div> <div
        class=row><div class=col><div class=lbl>Mobile</div><input type=tel></div></div>""",
        (
            ("First name", "text", True),
            ("Last name", "text", True),
            ("Mobile", "phone", False),
        ),
    ),
    "a question in a paragraph before radios without a fieldset": (
        """<div class=question><p>Do you hold a driving licence? *</p><div><input type=radio
        name=d id=d1><label for=d1>Yes</label> <input type=radio name=d id=d2><label
        for=d2>No</label></div> </div><div class=question><p>Can you start in May?</p><div><input
        type=radio name=m id=m1> <label for=m1>Yes</label><input type=radio name=m id=m2><label
        for=m2>No</label></div></div>""",
        (
            ("Do you hold a driving licence?", "radio", True),
            ("Can you start in May?", "radio", False),
        ),
    ),
    "drawn radios and boxes with hidden copies": (
        """<div><span id=r>Work permit? *</span><div role=radiogroup aria-labelledby=r>
        <label><button type=button role=radio aria-checked=false
        style="width:16px;height:16px"></button> <input type=radio aria-hidden=true tabindex=-1
        style="position:absolute;opacity:0">Yes</label> <label><button type=button role=radio
        aria-checked=false style="width:16px;height:16px"></button> <input type=radio
        aria-hidden=true tabindex=-1 style="position:absolute;opacity:0">No</label></div>
        </div><label><button type=button role=checkbox aria-checked=false
        style="width:16px;height:16px"></button><input type=checkbox aria-hidden=true tabindex=-1
        style="position:absolute;opacity:0"> I have read the privacy notice</label>""",
        (
            ("Work permit?", "radio", True),
            ("I have read the privacy notice", "checkbox", False),
        ),
    ),
    "a box that only says yes to what stands above it": (
        """<div class=q><div class=text>I certify that all I have written is
        true<span>*</span></div> <ul><li><label><input type=checkbox name=c1> Yes, I
        agree</label></li></ul></div> <div class=q><div class=text>May we keep your data for two
        years?</div> <ul><li><label><input type=checkbox name=c2> I
        consent</label></li></ul></div>""",
        (
            ("I certify that all I have written is true", "checkbox", True),
            ("May we keep your data for two years?", "checkbox", False),
        ),
    ),
    "consents below each other, the first required": (
        """<div><input type=checkbox id=k1><label for=k1>I have read the notice *</label></div>
        <div><input type=checkbox id=k2><label for=k2>Tell me about other jobs</label></div>""",
        (
            ("I have read the notice", "checkbox", True),
            ("Tell me about other jobs", "checkbox", False),
        ),
    ),
    "a drop zone with its formats and limits": (
        """<div><label for=u>CV</label><span><span
        aria-hidden=true>*</span></span></div><div><label for=u class=zone><input type=file id=u
        style="opacity:0;width:0;height:0;position:absolute"><div>Click to upload or drag and
        drop</div><div>pdf, docx, odt | max. 20 MB</div></label></div>""",
        (("CV", "file", True),),
    ),
    "a button that opens a hidden file field beside ways of other sites": (
        """<form><ul><li><a href=#>Upload Resume <i>*</i></a></li><li><a href=#>Apply with
        LinkedIn</a></li> </ul><div><input type=file name=cvfile style="display:none"></div>
        <h3>Full Name</h3><input name=n></form>""",
        (("Upload Resume", "file", True), ("Full Name", "text", False)),
    ),
    "a file that only fills in the form, and the one that is asked for": (
        """<section><h2>Autofill from resume</h2><p>Upload it here to fill in the fields
        below</p> <input type=file></section><div class=field><label for=g>Resume *</label><input
        type=file id=g> </div>""",
        (("Resume", "file", True),),
    ),
    "a CV whose hint says that it is parsed": (
        """<div class=field><label for=h>Resume *</label><input type=file id=h><p>We parse it to
        save you typing</p></div><div class=field><label for=i>Cover letter</label><input
        type=file id=i></div>""",
        (("Resume", "file", True), ("Cover letter", "file", False)),
    ),
    "the country code of a phone number": (
        """<fieldset class=phone-input><legend>Phone</legend><div class=a><label
        id=cl>Country</label> <div><div><div><div><div><div><input role=combobox
        aria-labelledby=cl></div></div></div></div> </div></div></div><div><label
        for=ph>Phone</label><input type=tel id=ph></div></fieldset>""",
        (("Phone", "phone", None),),
    ),
    "an address with a country of its own": (
        """<div class=row><div><label for=co>Country</label><input role=combobox id=co></div>
        <div><label for=ci>City</label><input id=ci></div></div><div class=row><label
        for=te>Phone</label> <input type=tel id=te></div>""",
        (("Country", "combobox", None), ("City", "text", None), ("Phone", "phone", None)),
    ),
    "traps in five disguises": (
        """<label>E-mail <input type=email name=mail></label> <div
        style="position:absolute;left:-9999px"><label>Website <input name=website
        tabindex=-1></label> </div><div aria-hidden=true
        style="opacity:0;height:0;overflow:hidden"><input name=url tabindex=-1> </div><div
        style="height:0;overflow:hidden"><input name=hp_4711></div> <label
        style="position:absolute;clip:rect(0px,0px,0px,0px)">Leave this blank <input name=more
        tabindex=-1></label><label>For robots only <input name=robots></label>""",
        (("E-mail", "text", None),),
    ),
    "a question that ends in leave blank": (
        """<label>Who referred you? If nobody did, leave this blank. <input name=ref></label>
        <label>Name * <input></label>""",
        (
            ("Who referred you? If nobody did, leave this blank.", "text", False),
            ("Name", "text", True),
        ),
    ),
    "required told by classes, words and a star that the style draws": (
        """<style>.must::after{content:" *"}</style><div class="form-group required"><label
        class=required for=z1>Forename</label><input id=z1></div><label for=z2>Family name
        <small>(required) </small></label><input id=z2><label class=must
        for=z3>Postcode</label><input id=z3> <label for=z4>Nickname</label><input id=z4>""",
        (
            ("Forename", "text", True),
            ("Family name (required)", "text", True),
            ("Postcode", "text", True),
            ("Nickname", "text", False),
        ),
    ),
    "other languages' words for required and optional": (
        """<label>Vorname (Pflichtfeld) <input></label><label>Straße (freiwillig) <input></label>
        <label>Nom (obligatoire) <input></label><label>Ville (facultatif) <input></label>
        <label>Telefoon, niet verplicht <input></label>
        <label>Cargo [obrigatório] <input></label>""",
        (
            ("Vorname (Pflichtfeld)", "text", True),
            ("Straße (freiwillig)", "text", False),
            ("Nom (obligatoire)", "text", True),
            ("Ville (facultatif)", "text", False),
            ("Telefoon, niet verplicht", "phone", False),
            ("Cargo [obrigatório]", "text", True),
        ),
    ),
    "a page of search, language, cookies and newsletter around one question": (
        """<header><form role=search><input type=search placeholder=Jobs></form><select
        aria-label=Language><option>English<option>Deutsch</select></header><form><label>Name
        <input> </label></form><div id=cookie-banner><label><input type=checkbox> Statistics
        cookies</label> <button>Accept</button></div><footer><form><input type=email
        placeholder=Newsletter> <button>Subscribe</button></form></footer>""",
        (("Name", "text", None),),
    ),
    "filters of a list of jobs, and a switch of languages, without forms": (
        """<input placeholder="Search …"><div role=combobox tabindex=0
        aria-label="Filter by Location" style="width:90px;height:20px"></div>
        <button aria-haspopup=listbox>DE, Sprache: Deutsch</button>
        <button aria-haspopup=listbox aria-label="Change language: English">EN</button>
        <div><label for=ss>Search for your school</label><input id=ss role=combobox></div>""",
        (("Search for your school", "combobox", None),),
    ),
    "a native list that a widget stands for": (
        """<label for=nl>Degree *</label><select id=nl style="display:none"><option
        value="">Choose<option>BSc </select><div class="select2-container"><span role=combobox
        tabindex=0 style="display:block;width:99px;height:20px">Choose</span></div>""",
        (("Degree", "combobox", True),),
    ),
    "many boxes of one question, with another to write": (
        """<fieldset><legend>Which languages do you speak?</legend><label><input type=checkbox
        name=l[]> Dutch</label><label><input type=checkbox name=l[]>French</label><label><input
        type=checkbox name=l[]>Other</label></fieldset><label>Which other language?
        <input></label>""",
        (
            ("Which languages do you speak?", "checkbox", None),
            ("Which other language?", "text", None),
        ),
    ),
    "a list that a button-like element opens, with a hidden copy of its value": (
        """<div><label id=ml>Level</label><div><div role=button tabindex=0 aria-haspopup=listbox
        aria-labelledby="ml mv" id=mv>Senior</div><input aria-hidden=true tabindex=-1 value=s
        style="position:absolute;opacity:0;width:100%"></div></div><div><label id=mk>Team</label>
        <div role=button tabindex=0 aria-haspopup=listbox aria-labelledby=mk>&#8203;</div></div>""",
        (("Level", "combobox", None), ("Team", "combobox", None)),
    ),
    "a mark in front of the label, and one that is a picture": (
        """<div><label for=q1>* Given name</label><input id=q1></div> <div><label for=q2><img
        src=x alt=Required width=8 height=8> Surname</label><input id=q2></div> <div><label
        for=q3>Middle name</label><input id=q3></div>""",
        (
            ("Given name", "text", True),
            ("Surname", "text", True),
            ("Middle name", "text", False),
        ),
    ),
    "one field in a part that is opened by a button, others folded away": (
        """<div class=accordion><h3><button type=button aria-expanded=true>About
        you</button></h3> <div><label>Name <input></label></div><h3><button type=button
        aria-expanded=false>Work</button> </h3><div hidden><label>Job <input></label></div>
        </div>""",
        (("Name", "text", None),),
    ),
    "a date in three lists": (
        """<fieldset><legend>Date of birth *</legend><select
        aria-label=Day><option>Day<option>1<option>2 </select><select
        aria-label=Month><option>Month<option>January<option>February</select><select
        aria-label=Year><option>Year<option>1990<option>1991</select></fieldset>""",
        (("Date of birth", "date", True),),
    ),
    "yes and no as buttons": (
        """<div class=field><label>Are you over 18? *</label><div><button
        type=button>Yes</button> <button type=button>No</button><input type=checkbox tabindex=-1
        style="position:absolute; opacity:0;width:0;height:0"></div></div>""",
        (("Are you over 18?", "button_group", True),),
    ),
    "a scale of radios": (
        """<fieldset><legend>Your English *</legend><label><input type=radio
        name=e>A1</label><label> <input type=radio name=e>B1</label><label><input type=radio
        name=e>C1</label></fieldset>""",
        (("Your English", "radio", True),),
    ),
    "a table of questions with the answers in columns": (
        """
        <table><thead><tr><th></th><th>None</th><th>Some</th><th>Much</th></tr></thead><tbody>
        <tr><th>Excel</th><td><input type=radio name=x1></td><td><input type=radio name=x1></td>
        <td><input type=radio name=x1></td></tr><tr><th>SQL</th><td><input type=radio
        name=x2></td> <td><input type=radio name=x2></td><td><input type=radio
        name=x2></td></tr></tbody></table>""",
        (("Excel", "radio", None), ("SQL", "radio", None)),
    ),
    "help between the label and the field": (
        """<div class=q><label>Why us?</label><p class=hint>At most 200 words, in your own
        voice.</p> <textarea></textarea></div><div class=q><label>Salary</label><div
        class=description>Per year, before tax.</div><input></div>""",
        (("Why us?", "textarea", None), ("Salary", "text", None)),
    ),
    "a heading for the section, and a label that is only a text": (
        """<h2>Personal details</h2><div><span>First name</span><span
        class=asterisk>*</span><div><input> </div></div><div><span>Last name</span><span
        class=asterisk>*</span><div><input></div></div>
        <h2>Documents</h2><div><span>CV</span><div><input type=file></div></div>""",
        (("First name", "text", True), ("Last name", "text", True), ("CV", "file", False)),
    ),
    "an objection below a field is not the next one's name": (
        """<div><div>First name</div><input aria-invalid=true><div class=error-text>This field is
        needed </div></div><div><div>Last name</div><input></div>""",
        (("First name", "text", None), ("Last name", "text", None)),
    ),
}


_RACE = """<div><label><div>Race</div><div><ul>
  <li><label><input type=radio name=race value=1><span>Hispanic</span><div>Of Spanish culture.</div>
  </label></li><li><label><input type=radio name=race value=2><span>Asian</span></label></li>
  <li><label><input type=radio name=race value=3><span>White</span></label></li></ul></div></label>
  </div>"""


@pytest.fixture(scope="module")
def read() -> Mapping[str, tuple[SeenControl, ...]]:
    async def read_all() -> dict[str, tuple[SeenControl, ...]]:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=find_browser().path, args=["--no-sandbox"]
            )
            page = await browser.new_page()
            found = {}
            markups = {name: markup for name, (markup, _) in SHAPES.items()}
            for name, markup in {**markups, "a label around a group of labels": _RACE}.items():
                await page.set_content(f"<h1>Apply</h1><main>{markup}</main>")
                found[name] = (await observe(page)).questions
            await browser.close()
            return found

    return asyncio.run(read_all())


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_read_as_a_person_reads_it(
    read: Mapping[str, tuple[SeenControl, ...]], shape: str
) -> None:
    seen = tuple((one.label, one.control.value, one.required) for one in read[shape])
    assert seen == SHAPES[shape][1]


def test_a_label_around_a_group_is_not_the_first_options(
    read: Mapping[str, tuple[SeenControl, ...]],
) -> None:
    (race,) = read["a label around a group of labels"]
    assert race.label == "Race"
    assert [one.text for one in race.options] == ["Hispanic Of Spanish culture.", "Asian", "White"]
