"""The base of all evidence, and the parts that several kinds share."""

from datetime import datetime

from harness.record import record


@record
class Evidence:
    """What every record has.

    Attributes:
        id: `<walk>/<sequence>`, or `<stream>/<sequence>` for what belongs to no walk.
        at: When it was recorded.
        walk: The walk it is about, or None for the whole run.
        blobs: SHA-256 of the files under `blobs/` that it rests on.
    """

    kind: str
    id: str
    at: datetime
    walk: str | None = None
    blobs: tuple[str, ...] = ()


@record
class Link:
    """A link as shown: its words and its address."""

    text: str
    url: str
