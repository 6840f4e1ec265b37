"""A scenario: which candidates apply, where, and under which conditions."""

from enum import StrEnum

from harness.record import record


class InputMode(StrEnum):
    """What the candidate works the page with."""

    MOUSE = "mouse"
    KEYBOARD_ONLY = "keyboard-only"
    TOUCH = "touch"


class Network(StrEnum):
    """How fast the candidate's connection is."""

    FULL = "full"
    SLOW_4G = "slow-4g"
    SLOW_3G = "slow-3g"


@record
class Scenario:
    """One file of `scenarios/`.

    Attributes:
        id: The file's name without `.toml`.
        title: What the report calls it.
        stands_for: Whom it stands for, and why, in one sentence.
        start: An address, or `posting:NAME` with a name of `[postings]`.
        candidates: Files of `scenarios/candidates/`, without `.toml`.
        flow: A Python flow beside the scenario, instead of the autopilot.
        device: A Playwright device ("iPhone 13"), or None for a desktop of 1280 × 800.
        input: What the candidate works the page with.
        network: How fast the connection is.
        zoom: Page zoom in percent.
        locale: BCP 47 tag that the browser sends.
        reduced_motion: Whether the candidate asks for less motion.
        without: What the candidate does not have: `cv-file`, `linkedin`, `phone`, `postcode`.
        submit: Whether to send the application (also needs `may_submit` and `--submit`).
        answer_unknown: Whether to answer an unknown required question by its type instead of
            stopping there with evidence.
    """

    id: str
    title: str
    stands_for: str
    start: str
    candidates: tuple[str, ...]
    flow: str | None = None
    device: str | None = None
    input: InputMode = InputMode.MOUSE
    network: Network = Network.FULL
    zoom: int = 100
    locale: str = "en-US"
    reduced_motion: bool = False
    without: tuple[str, ...] = ()
    submit: bool = False
    answer_unknown: bool = False
