"""Rules of law and practice about screening outcomes, as dated data: one TOML file each."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from harness import codec
from harness.profiles.rule import Ask, Checked, Profile, Rule, Standing, Switch

_FOLDER = Path(__file__).parent


@cache
def profiles() -> tuple[Profile, ...]:
    """Every profile, by id.

    Raises:
        ConfigError: a file of this folder has a mistake.
    """
    return tuple(codec.from_toml(path, Profile) for path in sorted(_FOLDER.glob("*.toml")))


def profiles_for(jurisdictions: Iterable[str]) -> tuple[Profile, ...]:
    """The profiles of the places where an employer hires.

    A place brings along what it lies in: `us-nyc` has the profiles of `us-nyc` and of `us`.
    """
    places = {place.strip().lower() for place in jurisdictions}
    places |= {place.split("-")[0] for place in places}
    return tuple(item for item in profiles() if places & set(item.jurisdictions))


__all__ = ["Ask", "Checked", "Profile", "Rule", "Standing", "Switch", "profiles", "profiles_for"]
