"""Sorts a run's evidence by walk: who set out, and whether they could finish."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from harness.evidence import Barrier, Obstacle, QuestionAsked, StepShown, WalkEnded, WalkStarted
from harness.reading.forms import Fate, asked, fate, in_order, is_robot_test
from harness.record import record


@record
class Walked:
    """One measured walk: its start, how it ended, and what stopped it."""

    start: WalkStarted
    fate: Fate
    endings: tuple[WalkEnded, ...]
    stops: tuple[Barrier, ...]

    @property
    def who(self) -> str:
        """The candidate and the conditions, as printed: "Ada Example, keyboard-only"."""
        ways = [self.start.device, *([] if self.start.input == "mouse" else [self.start.input])]
        if self.start.zoom != 100:
            ways.append(f"{self.start.zoom} % zoom")
        if self.start.network != "full":
            ways.append(self.start.network)
        ways += [f"without {thing}" for thing in self.start.without]
        return ", ".join([self.start.candidate_name, *ways])

    @property
    def why(self) -> str:
        """What ended it, in the words of the evidence."""
        if self.stops:
            return "; ".join(f"{wall.obstacle} on step {wall.step}" for wall in self.stops)
        return "; ".join(ended.reason for ended in self.endings) or "no end was recorded"

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of what it rests on."""
        return (*(wall.id for wall in self.stops), *(ended.id for ended in self.endings))


@record
class Unlike:
    """Something in which walks to one posting differ, in words."""

    code: Literal["question-differs", "steps-differ"]
    words: str
    evidence: tuple[str, ...]


def walked(
    starts: Iterable[WalkStarted], endings: Iterable[WalkEnded], barriers: Iterable[Barrier]
) -> tuple[Walked, ...]:
    """Each measured walk once, by name; inspection walks are not measured."""
    ends, walls = in_order(endings), in_order(barriers)
    found = {}
    for start in in_order(starts):
        if start.inspection or start.walk is None or start.walk in found:
            continue
        mine = tuple(ended for ended in ends if ended.walk == start.walk)
        met = tuple(wall for wall in walls if wall.walk == start.walk)
        found[start.walk] = Walked(
            start=start,
            fate=fate(mine, met),
            endings=mine,
            stops=tuple(wall for wall in met if wall.stopped),
        )
    return tuple(found[name] for name in sorted(found))


def is_knocked_out(walk: Walked, questions: Iterable[QuestionAsked]) -> bool:
    """Whether an answer ended the walk; a refused name or address is another matter."""
    own = {
        q.question
        for q in questions
        if q.walk == walk.start.walk and q.meaning.startswith(("name.", "email", "phone", "addr"))
    }
    refused = [stop for stop in walk.stops if stop.obstacle is Obstacle.REFUSED_ANSWER]
    return any(stop.question not in own and not is_robot_test(stop) for stop in refused)


def differences(
    walks: Sequence[Walked], steps: Iterable[StepShown], questions: Iterable[QuestionAsked]
) -> tuple[Unlike, ...]:
    """Questions that not all of `walks` were asked, and different numbers of steps.

    A question is the same where its meaning and its label are; order does not matter.
    """
    names = {str(walk.start.walk): walk.who for walk in walks}
    return (*_unlike_questions(names, questions), *_unlike_steps(names, steps))


def _unlike_questions(
    names: dict[str, str], questions: Iterable[QuestionAsked]
) -> tuple[Unlike, ...]:
    met: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for item in asked(questions):
        if item.walk in names:
            met[item.meaning, item.label.casefold().strip(" *:")][item.walk] = item.id
    return tuple(
        Unlike(
            code="question-differs",
            words=f"“{label}” came for {len(ids)} of {len(names)}: "
            + "; ".join(sorted(names[walk] for walk in ids)),
            evidence=tuple(sorted(ids.values())),
        )
        for (_, label), ids in sorted(met.items())
        if len(ids) < len(names)
    )


def _unlike_steps(names: dict[str, str], steps: Iterable[StepShown]) -> tuple[Unlike, ...]:
    met: dict[str, dict[int, str]] = {walk: {} for walk in names}
    for step in in_order(steps):
        if step.walk in names and step.step >= 1:
            met[step.walk][step.step] = step.id
    if len({len(numbers) for numbers in met.values()}) < 2:
        return ()
    words = "; ".join(
        f"{names[walk]}: {len(numbers)} steps" for walk, numbers in sorted(met.items())
    )
    last = tuple(sorted(ids[max(ids)] for ids in met.values() if ids))
    return (Unlike(code="steps-differ", words=words, evidence=last),)
