"""Checks, before any page is opened, that every walk may be made; lists all mistakes at once."""

import difflib
from collections.abc import Sequence
from pathlib import Path

from harness.employer import Authorization, Project
from harness.errors import ConfigError, Mistake
from harness.gather.browser.allow import Decision, allow_list, origin_mistakes, origin_of
from harness.project import bundled
from harness.scenario import Scenario
from harness.store import Clock

WITHOUT = ("cv-file", "linkedin", "phone", "postcode")

_POSTING = "posting:"


def check_permission(project: Project, scenarios: Sequence[Scenario], *, clock: Clock) -> None:
    """Refuse walks that nobody has authorized.

    Raises:
        ConfigError: with every mistake: no `[authorization]`, one that is over, an entry that is
            no origin, a start that is no posting or that lies outside the origins.
    """
    mistakes: list[Mistake] = []
    authorization = project.authorization
    if authorization is None:
        mistakes.append(
            Mistake(place="[authorization]", problem="is missing: nobody has allowed these walks")
        )
    else:
        mistakes += _unnamed(authorization)
        mistakes += _over(authorization, clock)
        mistakes += origin_mistakes(authorization)
    for scenario in scenarios:
        mistakes += _start_mistakes(project, scenario)
        mistakes += _without_mistakes(scenario)
    if mistakes:
        raise ConfigError(
            "these walks may not be made",
            remedy="Write down in `[authorization]` of `othershoe.toml` who allows them, at which "
            "origins and until when; `othershoe explain othershoe.toml` shows how",
            mistakes=mistakes,
        )


def start_url(project: Project, scenario: Scenario) -> str | None:
    """The address at which a scenario begins; None where it names a posting that is not there."""
    if scenario.start.startswith(_POSTING):
        return project.postings.get(scenario.start.removeprefix(_POSTING).strip())
    return scenario.start


def flow_path(project: Project, flow: str) -> Path:
    """The file of a flow: in the project's `scenarios/`, else among those that come with us."""
    own = Path(project.folder) / "scenarios" / flow
    return own if own.is_file() else bundled("scenarios") / flow


def _unnamed(authorization: Authorization) -> list[Mistake]:
    return [
        Mistake(place=f"authorization, {field}", problem=f"is empty: {question}")
        for field, question in (("owner", "who allows this?"), ("contact", "how to reach them?"))
        if not getattr(authorization, field).strip()
    ]


def _over(authorization: Authorization, clock: Clock) -> list[Mistake]:
    today = clock().date()
    if today <= authorization.expires:
        return []
    return [
        Mistake(
            place="authorization, expires",
            problem=f"was {authorization.expires}, and today is {today}: ask for it anew",
        )
    ]


def _start_mistakes(project: Project, scenario: Scenario) -> list[Mistake]:
    place = f"scenario {scenario.id}, start"
    url = start_url(project, scenario)
    if url is None:
        name = scenario.start.removeprefix(_POSTING).strip()
        near = difflib.get_close_matches(name, list(project.postings), n=1)
        hint = f" — did you mean `{near[0]}`?" if near else ""
        return [Mistake(place=place, problem=f"`[postings]` has no `{name}`{hint}")]
    origin = origin_of(url)
    if origin is None or not url.startswith(("http://", "https://")):
        return [
            Mistake(place=place, problem=f"`{url}` must be an `https://` address or `posting:NAME`")
        ]
    authorization = project.authorization
    if authorization and allow_list(authorization).decide(url) is not Decision.ALLOWED:
        return [Mistake(place=place, problem=f"`{origin}` is not one of the authorized origins")]
    return []


def _without_mistakes(scenario: Scenario) -> list[Mistake]:
    return [
        Mistake(
            place=f"scenario {scenario.id}, without",
            problem=f"`{word}` must be one of " + ", ".join(f"`{known}`" for known in WITHOUT),
        )
        for word in scenario.without
        if word not in WITHOUT
    ]
