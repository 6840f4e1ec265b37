"""Whether an effect is made by one CV alone: the effect again, each CV left out in turn."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from math import fsum

from harness.errors import StatsError
from harness.record import record


@record
class LeftOut:
    """The lowest and the highest effect when any one CV is left out, in the outcome's unit."""

    low: float
    high: float


def leave_one_out(
    differences: Sequence[float], *, stimuli: Sequence[Hashable], cvs: Sequence[Hashable]
) -> LeftOut | None:
    """The mean over stimuli of their mean difference, once without each CV.

    An effect whose two ends have different signs rests on a single template and is no general one.

    Args:
        differences: Outcome of b minus a, one for each pair of applications.
        stimuli: The pair of names, or the wording, of each; stimuli count alike.
        cvs: The CV (or job, or template) of each.

    Returns:
        None for fewer than two CVs.

    Raises:
        StatsError: lists of different lengths.

    Source: template bias, Lahey and Beasley (2009), Journal of Economic Behavior & Organization
    70; the jackknife, Quenouille (1956), Biometrika 43.
    """
    if not len(differences) == len(stimuli) == len(cvs):
        raise StatsError(
            "differences, stimuli and CVs that do not fit", remedy="Give one of each for each pair"
        )
    if len(set(cvs)) < 2:
        return None
    sums: dict[Hashable, float] = defaultdict(float)
    counts: dict[Hashable, int] = defaultdict(int)
    on: dict[Hashable, dict[Hashable, list[float]]] = defaultdict(lambda: defaultdict(list))
    for difference, stimulus, cv in zip(differences, stimuli, cvs, strict=True):
        sums[stimulus] += difference
        counts[stimulus] += 1
        on[cv][stimulus].append(difference)
    means = {key: sums[key] / counts[key] for key in sums}
    whole = fsum(means.values())
    effects = []
    for held in on.values():
        kept, moved = len(means), 0.0
        for key, values in held.items():
            rest = counts[key] - len(values)
            kept -= not rest
            moved += ((sums[key] - fsum(values)) / rest if rest else 0.0) - means[key]
        if kept:
            effects.append((whole + moved) / kept)
    return LeftOut(low=min(effects), high=max(effects)) if effects else None
