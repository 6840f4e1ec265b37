"""What the rules of the places where the employer hires ask of screening, and what answers them."""

from collections.abc import Mapping, Sequence

from harness.profiles import Checked, Profile, Rule, profiles_for
from harness.record import record
from harness.render.walks import Run
from harness.verdict import Outcome, Verdicts, by_audit, worst


@record
class Answer:
    """An audit that answers a rule, and what it said."""

    audit: str
    outcome: Outcome


@record
class Asked:
    """One rule: what it asks, where it stands, and what this report has on it."""

    about: str
    text: str
    source: str
    grade: str
    url: str | None
    checked: str
    answers: tuple[Answer, ...]


@record
class Place:
    """One profile: its standing on the day on which it was looked up, and its rules."""

    title: str
    standing: str
    status: str
    threshold: str
    as_of: str
    asked: tuple[Asked, ...]


def places(run: Run, verdicts: Verdicts) -> tuple[Place, ...]:
    """The profiles of the jurisdictions that the employer named."""
    named = run.started.jurisdictions if run.started else ()
    outcomes = {name: worst(found) for name, found in by_audit(verdicts.verdicts).items()}
    return tuple(_place(profile, outcomes) for profile in profiles_for(named))


def _place(profile: Profile, outcomes: Mapping[str, Outcome]) -> Place:
    since = "" if profile.since is None else f", from {profile.since:%-d %B %Y}"
    return Place(
        title=profile.title,
        standing=f"{profile.standing}{since}",
        status=profile.status,
        threshold=profile.threshold,
        as_of=f"{profile.as_of:%-d %B %Y}",
        asked=tuple(_asked(rule, outcomes) for rule in profile.rules),
    )


def _asked(rule: Rule, outcomes: Mapping[str, Outcome]) -> Asked:
    return Asked(
        about=str(rule.about),
        text=rule.text,
        source=rule.source.text,
        grade=str(rule.source.grade),
        url=rule.source.url,
        checked=_checked(rule, outcomes),
        answers=tuple(
            Answer(audit=name, outcome=outcomes[name]) for name in rule.audits if name in outcomes
        ),
    )


def _checked(rule: Rule, outcomes: Mapping[str, Outcome]) -> str:
    """A rule whose audits did not run is for a person to check, as one without any is."""
    judged = rule.checked is Checked.JUDGED
    return str(Checked.READ if judged and not _ran(rule.audits, outcomes) else rule.checked)


def _ran(audits: Sequence[str], outcomes: Mapping[str, Outcome]) -> bool:
    return any(name in outcomes for name in audits)
