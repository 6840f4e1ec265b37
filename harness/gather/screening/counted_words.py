"""Says how many of something there are: `1 row`, `2 rows`."""


def row_count(number: object) -> str:
    """`1 row`, `2 rows`."""
    return f"{number} row" if number == 1 else f"{number} rows"
