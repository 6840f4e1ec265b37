"""Casts a run: every scenario gets the candidates that it names and those that are made up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from harness.candidate import Candidate
from harness.people.candidates import People
from harness.record import record
from harness.scenario import Scenario


@record
class Cast:
    """Scenarios that name all of their candidates, and the candidates by id."""

    scenarios: tuple[Scenario, ...]
    candidates: Mapping[str, Candidate]


def cast(
    scenarios: Sequence[Scenario],
    candidates: Mapping[str, Candidate],
    *,
    seed: int,
    today: date,
) -> Cast:
    """Make up the candidates that scenarios want, and name them in the scenarios.

    Two scenarios never get the same person. Dates are reckoned from the first of the month, so
    that a seed makes the same people for a month; the run keeps whom it was given.

    Args:
        scenarios: As they were read.
        candidates: Those that the scenarios name, by id.
        seed: Of the run.
        today: Decides where careers and start dates stand.

    Raises:
        ConfigError: a family or country does not exist, or has not enough telephone numbers.
    """
    phones = [person.phone for person in candidates.values() if person.phone]
    people = People(seed, today=today.replace(day=1), taken=phones)
    everyone = dict(candidates)
    whole: list[Scenario] = []
    for scenario in scenarios:
        made = tuple(people.make(scenario.generate)) if scenario.generate else ()
        everyone.update({person.id: person for person in made})
        names = (*scenario.candidates, *(person.id for person in made))
        whole.append(replace(scenario, candidates=names))
    return Cast(scenarios=tuple(whole), candidates=everyone)
