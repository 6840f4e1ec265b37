"""What the employer does: takes applications in, keeps its calendar, sends its letters."""

import hashlib
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta

from harness.evidence import Fact
from harness.people.application import Vacancy
from harness.practice.agenda import QUIET, Appointment, Event, after_slot, agenda, first_promise
from harness.practice.ats import Ats, Draft, LetterSent, Received
from harness.practice.clock import VirtualClock, day_words
from harness.practice.faults import Fault
from harness.practice.form import HONEYPOT
from harness.practice.letters import House, kind_of, letter
from harness.practice.mail import MailSender
from harness.practice.openings import OPENINGS, Opening, opening
from harness.practice.screener import THRESHOLD, Reading, Screened, Screener
from harness.record import record

_AFTER_BOOKING = frozenset({Event.HOLD, Event.REMIND, Event.INTERVIEW, Event.DECIDE, Event.SURVEY})
_MEANINGS = {
    "given_name": "name.given",
    "family_name": "name.family",
    "email": "email",
    "employer": "history.employer",
    "job_title": "history.title",
    "job_dates": "history.date",
}


@record
class Office:
    """The people behind the site, with everything that they work with."""

    house: House
    ats: Ats
    clock: VirtualClock
    screener: Screener
    sender: MailSender
    seed: int
    lock: threading.RLock

    def take_in(self, draft: Draft, *, equality: Mapping[str, str]) -> Received | None:
        """Take in what was sent: screened and planned; None where it was in already."""
        now = self.clock.now()
        read = self._read(draft.posting, draft.token, draft.answers, draft.cv_text or "")
        minute = int(draft.token[:4], 16) % 50
        passed = read.score >= THRESHOLD
        plan = agenda(self.house.faults, submitted_at=now, passed=passed, minute=minute)
        content = self.ats.cv(draft.token)
        received = Received(
            token=draft.token,
            reference=_reference(draft.token, self.house.employer),
            posting=draft.posting,
            email=draft.answers["email"],
            submitted_at=now,
            answers={k: v for k, v in draft.answers.items() if k != HONEYPOT},
            cv_name=draft.cv_name,
            cv_sha256=hashlib.sha256(content).hexdigest() if content else None,
            honeypot_filled=bool(draft.answers.get(HONEYPOT)),
            score=read.score,
            passed=passed,
            interview_at=None,
            slots=plan.slots,
            withdrawn_at=None,
        )
        with self.lock:
            taken = self.ats.submit(
                received,
                equality=equality,
                stage="Application received",
                appointments=plan.appointments,
            )
        return received if taken else None

    def first_promise(self, application: Received) -> datetime | None:
        """By when the confirmation says that a first word comes, None where it says nothing."""
        return first_promise(self.house.faults, application.submitted_at)

    def book(self, application: Received, slot: datetime) -> None:
        """Fix the interview at the time that the candidate chose, and confirm it."""
        now = self.clock.now()
        minute = int(application.token[:4], 16) % 50
        with self.lock:
            self.ats.book(application.token, slot)
            self.ats.forget(application.token, _AFTER_BOOKING)
            later = after_slot(self.house.faults, slot, confirmed_at=now, minute=minute)
            confirmation = Appointment(event=Event.HOLD, at=now + timedelta(seconds=30))
            self.ats.plan(application.token, [confirmation, *later])

    def withdraw(self, application: Received) -> None:
        """Take an application back, and confirm it at once."""
        with self.lock:
            now = self.clock.now()
            self.ats.withdraw(application.token, now)
            self.ats.enter_stage(application.token, now, "Withdrawn by you")
            self._send("withdrawn", application, at=now, promise=None, chosen=False)

    def run_until(self, moment: datetime) -> int:
        """Do all that is due until `moment`, in order; returns how many letters left."""
        letters = 0
        with self.lock:
            while (due := self.ats.next_due(moment)) is not None:
                self.clock.advance(due.at)
                application = self.ats.application(due.token)
                if application is not None:
                    letters += self._do(due.event, application, at=due.at, promise=due.promises)
                self.ats.mark_done(due.number)
            self.clock.advance(moment)
        return letters

    def _do(
        self, event: Event, application: Received, *, at: datetime, promise: datetime | None
    ) -> int:
        chosen = application.interview_at is not None
        if event is Event.HOLD and not chosen:
            self.ats.book(application.token, application.slots[0])
            application = self.ats.application(application.token) or application
        stage = self._stage(event, application)
        if stage:
            self.ats.enter_stage(application.token, at, stage)
        if event in QUIET:
            return 0
        self._send(kind_of(event), application, at=at, promise=promise, chosen=chosen)
        return 1

    def _send(
        self,
        kind: str,
        application: Received,
        *,
        at: datetime,
        promise: datetime | None,
        chosen: bool,
    ) -> None:
        job = opening(application.posting) or OPENINGS[0]
        draft = self.ats.draft(application.token)
        text = (draft.cv_text if draft else None) or ""
        written = letter(
            self.house,
            kind,
            application,
            opening=job,
            reading=self._read(job.slug, application.token, application.answers, text),
            promise=promise,
            chosen=chosen,
        )
        number = len(self.ats.letters(application.token)) + 1
        self.sender.send(written, at=at, message_id=f"{application.token}.{number}.{kind}")
        self.ats.note_letter(
            LetterSent(token=application.token, event=kind, at=at, subject=written.subject)
        )

    def _stage(self, event: Event, application: Received) -> str | None:
        """The status page's words from this event on; None where it leaves them as they are."""
        if event in {Event.DECLINE, Event.DECIDE} and Fault.STATUS_CONTRADICTS in self.house.faults:
            return None
        job = opening(application.posting) or OPENINGS[0]
        when = day_words(application.interview_at) if application.interview_at else ""
        return {
            Event.READ: f"Under review: {job.manager} is reading your application",
            Event.ASK: "Under review: we asked you a question by e-mail",
            Event.INVITE: "Invited to an interview",
            Event.HOLD: f"Interview booked for {when}",
            Event.INTERVIEW: "Under review after the interview",
            Event.DECLINE: "Not successful: we decided not to take your application further",
            Event.DECIDE: "Not successful: we decided not to offer you this role",
        }.get(event)

    def _read(self, slug: str, token: str, answers: Mapping[str, str], cv_text: str) -> Reading:
        job: Opening = opening(slug) or OPENINGS[0]
        facts = tuple(
            Fact(meaning=meaning, text=answers[name])
            for name, meaning in _MEANINGS.items()
            if answers.get(name)
        )
        asked = ("employer", "job_title", "job_dates", "duties", "degree", "strengths")
        told = [answers[name] for name in asked if answers.get(name)]
        return self.screener.read(
            Screened(
                id=token,
                job=Vacancy(title=job.title, text=job.text),
                text="\n".join([cv_text, *told]),
                facts=facts,
            ),
            job=job,
        )


def _reference(token: str, employer: str) -> str:
    initials = "".join(word[0] for word in employer.split() if word[0].isalpha())[:3].upper()
    return f"{initials or 'APP'}-{token[:4].upper()}-{token[4:8].upper()}"
