"""One look at everything that may have come since: the inbox, status pages, interview times."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from harness.employer import Project
from harness.errors import ConfigError, GatherError
from harness.evidence import (
    Evidence,
    GatherFault,
    InboxWatch,
    Message,
    SlotsSeen,
    StatusSeen,
    Submission,
    SubmissionIntended,
    WalkStarted,
)
from harness.gather.watch.mail import Letter, RawMessage, parse
from harness.gather.watch.pages import (
    is_slots_link,
    is_status_link,
    look,
    names_time_zone,
    stage_of,
    times_of,
)
from harness.gather.watch.sources import read_inbox
from harness.record import record
from harness.store import EvidenceLog, RunFolder

STREAM = "watch"


@record
class Watched:
    """What one look brought: applications watched, messages new to us, pages seen."""

    applications: int
    messages: int
    pages: int
    faults: int


@record
class _Application:
    walk: str
    email: str
    applied_at: datetime
    watched_until: datetime | None
    status_urls: tuple[str, ...]


def watch(
    folder: RunFolder,
    *,
    project: Project,
    clock: Callable[[], datetime],
    as_of: datetime | None = None,
    walks: Collection[str] | None = None,
) -> Watched:
    """Look once at the inbox and the status pages of every application of a run.

    What was seen before is not written again, so that looking often costs nothing.

    Args:
        folder: The run, opened with `RunFolder.reopen`.
        project: Whose inbox and allow-list.
        clock: Now.
        as_of: Until when the inbox counts as watched; now, where not given. Messages that
            arrived later are left for a later look.
        walks: Whose applications to look for; every one of the run where not given.

    Raises:
        ConfigError: `as_of` lies in the future, where silence cannot have been observed.
    """
    until = as_of or clock()
    if until > clock():
        raise ConfigError(
            f"`--as-of {until.isoformat()}` lies in the future",
            remedy="Silence can only be observed: give a moment that has passed",
        )
    evidence = folder.evidence()
    applications = [
        one
        for one in _applications(evidence)
        if one.applied_at <= until and (walks is None or one.walk in walks)
    ]
    log = folder.log(STREAM, clock=clock)
    messages, faults = _read_mail(applications, evidence, log, project=project, until=until)
    pages, more_faults = _look_at_pages(applications, folder.evidence(), log, project=project)
    return Watched(
        applications=len(applications),
        messages=messages,
        pages=pages,
        faults=faults + more_faults,
    )


def _applications(evidence: tuple[Evidence, ...]) -> Iterator[_Application]:
    emails = {e.walk: e.email for e in evidence if isinstance(e, WalkStarted)}
    watched: dict[str | None, datetime] = {}
    for item in evidence:
        if isinstance(item, InboxWatch):
            watched[item.walk] = max(item.end, watched.get(item.walk, item.end))
    sent = {e.walk: e.submitted_at for e in evidence if isinstance(e, Submission)}
    intended = {e.walk: e.at for e in evidence if isinstance(e, SubmissionIntended)}
    for walk, applied_at in sorted({**intended, **sent}.items(), key=lambda pair: str(pair[0])):
        if walk is None or walk not in emails:
            continue
        yield _Application(
            walk=walk,
            email=emails[walk],
            applied_at=applied_at,
            watched_until=watched.get(walk),
            status_urls=tuple(_status_urls(walk, evidence)),
        )


def _status_urls(walk: str, evidence: Iterable[Evidence]) -> Iterator[str]:
    seen: set[str] = set()
    for item in evidence:
        if item.walk != walk or not isinstance(item, Submission | Message):
            continue
        direct = [item.status_url] if isinstance(item, Submission) and item.status_url else []
        linked = [link.url for link in item.links if is_status_link(link.text, link.url)]
        for url in (*direct, *linked):
            if url not in seen:
                seen.add(url)
                yield url


def _read_mail(
    applications: list[_Application],
    evidence: tuple[Evidence, ...],
    log: EvidenceLog,
    *,
    project: Project,
    until: datetime,
) -> tuple[int, int]:
    if project.inbox is None or not applications:
        return 0, 0
    since = min(a.watched_until or a.applied_at for a in applications) - timedelta(days=1)
    try:
        source, raw = read_inbox(project.inbox, base=Path(project.folder), since=since)
    except GatherError as error:
        _write_fault(log, "the inbox", error)
        return 0, 1
    known = {(e.walk, e.blobs[0]) for e in evidence if isinstance(e, Message) and e.blobs}
    count = _keep_new(raw, applications, known, log, source=source, until=until)
    for application in applications:
        start = application.watched_until or application.applied_at
        if start < until:
            log.write(
                InboxWatch(
                    **log.stamp(walk=application.walk),
                    start=start,
                    end=until,
                    source=source,
                    address=application.email,
                )
            )
    return count, 0


def _keep_new(
    raw: list[RawMessage],
    applications: list[_Application],
    known: set[tuple[str | None, str]],
    log: EvidenceLog,
    *,
    source: str,
    until: datetime,
) -> int:
    by_address: dict[str, list[_Application]] = defaultdict(list)
    for application in applications:
        by_address[application.email.lower()].append(application)
    arrived: list[tuple[Letter, str, RawMessage]] = []
    for item in raw:
        letter = parse(item)
        if letter is None or letter.received_at > until:
            continue
        to = next((address for address in letter.recipients if address in by_address), None)
        if to is not None:
            arrived.append((letter, to, item))
    count = 0
    for letter, to, item in sorted(arrived, key=lambda found: found[0].received_at):
        application = _whose(by_address[to], letter)
        blob = log.keep(item.content)
        if (application.walk, blob) in known:
            continue
        known.add((application.walk, blob))
        log.write(_message(letter, log, walk=application.walk, to=to, blob=blob, source=source))
        count += 1
    return count


def _whose(applications: list[_Application], letter: Letter) -> _Application:
    """Of several applications under one address, the latest one sent before the message."""
    earlier = [a for a in applications if a.applied_at <= letter.received_at]
    return max(earlier or applications, key=lambda a: a.applied_at)


def _message(
    letter: Letter, log: EvidenceLog, *, walk: str, to: str, blob: str, source: str
) -> Message:
    return Message(
        **log.stamp(walk=walk),
        blobs=(blob,),
        message_id=letter.message_id,
        received_at=letter.received_at,
        sent_at=letter.sent_at,
        from_name=letter.from_name,
        from_address=letter.from_address,
        reply_to=letter.reply_to,
        to=to,
        subject=letter.subject,
        text=letter.text,
        has_plain_text=letter.has_plain_text,
        has_html=letter.has_html,
        links=letter.links,
        attachments=letter.attachments,
        calendar=letter.calendar,
        list_unsubscribe=letter.list_unsubscribe,
        authentication_results=letter.authentication_results,
        source=source,
    )


def _look_at_pages(
    applications: list[_Application],
    evidence: tuple[Evidence, ...],
    log: EvidenceLog,
    *,
    project: Project,
) -> tuple[int, int]:
    origins = project.authorization.origins if project.authorization else ()
    seen = faults = 0
    for application in _with_links(applications, evidence):
        slots = _slot_urls(application.walk, evidence)
        for url in (*application.status_urls[:1], *slots[:1]):
            try:
                found = look(url, origins=origins)
            except GatherError as error:
                _write_fault(log, f"the page `{url}`", error, walk=application.walk)
                faults += 1
                continue
            stamp = log.stamp(walk=application.walk)
            text = found.page.text[:20_000]
            if url in slots:
                log.write(
                    SlotsSeen(
                        **stamp,
                        url=url,
                        seen_at=log.clock(),
                        slots=times_of(found.page),
                        time_zone_shown=names_time_zone(found.page),
                        text=text,
                    )
                )
            else:
                log.write(
                    StatusSeen(
                        **stamp,
                        url=url,
                        seen_at=log.clock(),
                        http_status=found.http_status,
                        stage=stage_of(found.page),
                        text=text,
                    )
                )
            seen += 1
    return seen, faults


def _with_links(
    applications: list[_Application], evidence: tuple[Evidence, ...]
) -> Iterator[_Application]:
    """The applications again, now with the links that today's mail brought."""
    walks = {a.walk for a in applications}
    yield from (a for a in _applications(evidence) if a.walk in walks)


def _slot_urls(walk: str, evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            link.url
            for item in evidence
            if isinstance(item, Message) and item.walk == walk
            for link in item.links
            if is_slots_link(link.text, link.url)
        )
    )


def _write_fault(
    log: EvidenceLog, where: str, error: GatherError, *, walk: str | None = None
) -> None:
    log.write(
        GatherFault(
            **log.stamp(walk=walk),
            where=where,
            problem=error.message,
            remedy=error.remedy,
        )
    )
