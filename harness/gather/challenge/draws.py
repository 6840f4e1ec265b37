"""Names the draws of a challenge: which one of which application, in which run."""

import secrets
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from harness.gather.challenge.answers import Drawn
from harness.people.application import Application


class Draws:
    """Names for batches of draws.

    Args:
        run: What tells this run apart from others, the same after a resume; drawn where not given,
            so that another run is never taken for this one.
    """

    def __init__(self, run: str = "") -> None:
        self._run = run or secrets.token_hex(16)
        self._turns: Counter[str] = Counter()

    def next(self, applications: Sequence[Application]) -> Drawn:
        """The next draw of each, for whoever asks without a meter."""
        drawn = []
        for application in applications:
            self._turns[application.id] += 1
            drawn.append((application.id, self._turns[application.id]))
        return tuple(drawn)

    def key(self, drawn: Drawn) -> str:
        """The name of one batch of draws."""
        said = ";".join(f"{key}/{turn}" for key, turn in drawn)
        return sha256(f"{self._run}|{said}".encode()).hexdigest()[:32]
