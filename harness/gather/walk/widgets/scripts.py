"""The page scripts that the ways of working a control ask."""

from functools import cache
from importlib.resources import files


@cache
def script(call: str, *names: str, given: str = "") -> str:
    """A function for the page: `call` is returned, with the scripts `names` before it.

    Args:
        call: A JavaScript expression.
        names: Files of `harness/gather/browser/page`.
        given: The names of the function's parameters.
    """
    folder = files("harness.gather.browser") / "page"
    parts = [(folder / name).read_text(encoding="utf-8") for name in names]
    return f"({given}) => {{\n" + "\n".join(parts) + f"\nreturn {call};\n}}"
