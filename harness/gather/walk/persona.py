"""Puts the candidate in the place of the person who recorded a script.

What was typed into a field that asks about the person (name, address, contact, links, history,
education, files) is replaced by what the candidate would answer there. Answers to the employer's
own questions stay as they were recorded. An address for mail is always replaced.
"""

import re
from dataclasses import replace
from pathlib import Path

from playwright.async_api import ElementHandle, Error, FileChooser, Frame, Locator, Page

from harness.errors import GatherError
from harness.evidence import Control
from harness.gather.browser.recorder import Recorder
from harness.gather.browser.reports import PageReports
from harness.gather.browser.seen import SeenControl
from harness.gather.walk.decide import Applicant, Decision, decide
from harness.gather.walk.watched import Call, element_of
from harness.record import record

KEEP = "keep"
"""In a scenario's `replace`: leaves a recorded value as it is."""

_PERSONAL = (
    *("name.", "email", "phone", "address.", "location", "link.", "history.", "education."),
    *("document.", "signature", "age.birth_date"),
)
_TYPED = frozenset({"fill", "type", "press_sequentially", "insert_text"})
_FILES = frozenset({"set_input_files", "set_files"})
_WRITTEN = frozenset(
    {Control.TEXT, Control.TEXTAREA, Control.PHONE, Control.NUMBER, Control.DATE, Control.RICH_TEXT}
)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_LOOK_MS = 3_000


@record
class _Value:
    """What to type; None leaves the field out."""

    text: str | None


class Persona:
    """The candidate, and what has been learnt of the person who recorded the script."""

    def __init__(
        self, applicant: Applicant, recorder: Recorder, reports: PageReports, *, folder: Path
    ) -> None:
        """Put `applicant` in; files that are kept as recorded are looked for in `folder` too."""
        self._applicant = applicant
        self._recorder = recorder
        self._reports = reports
        self._folder = folder
        self._table = applicant.scenario.replace
        self._moved = False
        self._learnt: dict[str, str] = {}
        self._replaced: dict[str, None] = {}
        self._kept: dict[str, None] = {}
        self._left_out: dict[str, None] = {}

    async def translated(self, call: Call) -> Call | None:
        """An action with the candidate's values; None where the candidate has nothing to give."""
        if call.name == "goto" and not self._moved:
            self._moved = True
            url = call.given[0] if call.given else call.named.get("url")
            return None if call.page is not None and url == call.page.url else call
        if call.name in _FILES:
            return await self._with_file(call)
        if call.name in _TYPED:
            return await self._typed(call)
        return await self._chosen(call) if call.name == "select_option" else call

    async def value(self, page: Page, element: Locator | ElementHandle, text: str) -> str | None:
        """What the candidate types where `text` was recorded; None where it types nothing."""
        return (await self._value(page, element, text)).text

    def literals(self, text: str) -> str:
        """A recorded text with the candidate's values in the place of those replaced so far."""
        for recorded in sorted(self._learnt, key=len, reverse=True):
            own = self._learnt[recorded].replace("\\", r"\\")
            text = re.sub(rf"(?<!\w){re.escape(recorded)}(?!\w)", own, text)
        return text

    def told(self) -> str:
        """What was replaced and what was kept, as a sentence without any of the values."""
        parts = [
            f"{verb} {', '.join(names)}"
            for verb, names in (
                ("The candidate's own value was given for", self._replaced),
                ("As recorded was answered", self._kept),
                ("Left out, because this candidate has none:", self._left_out),
            )
            if names
        ]
        return ". ".join(parts) or "Nothing that was recorded had to be replaced"

    async def _typed(self, call: Call) -> Call | None:
        place = 0 if isinstance(call.target, Locator | ElementHandle) else 1
        name = "value" if call.name == "fill" else "text"
        if type(call.target).__name__ == "Keyboard":
            place = 0
        text = call.named.get(name, call.given[place] if len(call.given) > place else None)
        element = element_of(call)
        if not isinstance(text, str):
            return call
        value = await self._value(call.page, element, text)
        if value.text is None:
            return None
        return _with(call, place, name, value.text)

    async def _value(
        self, page: Page | None, element: Locator | ElementHandle | None, text: str
    ) -> _Value:
        said = self._table.get(text)
        if said == KEEP:
            return _Value(text=text)
        decision = await self._decision(page, element)
        meaning = said or (decision.understood.meaning if decision else None)
        if meaning is not None and meaning.startswith(_PERSONAL):
            written = said or decision is None or decision.seen.control in _WRITTEN
            return self._own(meaning, decision, text) if written else _Value(text=text)
        known = self._learnt.get(text) or (
            self._applicant.candidate.email if _MAIL.fullmatch(text) else None
        )
        if known is None and text:
            self._kept[_label(decision)] = None
        return _Value(text=text if known is None else known)

    def _own(self, meaning: str, decision: Decision | None, text: str) -> _Value:
        """The candidate's answer to a question about the person."""
        answer = decision.answer if decision else None
        own = answer.text if answer else None
        if decision is None or own is None or decision.understood.meaning != meaning:
            own = own if own is not None else self._by_meaning(meaning)
        if not own:
            self._left_out[meaning] = None
            return _Value(text=None)
        self._replaced[meaning] = None
        if text:
            self._learnt[text] = own
        return _Value(text=own)

    def _by_meaning(self, meaning: str) -> str | None:
        from harness.people.answers import Wanted, answer  # noqa: PLC0415 - rarely needed

        wanted = Wanted(meaning=meaning, label="", control=Control.TEXT)
        found = answer(self._applicant.candidate, wanted)
        return found.text if found else None

    async def _chosen(self, call: Call) -> Call | None:
        """A choice from a native list: the candidate's, where it is about the person."""
        decision = await self._decision(call.page, element_of(call))
        if decision is None or not decision.understood.meaning.startswith(_PERSONAL):
            self._kept[_label(decision)] = None
            return call
        answer = decision.answer
        options = decision.seen.options
        if answer is None or not answer.choices or answer.choices[0] >= len(options):
            self._kept[decision.understood.meaning] = None
            return call
        self._replaced[decision.understood.meaning] = None
        label = options[answer.choices[0]].text
        kept = {key: value for key, value in call.named.items() if key in {"timeout", "force"}}
        first = () if isinstance(call.target, Locator | ElementHandle) else call.given[:1]
        return replace(call, given=first, named={**kept, "label": label})

    async def _with_file(self, call: Call) -> Call | None:
        target = call.target
        element = target.element if isinstance(target, FileChooser) else element_of(call)
        decision = await self._decision(call.page, element)
        meaning = decision.understood.meaning if decision else "document.cv"
        place = 1 if isinstance(target, Page | Frame) else 0
        given = call.named.get("files", call.given[place] if len(call.given) > place else None)
        own = self._document(meaning, given)
        if own is None:
            self._left_out[meaning] = None
            return None
        return _with(call, place, "files", own)

    def file(self, seen: SeenControl | None) -> Path | None:
        """The file that the candidate hands over at a question; None where it has none."""
        found = self._document(self._meaning(seen) or "document.cv", None)
        return found if isinstance(found, Path) else None

    def _document(self, meaning: str, recorded: object) -> object | None:
        documents = self._applicant.documents
        if meaning == "document.cover_letter" and documents.cover_letter is not None:
            self._replaced[meaning] = None
            return documents.cover_letter
        if not meaning.startswith("document.") or meaning == "document.cv":
            self._replaced["document.cv"] = None
            return documents.cv
        found = [
            next((place for place in (self._folder / path, path) if place.is_file()), None)
            for path in _paths(recorded)
        ]
        if recorded is None or any(path is None for path in found):
            raise GatherError(
                f"the recording hands over a file ({meaning}) that is not there",
                remedy=f"Put the file into `{self._folder.name}/`, or take the step out",
            )
        self._kept[meaning] = None
        return found

    def _meaning(self, seen: SeenControl | None) -> str | None:
        decision = self._decided(seen)
        return decision.understood.meaning if decision else None

    async def _decision(
        self, page: Page | None, element: Locator | ElementHandle | None
    ) -> Decision | None:
        """What the candidate would answer at the question that an element belongs to."""
        try:
            if element is None:
                found = await page.evaluate_handle(_FOCUSED) if page else None
                element = found.as_element() if found else None
            if isinstance(element, Locator):
                await element.wait_for(state="attached", timeout=_LOOK_MS)
            seen = await self._reports.control_of(element) if element else None
        except Error:
            return None  # the action itself will say that it is not there
        return self._decided(seen)

    def _decided(self, seen: SeenControl | None) -> Decision | None:
        view = self._recorder.view
        if seen is None or view is None:
            return None
        decisions = decide(view, self._applicant, frozenset())
        return next((one for one in decisions if one.seen.key == seen.key), None)


_FOCUSED = """() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  return at;
}"""


def _with(call: Call, place: int, name: str, value: object) -> Call:
    if name in call.named:
        return replace(call, named={**call.named, name: value})
    return replace(call, given=(*call.given[:place], value, *call.given[place + 1 :]))


def _label(decision: Decision | None) -> str:
    return f"“{decision.seen.label[:60]}”" if decision and decision.seen.label else "a field"


def _paths(given: object) -> list[Path]:
    many = given if isinstance(given, list | tuple) else [given]
    texts = [str(one) for one in many if isinstance(one, str | Path) and str(one)]
    fake = r"C:\fakepath"  # what browsers put before a file's name
    return [Path(one.removeprefix(fake).lstrip("\\")) for one in texts]
