"""Finds pay in a posting's text: amounts that a candidate would earn, and words in their place."""

import re
from collections.abc import Iterator

from harness.reading.wording import sentences
from harness.record import record


@record
class Pay:
    """Pay as stated. One end is None in "from" and "up to"; `period` is `hour`, `year` …."""

    low: float | None
    high: float | None
    currency: str | None
    period: str | None
    quote: str

    @property
    def is_range(self) -> bool:
        """Whether both ends are given and differ."""
        return self.low is not None and self.high is not None and self.low != self.high


def pay_in_text(text: str) -> Pay | None:
    """The first amount of a text that is pay, ranges before single figures.

    An amount is pay where its line speaks of pay or gives a period ("an hour"), and does not speak
    of revenue, funding, budgets, bonuses or benefits instead.
    """
    found = [pay for line in sentences(text) if (pay := _pay_of(line)) is not None]
    return min(found, key=lambda pay: not pay.is_range, default=None)


def vague_pay(text: str) -> str | None:
    """The sentence that speaks of pay without a figure ("competitive salary"), or None."""
    return next((line for line in sentences(text) if _VAGUE.search(line)), None)


def read_amount(value: object) -> float | None:
    """A number above 0 from structured data: `45000`, `"45,000"`, `"45k"`; None for others."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if value > 0 else None
    match = _NUMBER.search(value) if isinstance(value, str) else None
    return _number(match) if match else None


_CURRENCY = (
    r"(?:US\$|CA\$|C\$|A\$|AU\$|NZ\$|\$|£|€|¥|₹|CHF|USD|CAD|GBP|EUR|AUD|NZD|INR|SEK|NOK|DKK|PLN)"
)
_DIGITS = r"\d{1,3}(?:[,.’' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_NUMBER = re.compile(rf"(?P<digits>{_DIGITS})\s?(?P<k>k)?\b", re.IGNORECASE)
_AMOUNT = rf"(?:{_DIGITS})\s?k?"
_RANGE = re.compile(
    rf"(?P<before>{_CURRENCY})?\s?(?P<low>{_AMOUNT})\s?{_CURRENCY}?"
    rf"(?:\s?(?:/|per |an? )?\s?(?:hour|hr|year|yr|month|annum|week|day))?"
    rf"\s?(?:-|–|—|−|to|and)\s?{_CURRENCY}?\s?(?P<high>{_AMOUNT})(?!\d)\s?(?P<after>{_CURRENCY})?",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"(?P<before>{_CURRENCY})\s?(?P<low>{_AMOUNT})(?!\d)"
    rf"|(?<![\d.,])(?P<plain>{_AMOUNT})\s?(?P<after>{_CURRENCY})(?!\w)",
    re.IGNORECASE,
)
_LARGE = re.compile(r"^\s?\+?\s?(?:m|mn|bn|b|million|billion|trillion)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:/|\bper\b|\ban?\b|\beach\b|\bp\.?)\s?(?P<unit>hour|hr|h|day|week|month|year|annum|yr|pa"
    r"|a\.?|h\.?)(?![a-z])|\b(?P<word>hourly|daily|weekly|monthly|yearly|annual(?:ly)?)\b",
    re.IGNORECASE,
)
_UNITS = {
    "hr": "hour",
    "h": "hour",
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yr": "year",
    "a": "year",
    "pa": "year",
    "annum": "year",
    "annual": "year",
    "annually": "year",
    "yearly": "year",
}
_PAY_WORDS = re.compile(
    r"\b(?:salary|salaries|pay|paid|wages?|compensation|remuneration|earn(?:ings)?|rate|OTE|gehalt"
    r"|vergütung|salaire|base|basic|per hour|an hour)\b",
    re.IGNORECASE,
)
_OTHER_MONEY = re.compile(
    r"\b(?:revenues?|turnover|funding|raised|invest\w*|valuation|budgets?|portfolio|customers"
    r"|clients|accounts?|assets|donat\w*|sales (?:of|worth|target)|series [a-e]|contracts?|deals?"
    r"|transactions?|grant|savings?|fund(?:s|ed)?|fine|prize|quota|loans?|p&l)\b",
    re.IGNORECASE,
)
_EXTRAS = re.compile(
    r"\b(?:sign(?:ing)?[ -]?on|referral|bonus|allowance|stipend|voucher|discount|insurance|401"
    r"|learning|training|budget|equipment|relocation|benefits? worth|reimburse\w*|membership"
    r"|holiday fund|wellness|gift)\b",
    re.IGNORECASE,
)
_BASE_PAY = re.compile(
    r"\b(?:salary|salaries|wages?|base|basic|pay (?:range|rate|scale|band)|rate of pay|hourly)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:competitive|attractive|excellent|generous|market[ -]?(?:rate|leading)?|negotiable|good"
    r"|great|commensurate|top)\b[^.]{0,30}\b(?:salary|pay|wages?|compensation|remuneration"
    r"|package|rate)\b|\b(?:salary|pay|wages?|compensation|remuneration|package)\b[^.]{0,40}"
    r"\b(?:competitive|negotiable|commensurate|depend(?:s|ing|ent)? on|d\.?o\.?e\b|market|tbc|tbd"
    r"|to be (?:discussed|agreed|confirmed))",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:up to|max(?:imum)?(?: of)?|bis zu)\s?$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|starting (?:at|from)|at least|min(?:imum)?(?: of)?|ab)\s?$", re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:salary|salaries|wages?|pay(?: range| rate| scale| band)?|rate)\b.{0,15}$", re.IGNORECASE
)
_LABEL_WORDS = 6  # a line this short beside an amount is a label of the posting's head
_SMALLEST = 5.0
_LARGEST = 5_000_000.0


def _pay_of(line: str) -> Pay | None:
    label = len(line.split()) <= _LABEL_WORDS
    for candidate in _candidates(line):
        extras = _EXTRAS.search(line) and not _BASE_PAY.search(line)
        speaks_of_pay = bool(_PAY_WORDS.search(line)) or candidate.period is not None or label
        if speaks_of_pay and not extras and not _OTHER_MONEY.search(line):
            return candidate
    return None


def _candidates(line: str) -> Iterator[Pay]:
    period = _period(line)
    for match in _RANGE.finditer(line):
        low, high = _value(match["low"]), _value(match["high"])
        currency = match["before"] or match["after"] or _currency(match[0])
        if low is not None and high is not None and _is_k(match["high"]) and low < 1000 <= high:
            low *= 1000
        if not currency and not _NAMED.search(line[: match.start()]):
            continue
        if low and high and _SMALLEST <= low <= high <= _LARGEST and not _is_large(line, match):
            yield _pay(low, high, currency, period, line)
    for match in _SINGLE.finditer(line):
        value = _value(match["low"] or match["plain"])
        if value is None or not _SMALLEST <= value <= _LARGEST or _is_large(line, match):
            continue
        before = line[: match.start()]
        low = None if _UP_TO.search(before) else value
        high = None if _FROM.search(before) else value
        yield _pay(low, high, match["before"] or match["after"], period, line)


def _pay(
    low: float | None, high: float | None, currency: str | None, period: str | None, line: str
) -> Pay:
    return Pay(low=low, high=high, currency=currency, period=period, quote=line)


def _is_large(line: str, match: re.Match[str]) -> bool:
    return bool(_LARGE.match(line[match.end() :]))


def _currency(text: str) -> str | None:
    match = re.search(_CURRENCY, text)
    return match[0] if match else None


def _period(line: str) -> str | None:
    match = _PERIOD.search(line)
    if match is None:
        return None
    word = (match["unit"] or match["word"]).lower().rstrip(".")
    return _UNITS.get(word, word)


def _is_k(text: str | None) -> bool:
    return bool(text) and str(text).strip().lower().endswith("k")


def _value(text: str) -> float | None:
    match = _NUMBER.match(text.strip())
    return _number(match) if match else None


def _number(match: re.Match[str]) -> float | None:
    """A written number: separators before three digits group, others mark decimals."""
    digits = re.sub(r"[,.’' \u00a0\u202f](?=\d{3}(?!\d))", "", match["digits"])
    value = float(digits.replace(",", ".")) * (1000 if match["k"] else 1)
    return value if value > 0 else None
