"""Decides whether an application may be sent, and keeps the list of what to delete later."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from harness.employer import Authorization
from harness.errors import NotAllowed
from harness.evidence import Evidence, Submission, SubmissionIntended, WalkStarted
from harness.gather.walk.starting import check_permission
from harness.record import record
from harness.scenario import Scenario
from harness.store import EVIDENCE, Clock, RunFolder

PURGE = "purge.csv"

__all__ = [
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
    """One application to delete: `reference` is empty where the site named none."""

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

    def refusal(self, scenario: Scenario) -> str | None:
        """Why a walk may not submit, as a sentence; None where it may."""
        try:
            self.check(scenario)
        except NotAllowed as refusal:
            return refusal.message
        return None

    def check(self, scenario: Scenario) -> None:
        """Refuse unless everybody has agreed.

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
        if submissions_on(now.date(), self.folder.path.parent) >= most:
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

    def _keep(self, walk: WalkStarted, *, time: datetime, reference: str) -> None:
        posting = walk.posting_title or walk.start_url
        row = PurgeRow(reference=reference, email=walk.email, time=time, posting=posting)
        self._rows[walk.walk or walk.email] = row
        write_purge(self.folder.path / PURGE, tuple(self._rows.values()))


def submissions_on(day: date, reports: Path) -> int:
    """How many walks of all the runs below `reports` meant to submit on that day (UTC)."""
    return sum(len(_walks_that_sent(path, day)) for path in sorted(reports.glob(f"*/{EVIDENCE}")))


def purge_rows(evidence: Sequence[Evidence]) -> dict[str, PurgeRow]:
    """The list of what to delete, from a run's evidence, by walk."""
    started = {e.walk: e for e in evidence if isinstance(e, WalkStarted)}
    rows: dict[str, PurgeRow] = {}
    for item in evidence:
        if not isinstance(item, SubmissionIntended | Submission) or item.walk not in started:
            continue
        walk = started[item.walk]
        rows[item.walk or ""] = PurgeRow(
            reference=(item.reference or "") if isinstance(item, Submission) else "",
            email=walk.email,
            time=item.submitted_at if isinstance(item, Submission) else item.at,
            posting=walk.posting_title or walk.start_url,
        )
    return rows


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
