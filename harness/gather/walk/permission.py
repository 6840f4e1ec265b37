"""Decides whether an application may be sent, and keeps the list of what to delete later."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from harness.employer import Authorization
from harness.errors import NotAllowed
from harness.evidence import (
    Barrier,
    Evidence,
    Obstacle,
    Submission,
    SubmissionIntended,
    WalkStarted,
)
from harness.gather.walk.starting import check_permission
from harness.record import record
from harness.scenario import Scenario
from harness.store import EVIDENCE, Clock, RunFolder

PURGE = "purge.csv"
ACCOUNT = "candidate account"
"""Stands for the reference in the row of an account that a walk has created."""

__all__ = [
    "ACCOUNT",
    "PURGE",
    "PurgeRow",
    "SubmissionDesk",
    "check_permission",
    "purge_rows",
    "submissions_on",
    "write_purge",
]


@record
class PurgeRow:
    """One application, or account, to delete.

    `reference` is empty where the site named none, and `ACCOUNT` for an account.
    """

    reference: str
    email: str
    time: datetime
    posting: str


class SubmissionDesk:
    """Asked before every submission of a run, by all its walks."""

    def __init__(
        self,
        authorization: Authorization,
        *,
        folder: RunFolder,
        clock: Clock,
        asked: bool,
        rows: Mapping[str, PurgeRow] | None = None,
    ) -> None:
        self.authorization = authorization
        self.folder = folder
        self.clock = clock
        self.asked = asked
        self._rows = dict(rows or {})

    def refusal(self, scenario: Scenario, *, walk: str | None = None) -> str | None:
        """Why a walk may not submit, as a sentence; None where it may."""
        try:
            self.check(scenario, walk=walk)
        except NotAllowed as refusal:
            return refusal.message
        return None

    def check(self, scenario: Scenario, *, walk: str | None = None) -> None:
        """Refuse unless everybody has agreed.

        Args:
            scenario: What the walk makes.
            walk: The walk, which counts as one of the day's number however often it tries.

        Raises:
            NotAllowed: the scenario, the command or the authorization does not allow it, the
                authorization is over, or the day's number is used up.
        """
        now = self.clock()
        if not scenario.submit:
            raise NotAllowed(
                f"the scenario `{scenario.id}` does not submit",
                remedy="Set `submit = true` in the scenario",
            )
        if not self.authorization.may_submit:
            raise NotAllowed(
                "`[authorization]` does not let anything be submitted",
                remedy="Set `may_submit = true` when the employer has agreed to it in writing",
            )
        if not self.asked:
            raise NotAllowed("`--submit` was not given", remedy="Add `--submit` to the command")
        if now.date() > self.authorization.expires:
            raise NotAllowed(
                f"`[authorization]` ended on {self.authorization.expires}",
                remedy="Ask the employer to extend it, and change `expires`",
            )
        most = self.authorization.submissions_per_day
        others = submissions_on(now.date(), self.folder.path.parent) - (walk in self._rows)
        if others >= most:
            raise NotAllowed(
                f"{most} applications were sent today, as many as `submissions_per_day` allows",
                remedy="Walk again tomorrow, or raise the number with the employer's agreement",
            )

    def intended(self, walk: WalkStarted, intended: SubmissionIntended) -> None:
        """Put an application on the list as soon as it may have left."""
        self._keep(walk, time=intended.at, reference="")

    def sent(self, walk: WalkStarted, submission: Submission) -> None:
        """Add the reference that the site gave it."""
        self._keep(walk, time=submission.submitted_at, reference=submission.reference or "")

    def registers(self, walk: WalkStarted) -> None:
        """Put an account on the list before it is created; an application has a row of its own."""
        key = f"{walk.walk}|{ACCOUNT}"
        self._keep(walk, time=self.clock(), reference=ACCOUNT, key=key)

    def _keep(
        self, walk: WalkStarted, *, time: datetime, reference: str, key: str | None = None
    ) -> None:
        self._rows[key or walk.walk or walk.email] = _row(walk, time=time, reference=reference)
        write_purge(self.folder.path / PURGE, tuple(self._rows.values()))


def submissions_on(day: date, reports: Path) -> int:
    """How many walks of all the runs below `reports` meant to submit on that day (UTC)."""
    return sum(len(_walks_that_sent(path, day)) for path in sorted(reports.glob(f"*/{EVIDENCE}")))


def purge_rows(evidence: Sequence[Evidence]) -> dict[str, PurgeRow]:
    """The list of what to delete, from a run's evidence, by walk."""
    started = {e.walk: e for e in evidence if isinstance(e, WalkStarted)}
    rows: dict[str, PurgeRow] = {}
    for item in evidence:
        walk = started.get(item.walk)
        if walk is None:
            continue
        if isinstance(item, Submission):
            reference = item.reference or ""
            rows[walk.walk or ""] = _row(walk, time=item.submitted_at, reference=reference)
        elif isinstance(item, SubmissionIntended):
            rows[walk.walk or ""] = _row(walk, time=item.at, reference="")
        elif isinstance(item, Barrier) and _is_registration(item):
            rows[f"{walk.walk}|{ACCOUNT}"] = _row(walk, time=item.at, reference=ACCOUNT)
    return rows


def _row(walk: WalkStarted, *, time: datetime, reference: str) -> PurgeRow:
    posting = walk.posting_title or walk.start_url
    return PurgeRow(reference=reference, email=walk.email, time=time, posting=posting)


def _is_registration(barrier: Barrier) -> bool:
    """Whether a walk has gone on from the demand for an account by creating one."""
    return barrier.obstacle is Obstacle.ACCOUNT_WALL and not barrier.stopped


def write_purge(path: Path, rows: Sequence[PurgeRow]) -> None:
    """Write the whole list anew; a reader never finds half of it."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("reference", "email", "time", "posting"))
    for row in rows:
        cells = (row.reference, row.email, row.time.isoformat(), row.posting)
        table.writerow([_no_formula(cell) for cell in cells])
    partial = path.with_suffix(".part")
    partial.write_text(text.getvalue(), encoding="utf-8")
    partial.replace(path)


def _no_formula(cell: str) -> str:
    """A site's words must not become a formula when the list is opened in a spreadsheet."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell


def _walks_that_sent(path: Path, day: date) -> set[str]:
    walks: set[str] = set()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if '"kind":"SubmissionIntended"' not in line or not line.endswith("\n"):
                continue
            item = json.loads(line)
            if datetime.fromisoformat(item["at"]).date() == day:
                walks.add(item["walk"])
    return walks
