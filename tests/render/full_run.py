"""A whole run of a made-up employer, built by hand: three walks, mail, screening, a challenge."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from PIL import Image, ImageDraw

from harness.errors import StoreError
from harness.evidence import (
    Action,
    Control,
    Ending,
    Evidence,
    FeelingNoted,
    GatherFault,
    NetworkDecision,
    Obstacle,
    Prefill,
    RunFinished,
    Sensitive,
)
from harness.example import NOW, after
from harness.example.mail import reply, status, watched
from harness.example.walks import (
    acted,
    barrier,
    ended,
    objected,
    posting,
    question,
    run_started,
    sent,
    step,
    walk_started,
)
from harness.record import record
from harness.verdict import (
    Verdicts,
)
from tests.render.full_screening import challenge, screening
from tests.render.full_verdicts import verdicts_of
from tests.render.names import ADA, JOSE, MINA

STEPS = {
    1: (
        "About you",
        [
            ("First name", "name.given", Control.TEXT),
            ("Last name", "name.family", Control.TEXT),
            ("E-mail", "email", Control.TEXT),
            ("Confirm your e-mail", "email.confirm", Control.TEXT),
            ("Phone", "phone", Control.PHONE),
        ],
    ),
    2: ("Your CV", [("Upload your CV", "document.cv", Control.FILE)]),
    3: (
        "Work history",
        [
            ("Most recent employer", "history.employer", Control.TEXT),
            ("Job title", "history.title", Control.TEXT),
            ("From", "history.date", Control.DATE),
            ("To", "history.date", Control.DATE),
            ("What did you do there?", "history.duties", Control.TEXTAREA),
            ("Highest degree", "education.level", Control.SELECT),
            ("Year of graduation", "education.date", Control.NUMBER),
        ],
    ),
    4: (
        "A few questions",
        [
            ("Date of birth", "age.birth_date", Control.DATE),
            ("Current salary", "salary.current", Control.TEXT),
            ("Are you allowed to work in the United States?", "work.authorization", Control.RADIO),
            ("Why Acme?", "question.text", Control.TEXTAREA),
            ("How did you hear of us?", "source", Control.SELECT),
        ],
    ),
    5: (
        "Review and send",
        [
            ("Gender (optional)", "eeo.gender", Control.SELECT),
            ("I have read the privacy notice", "consent.privacy", Control.CHECKBOX),
            ("Keep me in the talent pool", "consent.talent_pool", Control.CHECKBOX),
        ],
    ),
}
SENSITIVE = {
    "age.birth_date": Sensitive.BIRTH,
    "salary.current": Sensitive.SALARY_HISTORY,
    "education.date": Sensitive.GRADUATION,
    "eeo.gender": Sensitive.GENDER,
}
ACKNOWLEDGEMENT = """Dear Candidate,

Thank you for your interest in Acme. We have received your application as {{job_title}}.

Our team reviews every application carefully. You will hear from us within three weeks.
Only shortlisted candidates will be contacted.

Please do not reply to this e-mail.

The Acme Talent Team"""
NEWSLETTER = """Hi Ada,

Subscribe to our newsletter! Did you know that Acme was named a great place to work? Read five
stories of our people, and follow us for more.

The Acme Talent Community"""


@record
class FullRun:
    """Everything that `render_all` is given."""

    evidence: tuple[Evidence, ...]
    verdicts: Verdicts
    blobs: dict[str, bytes]

    def blob(self, sha: str) -> bytes:
        """A blob's content, or the store's error."""
        if sha not in self.blobs:
            raise StoreError(f"blob `{sha}` is gone", remedy="Restore it")
        return self.blobs[sha]


def full_run() -> FullRun:
    """The run: always the same."""
    blobs: dict[str, bytes] = {}
    items: list[Evidence] = [
        run_started(
            employer="Acme",
            jurisdictions=("us-nyc",),
            uses_ai=True,
            applicants_per_hire=180,
            browser="Chromium 141",
            seed=7,
            command="run",
        ),
        posting("We look for a data analyst. We answer every application.", walk=None),
        *_walk(ADA, "Ada Example", "Data analyst, at a desk", blobs),
        *_walk(JOSE, "José Núñez", "Data analyst, on a phone", blobs, phone=True),
        *_walk(MINA, "Mina Okafor", "Data analyst, by keyboard", blobs, stuck=3),
        *_mail(ADA, "Ada"),
        *_mail(JOSE, "José", days=21),
        *screening(),
        *challenge(),
        *_after(),
    ]
    evidence = tuple(_numbered(items))
    return FullRun(evidence=evidence, verdicts=verdicts_of(evidence), blobs=blobs)


def numbered(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Evidence with ids by stream, as a run writes them."""
    return tuple(_numbered(items))


def _numbered(items: Iterable[Evidence]) -> Iterable[Evidence]:
    streams: dict[str, int] = {}
    for item in items:
        stream = item.walk or "run"
        streams[stream] = streams.get(stream, 0) + 1
        yield item if item.id else replace(item, id=f"{stream}/{streams[stream]:04d}")


def screenshot(title: str, lines: Iterable[str], *, phone: bool = False, number: int = 0) -> bytes:
    """A drawn form page, as JPEG."""
    size = (390, 844) if phone else (1280, 900)
    image = Image.new("RGB", size, (250, 250, 252))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0], 64), fill=(24, 52, 94))
    draw.text((24, 24), "ACME careers", fill="white", font_size=22)
    draw.text((24, 90), title, fill=(20, 20, 20), font_size=30)
    for row, line in enumerate(lines):
        top = 150 + row * 92
        draw.text((24, top), line, fill=(60, 60, 60), font_size=20)
        draw.rectangle((24, top + 30, size[0] - 24, top + 70), outline=(150, 150, 160))
    for grain in range(number * 40):
        place = ((grain * 7919) % size[0], (grain * 104729) % size[1])
        draw.ellipse((*place, place[0] + 30, place[1] + 30), fill=(grain % 255, 90, number % 255))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def keep(blobs: dict[str, bytes], content: bytes) -> str:
    """Keep a blob under its SHA-256."""
    sha = hashlib.sha256(content).hexdigest()
    blobs[sha] = content
    return sha


def _walk(
    walk: str,
    name: str,
    title: str,
    blobs: dict[str, bytes],
    *,
    phone: bool = False,
    stuck: int | None = None,
) -> Iterable[Evidence]:
    scenario, _, candidate = walk.partition("--")
    yield walk_started(
        walk=walk,
        scenario=scenario,
        scenario_title=title,
        stands_for="People who apply after work",
        candidate=candidate,
        candidate_name=name,
        given_name=name.partition(" ")[0],
        email=f"candidates+{candidate}@example.com",
        device="iPhone 13" if phone else "desktop",
        input="touch" if phone else "keyboard-only" if stuck else "mouse",
        network="slow-4g" if phone else "full",
        submits=True,
    )
    for number, (heading, questions) in STEPS.items():
        if stuck is not None and number > stuck:
            break
        yield from _step(walk, number, heading, questions, blobs, phone=phone)
    if stuck is not None:
        yield barrier(
            Obstacle.KEYBOARD_TRAP,
            walk=walk,
            step=stuck,
            text="The date picker of “From” keeps the focus",
        )
        yield ended(
            Ending.COULD_NOT_FINISH,
            walk=walk,
            step=stuck,
            reason="the date picker of “From” keeps the focus",
        )
        return
    yield sent(walk=walk, reference="ACM-2291")
    yield ended(Ending.FINISHED, walk=walk)


def _step(
    walk: str,
    number: int,
    heading: str,
    questions: list[tuple[str, str, Control]],
    blobs: dict[str, bytes],
    *,
    phone: bool,
) -> Iterable[Evidence]:
    shot = keep(blobs, screenshot(heading, [label for label, *_ in questions], phone=phone))
    yield step(
        number,
        heading,
        walk=walk,
        heading=heading,
        screenshot=shot,
        blobs=(shot,),
        progress=f"Step {number} of 5",
        domain="acme.ats.example" if number < 5 else "sign.ats.example",
    )
    for order, (label, meaning, control) in enumerate(questions, start=1):
        key = f"{number}.{order}"
        wrong = meaning == "history.title"
        yield question(
            label,
            meaning,
            walk=walk,
            step=number,
            question=key,
            control=control,
            required="optional" not in label and control is not Control.CHECKBOX,
            sensitive=SENSITIVE.get(meaning),
            prefill=Prefill.WRONG if wrong else Prefill.EMPTY,
            prefilled_text="Northwind Traders" if wrong else None,
            expected_text="Data Analyst" if wrong else None,
            preselected=("yes",) if meaning == "consent.talent_pool" else (),
        )
        yield acted(Action.FILL, label, walk=walk, step=number, question=key, length=12)
    if number == 3:
        yield objected("Enter a date in the format MM/DD/YYYY", walk=walk, step=3, question="3.3")


def _mail(walk: str, name: str, *, days: float = 0) -> Iterable[Evidence]:
    yield reply(
        ACKNOWLEDGEMENT,
        walk=walk,
        minutes=3,
        from_address="no-reply@acme.example",
        subject="Thank you for applying",
    )
    yield status("Under review", walk=walk, days=1)
    if name == "Ada":
        yield reply(NEWSLETTER, walk=walk, days=9, subject="Five stories from Acme")
        yield watched(walk=walk, days=41)
        yield FeelingNoted(id="", at=NOW, walk=walk, step=1, feeling=4, note="Looks friendly.")
        yield FeelingNoted(
            id="", at=NOW, walk=walk, step=3, feeling=2, note="All of this is in my CV!"
        )
        yield FeelingNoted(id="", at=NOW, walk=walk, step=4, feeling=1, note="Why my birthday?")
        return
    yield reply(
        "Dear José, we have decided not to move forward with your application as Data Analyst.",
        walk=walk,
        days=days,
        subject="Your application as Data Analyst",
    )
    yield watched(walk=walk, days=14)
    yield watched(walk=walk, days=20, since=after(days=20))


def _after() -> Iterable[Evidence]:
    for host, decision, requests in (
        ("careers.acme.example", "allowed", 64),
        ("cdn.acme.example", "static", 31),
        ("ads.tracker.example", "blocked", 12),
    ):
        yield NetworkDecision(
            id="",
            at=NOW,
            host=host,
            port=443,
            decision=decision,  # type: ignore[arg-type] # the loop's text is one of the literals
            requests=requests,
        )
    yield GatherFault(
        id="",
        at=NOW,
        where="status page of data-analyst-phone--jose",
        problem="the page did not answer within 30 seconds",
        remedy="Run `othershoe watch` again",
    )
    yield RunFinished(id="", at=NOW + timedelta(days=42), walks=3)
