"""A scenario: which candidates apply, where, and under which conditions."""

from collections.abc import Mapping
from dataclasses import field
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


class Seniority(StrEnum):
    """How far somebody has come in a line of work."""

    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"


@record
class Generate:
    """Candidates to make up: `generate = { family = "warehouse", count = 3, seniority = "mid" }`.

    Attributes:
        family: The line of work; a wrong name is answered with those there are.
        count: How many candidates, 1 or more.
        seniority: `entry`, `mid`, `senior` or `lead`; where left out, all four in turn.
        country: Where they live and telephone: `us`, `ca`, `gb`, `de` or `fr`.
        seed: Decides who they are; the run's seed where left out.
    """

    family: str
    count: int = 1
    seniority: Seniority | None = None
    country: str = "us"
    seed: int | None = None


@record
class Scenario:
    """One file of `scenarios/`.

    Attributes:
        id: The file's name without `.toml`.
        title: What the report calls it.
        stands_for: Whom it stands for, and why, in one sentence.
        start: An address, or `posting:NAME` with a name of `[postings]`.
        candidates: Files of `scenarios/candidates/`, without `.toml`.
        generate: Candidates to make up besides, as `{ family = "warehouse", count = 3 }`; its
            fields are `family`, `count`, `seniority` (`entry`, `mid`, `senior`, `lead`),
            `country` (`us`, `ca`, `gb`, `de`, `fr`) and `seed`.
        flow: A Python flow beside the scenario, instead of the autopilot.
        replay: A recording of Chrome's Recorder (JSON) beside the scenario, instead of a flow.
        replace: What a recording typed, and the meaning (`name.given`, `email` …) of the
            candidate's value to type instead; `keep` leaves it as recorded. Fields that ask about
            the person are recognised without it.
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
        create_account: Whether to create an account where the site demands one, with a password
            that is made for the walk and written nowhere; without it the walk stops there.
        returns: Whether the candidate leaves after the first filled-in step and comes back.
        inspect: Whether `othershoe run` may choose it to inspect its posting's form (axe, probes).
    """

    id: str
    title: str
    stands_for: str
    start: str
    candidates: tuple[str, ...] = ()
    generate: Generate | None = None
    flow: str | None = None
    replay: str | None = None
    replace: Mapping[str, str] = field(default_factory=dict)
    device: str | None = None
    input: InputMode = InputMode.MOUSE
    network: Network = Network.FULL
    zoom: int = 100
    locale: str = "en-US"
    reduced_motion: bool = False
    without: tuple[str, ...] = ()
    submit: bool = False
    answer_unknown: bool = False
    create_account: bool = False
    returns: bool = False
    inspect: bool = True
