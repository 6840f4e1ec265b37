"""What the facts of a candidate say to a question of a known meaning."""

import re
from collections.abc import Callable, Mapping, Sequence

from harness.candidate import Candidate
from harness.people.facts import span_of
from harness.people.knockout import LANGUAGES
from harness.people.options import plain
from harness.people.places import mentioned_countries, names_of, states
from harness.people.putting import is_polar

_ANY_CERTIFICATE = frozenset(
    {
        "a", "an", "and", "at", "awareness", "card", "certificate", "certification", "certified",
        "course", "for", "from", "in", "licence", "license", "of", "operator", "the", "training",
        "with", "work",
    }
)  # fmt: skip


def stated(
    candidate: Candidate, meaning: str, label: str, *, ordinal: int = 0, options: Sequence[str] = ()
) -> str | None:
    """What the candidate's facts say, or None where they do not say it.

    Args:
        candidate: Whose facts.
        meaning: What is asked.
        label: In which words: they may name a country, a language or a skill.
        ordinal: Which of several jobs or degrees, the newest first.
        options: The texts of the options.
    """
    part, _, detail = meaning.partition(".")
    detail = detail or part
    tell: Mapping[str, Callable[[], str | None]] = {
        "name": lambda: _name(candidate, detail),
        "pronouns": lambda: _name(candidate, detail),
        "signature": lambda: _name(candidate, detail),
        "address": lambda: _place(candidate, detail, label, options),
        "location": lambda: _place(candidate, detail, label, options),
        "link": lambda: _link(candidate, detail, label),
        "phone": lambda: None if _EXTENSION.search(label) else candidate.phone,
        "previously": lambda: _worked(candidate, label) if detail == "employed" else None,
        "question": lambda: _device(candidate, label, options) if detail == "choice" else None,
        "history": lambda: _job(candidate, detail, ordinal, label),
        "education": lambda: _study(candidate, detail, ordinal),
        "language": lambda: _language(candidate, label, options),
        "experience": lambda: _experience(candidate, detail, label, options),
        "certificate": lambda: _certificate(candidate, label, options),
    }
    return tell[part]() if part in tell else None


_EXTENSION = re.compile(r"\b(extension|ext|durchwahl|poste|ramal|interno)\b", re.IGNORECASE)
_DEVICE = re.compile(r"\bphone\b.{0,12}\b(type|kind)\b|\b(type|kind) of phone\b", re.IGNORECASE)
_NEVER = re.compile(r"\b(never|first time)\b", re.IGNORECASE)


def _worked(candidate: Candidate, label: str) -> str | None:
    """Whether one worked for the employer that is named: the CV lists every job."""
    if _NEVER.search(label) or not is_polar(label):
        return None
    padded = f" {plain(label)} "
    return "Yes" if any(f" {plain(job.employer)} " in padded for job in candidate.jobs) else "No"


def _device(candidate: Candidate, label: str, options: Sequence[str]) -> str | None:
    """The kind of telephone behind the number: one that is carried about."""
    if candidate.phone is None or not _DEVICE.search(label):
        return None
    carried = [text for text in options if re.match(r"(mobile|cell)", plain(text))]
    return carried[0] if len(carried) == 1 else None


_SERVICES = re.compile(
    r"\b(twitter|facebook|instagram|tiktok|youtube|medium|behance|dribbble|xing|stack ?overflow|"
    r"kaggle|gitlab|bitbucket|google scholar|orcid|bluesky|mastodon|threads|reddit|telegram|"
    r"skype|discord|whatsapp|vimeo|soundcloud|artstation|hugging ?face|leetcode|hackerrank)\b",
    re.IGNORECASE,
)


def _link(candidate: Candidate, detail: str, label: str) -> str | None:
    """An address; that of a service which the question names is not any other one."""
    if detail != "other":
        return candidate.links.get(detail)
    named = [plain(found).replace(" ", "") for found in _SERVICES.findall(label)]
    own = next((candidate.links[name] for name in named if name in candidate.links), None)
    if named and (own or not _OPEN_TO_ANY.search(label)):
        return own
    return candidate.links.get("portfolio")


_OPEN_TO_ANY = re.compile(r"\b(web ?site|blog|portfolio|other|links?)\b", re.IGNORECASE)


def _name(candidate: Candidate, detail: str) -> str | None:
    name = candidate.name
    parts = {
        "full": name.full,
        "signature": name.full,
        "given": name.given,
        "family": name.family,
        "middle": name.middle,
        "preferred": name.preferred,
        "pronouns": name.pronouns,
    }
    return parts.get(detail) or None


def _place(candidate: Candidate, detail: str, label: str, options: Sequence[str]) -> str | None:
    address = candidate.address
    if _asks_yes_no(options):
        named = mentioned_countries(label)
        own = names_of(address.country)
        regions = _regions_in(label)
        if regions and names_of(address.region) not in regions:
            return "No"
        return ("Yes" if any(own & names for names in named) else "No") if named else None
    if detail == "location":
        parts = (address.city, address.region, address.country)
        return ", ".join(part for part in parts if part)
    parts_of = {
        "line": address.line,
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
    }
    return parts_of.get(detail) or None


def _regions_in(label: str) -> tuple[frozenset[str], ...]:
    """The states and provinces that a question names in full."""
    padded = f" {plain(label)} "
    return tuple(names_of(name) for _, name in states() if f" {plain(name)} " in padded)


def _job(candidate: Candidate, detail: str, ordinal: int, label: str) -> str | None:
    ends = bool(re.search(r"\b(to|end|until|left|finish\w*)\b", label, re.IGNORECASE))
    starts = bool(re.search(r"\b(from|start|began|since)\b", label, re.IGNORECASE))
    halves = detail == "date" and starts != ends
    pair = ordinal // 2 if halves else ordinal
    if pair >= len(candidate.jobs):
        return None
    job = candidate.jobs[pair]
    if detail == "date":
        day = job.end if ends else job.start
        whole = span_of(job.start, job.end)
        return (day.isoformat() if day else None) if halves else whole
    texts = {"employer": job.employer, "title": job.title, "duties": "\n".join(job.duties)}
    return texts.get(detail) or None


def _study(candidate: Candidate, detail: str, ordinal: int) -> str | None:
    if ordinal >= len(candidate.education):
        return None
    degree = candidate.education[ordinal]
    texts = {
        "school": degree.school,
        "degree": degree.degree,
        "level": degree.level,
        "date": str(degree.year),
    }
    return texts.get(detail)


def _language(candidate: Candidate, label: str, options: Sequence[str]) -> str | None:
    """The level of the language that a question names; all of them where it names none."""
    words = set(plain(label).split())
    own = {language: plain(language) in words for language in candidate.languages}
    named = [level for language, level in candidate.languages.items() if own[language]]
    others = bool(words & {"other", "besides", "except", "additional", "apart"})
    if _asks_yes_no(options):
        return "Yes" if named else None
    if named and not others:
        return named[0]
    if options:
        spoken = {plain(language) for language in candidate.languages}
        listed = [text for text in options if plain(re.sub(r"\(.*", "", text)) in spoken]
        return "; ".join(listed) or None
    if words & LANGUAGES and not others:
        return None
    told = [f"{one} ({level})" for one, level in candidate.languages.items() if not own[one]]
    return ", ".join(told) or None


def _experience(
    candidate: Candidate, detail: str, label: str, options: Sequence[str]
) -> str | None:
    if detail != "skill":
        return None
    if _asks_yes_no(options) or (not options and is_polar(label)):
        return _skill(candidate, label)
    return None if options else ", ".join(candidate.skills) or None


def _skill(candidate: Candidate, label: str) -> str | None:
    """Yes where the question names one of the candidate's skills; else nothing is known."""
    padded = f" {plain(label)} "
    return "Yes" if any(f" {plain(skill)} " in padded for skill in candidate.skills) else None


def _certificate(candidate: Candidate, label: str, options: Sequence[str]) -> str | None:
    """The certificates that a question or its options name; all where it asks openly."""
    if _asks_yes_no(options):
        held = any(_names(label, certificate) for certificate in candidate.certificates)
        return "Yes" if held else _skill(candidate, label)
    if options:
        listed = [o for o in options if any(_names(o, held) for held in candidate.certificates)]
        return "; ".join(listed) or None
    return "; ".join(candidate.certificates) or None


def _names(text: str, certificate: str) -> bool:
    """Whether a text holds every word that tells this certificate from others."""
    name = certificate.partition("(")[0]
    own = [word for word in plain(name).split() if word not in _ANY_CERTIFICATE]
    return bool(own) and set(own) <= set(plain(text).split())


def _asks_yes_no(options: Sequence[str]) -> bool:
    words = [plain(option).split(" ")[0] for option in options if option.strip()]
    return sum(word in {"yes", "no"} for word in words) >= 2
