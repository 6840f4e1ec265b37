"""The autopilot passes codes, accounts and banners where a candidate may, and stops elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from harness.evidence import Action, Ending, Link
from harness.gather.walk.mailbox import Mail
from tests.autopilot.conftest import (
    NOW,
    THANKS,
    Employer,
    Form,
    Walking,
    a_scenario,
    page,
)

pytestmark = pytest.mark.browser

FORM = """<h1>Apply</h1><form action=/send method=post>
  <label>Full name * <input name=name required></label>
  <label>Email * <input type=email name=email required></label>
  {more}<button>Submit application</button></form>"""


@dataclass
class Letters:
    """A mailbox that a test fills while the site sends its letters."""

    sent: list[Mail] = field(default_factory=list)

    def letters(self) -> Sequence[Mail]:
        return list(reversed(self.sent))

    def send(self, text: str, *, links: tuple[Link, ...] = ()) -> None:
        self.sent.append(Mail(subject="Your application", text=text, links=links, received_at=NOW))


def form(more: str = "") -> str:
    return page(FORM.format(more=more))


ASKS = "<h1>Check your inbox</h1><p>We have sent you a verification code by e-mail.</p>"
ONE_FIELD = (
    ASKS + "{wrong}<form action=/code method=post><label>Code <input name=code "
    "autocomplete=one-time-code></label><button>Verify</button></form>"
    "<form action=/again method=post><button>Resend code</button></form>"
)
SIX_BOXES = (
    ASKS
    + "<form action=/code method=post><input type=hidden name=code>"
    + "".join(f'<input maxlength=1 aria-label="Digit {n}" size=1 class=box>' for n in range(1, 7))
    + "</form>"
)
BOXES = """const all = [...document.querySelectorAll('.box')];
for (const one of all) one.oninput = () => {
  const code = all.map((box) => box.value).join('');
  document.querySelector('[name=code]').value = code;
  if (code.length === 6) document.forms[0].submit();
  else all[all.indexOf(one) + 1]?.focus();
};"""


def sending(letters: Letters, shown: str, text: str) -> Callable[[Form], str]:
    """A page that has its letter sent when it is opened."""

    def route(_: Form) -> str:
        letters.send(text)
        return shown

    return route


def checking(code: str) -> Callable[[Form], str]:
    def route(given: Form) -> str:
        right = given.get("code") == code
        return form() if right else page(ONE_FIELD.format(wrong="<p role=alert>Wrong code</p>"))

    return route


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        (page(ONE_FIELD.format(wrong="")), "483920"),
        (page(SIX_BOXES, script=BOXES), "112358"),
    ],
    ids=["one field", "six boxes"],
)
def test_a_code_is_read_from_the_letter_and_typed(
    shown: str, code: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    letters = Letters()
    employer.pages = {
        "/": sending(letters, shown, f"Hello,\n\nyour verification code is {code}.\n"),
        "/code": checking(code),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path, mailbox=letters)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form("/code")["code"] == code
    assert walked.barriers() == ["e-mail code"]


def test_an_expired_code_is_asked_for_again_once(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    letters = Letters()
    employer.pages = {
        "/": sending(letters, page(ONE_FIELD.format(wrong="")), "Your code: 111111"),
        "/again": sending(letters, page(ONE_FIELD.format(wrong="")), "Your code: 222222"),
        "/code": checking("222222"),
        "/send": page(THANKS),
    }
    walked = walking.walk(employer, tmp_path, mailbox=letters)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert [one["path"] for one in employer.received] == ["/code", "/again", "/code", "/send"]


def test_a_code_that_is_never_right_ends_the_walk(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    letters = Letters()
    employer.pages = {
        "/": sending(letters, page(ONE_FIELD.format(wrong="")), "Your code: 111111"),
        "/again": sending(letters, page(ONE_FIELD.format(wrong="")), "Your code: 222222"),
        "/code": checking("no code"),
    }
    walked = walking.walk(employer, tmp_path, mailbox=letters)
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert walked.barriers()[-1] == "e-mail code"
    assert "Wrong code" in walked.driven.reason
    assert len([one for one in employer.received if one["path"] == "/code"]) == 2


LINK_SENT = page("<h1>Nearly there</h1><p>Click the link in the e-mail that we sent you.</p>")


def test_the_link_of_a_letter_is_followed_inside_the_allowed_origins(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    letters = Letters()
    letters.send(
        "Confirm your address",
        links=(
            Link(text="Unsubscribe", url=f"{employer.origin}/unsubscribe"),
            Link(text="Confirm my e-mail", url=f"{employer.origin}/form?token=1"),
        ),
    )
    employer.pages = {"/": LINK_SENT, "/form": form(), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path, mailbox=letters)
    assert walked.ending is Ending.FINISHED, walked.driven.reason


def test_the_link_of_a_letter_is_not_followed_elsewhere(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    letters = Letters()
    link = Link(text="Confirm my e-mail", url="https://elsewhere.example/form?token=1")
    letters.send("Confirm your address", links=(link,))
    employer.pages = {"/": LINK_SENT}
    walked = walking.walk(employer, tmp_path, mailbox=letters)
    assert walked.barriers()[-1] == "outside the allow-list"


SIGN_IN = page(
    "<h1>Sign in to apply</h1><form action=/in method=post>"
    "<label>Email <input type=email name=email></label>"
    "<label>Password <input type=password name=password></label><button>Sign in</button></form>"
    '<p><a href="/register">Create an account</a></p>'
)
REGISTER = page(
    "<h1>Create your account</h1><form action=/account method=post>"
    "<label>Email * <input type=email name=email required></label>"
    "<label>Password * <input type=password name=p1 required minlength=8></label>"
    "<label>Repeat password * <input type=password name=p2 required></label>"
    "<button>Create account</button></form>"
)


def test_an_account_is_created_only_where_the_scenario_allows_it(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    employer.pages = {
        "/": SIGN_IN,
        "/register": REGISTER,
        "/account": form(),
        "/send": page(THANKS),
    }
    refused = walking.walk(employer, tmp_path)
    assert refused.barriers() == ["account wall"]
    assert employer.received == []
    allowed = tmp_path / "allowed"
    allowed.mkdir()
    walked = walking.walk(employer, allowed, scenario=a_scenario(create_account=True))
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    account = employer.form("/account")
    assert account["p1"] == account["p2"]
    assert len(account["p1"]) >= 12
    written = [path.read_bytes() for path in allowed.rglob("*") if path.is_file()]
    assert not any(account["p1"].encode() in content for content in written)


def test_a_guest_needs_no_account(walking: Walking, employer: Employer, tmp_path: Path) -> None:
    guest = SIGN_IN.replace("</form>", '</form><a href="/form">Continue as guest</a>', 1)
    employer.pages = {"/": guest, "/form": form(), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason


SAID = {
    "closed for maintenance": ("<h1>Back soon</h1><p>We are down for maintenance.</p>", 200),
    "page not found": ("<h1>Oops</h1><p>Nothing to see.</p>", 404),
    "server error": ("<h1>Sorry</h1>", 500),
    "too many requests": ("<h1>Slow down</h1>", 429),
    "blocked": ("<h1>Forbidden</h1>", 403),
    "not open to this country": ("<p>This job is not available in your country.</p>", 200),
    "not on this device": ("<p>Please use a desktop computer to apply.</p>", 200),
    "attempts used up": ("<p>You have reached the maximum number of applications.</p>", 200),
    "closed posting": ("<h1>Picker</h1><p>This position has been filled.</p>", 200),
}


@pytest.mark.parametrize("obstacle", SAID)
def test_what_a_page_says_instead_of_a_form_is_its_own_obstacle(
    obstacle: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    body, status = SAID[obstacle]
    employer.pages = {"/": page('<h1>Picker</h1><a href="/next">Apply now</a>')}
    employer.pages["/next"] = page(body)
    employer.statuses["/next"] = status
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.COULD_NOT_FINISH
    assert walked.barriers() == [obstacle]


BANNERS = {
    "a bar at the foot": '<div id=onetrust-banner-sdk role=region aria-label="Cookie banner">'
    "We use cookies. <button onclick=go()>Accept All</button>"
    '<button onclick="go(1)">Reject All</button></div>',
    "a dialog with a cross": '<div role=dialog aria-label="Privacy" class=didomi-popup>'
    '<button aria-label="Continue without agreeing" onclick="go(1)">Continue without agreeing'
    "</button><p>We and our partners use cookies.</p><button onclick=go()>Agree</button></div>",
    "behind its settings": "<div id=cookie-consent role=dialog>We use cookies. "
    '<button onclick=go()>Accept</button><button onclick="this.parentNode.innerHTML = '
    "'Which cookies? <button onclick=go()>Allow all</button>"
    "<button onclick=go(1)>Confirm my choices</button>'\">Manage preferences</button></div>",
    "in a shadow root": "<div id=usercentrics-root></div><script>{"
    "const root = document.getElementById('usercentrics-root').attachShadow({ mode: 'open' });"
    'root.innerHTML = \'<div role=dialog style="position:fixed;inset:0;background:#fff">'
    "We use cookies <button>Accept All</button><button>Deny</button></div>';"
    "root.querySelectorAll('button').forEach((one, at) => one.onclick = () => { document"
    ".querySelector('[name=cookies]').value = at ? 'refused' : 'accepted'; root.innerHTML = ''; });"
    "}</script>",
}
COVER = "#cookie-consent, .didomi-popup { position:fixed; inset:0; background:#fff }"
GO = """function go(refused) {
  document.querySelector('[name=cookies]').value = refused ? 'refused' : 'accepted';
  document.querySelectorAll('#onetrust-banner-sdk, .didomi-popup, #cookie-consent')
    .forEach((one) => one.remove());
}"""


@pytest.mark.parametrize("banner", BANNERS)
def test_cookies_are_refused_in_whatever_shape_they_are_asked_for(
    banner: str, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    body = FORM.format(more="<input type=hidden name=cookies>") + BANNERS[banner]
    employer.pages = {"/": page(body, style=COVER, script=GO), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    assert employer.form()["cookies"] == "refused"


def test_a_newsletter_over_the_form_is_closed(
    walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    over = """<div class=modal role=dialog style="position:fixed;inset:0;background:#fff">
      <h2>Subscribe to our newsletter</h2><input type=email placeholder="Your e-mail">
      <button onclick="document.title='subscribed'">Subscribe</button>
      <button aria-label=Close onclick="this.parentNode.remove()">×</button></div>"""
    employer.pages = {"/": page(FORM.format(more="") + over), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is Ending.FINISHED, walked.driven.reason
    dismissed = [act for act in walked.actions() if act.action is Action.DISMISS]
    assert len(dismissed) == 1


TEST_KEY = "1x00000000000000000000AA"


@pytest.mark.parametrize(
    ("token", "ending"),
    [("XXXX.DUMMY.TOKEN.XXXX", Ending.FINISHED), ("", Ending.STOPPED_BEFORE_SUBMIT)],
    ids=["passes by itself", "wants to be touched"],
)
def test_a_captcha_in_test_mode_is_noted_and_never_touched(
    token: str, ending: Ending, walking: Walking, employer: Employer, tmp_path: Path
) -> None:
    widget = (
        f'<div class=cf-turnstile data-sitekey={TEST_KEY} style="width:300px;height:65px">Test'
        f'<input type=hidden name=cf-turnstile-response value="{token}"></div>'
    )
    employer.pages = {"/": form(widget), "/send": page(THANKS)}
    walked = walking.walk(employer, tmp_path)
    assert walked.ending is ending, walked.driven.reason
    assert walked.barriers() == ["captcha"]
