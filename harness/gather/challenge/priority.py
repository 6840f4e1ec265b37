"""Which contrasts come first where a budget cannot reach them all."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean

from harness.people.contrast import Channel, Contrast
from harness.people.matched import Stimulus

# What the signals of the bundled contrasts stand for, each with the law that protects it in the
# United States: Title VII of the Civil Rights Act (race, sex, religion, national origin; sexual
# orientation and gender identity by Bostock v. Clayton County, 2020), the Americans with
# Disabilities Act, the Age Discrimination in Employment Act, and USERRA (service).
_PROTECTED = frozenset(
    {
        "name", "race society", "gender society", "pronouns", "LGBTQ+", "religion",
        "foreign degree", "disability", "disability told", "disability society", "accommodation",
        "age", "veteran",
    }
)  # fmt: skip


def by_priority(
    contrasts: Sequence[Contrast], drawn: Mapping[str, Sequence[Stimulus]]
) -> tuple[Contrast, ...]:
    """The contrasts, the most urgent first; the order in which they are given is nothing.

    Every signal is met once before any is met twice. Within such a turn: signals that the law
    protects first, then the better evidence that the signal is perceived as meant, then, for names,
    the stronger names; ids decide the rest.

    Args:
        contrasts: To be ordered.
        drawn: The stimuli of each, by its id.
    """

    def urgency(contrast: Contrast) -> tuple[bool, str, float, str]:
        protected = contrast.signal in _PROTECTED
        return (not protected, str(contrast.grade), -_strength(drawn[contrast.id]), contrast.id)

    turns: dict[tuple[bool, str], int] = defaultdict(int)
    found: list[tuple[int, Contrast]] = []
    for contrast in sorted(contrasts, key=urgency):
        kind = (contrast.channel is Channel.NAME, contrast.signal)
        found.append((turns[kind], contrast))
        turns[kind] += 1
    return tuple(contrast for _, contrast in sorted(found, key=lambda item: item[0]))


def _strength(drawn: Sequence[Stimulus]) -> float:
    """Mean published strength of the names of b (0–1); 0 where none is published."""
    told = [stimulus.b.strength for stimulus in drawn if stimulus.b.strength is not None]
    return fmean(told) if told else 0.0
