"""What a candidate was promised and whether a decision came, as the audits read it too."""

from datetime import datetime, timedelta

from harness.evidence import Message, Posting
from harness.reading.keeping import Fate, Kept, dated_promises
from harness.reading.letters import Kind
from harness.reading.thread import ABOUT_IT, read_thread
from harness.reading.waits import Gap, silences
from harness.record import record
from harness.render import known
from harness.render.walks import Run, Walk
from harness.verdict import Outcome, Verdicts

_GRACE_HOURS = 12.0


@record
class Promise:
    """An answer promised by `due`; `broken` only where the audit of promises says so too.

    `evidence` is the id of where it was said.
    """

    due: datetime
    broken: bool
    quote: str
    evidence: str


@record
class Waiting:
    """A walk, and what its candidate waits for.

    `decision` is None where none came. `silences` are the times without a word about the
    application while it was undecided, in order: marketing is no word about it, and a letter that
    could not be read is taken for one. `open_silence` is the watched one that no word has ended.
    """

    walk: Walk
    promises: tuple[Promise, ...] = ()
    decision: Message | None = None
    silences: tuple[Gap, ...] = ()
    open_silence: Gap | None = None


def waiting_of(run: Run, walk: Walk, verdicts: Verdicts) -> Waiting:
    """Read the letters of one walk; nothing is waited for where nothing was sent."""
    thread = read_thread(
        (run.started,) if run.started else (),
        (walk.started,) if walk.started else (),
        (walk.submission,) if walk.submission else (),
        walk.messages,
        walk.watches,
    )
    if thread is None:
        return Waiting(walk=walk)
    judgement = known.judged(verdicts, known.PROMISE, walk.key)
    limits = judgement.limits if judgement else ()
    hours = next((limit.value for limit in limits if limit.unit == "hours"), _GRACE_HOURS)
    found = dated_promises(
        thread,
        postings=[page for page in run.of(Posting) if page.walk in {None, walk.key}],
        statuses=walk.statuses,
        grace=timedelta(hours=hours),
    )
    heard = thread.taking_unread_as(Kind.UPDATE)
    quiet = silences(heard)
    spoken = [letter.received_at for letter in heard.of(ABOUT_IT)]
    last = max(spoken, default=thread.applied_at)
    failed = judgement is not None and judgement.outcome is Outcome.FAILED
    return Waiting(
        walk=walk,
        promises=tuple(_promise(kept, failed=failed) for kept in found),
        decision=thread.decision.message if thread.decision else None,
        silences=quiet,
        open_silence=None
        if thread.decision
        else next((gap for gap in quiet if gap.watched and gap.start >= last), None),
    )


def _promise(kept: Kept, *, failed: bool) -> Promise:
    return Promise(
        due=kept.due,
        broken=failed and kept.fate is Fate.BROKEN,
        quote=kept.promise.quote,
        evidence=kept.said_in,
    )
