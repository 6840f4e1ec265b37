"""Every error that a user can meet.

HarnessError
├── ConfigError      a file or an option that a person wrote (exit 2)
├── GatherError      evidence could not be gathered (exit 3)
│   └── NotAllowed   an address outside the allow-list, or a missing permission
├── StoreError       a run folder that cannot be read or was changed (exit 3)
└── StatsError       numbers that no statistic is defined for (exit 2)
"""

from collections.abc import Sequence

from harness.record import record


class HarnessError(Exception):
    """What happened, and what to do about it.

    Args:
        message: What happened, with literals in backticks.
        remedy: The next thing to do, as one sentence.
    """

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n\nhint: {self.remedy}"


@record
class Mistake:
    """One thing to mend in a file: where it is and what is wrong with it."""

    place: str
    problem: str


class ConfigError(HarnessError):
    """A mistake in something that a person wrote: a file, an option, a table.

    All mistakes of one file are reported together.
    """

    def __init__(self, message: str, *, remedy: str, mistakes: Sequence[Mistake] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.mistakes = tuple(mistakes)

    def __str__(self) -> str:
        if not self.mistakes:
            return super().__str__()
        width = max(len(mistake.place) for mistake in self.mistakes)
        lines = [f"  {mistake.place:<{width}}  {mistake.problem}" for mistake in self.mistakes]
        return "\n".join([self.message, "", *lines, "", f"hint: {self.remedy}"])


class GatherError(HarnessError):
    """Evidence could not be gathered; never a statement about the employer."""


class NotAllowed(GatherError):  # noqa: N818 - reads as the sentence that it is
    """An address outside the allow-list, or an action without permission."""


class StoreError(HarnessError):
    """A run folder that cannot be read, or that is not what was written."""


class StatsError(HarnessError):
    """Numbers for which a statistic is not defined."""
