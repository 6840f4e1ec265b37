"""Finds the option of a list that says what a candidate wants to say."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from harness.people.places import same_place
from harness.record import record

_MARGIN = 0.08
_LIKE_ENOUGH = 0.78


@record
class Chosen:
    """An option by its place, and why it is the one."""

    index: int
    reason: str


def choose(options: Sequence[str], wanted: str, *, meaning: str = "") -> Chosen | None:
    """Find the option that says `wanted`.

    Tried in this order: the same words; the same words but for case and marks; the same meaning
    (yes and no, places, levels, declining); the range that a number falls in; the likeliest
    words, where no other option is nearly as likely.

    Args:
        options: As shown, in order.
        wanted: What the candidate would say.
        meaning: What is asked.

    Returns:
        The option, or None where none says it or two might.
    """
    open_options = [(index, text) for index, text in enumerate(options) if not is_filler(text)]
    for reason, index in _attempts(open_options, wanted, meaning):
        if index is not None:
            return Chosen(index=index, reason=reason)
    return None


def choose_decline(options: Sequence[str]) -> Chosen | None:
    """Find the option by which one does not answer."""
    for index, text in enumerate(options):
        if _DECLINE.search(text):
            return Chosen(index=index, reason="declines to answer")
    return None


def choose_yes_no(options: Sequence[str], *, yes: bool) -> Chosen | None:
    """Find the option that says yes, or the one that says no; None where several say it.

    Two that say yes each say something besides ("Yes, I am a citizen", "Yes, on a visa").
    """
    pattern, other = (_YES, _NO) if yes else (_NO, _YES)
    hits = [index for index, text in enumerate(options) if pattern.search(text.strip())]
    plain = [index for index in hits if not other.search(options[index].strip())]
    short = [index for index in plain if len(options[index].split()) == 1]
    found = short or (plain if len(plain) == 1 else [])
    return Chosen(index=found[0], reason="says yes" if yes else "says no") if found else None


def is_filler(option: str) -> bool:
    """Whether an option only asks to choose one."""
    return bool(_FILLER.match(option.strip()))


def plain(text: str) -> str:
    """Letters and digits alone, in lower case, without accents."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(kept.split())


_FILLER = re.compile(
    r"^\W*$|^([-–—]+ ?)?(please |veuillez |por favor,? |per favore,? |proszę )?"
    r"(make an? (selection|choice)|select|choose|pick|bitte|wähle|auswähl|sélectionn|choisi|"
    r"seleccion|elija|kies|selecteer|selecion|escolh|selezion|scegli|wybierz)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^(yes|y|true|ja|oui|s[ií]|sim|tak|sì|i (do|am|agree|consent|accept|have|will|can|confirm)\b"
    r"(?! not)|agreed?|accept(ed)?|consent|opt[ -]?in|confirm(ed)?)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(no|n|none|false|nein|non|nee|não|nao|nie|never|i (do|am|have|will|can)( not|n.t)|"
    r"disagree|opt[ -]?out|decline)\b",
    re.IGNORECASE,
)
_DECLINE = re.compile(
    r"\b(decline|prefer not|rather not|choose not|(do|don.t|do not) (not )?(wish|want)( not)? to|"
    r"not (wish|want) to (answer|say|disclose|identify|specify)|undisclosed|no answer|"
    r"keine angabe|möchte (ich )?nicht|nicht angeben|préfère ne pas|(ne )?souhaite pas|"
    r"prefiero no|no deseo|zeg ik liever niet|liever niet|wil ik niet|prefiro não|não (desejo|"
    r"quero)|"
    r"preferisco non|non desidero|wolę nie|nie chcę|odmawiam)\b",
    re.IGNORECASE,
)

_Options = Sequence[tuple[int, str]]


def _attempts(options: _Options, wanted: str, meaning: str) -> Iterator[tuple[str, int | None]]:
    yield "the same words", _exact(options, wanted)
    yield "the same words but for case and marks", _normalised(options, wanted)
    yield "the same meaning", _synonym(options, wanted, meaning)
    yield "the range that holds the number", _number_range(options, wanted)
    yield "the likeliest words", _likeliest(options, wanted)


def _exact(options: _Options, wanted: str) -> int | None:
    return next((index for index, text in options if text.strip() == wanted.strip()), None)


def _normalised(options: _Options, wanted: str) -> int | None:
    return next((index for index, text in options if plain(text) == plain(wanted)), None)


def _synonym(options: _Options, wanted: str, meaning: str) -> int | None:
    texts = [text for _, text in options]
    if _DECLINE.search(wanted):
        return _at(options, choose_decline(texts))
    if re.fullmatch(r"(yes|no)[.!]?", wanted.strip(), re.IGNORECASE):
        return _at(options, choose_yes_no(texts, yes=wanted.strip().lower().startswith("y")))
    if meaning.startswith("address.") or meaning == "location":
        return next((index for index, text in options if same_place(text, wanted)), None)
    for group in _SAME:
        if plain(wanted) in group:
            found = next((index for index, text in options if plain(text) in group), None)
            if found is not None:
                return found
    return None


def _at(options: _Options, chosen: Chosen | None) -> int | None:
    return options[chosen.index][0] if chosen else None


def _words(*groups: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(plain(word) for word in group.split("|")) for group in groups)


_SAME = _words(
    "muttersprache|muttersprachlich|langue maternelle|lengua materna|nativo|moedertaal|"
    "língua materna|madrelingua|język ojczysty|ojczysty|native|native speaker|mother tongue|"
    "native or bilingual|native or bilingual proficiency|c2|"
    "bilingual|mother tongue native|first language",
    "fließend|verhandlungssicher|courant|fluido|vloeiend|fluente|biegły|biegle|fluent|fluently|"
    "full professional|full professional proficiency|c1|c2|very good|proficient",
    "advanced|professional|professional working proficiency|c1|b2|upper intermediate|good|expert",
    "good|b2|b1|professional working proficiency|conversational|intermediate|advanced",
    "intermediate|b1|conversational|limited working proficiency|moderate|some",
    "grundkenntnisse|notions|débutant|básico|basis|base|podstawowy|basic|a1|a2|beginner|"
    "elementary|elementary proficiency|limited",
    "licence|licenciatura|grado|grado universitario|laurea|laurea triennale|licencjat|hbo|"
    "bac 3|universitair diploma|ensino superior|superior completo|bachelor s degree|bachelors "
    "degree|bachelor degree|bachelor|bachelors|bachelor s|"
    "undergraduate degree|college degree|bsc|ba|university degree|4 year degree|bachelor or "
    "equivalent",
    "maestría|máster|mestrado|laurea magistrale|magister|bac 5|wo|master s degree|masters degree|"
    "master degree|master|masters|msc|ma|graduate degree|"
    "postgraduate degree",
    "abitur|baccalauréat|bac|bachillerato|havo|vwo|ensino médio|diploma di maturità|średnie|"
    "high school diploma|high school|high school or equivalent|ged|secondary school|"
    "high school diploma or ged|high school diploma or equivalent|a levels",
    "associate s degree|associates degree|associate degree|associate|2 year degree",
    "doctorate|phd|ph d|doctoral degree|doctorate phd",
    "karriereseite|unternehmenswebsite|website des unternehmens|site web de l entreprise|"
    "site de l entreprise|página web de la empresa|sitio web de la empresa|bedrijfswebsite|"
    "website van het bedrijf|site da empresa|sito aziendale|strona firmy|company website|careers "
    "page|company careers page|our website|careers website|website|"
    "company site|corporate website|your website|career site|company career page|careers site",
    "vollzeit|temps plein|temps complet|jornada completa|tiempo completo|voltijd|tempo inteiro|"
    "tempo integral|tempo pieno|pełny etat|full time|fulltime|full time permanent|permanent full "
    "time|full time employment",
    "part time|parttime|teilzeit|temps partiel|media jornada|tiempo parcial|deeltijd|"
    "tempo parcial|tempo parziale|pół etatu",
    "ein monat|1 monat|4 wochen|un mois|1 mois|un mes|1 mes|één maand|1 maand|um mês|1 mês|"
    "un mese|1 mese|1 miesiąc|miesiąc|one month|1 month|4 weeks|30 days|four weeks|a month",
    "two weeks|2 weeks|14 days|zwei wochen|2 wochen|deux semaines|2 semaines|dos semanas|"
    "2 semanas|twee weken|2 weken|duas semanas|due settimane|2 settimane|2 tygodnie",
    "three months|3 months|90 days|12 weeks|drei monate|3 monate|trois mois|3 mois|tres meses|"
    "3 meses|drie maanden|3 maanden|três meses|tre mesi|3 mesi|3 miesiące",
    "sofort|ab sofort|immédiatement|immédiate|inmediata|inmediatamente|direct|per direct|"
    "imediata|imediatamente|immediata|subito|od zaraz|natychmiast|available immediately|"
    "immediately|immediate|none|no notice|available immediately|now|0 weeks",
    "she her|she her hers|she hers",
    "he him|he him his|he his",
    "they them|they them theirs|they theirs",
    "woman|female|women|f",
    "man|male|men|m",
)


def _number_range(options: _Options, wanted: str) -> int | None:
    """The option whose range holds the wanted number: "3-5 years" holds 4."""
    wanted = " ".join(_DIGITS.get(word.casefold(), word) for word in wanted.split())
    number = _number(wanted)
    if number is None or len(wanted.split()) > 4:
        return None
    unit = _unit(wanted)
    fits = [
        (low, high, index)
        for index, text in options
        if unit is None or _unit(text) in {None, unit}
        for low, high in _ranges(text)
    ]
    inside = [(high - low, index) for low, high, index in fits if low <= number <= high]
    return min(inside)[1] if inside else None


_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}
_UNITS = {
    "day": r"\b(days?|tage?n?|jours?|d[ií]as?|dagen)\b",
    "week": r"\b(weeks?|wochen?|semaines?|semanas?|weken)\b",
    "month": r"\b(months?|monate?n?|mois|mes(es)?|maanden?)\b",
    "year": r"\b(years?|yrs?|jahre?n?|ans?|années|años?|jaar|anos?)\b",
}


def _unit(text: str) -> str | None:
    """The one unit of time that a text counts in; None where it names none, or several."""
    named = [unit for unit, words in _UNITS.items() if re.search(words, text, re.IGNORECASE)]
    return named[0] if len(named) == 1 else None


def _number(text: str) -> float | None:
    numbers = _numbers(text)
    return numbers[0] if len(numbers) == 1 else None


def _numbers(text: str) -> list[float]:
    found = []
    for match in re.finditer(
        r"(\d{1,3}(?:[,. ]\d{3})+|\d+(?:\.\d+)?)\s*(k\b)?", text, re.IGNORECASE
    ):
        digits = re.sub(r"[, ]|\.(?=\d{3})", "", match.group(1))
        found.append(float(digits) * (1000 if match.group(2) else 1))
    return found


def _ranges(text: str) -> Iterable[tuple[float, float]]:
    numbers = _numbers(text)
    lowered = text.lower()
    if len(numbers) == 2:
        yield (min(numbers), max(numbers))
    elif len(numbers) == 1:
        number = numbers[0]
        if re.search(r"\+|\bor more\b|\bover\b|more than|at least|above|>|and up", lowered):
            yield (number + (0.001 if re.search(r"more than|over|above|>", lowered) else 0), 1e12)
        elif re.search(r"less than|under|below|up to|fewer|<", lowered):
            yield (0, number - (0 if "up to" in lowered else 0.001))
        else:
            yield (number, number)


def _likeliest(options: _Options, wanted: str) -> int | None:
    scored = sorted(((_likeness(text, wanted), index) for index, text in options), reverse=True)
    if not scored or scored[0][0] < _LIKE_ENOUGH:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
        return None
    return scored[0][1]


def _likeness(text: str, wanted: str) -> float:
    """0–1: how alike two phrases are, by letters or by the words of the shorter one."""
    one, other = plain(text), plain(wanted)
    if not one or not other:
        return 0.0
    ratio = difflib.SequenceMatcher(None, one, other).ratio()
    words, others = set(one.split()), set(other.split())
    small = min(words, others, key=len)
    shared = len(words & others) / len(small)
    whole = 0.6 + 0.4 * shared * len(small) / max(len(words), len(others)) if shared == 1 else 0.0
    return max(ratio, whole if any(len(word) > 3 for word in small) else 0.0)
