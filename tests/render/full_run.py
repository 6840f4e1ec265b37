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
    ChallengeFinished,
    Change,
    Control,
    Counterexample,
    CubeCell,
    Ending,
    Evidence,
    FeelingNoted,
    GatherFault,
    GroupRow,
    GroupTable,
    NetworkDecision,
    NoiseMeasured,
    Obstacle,
    PairCompared,
    Prefill,
    RunFinished,
    ScreeningCounts,
    Sensitive,
    WaitingTimes,
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
from harness.meta import (
    AuditMeta,
    Effort,
    Fix,
    Grade,
    Owner,
    Per,
    Severity,
    Source,
    Touchpoint,
)
from harness.record import record
from harness.verdict import (
    Disabled,
    DoFirst,
    Finding,
    Judgement,
    LedgerLine,
    LimitUsed,
    Measurement,
    Outcome,
    TouchpointSummary,
    Verdicts,
)

ADA = "data-analyst-desktop--ada"
JOSE = "data-analyst-phone--jose"
MINA = "data-analyst-keyboard--mina"

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

Did you know that Acme was named a great place to work? Read five stories of our people,
and follow us for more.

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
        *_screening(),
        *_challenge(),
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


RACES = {"White": (400, 120), "Black": (180, 30), "Asian": (120, 33), "Hispanic": (150, 38)}
SEXES = {"female": (430, 104), "male": (400, 112)}


def _screening() -> Iterable[Evidence]:
    cells = []
    for race, (n, selected) in RACES.items():
        half, chosen = n // 2, selected // 2
        cells.append(_cell("female", race, half, chosen))
        cells.append(_cell("male", race, n - half, selected - chosen))
    cells.append(_cell(None, None, 24, 5))
    yield ScreeningCounts(
        id="screening/0001",
        at=NOW,
        source="exports/applications.parquet",
        source_sha256="ab" * 32,
        query="SELECT …",
        axes=("sex", "race"),
        rows=874,
        cells=tuple(cells),
    )
    yield GroupTable(
        id="screening/0002",
        at=NOW,
        axis="race",
        stage=None,
        fairlearn_version="0.15.0",
        rows=tuple(
            GroupRow(group=g, n=n, selection_rate=s / n) for g, (n, s) in sorted(RACES.items())
        ),
        ratio=(30 / 180) / (120 / 400),
        difference=120 / 400 - 30 / 180,
    )
    for number, (group, told) in enumerate((("female", 190), ("male", 260)), start=3):
        yield WaitingTimes(
            id=f"screening/{number:04d}",
            at=NOW,
            after="applied",
            axis="sex",
            group=group,
            as_of=after(days=60),
            n=400,
            told=told,
            median_days=24.0,
            p90_days=51.5,
        )


def _cell(sex: str | None, race: str | None, n: int, selected: int) -> CubeCell:
    return CubeCell(requisition="R1", stage=None, groups=(sex, race), n=n, selected=selected)


BEFORE = """Ada Example
Data analyst

Experience
Northwind Traders, Data Analyst, 2019 – 2025
Built the weekly sales report in SQL and Python

Volunteering
Treasurer, Riverside Chess Club, 2021 – 2024

Education
BSc Statistics, State University, 2018"""
AFTER = BEFORE.replace("Riverside Chess Club", "Riverside Mothers Club")


def _challenge() -> Iterable[Evidence]:
    yield NoiseMeasured(
        id="challenge/0001",
        at=NOW,
        screener="acme.screener:score",
        repeats=20,
        standard_deviation=0.0012,
        largest_gap=0.004,
    )
    for number in range(2, 8):
        yield PairCompared(
            id=f"challenge/{number:04d}",
            at=NOW,
            screener="acme.screener:score",
            signal="parenthood",
            group_a="chess club",
            group_b="mothers club" if number < 5 else "chess club",
            variant_a="a",
            variant_b="b",
            template="t1",
            job="data-analyst",
            outcome_a=0.71,
            outcome_b=0.58,
            placebo=number >= 5,
        )
    yield Counterexample(
        id="challenge/0008",
        at=NOW,
        screener="acme.screener:score",
        changes=(
            Change(
                attribute="memberships",
                before="Treasurer, Riverside Chess Club",
                after="Treasurer, Riverside Mothers Club",
            ),
        ),
        outcome_before=0.71,
        outcome_after=0.58,
        selected_before=True,
        selected_after=False,
        confirmed=True,
        draws=20,
        confirmations=20,
        calls=412,
        document_before=BEFORE,
        document_after=AFTER,
    )
    yield ChallengeFinished(
        id="challenge/0009",
        at=NOW,
        screener="acme.screener:score",
        calls=1204,
        minimum_detectable_effect=0.03,
        seed=7,
        pairs=6,
    )


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


def meta(
    id: str,  # noqa: A002 - the field's own name
    touchpoint: Touchpoint,
    failed_title: str,
    *,
    title: str = "",
    severity: Severity = Severity.SERIOUS,
    grade: Grade = Grade.B,
    fix: str = "Change the template of this message.",
    by: Owner = Owner.RECRUITER,
    effort: Effort = Effort.MINUTES,
    why: str = "Candidates who hear nothing assume that the form failed.",
    per: Per = Per.WALK,
    stop_sign: bool = False,
    url: str | None = "https://example.org/study",
) -> AuditMeta:
    """The description of a made-up audit."""
    return AuditMeta(
        id=id,
        title=title or f"Not: {failed_title}",
        failed_title=failed_title,
        touchpoint=touchpoint,
        severity=severity,
        grade=grade,
        per=per,
        why=why,
        fix=Fix(by=by, text=fix, effort=effort),
        sources=(Source(text="A study of 2,000 candidates, 2019", grade=grade, url=url),),
        stop_sign=stop_sign,
    )


def judgement(
    id: str,  # noqa: A002 - the field's own name
    walk: str | None,
    outcome: Outcome,
    summary: str,
    *findings: Finding,
    measurements: tuple[Measurement, ...] = (),
    limits: tuple[LimitUsed, ...] = (),
) -> Judgement:
    """A judgement, made by hand."""
    return Judgement(
        id=id,
        walk=walk,
        outcome=outcome,
        summary=summary,
        measurements=measurements,
        findings=findings,
        limits=limits,
        gates=True,
    )


METAS = (
    meta(
        "effort-foretold",
        Touchpoint.DISCOVER,
        "The posting does not say how long applying takes",
        title="The posting says how long applying takes",
        severity=Severity.MODERATE,
        fix="Write “about 10 minutes; have your CV at hand” above the button.",
    ),
    meta(
        "human-minutes",
        Touchpoint.APPLY,
        "Applying takes too long",
        title="Applying takes a few minutes",
        fix="Ask for a CV and what decides the first choice; ask the rest after it.",
        by=Owner.RECRUITER,
        effort=Effort.HOURS,
        why="Every minute is paid by every applicant, most of whom get nothing for it.",
    ),
    meta(
        "cv-retyping",
        Touchpoint.APPLY,
        "What the CV says has to be typed again",
        title="What the CV says is not asked again",
        grade=Grade.C,
        fix="Take the fields out that repeat the CV, or fill them from it.",
        by=Owner.ATS_ADMIN,
        effort=Effort.HOURS,
        why="To upload a CV and then to type it in tells candidates that nobody will read it.",
    ),
    meta(
        "intrusive-questions",
        Touchpoint.APPLY,
        "Personal questions are asked before they are needed",
        title="No personal question before it is needed",
        severity=Severity.CRITICAL,
        grade=Grade.A,
        fix="Remove date of birth, graduation year and current salary from the form.",
        by=Owner.ATS_ADMIN,
        stop_sign=True,
        why="They let bias in, and some of them are unlawful to ask.",
    ),
    meta(
        "keyboard-finish",
        Touchpoint.APPLY,
        "The form cannot be finished by keyboard",
        title="The form can be finished by keyboard",
        severity=Severity.CRITICAL,
        grade=Grade.A,
        fix="Replace the date picker with three text fields.",
        by=Owner.WEB_TEAM,
        effort=Effort.DAYS,
        stop_sign=True,
    ),
    meta(
        "paste-allowed",
        Touchpoint.APPLY,
        "Text cannot be pasted",
        title="Text can be pasted",
        severity=Severity.MODERATE,
    ),
    meta(
        "template-leak",
        Touchpoint.ACKNOWLEDGE,
        "A message shows an unfilled field of its template",
        title="Messages have no unfilled field",
        fix="Put the job’s title into the template, or write the sentence without it: "
        "“We have received your application.”",
        stop_sign=True,
        grade=Grade.D,
    ),
    meta(
        "no-brush-off",
        Touchpoint.ACKNOWLEDGE,
        "Candidates are told not to expect an answer",
        title="Nobody is told not to expect an answer",
        grade=Grade.A,
        fix="Delete the sentence, and answer everybody: “We will write to you either way.”",
    ),
    meta(
        "promise-kept",
        Touchpoint.WAIT,
        "A promise was broken without a word",
        title="Promises are kept",
        fix="Send an update before the promised day passes; schedule it when the mail goes out.",
        by=Owner.RECRUITER,
        effort=Effort.HOURS,
        stop_sign=True,
        why="A date that passes in silence is worse than no date.",
    ),
    meta(
        "no-noise",
        Touchpoint.WAIT,
        "Marketing arrives while candidates wait",
        title="No marketing while candidates wait",
        severity=Severity.MINOR,
        grade=Grade.D,
    ),
    meta(
        "decision-sent",
        Touchpoint.DECIDE,
        "No decision was sent",
        title="A decision is sent",
        severity=Severity.CRITICAL,
        stop_sign=True,
    ),
    meta(
        "who-could-finish",
        Touchpoint.PARITY,
        "Some candidates could not finish",
        title="Every candidate could finish",
        per=Per.RUN,
        severity=Severity.CRITICAL,
        grade=Grade.A,
        by=Owner.WEB_TEAM,
        fix="Replace the date picker with three text fields.",
    ),
    meta(
        "impact-ratio",
        Touchpoint.FAIRNESS,
        "Evidence of an impact ratio below four-fifths",
        title="No evidence of an impact ratio below four-fifths",
        per=Per.RUN,
        grade=Grade.A,
        severity=Severity.CRITICAL,
        by=Owner.POLICY,
        effort=Effort.PROJECT,
        fix="Find which rule of the screen sets the groups apart, and what it is needed for.",
        why="A ratio below four-fifths is what the US enforcement agencies look at first.",
    ),
    meta(
        "slot-soon",
        Touchpoint.SCHEDULE,
        "The first interview slot is far away",
        title="The first interview slot is near",
        grade=Grade.C,
    ),
)


def verdicts_of(evidence: tuple[Evidence, ...]) -> Verdicts:
    """Judgements that point at this evidence."""

    def ids(kind: str, walk: str, **fields: object) -> tuple[str, ...]:
        return tuple(
            e.id
            for e in evidence
            if e.kind == kind
            and e.walk == walk
            and all(getattr(e, name) == value for name, value in fields.items())
        )

    mail = {walk: ids("Message", walk) for walk in (ADA, JOSE)}
    births = ids("QuestionAsked", ADA, meaning="age.birth_date")
    pay = ids("QuestionAsked", ADA, meaning="salary.current")
    minutes_limits = (
        LimitUsed(
            name="good_minutes",
            unit="minutes",
            value=10,
            default=5,
            source="Appcast",
            because="Our own promise on the careers page",
        ),
        LimitUsed(name="poor_minutes", unit="minutes", value=15, default=15, source="CandE"),
    )
    judgements = (
        judgement("effort-foretold", ADA, Outcome.ATTENTION, "Documents are named, time is not"),
        judgement("effort-foretold", JOSE, Outcome.ATTENTION, "Documents are named, time is not"),
        judgement("effort-foretold", MINA, Outcome.ATTENTION, "Documents are named, time is not"),
        judgement(
            "human-minutes", ADA, Outcome.PASSED, "About 4 to 9 minutes on a desktop",
            measurements=(Measurement(name="minutes", value=6.2, unit="minutes", n=21, low=4.3, high=9.4),),
            limits=minutes_limits,
        ),
        judgement(
            "human-minutes", JOSE, Outcome.ATTENTION, "About 8 to 18 minutes on a phone",
            Finding(code="long", message="Most of it is typing", evidence=ids("StepShown", JOSE)),
            measurements=(Measurement(name="minutes", value=12.0, unit="minutes", n=21, low=8.4, high=18.1),),
            limits=minutes_limits,
        ),
        judgement("human-minutes", MINA, Outcome.CANNOT_TELL, "The walk did not see the end", limits=minutes_limits),
        *(
            judgement(
                "cv-retyping", walk, Outcome.FAILED, "6 facts of the CV were asked for again",
                *(
                    Finding(code="retyped", message=f"The CV says it, and “{e.label}” came up empty", evidence=(e.id,))
                    for e in evidence
                    if e.kind == "QuestionAsked" and e.walk == walk and e.step == 3  # type: ignore[attr-defined] # kind says so
                ),
                measurements=(Measurement(name="retyped_facts", value=6, unit="facts", n=11),),
            )
            for walk in (ADA, JOSE)
        ),
        judgement("cv-retyping", MINA, Outcome.CANNOT_TELL, "None so far; the walk did not see the end"),
        judgement(
            "intrusive-questions", ADA, Outcome.FAILED, "2 personal facts are required",
            Finding(code="required", message="Date of birth is required", evidence=births, quote="Date of birth"),
            Finding(code="required", message="Current salary is required", evidence=pay, quote="Current salary"),
        ),
        judgement("intrusive-questions", JOSE, Outcome.FAILED, "2 personal facts are required"),
        judgement("intrusive-questions", MINA, Outcome.CANNOT_TELL, "The walk did not see the end"),
        judgement(
            "keyboard-finish", MINA, Outcome.FAILED, "The walk ended at step 3",
            Finding(code="trap", message="The date picker keeps the focus", evidence=ids("Barrier", MINA)),
        ),
        judgement("keyboard-finish", ADA, Outcome.INAPPLICABLE, "Not a keyboard walk"),
        judgement("keyboard-finish", JOSE, Outcome.INAPPLICABLE, "Not a keyboard walk"),
        judgement("paste-allowed", ADA, Outcome.PASSED, "All 14 fields took pasted text"),
        *(
            judgement(
                "template-leak", walk, Outcome.FAILED, "1 message shows a field of its template",
                Finding(code="unfilled", message="A field was not filled in", evidence=mail[walk][:1], quote="{{job_title}}"),
            )
            for walk in (ADA, JOSE)
        ),
        *(
            judgement(
                "no-brush-off", walk, Outcome.FAILED, "The acknowledgement brushes candidates off",
                Finding(code="brush-off", message="This tells everybody else to expect nothing", evidence=mail[walk][:1],
                        quote="Only shortlisted candidates will be contacted."),
            )
            for walk in (ADA, JOSE)
        ),
        judgement(
            "promise-kept", ADA, Outcome.FAILED, "The promised day passed without an answer",
            Finding(code="broken", message="Promised within three weeks; nothing came", evidence=mail[ADA][:1],
                    quote="You will hear from us within three weeks."),
            measurements=(Measurement(name="promised answer", value=21, unit="days"),),
        ),
        judgement(
            "promise-kept", JOSE, Outcome.PASSED, "Answered on the last promised day",
            measurements=(Measurement(name="promised answer", value=21, unit="days"),),
        ),
        judgement(
            "no-noise", ADA, Outcome.ATTENTION, "1 marketing mail while waiting",
            Finding(code="marketing", message="Sent while no decision was", evidence=mail[ADA][1:2],
                    quote="Read five stories of our people, and follow us for more."),
        ),
        judgement("decision-sent", ADA, Outcome.FAILED, "No decision in 41 watched days",
                  Finding(code="ghosted", message="No message decides", evidence=ids("InboxWatch", ADA))),
        judgement("decision-sent", JOSE, Outcome.PASSED, "A decision came after 21 days"),
        judgement("who-could-finish", None, Outcome.FAILED, "2 of 3 candidates could finish",
                  Finding(code="could-not", message="By keyboard it ended at step 3", evidence=ids("WalkEnded", MINA))),
        judgement(
            "impact-ratio", None, Outcome.FAILED, "By race: evidence of a ratio below four-fifths for Black candidates",
            Finding(code="below", message="30 of 180 against 120 of 400", evidence=("screening/0001",)),
            measurements=(
                Measurement(name="impact_ratio", value=0.5556, unit="ratio", n=180, low=0.388, high=0.786, group="race: Black"),
                Measurement(name="impact_ratio", value=0.9167, unit="ratio", n=120, low=0.656, high=1.252, group="race: Asian"),
                Measurement(name="impact_ratio", value=0.8444, unit="ratio", n=150, low=0.615, high=1.139, group="race: Hispanic"),
                Measurement(name="impact_ratio", value=0.98, unit="ratio", n=425, low=0.77, high=1.24, group="female"),
            ),
        ),
        judgement("slot-soon", ADA, Outcome.INAPPLICABLE, "No interview was offered"),
        judgement("slot-soon", JOSE, Outcome.INAPPLICABLE, "No interview was offered"),
    )  # fmt: skip
    return Verdicts(
        schema=1,
        tool_version="0.1.0",
        evidence_sha256="3f" * 32,
        judged_as_of="2026-04-12T09:00:00+00:00",
        configuration="as walked",
        verdicts=judgements,
        audits=METAS,
        disabled=(Disabled(id="slot-choice", because="Interviews are booked by telephone"),),
        ledger=_ledger(mail, births + pay),
        touchpoints=_touchpoints(),
        do_first=(
            DoFirst(
                audit="promise-kept",
                fix="Send an update before the promised day passes; schedule it when the mail goes out.",
                owner=Owner.RECRUITER,
                effort=Effort.HOURS,
                because="A promise was broken without a word (serious, 1 of 2 walks)",
            ),
            DoFirst(
                audit="intrusive-questions",
                fix="Remove date of birth, graduation year and current salary from the form.",
                owner=Owner.ATS_ADMIN,
                effort=Effort.MINUTES,
                because="Personal questions are asked before they are needed (critical, 2 of 3 walks)",
            ),
            DoFirst(
                audit="keyboard-finish",
                fix="Replace the date picker with three text fields.",
                owner=Owner.WEB_TEAM,
                effort=Effort.DAYS,
                because="The form cannot be finished by keyboard (critical, 1 of 1 walks)",
            ),
        ),
    )


def _ledger(mail: dict[str, tuple[str, ...]], intrusive: tuple[str, ...]) -> tuple[LedgerLine, ...]:
    return (
        LedgerLine(name="minutes", label="Minutes of a person’s life, per application", value=9, unit="minutes", low=4.3, high=18.1),
        LedgerLine(name="questions", label="Questions asked", value=21, unit="questions"),
        LedgerLine(name="retyped", label="Facts typed twice", value=6, unit="facts"),
        LedgerLine(name="intrusive", label="Intrusive questions", value=2, unit="questions", evidence=intrusive),
        LedgerLine(name="silence", label="Longest silence", value=32, unit="days", note="as far as the inbox was watched", evidence=mail[ADA][-1:]),
        LedgerLine(name="promises", label="Promises kept", value=1, unit="promises", of=2, evidence=mail[ADA][:1]),
        LedgerLine(name="finished", label="Could finish", value=2, unit="candidates", of=3),
        LedgerLine(name="hours", label="Candidate-hours per hire", value=None, unit="hours", note="`applicants_per_hire` was not given"),
    )  # fmt: skip


def _touchpoints() -> tuple[TouchpointSummary, ...]:
    def one(
        touchpoint: Touchpoint,
        met: int,
        judged: int,
        *,
        cannot: int = 0,
        failed: int = 0,
        attention: int = 0,
        stops: tuple[str, ...] = (),
        worst: str | None = None,
    ) -> TouchpointSummary:
        return TouchpointSummary(
            touchpoint=touchpoint,
            met=met,
            judged=judged,
            cannot_tell=cannot,
            failed=failed,
            attention=attention,
            errors=0,
            stop_signs=stops,
            worst=worst,
        )

    return (
        one(Touchpoint.DISCOVER, 0, 1, attention=1, worst="effort-foretold"),
        one(Touchpoint.APPLY, 1, 5, failed=3, attention=1, stops=("intrusive-questions", "keyboard-finish"), worst="intrusive-questions"),
        one(Touchpoint.ACKNOWLEDGE, 0, 2, failed=2, stops=("template-leak",), worst="no-brush-off"),
        one(Touchpoint.WAIT, 0, 2, failed=1, attention=1, stops=("promise-kept",), worst="promise-kept"),
        one(Touchpoint.DECIDE, 0, 1, failed=1, stops=("decision-sent",), worst="decision-sent"),
        one(Touchpoint.PARITY, 0, 1, failed=1, worst="who-could-finish"),
        one(Touchpoint.FAIRNESS, 0, 1, failed=1, worst="impact-ratio"),
    )  # fmt: skip
