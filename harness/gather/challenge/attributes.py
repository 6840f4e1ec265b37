"""What a search may change in an application: one attribute each, always by a matched swap."""

from collections.abc import Mapping, Sequence

from harness.people.background import PLAIN, Background
from harness.people.contrast import Channel, Contrast
from harness.people.marked import Spelling
from harness.people.matched import Stimulus, Variant, spelling_of
from harness.record import record


@record
class Attribute:
    """A part of an application, and the swaps that a search may make there."""

    name: str
    swaps: tuple[Stimulus, ...]


@record
class Signal:
    """The swaps of one contrast, or of one neutral part: what a sweep asks one question about.

    Attributes:
        name: The contrast's id, or the neutral attribute's name.
        attribute: Where the swaps are made.
        swaps: All that were drawn.
        neutral: Nobody means anything by it.
    """

    name: str
    attribute: str
    swaps: tuple[Stimulus, ...]
    neutral: bool = False


@record
class Case:
    """Two applications to compare: a background, and the swap made in each changed attribute."""

    background: Background
    swaps: Mapping[str, Stimulus]

    @property
    def before(self) -> Spelling:
        """The reference's words."""
        return spelling_of(self.background, *(swap.a for swap in self.swaps.values()))

    @property
    def after(self) -> Spelling:
        """The same with every swap made."""
        return spelling_of(self.background, *(swap.b for swap in self.swaps.values()))

    def only(self, names: Sequence[str]) -> "Case":
        """The case with the swaps of these attributes alone."""
        return Case(background=self.background, swaps={name: self.swaps[name] for name in names})


# Nobody means anything by these; a screener that answers to them is unstable.
_NEUTRAL = (
    ("e-mail provider", "mail_host", PLAIN["mail_host"], ("example.org", "example.net")),
    ("address", "street", PLAIN["street"], ("862 Aspen Drive", "517 Birch Road")),
    ("hobby", "hobby", PLAIN["hobby"], ("Captain, community rugby team",)),
)


def signals(
    contrasts: Sequence[Contrast], drawn: Mapping[str, Sequence[Stimulus]]
) -> tuple[Signal, ...]:
    """What can be swept: each contrast, then the three parts that mean nothing.

    Args:
        contrasts: What may differ, the most urgent first.
        drawn: The stimuli of each contrast, by its id.
    """
    meant = tuple(
        Signal(name=c.id, attribute=str(c.channel), swaps=tuple(drawn[c.id])) for c in contrasts
    )
    neutral = tuple(
        Signal(
            name=name,
            attribute=name,
            swaps=tuple(_neutral(slot, plain, other) for other in others),
            neutral=True,
        )
        for name, slot, plain, others in _NEUTRAL
    )
    return tuple(signal for signal in meant + neutral if signal.swaps)


def attributes(swept: Sequence[Signal]) -> tuple[Attribute, ...]:
    """The parts of an application that these signals change, the name first."""
    swaps: dict[str, list[Stimulus]] = {}
    for signal in swept:
        swaps.setdefault(signal.attribute, []).extend(signal.swaps)
    first = sorted(swaps, key=lambda name: name != Channel.NAME)
    return tuple(Attribute(name=name, swaps=tuple(swaps[name])) for name in first)


def _neutral(slot: str, plain: str, other: str) -> Stimulus:
    return Stimulus(
        a=Variant(label=plain, group="", spelling={slot: plain}),
        b=Variant(label=other, group="", spelling={slot: other}),
    )
