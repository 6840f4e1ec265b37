"""How much of a large run the one page shows; what is left out stays in `report.json`."""

from harness.record import record


@record
class Detail:
    """The most of each thing that is shown, and the most characters of a text."""

    stories: int
    walks: int
    frames: int
    rows: int
    messages: int
    cards: int
    findings: int
    text: int
    index: int


LEVELS = (
    Detail(
        stories=4,
        walks=12,
        frames=20,
        rows=60,
        messages=60,
        cards=12,
        findings=25,
        text=4000,
        index=4000,
    ),
    Detail(
        stories=4,
        walks=6,
        frames=12,
        rows=40,
        messages=25,
        cards=6,
        findings=10,
        text=2000,
        index=800,
    ),
    Detail(
        stories=3,
        walks=3,
        frames=8,
        rows=20,
        messages=10,
        cards=3,
        findings=4,
        text=800,
        index=200,
    ),
    Detail(
        stories=2, walks=1, frames=4, rows=10, messages=3, cards=1, findings=2, text=200, index=50
    ),
)
