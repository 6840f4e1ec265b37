"""Names of places that are the same: states by their letters, countries by their short names."""

import re

_STATES = """
AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;
DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;
KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;
MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;
NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;
PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;
VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;
AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;
NS Nova Scotia;ON Ontario;PE Prince Edward Island;QC Quebec;SK Saskatchewan
"""
"""Postal letters of states (USPS Publication 28, appendix B) and provinces (Canada Post)."""

_COUNTRIES = (
    "united states|united states of america|usa|us|u s|u s a|america|vereinigte staaten|"
    "vereinigte staaten von amerika|états unis|etats unis|estados unidos|"
    "verenigde staten|stati uniti|stany zjednoczone",
    "united kingdom|uk|great britain|gb|u k|united kingdom of great britain and northern "
    "ireland|vereinigtes königreich|großbritannien|royaume uni|reino unido|verenigd koninkrijk|"
    "regno unito|wielka brytania",
    "germany|deutschland|de|allemagne|alemania|duitsland|alemanha|germania|niemcy",
    "france|fr|frankreich|francia|frankrijk|frança|francja",
    "spain|españa|es|spanien|espagne|spanje|espanha|spagna|hiszpania",
    "netherlands|the netherlands|nl|nederland|niederlande|holland|pays bas|"
    "países bajos|países baixos|paesi bassi|holandia",
    "italy|italia|it|italien|italie|itália|włochy",
    "poland|polska|pl|polen|pologne|polonia|polónia|polônia",
    "portugal|pt|portogallo|portugalia",
    "brazil|brasil|br|brasilien|brésil|brazilië|brasile|brazylia",
    "belgium|belgië|belgique|belgien|be|bélgica|belgio|belgia",
    "mexico|méxico|mx|mexiko|mexique|messico|meksyk",
    "australia|au|australien|australie|austrália",
    "new zealand|nz|neuseeland|nouvelle zélande|nueva zelanda|nova zelândia",
    "india|in|indien|inde|índia|indie",
    "canada|ca|kanada|canadá",
    "ireland|republic of ireland|ie|irland|irlande|irlanda|ierland|irlandia",
    "switzerland|schweiz|suisse|svizzera|ch|suiza|zwitserland|suíça|szwajcaria",
    "austria|österreich|at|autriche|oostenrijk|áustria",
    "czech republic|czechia|cz",
    "ukraine|ua",
    "indonesia|id",
    "vietnam|viet nam|vn",
    "norway|norge|no",
)


def same_place(one: str, other: str) -> bool:
    """Whether two names are the same state, province or country."""
    return bool(names_of(one) & names_of(other))


def names_of(place: str) -> frozenset[str]:
    """Every name of a place, in lower case; a place that is not known has its own name alone."""
    plain = _plain(place)
    for names in _SAME:
        if plain in names:
            return names
    return frozenset({plain}) if plain else frozenset()


def states() -> tuple[tuple[str, str], ...]:
    """Letters and names of the states and provinces."""
    pairs = (entry.strip().split(" ", 1) for entry in _STATES.split(";"))
    return tuple((letters, name) for letters, name in pairs)


def mentioned_countries(text: str) -> tuple[frozenset[str], ...]:
    """The countries that a sentence names, each as all of its names."""
    padded = f" {_plain(text)} "
    found = []
    for group in _COUNTRIES:
        names = frozenset(_plain(name) for name in group.split("|"))
        long = {name for name in names if len(name) > 2}
        named = any(f" {name} " in padded for name in long)
        short = names & {"us", "uk", "u s", "u k"}
        if named or any(re.search(rf"\b{_letters(name)}\b", text) for name in short):
            found.append(names)
    return tuple(found)


def _letters(name: str) -> str:
    """Capital letters with or without points, so that "us" the pronoun is no country."""
    return r"\.?".join(letter.upper() for letter in name.replace(" ", "")) + r"\.?"


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


_SAME: tuple[frozenset[str], ...] = (
    *(frozenset({_plain(letters), _plain(name)}) for letters, name in states()),
    *(frozenset(_plain(name) for name in group.split("|")) for group in _COUNTRIES),
)
