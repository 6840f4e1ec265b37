"""p-values of several comparisons read together: Holm and Benjamini-Hochberg."""

from collections.abc import Sequence


def holm(p_values: Sequence[float], *, family: int | None = None) -> tuple[float, ...]:
    """Holm's adjusted p-values: the chance of even one false alarm is held.

    Args:
        p_values: Raw p-values (0–1).
        family: Comparisons that could have been made, at least as many as are given. A reference
            chosen because its rate is the highest makes all pairs of k groups the family:
            k·(k − 1)/2.

    Returns:
        Adjusted p-values in the order given (0–1).

    Source: Holm (1979).
    """
    size = max(len(p_values), family or 0)
    adjusted, running = [0.0] * len(p_values), 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        running = max(running, min(1.0, (size - rank) * p_values[place]))
        adjusted[place] = running
    return tuple(adjusted)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Benjamini and Hochberg's adjusted p-values: the share of false alarms is held.

    Returns:
        Adjusted p-values in the order given (0–1).

    Source: Benjamini & Hochberg (1995).
    """
    size = len(p_values)
    adjusted, running = [0.0] * size, 1.0
    order = sorted(range(size), key=p_values.__getitem__, reverse=True)
    for index, place in enumerate(order):
        running = min(running, p_values[place] * (size / (size - index)))
        adjusted[place] = running
    return tuple(adjusted)
