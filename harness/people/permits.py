"""Chooses among kinds of a right to work, as far as a candidate's facts tell them apart."""

import re
from collections.abc import Mapping, Sequence

from harness.people.options import choose_yes_no

_SPONSORED = re.compile(r"\b(sponsor\w*|visas?)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\b(without|no|not|don.t|never)\b.{0,40}\b(sponsor\w*|visas?)\b", re.IGNORECASE
)
_OTHER_GROUND = re.compile(
    r"\b(citizen\w*|national\w*|resident\w*|permit|refugee|asylum|green card|student|spouse)\b",
    re.IGNORECASE,
)


def right_to_work(bank: Mapping[str, str], options: Sequence[str]) -> int | None:
    """The one option that says the right to work and the need of a sponsor, and nothing else.

    Args:
        bank: The candidate's answers by meaning.
        options: The texts of the options.

    Returns:
        Its place, or None where none says both, where several do, or where the option also says
        on which ground one may work, which no answer of the bank tells.
    """
    allowed = bank.get("work.authorization", "").strip().lower().rstrip(".")
    sponsored = bank.get("work.sponsorship", "").strip().lower().rstrip(".")
    if allowed != "yes" or sponsored not in {"yes", "no"}:
        return None
    said = [
        index
        for index, text in enumerate(options)
        if choose_yes_no((text,), yes=True) and not _OTHER_GROUND.search(text)
    ]
    needing = [index for index in said if _SPONSORED.search(options[index])]
    free = [index for index in needing if _WITHOUT.search(options[index])]
    plainly = [index for index in said if index not in needing]
    fitting = (free or plainly) if sponsored == "no" else [i for i in needing if i not in free]
    return fitting[0] if len(fitting) == 1 else None
