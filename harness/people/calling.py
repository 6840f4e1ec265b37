"""Takes telephone numbers apart: country calling code and national number."""

import re

from harness.people.places import names_of
from harness.record import record

_TWO_DIGITS = frozenset(
    str(code)
    for codes in (
        (20, 27, 36, 39, 40, 41, 81, 82, 84, 86, 98),
        range(30, 35),
        range(43, 50),
        range(51, 59),
        range(60, 67),
        range(90, 96),
    )
    for code in codes
)
"""Calling codes of two digits; 1 and 7 have one, all others three (ITU-T E.164, annex D)."""

_COUNTRIES = {
    "1": "United States|Canada|Puerto Rico|Jamaica",
    "7": "Russia|Kazakhstan",
    "20": "Egypt",
    "27": "South Africa",
    "30": "Greece",
    "31": "Netherlands",
    "32": "Belgium",
    "33": "France",
    "34": "Spain",
    "36": "Hungary",
    "39": "Italy",
    "40": "Romania",
    "41": "Switzerland",
    "43": "Austria",
    "44": "United Kingdom",
    "45": "Denmark",
    "46": "Sweden",
    "47": "Norway",
    "48": "Poland",
    "49": "Germany",
    "51": "Peru",
    "52": "Mexico",
    "53": "Cuba",
    "54": "Argentina",
    "55": "Brazil",
    "56": "Chile",
    "57": "Colombia",
    "58": "Venezuela",
    "60": "Malaysia",
    "61": "Australia",
    "62": "Indonesia",
    "63": "Philippines",
    "64": "New Zealand",
    "65": "Singapore",
    "66": "Thailand",
    "81": "Japan",
    "82": "South Korea",
    "84": "Vietnam",
    "86": "China",
    "90": "Turkey|Türkiye",
    "91": "India",
    "92": "Pakistan",
    "93": "Afghanistan",
    "94": "Sri Lanka",
    "95": "Myanmar",
    "98": "Iran",
    "212": "Morocco",
    "213": "Algeria",
    "216": "Tunisia",
    "234": "Nigeria",
    "254": "Kenya",
    "233": "Ghana",
    "251": "Ethiopia",
    "252": "Somalia",
    "351": "Portugal",
    "352": "Luxembourg",
    "353": "Ireland",
    "358": "Finland",
    "359": "Bulgaria",
    "370": "Lithuania",
    "371": "Latvia",
    "372": "Estonia",
    "380": "Ukraine",
    "381": "Serbia",
    "385": "Croatia",
    "386": "Slovenia",
    "420": "Czech Republic",
    "421": "Slovakia",
    "852": "Hong Kong",
    "880": "Bangladesh",
    "886": "Taiwan",
    "961": "Lebanon",
    "962": "Jordan",
    "963": "Syria",
    "964": "Iraq",
    "966": "Saudi Arabia",
    "971": "United Arab Emirates",
    "972": "Israel",
    "977": "Nepal",
}
"""Countries by calling code, the most populous first (ITU-T E.164, annex D)."""

_TRUNK_ZERO = frozenset(
    str(code)
    for codes in (
        (27, 31, 32, 33, 40, 41, 43, 44, 46, 49, 81, 82, 84, 90, 94),
        range(60, 65),
        (66,),
        (353, 358, 359, 380, 381, 385, 386, 421),
    )
    for code in codes
)
"""Countries that dial a 0 before the national number (ITU-T E.164 national numbering plans)."""


@record
class PhoneParts:
    """A telephone number: its calling code, and the rest as its owner writes it."""

    code: str
    national: str

    @property
    def digits(self) -> str:
        """The digits of the national number, without a trunk prefix."""
        return re.sub(r"\D", "", self.national)

    @property
    def local(self) -> str:
        """The number as it is dialled at home."""
        return f"0{self.national}" if self.code in _TRUNK_ZERO else self.national


def phone_parts(phone: str) -> PhoneParts | None:
    """The parts of a number that is written with its calling code; None for any other."""
    if not phone.strip().startswith("+"):
        return None
    digits = re.sub(r"\D", "", phone)
    length = 1 if digits[:1] in {"1", "7"} else 2 if digits[:2] in _TWO_DIGITS else 3
    code, rest = digits[:length], phone.strip()[1:]
    for digit in code:
        rest = rest[rest.find(digit) + 1 :]
    national = re.sub(r"^[\s().-]+", "", rest)
    if national.count(")") > national.count("("):
        national = f"({national}"
    return PhoneParts(code=code, national=national) if national else None


def countries_of(code: str, *, home: str = "") -> tuple[str, ...]:
    """The countries that share a calling code; `home` first where it is one of them."""
    known = tuple(_COUNTRIES.get(code, "").split("|")) if code in _COUNTRIES else ()
    own = [country for country in known if names_of(country) & names_of(home)]
    return (*own, *(country for country in known if country not in own))


def holds_phone(held: str, phone: str) -> bool:
    """Whether a field holds a number, with or without its calling code."""
    digits, wanted = re.sub(r"\D", "", held), re.sub(r"\D", "", phone)
    if not wanted:
        return not digits
    parts = phone_parts(phone)
    if parts is None:
        return digits == wanted
    home = {parts.digits, f"0{parts.digits}"}
    return digits in {wanted, f"00{wanted}", *home} or digits == f"{parts.code}0{parts.digits}"
