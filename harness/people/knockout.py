"""What a candidate's facts say to a knock-out question: years, languages, age, degrees, pay."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from harness.candidate import Candidate
from harness.people.levels import degree_rank, language_rank
from harness.people.options import choose_yes_no, is_filler, plain
from harness.people.places import names_of, states
from harness.record import record

_ADULT = 18
_WORKING_AGE = 16


@record
class Ruling:
    """What the facts say; `said` is None where they do not tell, and then nobody else may."""

    said: str | None
    reason: str


@record
class _Put:
    """How a question is put: its words, and whether yes and no are offered."""

    label: str
    yes_no: bool


def rule_on(
    candidate: Candidate, meaning: str, label: str, options: Sequence[str]
) -> Ruling | None:
    """What the candidate's facts say to a question that shuts people out.

    Args:
        candidate: Whose facts.
        meaning: What is asked.
        label: In which words.
        options: The texts of the options; empty where there are none.

    Returns:
        The ruling, or None where the facts have no say in such a question and the answer bank may
        be asked.
    """
    judge = _JUDGES.get(meaning)
    ruling = judge(candidate, _Put(label=label, yes_no=_asks_yes_no(options))) if judge else None
    if ruling is None and _asks_yes_no(options):
        return _turned(candidate, meaning, label)
    return ruling


def _asks_yes_no(options: Sequence[str]) -> bool:
    shown = [option for option in options if not is_filler(option)]
    return (
        choose_yes_no(shown, yes=True) is not None and choose_yes_no(shown, yes=False) is not None
    )


def _turned(candidate: Candidate, meaning: str, label: str) -> Ruling | None:
    """The opposite of the bank's yes or no where the question is put the other way round."""
    words = _TURNED.get(meaning)
    said = candidate.answers.get(meaning, "").strip().rstrip(".").lower()
    if words is None or said not in {"yes", "no"} or not words.search(label):
        return None
    return Ruling(
        said="No" if said == "yes" else "Yes", reason="the answer bank, to a question turned round"
    )


_TURNED: Mapping[str, re.Pattern[str]] = {
    meaning: re.compile(words, re.IGNORECASE)
    for meaning, words in {
        "work.travel": r"\b(restrictions?|could not|cannot|unable|prevent|reasons? why)\b",
        "work.schedule": r"\b(restrictions?|could not|cannot|unable|prevent|reasons? why)\b",
        "work.authorization": r"\b(restrictions? on|not (legally )?(authori[sz]ed|permitted|"
        r"allowed|"
        r"entitled)|prevent(s|ed)? (you )?from)\b(?!.{0,20}without)",
        "work.sponsorship": r"\b(do|will|would) not (now |currently )?(require|need)|"
        r"\bwithout (requiring|needing|the need)|\bdon.t (require|need)",
        "previously.applied": r"\bfirst (application|time)\b|\bnever (applied|interviewed)\b",
        "previously.employed": r"\bnever (been employed|worked)\b|\bfirst time\b",
        "age.minimum": r"\b(under|younger than|below) (the age of )?\d\d\b",
        "accommodation": r"\bwithout (any )?(accommodation|adjustment)",
    }.items()
}


def _years(candidate: Candidate, put: _Put) -> Ruling | None:
    """Years of experience, where what they are in is a fact of the candidate."""
    topic = _topic(put.label)
    said = candidate.answers.get("experience.years", "")
    number = re.search(r"\d+", said)
    if topic and not _has(candidate, topic):
        if not put.yes_no and _NAMED_TOOL.search(put.label):
            return Ruling(said="0", reason=f"the CV does not name “{' '.join(topic)}”")
        return Ruling(said=None, reason=f"no fact about “{' '.join(topic)}”")
    if number is None:
        return None
    if not put.yes_no:
        return None
    wanted = re.search(r"(\d+)\s?\+?\s?(?:or more |plus )?(?:years?|yrs)", put.label, re.IGNORECASE)
    if wanted is None:
        return None
    enough = int(number.group(0)) >= int(wanted.group(1))
    return Ruling(said="Yes" if enough else "No", reason=f"has {number.group(0)} years")


_NAMED_TOOL = re.compile(
    r"^\W*(?i:(how many )?years(?: of)?(?: \w+)? experience (do you have )?(?:with|using|in)) "
    r"[A-Z][\w+#.-]*( [A-Z][\w+#.-]*){0,2}\W*$"
)
"""A tool by its own name: a CV that does not name it has not worked with it."""

_ABOUT = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\bexperience (?:do you have |have you )?(?:working |have )?"
        r"(?:with|in|using|as an?|of|as)\s+([^?.,;(]{2,60})",
        r"\bworked (?:with|in|as an?|using)\s+([^?.,;(]{2,60})",
        r"\byears(?: of)? ((?!of\b)[\w+#./ -]{2,40}?) experience\b",
    )
)
_EMPTY_WORDS = """
a an the of in and or with for as at to your you do have has this that similar relevant
related professional work working total overall full time paid role position field job
industry hands on experience years year least minimum any such our comparable equivalent
post graduate prior previous commercial practical direct proven prod production environment
now currently us level what how many more than
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


def _topic(label: str) -> tuple[str, ...]:
    """The words that say in what the experience is asked; empty where it is any experience."""
    matches = (words.search(label) for words in _ABOUT)
    match = next((found for found in matches if found), None)
    words = plain(match.group(1)).split() if match else []
    return tuple(word for word in words if word not in _EMPTY)


def _has(candidate: Candidate, topic: Sequence[str]) -> bool:
    """Whether the facts name one of the words, or a word of the same stem."""
    facts = " ".join(
        (
            candidate.headline,
            candidate.summary,
            *candidate.skills,
            *(f"{job.title} {' '.join(job.duties)}" for job in candidate.jobs),
            *(f"{one.degree} {one.level}" for one in candidate.education),
            *candidate.languages,
        )
    )
    known = {_stem(word) for word in plain(facts).split()}
    return any(_stem(word) in known for word in topic)


def _stem(word: str) -> str:
    return word[:6] if len(word) > 6 else word.removesuffix("s")


def _language(candidate: Candidate, put: _Put) -> Ruling | None:
    """Whether the candidate speaks the languages that are named, as well as is asked."""
    if not put.yes_no or not candidate.languages:
        return None
    words = set(plain(put.label).split())
    asked = [name for name in LANGUAGES if name in words]
    if not asked:
        return None
    demanded = max((rank for word in words if (rank := language_rank(word))), default=1)
    own = {plain(name): language_rank(level) or 1 for name, level in candidate.languages.items()}
    enough = all(own.get(name, 0) >= demanded for name in asked)
    return Ruling(said="Yes" if enough else "No", reason="the languages of the CV")


_LANGUAGES_WORDS = """
english german french spanish dutch portuguese italian polish russian mandarin chinese
cantonese japanese korean arabic hindi turkish swedish danish norwegian finnish czech
ukrainian greek hebrew vietnamese romanian hungarian bengali urdu punjabi tagalog welsh
irish
"""
LANGUAGES = frozenset(_LANGUAGES_WORDS.split())
"""Languages that questions name, in English."""


def _age(candidate: Candidate, put: _Put) -> Ruling | None:
    """Ages above the one that the bank answers for follow from how long the CV goes back."""
    if not put.yes_no:
        return None
    ages = [int(found) for found in re.findall(r"\b([1-6]\d)\b", put.label)]
    if not ages or max(ages) <= _ADULT or _TURNED["age.minimum"].search(put.label):
        return None
    starts = [job.start for job in candidate.jobs]
    days: list[date] = [*starts, *(job.end for job in candidate.jobs if job.end)]
    least = _WORKING_AGE + (max(days) - min(starts)).days // 365 if starts else _WORKING_AGE
    if least >= max(ages):
        return Ruling(said="Yes", reason="the CV goes back far enough")
    return Ruling(said=None, reason="the CV does not tell the age")


def _education(candidate: Candidate, put: _Put) -> Ruling | None:
    """Whether the highest degree reaches the one that is named."""
    wanted = degree_rank(put.label)
    if not put.yes_no or wanted is None:
        return None
    levels = [candidate.answers.get("education.level", ""), *(d.level for d in candidate.education)]
    own = max((degree_rank(level) or 0 for level in levels), default=0)
    subject = re.search(r"\bdegree in (?!an?\b|the\b|related|relevant)([\w ]{3,40})", put.label)
    if subject and own >= wanted and not _has(candidate, plain(subject.group(1)).split()):
        return Ruling(said=None, reason="a degree, but in another subject")
    return Ruling(said="Yes" if own >= wanted else "No", reason="the degrees of the CV")


def _location(candidate: Candidate, put: _Put) -> Ruling | None:
    """Whether the candidate lives at one of the places that are named."""
    if not put.yes_no or re.search(r"\brelocat|\bwilling\b|\bmove\b", put.label, re.IGNORECASE):
        return None
    if not re.search(
        r"\b(?:based|located|living|live|reside|residing)\b.{0,30}\b(?:in|near|within|"
        r"at)\b.{0,30}[A-Z]",
        put.label,
    ):
        return None
    home = candidate.address
    own = {plain(home.city)} | names_of(home.region) | names_of(home.country)
    short = {home.region, *("US" for name in own if name == "united states")}
    padded = f" {plain(put.label)} "
    elsewhere = any(
        f" {plain(name)} " in padded and names_of(name) != names_of(home.region)
        for _, name in states()
    )
    if elsewhere:
        own -= names_of(home.country)
        short = {home.region}
    named = any(f" {name} " in padded for name in own if len(name) > 2) or any(
        re.search(rf"\b{re.escape(word)}\b", put.label) for word in short if word.isupper()
    )
    return Ruling(said="Yes" if named else "No", reason="the address of the CV")


def _salary(candidate: Candidate, put: _Put) -> Ruling | None:
    """Whether the pay that is named reaches what the candidate expects, where they compare."""
    if not put.yes_no:
        return None
    said = re.sub(r"[^\d]", "", candidate.answers.get("salary.expectation", ""))
    amounts = [
        float(re.sub(r"[,.\s](?=\d{3}\b)", "", number)) * (1000 if kilo else 1)
        for number, kilo in re.findall(
            r"(\d{1,3}(?:[,. ]\d{3})+|\d+(?:\.\d+)?)\s?(k\b)?", put.label, re.IGNORECASE
        )
    ]
    if not said or not amounts or not 0.2 <= max(amounts) / float(said) <= 5:
        return Ruling(said=None, reason="the pay does not compare with what is expected")
    enough = max(amounts) >= float(said)
    return Ruling(said="Yes" if enough else "No", reason=f"expects {said}")


def _start(candidate: Candidate, put: _Put) -> Ruling | None:
    """Whether the candidate can begin at once."""
    at_once = re.search(
        r"\b(immediately|right away|straight away|at once|asap)\b", put.label, re.IGNORECASE
    )
    if not put.yes_no:
        return None
    if at_once is None:
        return Ruling(said=None, reason="another day is named")
    notice = plain(candidate.answers.get("notice", ""))
    if not notice:
        return Ruling(said=None, reason="no notice period is known")
    free = bool(re.search(r"immediate|none|no notice|^0", notice))
    return Ruling(said="Yes" if free else "No", reason=f"notice: {notice}")


def _relocation(_candidate: Candidate, put: _Put) -> Ruling | None:
    """Help with moving is another question than being ready to move."""
    if put.yes_no and re.search(
        r"\b(need|require)\b.{0,30}\b(assistance|support|package|help)", put.label, re.IGNORECASE
    ):
        return Ruling(said=None, reason="asks for help with moving, which no fact tells")
    return None


_JUDGES: Mapping[str, Callable[[Candidate, _Put], Ruling | None]] = {
    "experience.years": _years,
    "language.level": _language,
    "age.minimum": _age,
    "education.level": _education,
    "location": _location,
    "salary.expectation": _salary,
    "start_date": _start,
    "work.relocation": _relocation,
}
