"""`PracticeEmployer`: a careers site with an ATS behind it, served on loopback."""

import re
import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from harness.errors import GatherError
from harness.practice.ats import Ats, LetterSent, Received, Stage
from harness.practice.clock import VirtualClock, aware
from harness.practice.faults import Fault
from harness.practice.history import write_history
from harness.practice.letters import House
from harness.practice.mail import MailSender
from harness.practice.office import Office
from harness.practice.openings import OPENINGS
from harness.practice.screener import THRESHOLD, Screener
from harness.practice.server import LoopbackServer
from harness.practice.site import answer

_POST_SECONDS = 0.5


class PracticeEmployer:
    """A small employer with its site, mail, screener and history. Use it in a `with` block.

    Args:
        name: What it is called.
        faults: What it does badly; empty for a kind employer, `UNKIND` for a bad one.
        smtp: Host and port of the SMTP server that its letters go to.
        folder: Where its database lies.
        start: When its clock begins (aware).
        seed: For tokens and references; the same seed gives the same ones.
        port: Where its site listens; 0 for a free port.
    """

    threshold = THRESHOLD

    def __init__(
        self,
        *,
        name: str,
        faults: frozenset[Fault],
        smtp: tuple[str, int],
        folder: Path,
        start: datetime,
        seed: int,
        port: int = 0,
    ) -> None:
        self.name = name
        self.faults = faults
        self.clock = VirtualClock(start)
        self._start = aware(start)
        self._seed = seed
        self.screener = Screener(this_year=self._start.year, biased=Fault.BIASED_SCREENER in faults)
        self._ats = Ats(folder)
        self._server = LoopbackServer(
            lambda request: answer(self._office, request, first_day=self._start), port=port
        )
        self._office = Office(
            house=House(
                employer=name,
                domain=f"{re.sub(r'[^a-z0-9]+', '', name.lower()) or 'employer'}.example",
                origin=self._server.origin,
                faults=faults,
            ),
            ats=self._ats,
            clock=self.clock,
            screener=self.screener,
            sender=MailSender(host=smtp[0], port=smtp[1]),
            seed=seed,
            lock=threading.RLock(),
        )
        self._closing = threading.Event()
        self._post = threading.Thread(target=self._keep_posting, daemon=True)

    def __enter__(self) -> Self:
        self._server.start()
        self._post.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._post.join()
        self._server.stop()
        self._ats.close()

    @property
    def origin(self) -> str:
        """`http://127.0.0.1:PORT`."""
        return self._server.origin

    @property
    def posting_url(self) -> str:
        """The posting of the data analyst."""
        return self.postings[OPENINGS[0].slug]

    @property
    def postings(self) -> dict[str, str]:
        """All postings, by name (`data-analyst`, `warehouse-associate`)."""
        return {job.slug: f"{self.origin}/jobs/{job.slug}" for job in OPENINGS}

    @property
    def screen_url(self) -> str:
        """The screener over HTTP: POST `{"applications": [{"id", "text", "facts"}]}`."""
        return f"{self.origin}/screen"

    def planted_url(self, name: str, *, ranks: bool = False) -> str:
        """A screener of `harness.practice.planted` over HTTP, or a list ranker of it."""
        return f"{self.origin}/{'rank' if ranks else 'screen'}/{name}"

    @property
    def model_url(self) -> str:
        """An OpenAI-compatible chat and embedding endpoint; models are the planted screeners."""
        return f"{self.origin}/v1"

    def advance(self, to: datetime) -> int:
        """Do all that is due until `to` (aware), in order, each at its moment.

        What falls due while real time passes is done without being asked for.

        Returns:
            How many letters left now; 0 when it is called again with the same moment.

        Raises:
            GatherError: `to` has no time zone, or the mail server takes no letter.
        """
        return self._office.run_until(aware(to))

    def applications(self) -> tuple[Received, ...]:
        """What the ATS holds, in the order of arrival."""
        return self._ats.applications()

    def stages(self, token: str) -> tuple[Stage, ...]:
        """Where an application stood, oldest first, as its status page says."""
        return self._ats.stages(token)

    def letters(self, token: str) -> tuple[LetterSent, ...]:
        """The letters that left for an application, oldest first."""
        return self._ats.letters(token)

    def replies(self, token: str) -> tuple[str, ...]:
        """What a candidate answered to the question, oldest first."""
        return self._ats.replies(token)

    def write_history(
        self, path: Path, *, rows: int = 20_000, requisitions: int = 40, seed: int | None = None
    ) -> Path:
        """Write the outcomes of its screening of the past year as CSV or Parquet, by suffix.

        Raises:
            ConfigError: another suffix, or fewer rows than requisitions.
        """
        return write_history(
            path,
            faults=self.faults,
            until=self._start,
            rows=rows,
            requisitions=requisitions,
            seed=self._seed if seed is None else seed,
        )

    def _keep_posting(self) -> None:
        """Send what falls due as real time passes; `advance` says why where that is impossible."""
        while not self._closing.wait(_POST_SECONDS):
            with suppress(GatherError):
                self._office.run_until(self.clock.now())
