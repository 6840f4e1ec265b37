"""`report.html`: one page that opens without a network, a script or a server."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from harness.evidence import Evidence, Message
from harness.meta import Touchpoint
from harness.record import record
from harness.render.annex import Annex, annex
from harness.render.challenged import Challenged, challenged
from harness.render.cite import book_of, cited
from harness.render.clean import clean
from harness.render.detail import LEVELS, Detail
from harness.render.feelings import FeelingLine, feeling_lines
from harness.render.film import Film, film
from harness.render.finish import Matrix, matrix
from harness.render.grids import Grid
from harness.render.index import entries
from harness.render.inspection import Inspection, inspections
from harness.render.ledger import First, Line, first_fixes, ledger_lines
from harness.render.left_waiting import waits
from harness.render.mail import Letter, letters
from harness.render.pictures import Picture, pictures
from harness.render.rules import Place, places
from harness.render.screening import Axis, axes
from harness.render.story import Story, stories, worst_first
from harness.render.timeline import Timeline, timeline
from harness.render.touchpoints import Card, Section, sections
from harness.render.waiting import waiting_of
from harness.render.walks import Run, read_run
from harness.render.words import clock, count, number
from harness.verdict import Outcome, Verdicts

MOST_BYTES = 5_000_000
_MOST_TEXT = 3_000_000
_MARGIN = 20_000

Blob = Callable[[str], bytes]


@record
class Page:
    """Everything that the page shows. `more_…` count what is left out of a large run."""

    title: str
    subtitle: str
    stories: tuple[Story, ...]
    more_stories: int
    ledger: tuple[Line, ...]
    first: tuple[First, ...]
    timelines: tuple[Timeline, ...]
    more_timelines: int
    films: tuple[Film, ...]
    more_films: int
    inspections: tuple[Inspection, ...]
    sections: tuple[Section, ...]
    matrix: Matrix | None
    letters: tuple[Letter, ...]
    more_letters: int
    feelings: tuple[FeelingLine, ...]
    axes: tuple[Axis, ...]
    waits: tuple[Grid, ...]
    places: tuple[Place, ...]
    fairness: tuple[Card, ...]
    challenge: Challenged
    annex: Annex


def render_html(
    verdicts: Verdicts,
    evidence: Sequence[Evidence],
    *,
    blob: Blob,
    templates: Path,
    title: str,
    full_images: bool = False,
) -> str:
    """The page as text, the same for the same arguments.

    Args:
        verdicts: What was judged.
        evidence: All evidence of the run.
        blob: Gives a blob's content by its SHA-256.
        templates: The folder with `report.html.j2` and `report.css`.
        title: The page's heading.
        full_images: Show every screenshot at full size, however large the page becomes.

    Returns:
        HTML of at most `MOST_BYTES` in UTF-8, unless `full_images` is set.
    """
    write = _Writer(templates=templates, evidence=tuple(evidence))
    run = read_run(evidence)
    fit = _fitting(write, run, verdicts, blob=blob, title=title)
    room = MOST_BYTES - _MARGIN - len(fit.text.encode())
    found = pictures(
        fit.page.films,
        blob=blob,
        weights=_weights(verdicts),
        budget=None if full_images else max(room, 0),
    )
    return write.html(fit.page, found, detail=fit.detail) if found else fit.text


@record
class _Fit:
    page: Page
    detail: Detail
    text: str


def _fitting(write: "_Writer", run: Run, verdicts: Verdicts, *, blob: Blob, title: str) -> _Fit:
    """The page in as much detail as leaves room for its pictures."""
    for detail in LEVELS:
        page = _page(run, verdicts, blob=blob, title=title, detail=detail)
        fit = _Fit(page=page, detail=detail, text=write.html(page, {}, detail=detail))
        if len(fit.text.encode()) <= _MOST_TEXT:
            break
    return fit


@record
class _Writer:
    templates: Path
    evidence: tuple[Evidence, ...]

    def html(self, page: Page, found: Mapping[str, Picture], *, detail: Detail) -> str:
        """Fill the template."""
        css = (self.templates / "report.css").read_text(encoding="utf-8")
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode("ascii")
        template = environment(self.templates).get_template("report.html.j2")
        return template.render(
            page=page,
            pictures=found,
            entries=entries(self.evidence, cited(page), characters=detail.index),
            css=Markup(css),  # noqa: S704 - our own style sheet, hashed in the policy
            style_hash=f"sha256-{digest}",
        )


def environment(templates: Path) -> Environment:
    """Templates that escape everything, refuse what is undefined, and clean every text."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_harmless,
    )
    environment.filters["count"] = count
    environment.filters["number"] = number
    environment.globals["Outcome"] = Outcome
    return environment


def _harmless(value: object) -> object:
    """Clean every text that a template prints, unless it is markup of our own."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean(str(value))
    return value


def _page(run: Run, verdicts: Verdicts, *, blob: Blob, title: str, detail: Detail) -> Page:
    book = book_of(run.evidence)
    names = {walk.key: walk.title for walk in run.walks}
    walks = worst_first(run.walks, verdicts)
    sent = [walk for walk in walks if walk.submission is not None]
    shown = {walk.key: walk for walk in (*walks[: detail.stories], *sent[: detail.walks])}
    waited = {key: waiting_of(run, walk, verdicts) for key, walk in shown.items()}
    drawn = (timeline(waited[walk.key], book) for walk in sent[: detail.walks])
    mail = _mail(run, names)
    every = sections(verdicts, book, names, detail)
    return Page(
        title=title,
        subtitle=_subtitle(run, verdicts),
        stories=stories([waited[walk.key] for walk in walks[: detail.stories]], verdicts, book),
        more_stories=max(len(walks) - detail.stories, 0),
        ledger=ledger_lines(verdicts, book),
        first=first_fixes(verdicts),
        timelines=tuple(line for line in drawn if line is not None),
        more_timelines=max(len(sent) - detail.walks, 0),
        films=tuple(film(walk, detail) for walk in walks[: detail.walks]),
        more_films=max(len(walks) - detail.walks, 0),
        inspections=inspections(run, detail),
        sections=every,
        matrix=matrix(run.walks, detail),
        letters=letters(mail[: detail.messages], verdicts, detail),
        more_letters=max(len(mail) - detail.messages, 0),
        feelings=feeling_lines(walks[: detail.walks]),
        axes=axes(run, verdicts),
        waits=waits(run),
        places=places(run, verdicts),
        fairness=_fairness(every),
        challenge=challenged(run, blob, detail),
        annex=annex(run, verdicts, names),
    )


def _subtitle(run: Run, verdicts: Verdicts) -> str:
    parts = [run.started.employer] if run.started else []
    parts.append(count(len(run.walks), "walks"))
    parts.append(count(len(run.of(Message)), "messages"))
    if run.evidence:
        parts.append(f"evidence up to {clock(max(item.at for item in run.evidence))}")
    return " · ".join((*parts, f"{len(verdicts.audits)} audits"))


def _mail(run: Run, names: Mapping[str, str]) -> list[tuple[str, Message]]:
    ordered = sorted(run.of(Message), key=lambda m: (m.walk or "", m.received_at, m.id))
    return [(names.get(m.walk, m.walk) if m.walk else "not matched to a walk", m) for m in ordered]


def _fairness(every: Sequence[Section]) -> tuple[Card, ...]:
    anchor = f"touchpoint-{Touchpoint.FAIRNESS}"
    return next((section.cards for section in every if section.anchor == anchor), ())


def _weights(verdicts: Verdicts) -> dict[str, float]:
    """How telling a record is: the severity of the worst failure that points at it."""
    ranks = {meta.id: meta.severity.rank + 2 for meta in verdicts.audits}
    weights: dict[str, float] = {}
    for judgement in verdicts.verdicts:
        bad = {Outcome.FAILED: 1.0, Outcome.ATTENTION: 0.5}.get(judgement.outcome, 0.0)
        weight = ranks.get(judgement.id, 0) * bad
        for finding in judgement.findings if weight else ():
            for one in finding.evidence:
                weights[one] = max(weights.get(one, 0.0), weight)
    return weights
