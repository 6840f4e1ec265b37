"""Squares that balance order: each treatment in each place, and after each other, equally often."""

from harness.errors import StatsError


def latin_square(size: int) -> tuple[tuple[int, ...], ...]:
    """Rows and columns that each hold 0 to size − 1 once.

    Raises:
        StatsError: a size below 1.
    """
    if size < 1:
        raise StatsError(f"a square of {size} has no rows", remedy="Give a size of at least 1")
    return tuple(tuple((row + column) % size for column in range(size)) for row in range(size))


def williams_square(size: int) -> tuple[tuple[int, ...], ...]:
    """A Latin square in which each treatment follows each other equally often.

    An even size needs `size` rows; an odd size needs twice as many, the second half mirrored.

    Raises:
        StatsError: a size below 1.

    Source: Williams (1949), Australian Journal of Scientific Research A 2.
    """
    latin_square(size)
    first = [(place + 1) // 2 if place % 2 else (size - place // 2) % size for place in range(size)]
    rows = [tuple((item + shift) % size for item in first) for shift in range(size)]
    if size % 2:
        rows += [tuple(reversed(row)) for row in rows]
    return tuple(rows)
