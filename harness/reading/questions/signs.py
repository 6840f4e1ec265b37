"""Signs other than words: autocomplete tokens, names in code, and what the options look like."""

import re
from collections.abc import Mapping, Sequence

AUTOCOMPLETE: Mapping[str, str] = {
    "name": "name.full",
    "given-name": "name.given",
    "additional-name": "name.middle",
    "family-name": "name.family",
    "nickname": "name.preferred",
    "email": "email",
    "tel": "phone",
    "tel-national": "phone",
    "tel-local": "phone",
    "street-address": "address.line",
    "address-line1": "address.line",
    "address-level2": "address.city",
    "address-level1": "address.region",
    "postal-code": "address.postcode",
    "country": "address.country",
    "country-name": "address.country",
    "organization": "history.employer",
    "organization-title": "history.title",
    "url": "link.other",
    "bday": "age.birth_date",
    "sex": "eeo.gender",
    "one-time-code": "account.code",
    "new-password": "account.password",
    "current-password": "account.password",
}
"""Tokens of HTML's `autocomplete` attribute. Source: HTML Standard, §4.10.18.7 (grade A)."""

_NAMES: tuple[tuple[str, str], ...] = (
    (r"first ?name|given ?name|fname|forename|vorname|prenom", "name.given"),
    (r"middle ?name", "name.middle"),
    (r"last ?name|family ?name|surname|lname|nachname", "name.family"),
    (r"preferred ?name|nick ?name", "name.preferred"),
    (r"full ?name|your ?name|candidate ?name|systemfield name", "name.full"),
    (r"confirm ?email|email ?(confirm\w*|2|repeat)", "email.confirm"),
    (r"e ?mail( ?address)?", "email"),
    (r"phone|mobile|telephone", "phone"),
    (r"linked ?in", "link.linkedin"),
    (r"git ?hub", "link.github"),
    (r"portfolio", "link.portfolio"),
    (r"cover ?letter", "document.cover_letter"),
    (r"resume|\bcv\b|curriculum|lebenslauf", "document.cv"),
    (r"zip|postal ?code|post ?code|\bplz\b", "address.postcode"),
    (r"street|address ?line ?1|address1", "address.line"),
    (r"\bcity\b", "address.city"),
    (r"\bstate\b|province|region", "address.region"),
    (r"country", "address.country"),
    (r"location", "location"),
    (r"birth ?date|date ?of ?birth|\bdob\b", "age.birth_date"),
    (r"pronouns", "pronouns"),
    (r"veteran", "eeo.veteran"),
    (r"disability", "eeo.disability"),
    (r"\bgender\b", "eeo.gender"),
    (r"\brace\b", "eeo.race"),
    (r"ethnicity|hispanic", "eeo.ethnicity"),
    (r"salary|compensation", "salary.expectation"),
    (r"start ?date|available ?from", "start_date"),
    (r"gdpr|privacy|data ?consent", "consent.privacy"),
    (r"newsletter|marketing", "consent.marketing"),
    (r"website|home ?page|\burl\b", "link.other"),
    (r"password", "account.password"),
)

_OPTIONS: tuple[tuple[str, str], ...] = (
    ("eeo.veteran", r"\bprotected veteran\b"),
    ("eeo.disability", r"\b(yes|no),? i .{0,20}\bhave (a )?disabilit|don.t have a disabilit"),
    ("eeo.race", r"\b(black or african american|american indian or alaska|native hawaiian)\b"),
    ("eeo.orientation", r"\b(heterosexual|bisexual|lesbian)\b"),
    ("eeo.gender", r"^(female|woman|cis-?gender woman|weiblich|femme|mujer)$"),
    ("pronouns", r"^(she|he|they)\s?/\s?(her|him|them)"),
    ("language.level", r"\b(c1|b2|a1)\b|^native( speaker)?$|mother tongue"),
    ("education.level", r"\b(bachelor|master)('?s)?\b( degree)?"),
    ("source", r"^(linkedin|indeed|glassdoor|referral|employee referral|job board)$"),
)


def by_autocomplete(value: str | None) -> str | None:
    """The meaning of an `autocomplete` attribute, or None where it gives none."""
    for token in reversed((value or "").lower().split()):
        if token in AUTOCOMPLETE:
            return AUTOCOMPLETE[token]
    return None


def by_name(name: str) -> tuple[str, str] | None:
    """The meaning of a name in code and the word that gave it, or None."""
    words = split_name(name)
    for pattern, meaning in _NAMES:
        match = re.search(pattern, words)
        if match:
            return meaning, match.group(0)
    return None


def split_name(name: str) -> str:
    """A name in code as words: `candidate[firstName]` becomes `candidate first name`."""
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", name)
    return " ".join(re.split(r"[^0-9a-zà-ÿ]+", spaced.lower())).strip()


def by_options(options: Sequence[str]) -> tuple[str, str] | None:
    """The meaning that the options give away and one of them, or None."""
    if not 2 <= len(options) <= 60:
        return None
    for meaning, pattern in _OPTIONS:
        for option in options:
            if re.search(pattern, option.strip(), re.IGNORECASE):
                return meaning, option
    return None


YES_NO = re.compile(
    r"^(yes|no|y|n|true|false|ja|nein|oui|non|s[ií]|nee|sim|não|nao|tak|nie|sì)\b", re.IGNORECASE
)


def is_boolean(options: Sequence[str]) -> bool:
    """Whether the options say yes and no, whatever else they say."""
    shown = [option for option in options if not is_filler(option)]
    return 1 < len(shown) <= 4 and sum(bool(YES_NO.match(option)) for option in shown) >= 2


def is_filler(option: str) -> bool:
    """Whether an option only asks to choose one."""
    return bool(
        re.match(
            r"^\W*$|^([-–—]+ ?)?(please |veuillez |por favor,? |per favore,? |proszę )?"
            r"(make an? (selection|choice)|select|choose|pick|bitte|wählen|auswählen|sélectionn|"
            r"choisi|seleccion|elija|kies|selecteer|selecion|escolh|selezion|scegli|wybierz)",
            option.strip(),
            re.IGNORECASE,
        )
    )
