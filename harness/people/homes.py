"""Addresses at which nobody lives and telephone numbers that nobody answers, each used once."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from random import Random
from typing import Any

from harness.candidate import Address
from harness.errors import ConfigError
from harness.record import record

_NUMBERS = range(3, 1900)


@record
class Home:
    """Where somebody lives, and the telephone there; in ranges kept for fiction."""

    address: Address
    phone: str


class Homes:
    """The homes of one country in an order of their own: `home(0)`, `home(1)` … are all different.

    Args:
        country: `us`, `ca`, `gb`, `de` or `fr`.
        seed: Decides the order.

    Raises:
        ConfigError: a country without a range that is kept for fiction.
    """

    def __init__(self, country: str, seed: int | str) -> None:
        self._country = _country(country)
        random = Random(f"{seed}/homes/{country}")  # noqa: S311 - an order, nothing secret
        self._phones = _Shuffled(sum(part.phones for part in self._country.parts), random)
        streets = len(_NUMBERS) * len(self._country.streets) * len(self._country.towns)
        self._places = _Shuffled(streets, random)

    @property
    def capacity(self) -> int:
        """How many homes there are; each has a telephone number of its own."""
        return self._phones.size

    def home(self, index: int) -> Home:
        """The home of this number.

        Raises:
            ConfigError: as many homes as there are telephone numbers have been given out.
        """
        if index >= self.capacity:
            raise ConfigError(
                f"{self._country.name} has {self.capacity} telephone numbers that are kept for "
                "fiction, and no two candidates share one",
                remedy=f"Make up at most {self.capacity} candidates of one country in a run",
            )
        number = self._phones.at(index)
        for part in self._country.parts:
            if number < part.phones:
                return self._home(part, number, self._places.at(index))
            number -= part.phones
        raise AssertionError("the parts hold as many numbers as their sum")

    def _home(self, part: "_Part", number: int, place: int) -> Home:
        place, house = divmod(place, len(_NUMBERS))
        town, street = divmod(place, len(self._country.streets))
        return Home(
            phone=_phone(part.patterns, number),
            address=Address(
                line=self._country.line.format(
                    number=_NUMBERS[house],
                    street=self._country.streets[street],
                    kind=self._country.kinds[number % len(self._country.kinds)],
                ).strip(),
                city=self._country.towns[town],
                region=part.name,
                postcode=part.postcodes[place % len(part.postcodes)],
                country=self._country.name,
            ),
        )


def countries() -> tuple[str, ...]:
    """The countries that have ranges of telephone numbers kept for fiction."""
    return tuple(entry["code"] for entry in _table()["countries"])


class _Shuffled:
    """The numbers from 0 to size − 1 in another order, without a list of them."""

    def __init__(self, size: int, random: Random) -> None:
        self.size = size
        self._start = random.randrange(size)
        self._step = random.randrange(size // 3, size)
        while math.gcd(self._step, size) != 1:
            self._step += 1

    def at(self, index: int) -> int:
        return (self._start + index * self._step) % self.size


@record
class _Part:
    """A region: how many numbers its patterns have together, and its postcodes."""

    name: str
    postcodes: tuple[str, ...]
    patterns: tuple[str, ...]
    phones: int


@record
class _Country:
    name: str
    line: str
    kinds: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]
    parts: tuple[_Part, ...]


def _phone(patterns: Sequence[str], number: int) -> str:
    for pattern in patterns:
        count = pattern.count("#")
        if number < 10**count:
            digits = iter(f"{number:0{count}d}")
            return "".join(next(digits) if sign == "#" else sign for sign in pattern)
        number -= 10**count
    raise AssertionError("the patterns hold as many numbers as their sum")


@cache
def _country(code: str) -> _Country:
    table = _table()
    entry = next((entry for entry in table["countries"] if entry["code"] == code), None)
    if entry is None:
        raise ConfigError(
            f"`{code}` is no country with telephone numbers that are kept for fiction",
            remedy=f"Name one of {', '.join(countries())}",
        )
    towns, streets = entry.get("towns", table["towns"]), entry.get("streets", table["streets"])
    return _Country(
        name=entry["name"],
        line=entry["line"],
        kinds=tuple(entry["kinds"]),
        towns=tuple(f"{first}{last}" for first, last in product(towns["first"], towns["last"])),
        streets=tuple(streets["first"]),
        parts=tuple(_part(region) for region in entry["regions"]),
    )


def _part(region: Mapping[str, Any]) -> _Part:
    return _Part(
        name=region["name"],
        postcodes=tuple(region["postcodes"]),
        patterns=tuple(region["phones"]),
        phones=sum(10 ** pattern.count("#") for pattern in region["phones"]),
    )


@cache
def _table() -> Mapping[str, Any]:
    file = files("harness.people").joinpath("homes.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
