"""A control is called what assistive technology calls it: by accname-1.2, and as Chromium does."""

import asyncio
import re
from collections.abc import Mapping

import pytest
from playwright.async_api import Page, async_playwright

from harness.gather.browser.find import find_browser
from harness.gather.browser.observe import observe
from harness.gather.browser.seen import PageView, SeenControl
from harness.record import record

pytestmark = pytest.mark.browser

STYLE = """<style>.star::after{content:"*"} .first::before{content:"No. "}
.drawn::after{content:"*" / "required"} .silent::after{content:"*" / ""}
.flag::before{content:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)}</style>"""

NAMES: Mapping[str, tuple[str, str]] = {
    "a label for it": ("<label for=i>First name</label><input id=i @>", "First name"),
    "a label around it": ("<label>City <input @> please</label>", "City please"),
    "two labels": ("<label for=i>One</label><label for=i>Two</label><input id=i @>", "One Two"),
    "two references": (
        "<b id=a>Date</b> <i id=b>of birth</i><input aria-labelledby='a b' @>",
        "Date of birth",
    ),
    "a chain of references is not followed": (
        "<b id=c>Far</b><b id=d aria-labelledby=c>Near</b><input aria-labelledby=d @>",
        "Near",
    ),
    "a hidden reference with all that is hidden in it": (
        "<p id=a hidden>Why <i style='display:none'>do you</i> apply</p>"
        "<input aria-labelledby=a @>",
        "Why do you apply",
    ),
    "a shown reference without what is hidden in it": (
        "<p id=a>Your <i style='display:none'>old</i> job</p><input aria-labelledby=a @>",
        "Your job",
    ),
    "a reference with a name of its own": (
        "<b id=a aria-label=Postcode>Zip</b><input aria-labelledby=a @>",
        "Postcode",
    ),
    "itself and another": (
        "<b id=a>of job 1</b><input id=i aria-label=Title aria-labelledby='i a' @>",
        "Title of job 1",
    ),
    "a reference to nothing": ("<input aria-labelledby=gone aria-label=Fallback @>", "Fallback"),
    "a blank aria-label": ("<input aria-label='  ' placeholder=Street @>", "Street"),
    "aria-label before a label": ("<label>Seen<input aria-label=Heard @></label>", "Heard"),
    "a title before a placeholder": ("<input title=Pay placeholder='50,000' @>", "Pay"),
    "a placeholder alone": ("<input placeholder='Your e-mail' @>", "Your e-mail"),
    "nothing": ("Text beside it <input @>", ""),
    "a label that is not displayed": ("<label for=i hidden>No</label><input id=i @>", ""),
    "a sign that only eyes see": (
        "<label for=i>Name <span aria-hidden=true>*</span></label><input id=i @>",
        "Name",
    ),
    "words that only ears hear": (
        "<label for=i>Name <span style='position:absolute;clip-path:inset(50%)'>(required)</span>"
        "</label><input id=i @>",
        "Name (required)",
    ),
    "a value in the midst of a label": (
        "<label><input type=checkbox @> Call me in <select><option>1<option selected>2</select>"
        " weeks</label>",
        "Call me in 2 weeks",
    ),
    "a number in the midst of a label": (
        "<label><input type=checkbox @> Up to <input type=range max=9 value=7> miles</label>",
        "Up to 7 miles",
    ),
    "a star that the style draws": (
        "<label class=star for=i>Phone</label><input id=i @>",
        "Phone*",
    ),
    "words that the style draws first": (
        "<label class=first for=i>one</label><input id=i @>",
        "No. one",
    ),
    "drawn, but spoken otherwise": (
        "<label class=drawn for=i>Phone</label><input id=i @>",
        "Phone required",
    ),
    "drawn, but not spoken": ("<label class=silent for=i>Phone</label><input id=i @>", "Phone"),
    "a picture that the style draws": (
        "<label class=flag for=i>Land</label><input id=i @>",
        "Land",
    ),
    "blocks part words, inline elements do not": (
        "<label for=i><div>A</div><div>B</div><b>c</b><b>d</b><br>e</label><input id=i @>",
        "A B cd e",
    ),
    "pictures in a label": (
        "<label for=i><img alt=Phone src=x> <svg role=img aria-label=mobile width=9 height=9>"
        "</svg></label><input id=i @>",
        "Phone mobile",
    ),
    "the title of an icon in a label": (
        "<label for=i>Race <a href=# title='More'><svg width=9 height=9></svg></a></label>"
        "<input id=i @>",
        "Race More",
    ),
    "what is folded away in a label": (
        "<label for=i>Fit <details><summary>why</summary>a long story</details></label>"
        "<input id=i @>",
        "Fit why",
    ),
    "a box that is named by what it holds": (
        "<div role=checkbox tabindex=0 @>I <b>agree</b></div>",
        "I agree",
    ),
    "a text box that is not named by what it holds": (
        "<div role=textbox tabindex=0 contenteditable=true style='width:99px' @>typed</div>",
        "",
    ),
    "a label in a shadow tree": (
        "<x-a><template shadowrootmode=open><label for=i>Deep</label><input id=i @></template>"
        "</x-a>",
        "Deep",
    ),
    "a reference in a shadow tree": (
        "<x-a><template shadowrootmode=open><b id=a>Near</b><input aria-labelledby=a @>"
        "</template></x-a><b id=a>Far</b>",
        "Near",
    ),
    "a slot in a label": (
        "<x-a><template shadowrootmode=open><label for=i><slot></slot> here</label><input id=i @>"
        "</template>Sign</x-a>",
        "Sign here",
    ),
    "a label in front of a shadow tree does not reach into it": (
        "<label>Outside <x-a><template shadowrootmode=open><input @></template></x-a></label>",
        "",
    ),
}

DESCRIPTIONS: Mapping[str, tuple[str, str]] = {
    "by reference": (
        "<label for=i>Pay</label><input id=i aria-describedby='a b' @><p id=a>A year</p>"
        "<p id=b hidden>before tax</p>",
        "A year before tax",
    ),
    "by its own words": ("<input aria-label=Pay aria-description='A year' @>", "A year"),
    "by a title that is not its name": ("<input aria-label=Pay title='A year' @>", "A year"),
    "not by the title that is its name": ("<input title=Pay @>", ""),
    "not by its placeholder": ("<input aria-label=Pay placeholder='50,000' @>", ""),
}


@record
class Spoken:
    """What we say of each case and what Chromium says, by the case's number."""

    view: PageView
    names: Mapping[str, str]
    descriptions: Mapping[str, str]


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    return asyncio.run(_listen())


@pytest.mark.parametrize("case", NAMES)
def test_a_name_is_the_one_of_the_standard(spoken: Spoken, case: str) -> None:
    assert _seen(spoken, f"n{list(NAMES).index(case)}").accessible_name == NAMES[case][1]


@pytest.mark.parametrize("case", NAMES)
def test_a_name_is_the_one_that_chromium_computes(spoken: Spoken, case: str) -> None:
    key = f"n{list(NAMES).index(case)}"
    assert _seen(spoken, key).accessible_name == spoken.names[key]


@pytest.mark.parametrize("case", DESCRIPTIONS)
def test_a_description_is_the_one_of_the_standard(spoken: Spoken, case: str) -> None:
    key = f"d{list(DESCRIPTIONS).index(case)}"
    assert (_seen(spoken, key).description or "") == DESCRIPTIONS[case][1]
    assert spoken.descriptions[key] == DESCRIPTIONS[case][1]


def _seen(spoken: Spoken, key: str) -> SeenControl:
    return next(one for one in spoken.view.controls if one.data_id == key)


async def _listen() -> Spoken:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_browser().path,
            args=["--no-sandbox", "--enable-blink-features=ComputedAccessibilityInfo"],
        )
        page = await browser.new_page()
        await page.set_content(STYLE + _forms("n", NAMES) + _forms("d", DESCRIPTIONS))
        spoken = Spoken(
            view=await observe(page),
            names=await page.evaluate(COMPUTED),
            descriptions=await _descriptions(page),
        )
        await browser.close()
        return spoken


COMPUTED = """() => {
  const names = {};
  const visit = (root) => {
    for (const one of root.querySelectorAll("*")) {
      const key = one.dataset.testid;
      if (key) names[key] = one.computedName.replace(/\\s+/g, " ").trim();
      if (one.shadowRoot) visit(one.shadowRoot);
    }
  };
  visit(document);
  return names;
}"""


async def _descriptions(page: Page) -> Mapping[str, str]:
    """What the browser's accessibility tree says, for each case of a description."""
    session = await page.context.new_cdp_session(page)
    found = {}
    for number in range(len(DESCRIPTIONS)):
        key = f"d{number}"
        element = await session.send(
            "Runtime.evaluate", {"expression": f"document.querySelector('[data-testid={key}]')"}
        )
        tree = await session.send(
            "Accessibility.getPartialAXTree",
            {"objectId": element["result"]["objectId"], "fetchRelatives": False},
        )
        found[key] = tree["nodes"][0].get("description", {}).get("value", "")
    return found


def _forms(prefix: str, cases: Mapping[str, tuple[str, str]]) -> str:
    """Each case in a form of its own, with ids of its own."""
    return "".join(
        f"<form>{_with_own_ids(markup, key)}</form>".replace(" @", f" data-testid={key}")
        for key, markup in ((f"{prefix}{n}", case[0]) for n, case in enumerate(cases.values()))
    )


def _with_own_ids(markup: str, key: str) -> str:
    def renamed(match: re.Match[str]) -> str:
        ids = " ".join(f"{key}-{one}" for one in (match["quoted"] or match["bare"]).split())
        return f"{match['name']}='{ids}'"

    names = r"(?P<name>\bid|\bfor|aria-labelledby|aria-describedby)"
    return re.sub(names + r"=(?:'(?P<quoted>[\w ]+)'|(?P<bare>\w+))", renamed, markup)
