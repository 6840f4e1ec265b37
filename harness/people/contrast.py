"""A contrast: two ways to write one signal, alike in length and topic, with its source."""

from datetime import date
from enum import StrEnum

from harness.meta import Grade
from harness.people.names import Pool
from harness.record import record


class Channel(StrEnum):
    """Where a signal is written: each has its own line in a synthetic CV."""

    NAME = "name"
    PRONOUNS = "pronouns"
    EMAIL_PROVIDER = "e-mail provider"
    ADDRESS = "address"
    AWARD = "award"
    SOCIETY = "society"
    VOLUNTEERING = "volunteering"
    HOBBY = "hobby"
    GAP = "gap"
    GRADUATION = "graduation year"
    SCHOOL = "school"
    NOTE = "note"


@record
class Contrast:
    """One file of `scenarios/contrasts/`.

    Attributes:
        id: The file's name without `.toml`.
        title: What the report calls it.
        signal: What differs ("name", "disability").
        channel: Where it is written.
        group_a: The reference, as the report names it.
        group_b: The group whose treatment is asked about.
        names_a: The pool of names of the reference, for channel `name`.
        names_b: The pool of names of the other group, for channel `name`.
        text_a: What the reference's CV says, for every other channel.
        text_b: What the other CV says there.
        again_a: Another wording of the reference, alike in length and topic, for placebo pairs.
        again_b: Another wording of the other group, for placebo pairs.
        strength: How strongly it was perceived or what it did where it was published, with its
            figure; for names it stands in the table of names.
        source: The study that the contrast is taken from.
        url: Its address, where it has one.
        grade: How good the evidence is that the signal is perceived as meant.
        as_of: When the source was published or the contrast last reviewed.
        note: What to know when reading its result.
    """

    id: str
    title: str
    signal: str
    channel: Channel
    group_a: str
    group_b: str
    source: str
    grade: Grade
    as_of: date
    names_a: Pool | None = None
    names_b: Pool | None = None
    text_a: str | None = None
    text_b: str | None = None
    again_a: str | None = None
    again_b: str | None = None
    strength: str | None = None
    url: str | None = None
    note: str | None = None
