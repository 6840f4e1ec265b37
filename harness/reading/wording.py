"""How plainly a posting is written, and which of its words shut people out."""

import re

from harness.meta import Grade, Source
from harness.record import record

ARI = Source(
    text="Senter & Smith 1967, Automated Readability Index, AMRL-TR-6620: "
    "4.71 letters per word + 0.5 words per sentence - 21.43, a US school grade",
    grade=Grade.A,
    url="https://apps.dtic.mil/sti/pdfs/AD0667273.pdf",
)
GAUCHER = Source(
    text="Gaucher, Friesen & Kay 2011, Evidence that gendered wording in job advertisements "
    "exists and sustains gender inequality, JPSP 101(1) (word stems of its appendix); contested "
    'by Castilla & Rho 2023, Management Science: "negligible effects"',
    grade=Grade.A,
    url="https://doi.org/10.1037/a0022530",
)
ONTARIO = Source(
    text="Ontario Employment Standards Act, from 1 January 2026: no requirement of Canadian "
    "experience in a publicly advertised posting or its form",
    grade=Grade.A,
)
CONVENTION = Source(
    text="Our convention, from published guides to inclusive job advertisements", grade=Grade.D
)


@record
class Plainness:
    """How plainly a text is written.

    `ari` is a US school grade, made for English; `longest` holds the three longest sentences.
    Lines of a list count as sentences of their own.
    """

    words: int
    sentences: int
    words_per_sentence: float
    ari: float
    longest: tuple[str, ...]


@record
class Excluding:
    """Wording that shuts people out: whom, word for word, and what to write instead."""

    code: str
    quote: str
    whom: str
    instead: str
    source: Source


@record
class Coded:
    """Words that studies found to be read as masculine or feminine, as shares of 100 words."""

    masculine: tuple[str, ...]
    feminine: tuple[str, ...]
    masculine_per_100: float
    feminine_per_100: float


def plainness(text: str) -> Plainness | None:
    """Sentence length and ARI of a text, or None where it has no words.

    Source: `ARI` above; sentence length is the mean over sentences and list lines.
    """
    parts = sentences(text)
    counts = [len(_WORD.findall(part)) for part in parts]
    words = sum(counts)
    if not words:
        return None
    letters = sum(len(re.sub(r"\W|_", "", word)) for part in parts for word in _WORD.findall(part))
    per_sentence = words / len(parts)
    ranked = sorted(zip(counts, parts, strict=True), key=lambda pair: (-pair[0], pair[1]))
    return Plainness(
        words=words,
        sentences=len(parts),
        words_per_sentence=per_sentence,
        ari=4.71 * letters / words + 0.5 * per_sentence - 21.43,
        longest=tuple(part for _, part in ranked[:3]),
    )


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; a line break ends one, an abbreviation does not."""
    found = []
    for line in text.splitlines():
        guarded = _ABBREVIATION.sub(lambda match: match[0].replace(".", _DOT), line)
        for part in _SENTENCE_END.split(guarded):
            sentence = part.replace(_DOT, ".").strip(" \t•·–—*-●▪")
            if _WORD.search(sentence):
                found.append(sentence)
    return tuple(found)


def excluding(text: str) -> tuple[Excluding, ...]:
    """Wording that shuts people out for no reason of the work, each kind once per sentence.

    A sentence that takes the demand back ("no Canadian experience needed", "not only for recent
    graduates") and other meanings of the words ("cloud-native", "React Native") are left out.
    """
    found = []
    for sentence in sentences(text):
        for rule in _RULES:
            match = rule.pattern.search(sentence)
            if match and not _is_taken_back(sentence, match):
                found.append(
                    Excluding(
                        code=rule.code,
                        quote=sentence,
                        whom=rule.whom,
                        instead=rule.instead,
                        source=rule.source,
                    )
                )
    return tuple(found)


def coded(text: str) -> Coded | None:
    """Masculine- and feminine-coded words of a text, or None where it has no words.

    For information only: the evidence is contested. Everyday words of postings that share a stem
    with the study's list (responsibilities, customer support, analyst, team lead) are left out.
    """
    words = [word.lower() for word in _WORD.findall(_EVERYDAY.sub(" ", text))]
    total = len(_WORD.findall(text))
    if not total:
        return None
    masculine = tuple(word for word in words if word.startswith(_MASCULINE))
    feminine = tuple(word for word in words if word.startswith(_FEMININE))
    return Coded(
        masculine=masculine,
        feminine=feminine,
        masculine_per_100=100 * len(masculine) / total,
        feminine_per_100=100 * len(feminine) / total,
    )


_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_DOT = "\u2024"
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|approx|incl|inc|ltd|corp|co|dept|no|st|mr|mrs|ms|dr|prof|sr|jr|min"
    r"|max|est|u\.s|u\.k|p\.a|a\.m|p\.m|ph\.d|b\.sc|m\.sc|b\.a|m\.a)\.(?=\s|,|\)|$)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])")


@record
class _Rule:
    code: str
    pattern: re.Pattern[str]
    whom: str
    instead: str
    source: Source = CONVENTION


def _rule(code: str, pattern: str, whom: str, instead: str, source: Source = CONVENTION) -> _Rule:
    return _Rule(
        code=code,
        pattern=re.compile(pattern, re.IGNORECASE),
        whom=whom,
        instead=instead,
        source=source,
    )


_RULES = (
    _rule(
        "native-speaker",
        r"(?<!non-)(?<!non )\bnative(?:[ -]level)?(?: or (?:bilingual|fluent))?"
        r"(?: (?:english|french|german|spanish|dutch|italian|mandarin|arabic))?[ -]speak(?:er|ing)"
        r"|\bnative (?:english|french|german|spanish|dutch|italian|mandarin|arabic)\b"
        r"|\bnative[ -]level\b|\bmother[ -]tongue\b",
        "people who learned the language later",
        "Name the level the work needs: “fluent spoken and written English”.",
    ),
    _rule(
        "recent-graduate",
        r"\b(?:recent|new|fresh) (?:college |university )?grad(?:uate)?s?\b",
        "older people, and those without a degree",
        "“Entry level; no experience needed”.",
    ),
    _rule(
        "digital-native",
        r"\bdigital natives?\b(?![ -](?:compan|bank|brand|business|start|firm|organi|product|ent))",
        "older people",
        "Name the tools the work needs.",
    ),
    _rule(
        "young-team",
        r"\byoung,? (?:and )?(?:dynamic|energetic|vibrant|hungry|motivated|team)\b|\byouthful\b",
        "older people",
        "Describe the work, not the age of the team.",
    ),
    _rule(
        "canadian-experience",
        r"\bcanadian (?:work |job |industry )?experience\b",
        "people who worked in other countries",
        "Name the knowledge that the work needs.",
        ONTARIO,
    ),
    _rule(
        "able-bodied",
        r"\bable[ -]bodied\b|\bphysically (?:perfect|flawless)\b",
        "disabled people",
        "Name the task, and offer adjustments.",
    ),
    _rule(
        "maximum-experience",
        r"\b(?:no more than|maximum(?: of)?|at most|up to) \d+ years?(?:['’])?"
        r" (?:of )?(?:work |professional |relevant )?experience\b",
        "older people",
        "State the least that the work needs, not the most.",
    ),
)
_TAKES_BACK = re.compile(
    r"(?<!who is )(?<!who are )(?<!if you are )\b(?:no|not|never|without|n[o’']t need|needn[’']t"
    r"|regardless of|irrespective of|don[’']t (?:need|require|ask)|isn[’']t)\b"
    r"(?:(?!\bwho\b|\bunless\b)[^.;:]){0,60}$",
    re.IGNORECASE,
)
_WELCOMES = re.compile(
    r"^[^.;:]{0,60}\b(?:not (?:needed|required|necessary|expected|essential)|as well as|and"
    r" (?:career changers|returners|experienced)|are (?:also )?welcome|too\b|or not\b)",
    re.IGNORECASE,
)


def _is_taken_back(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    return bool(_TAKES_BACK.search(before) or _WELCOMES.search(after))


def _stems(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_MASCULINE = _stems(
    "active adventurous aggress ambitio analy assert athlet autonom battle boast challeng champion"
    " compet confident courag decid decision decisive defend determin domina driven fearless fight"
    " force greedy headstrong head-strong hierarch hostil impulsive independen individual intellect"
    " lead logic objective opinion outspoken persist principle reckless self-confiden self-relian"
    " self-sufficien stubborn superior unreasonab"
)
_FEMININE = _stems(
    "affectionate agree cheer child collab commit communal compassion connect considerate cooperat"
    " co-operat depend emotiona empath enthusias feel flatterable gentle honest inclusive"
    " interdependen interpersona kind kinship loyal modesty nag nurtur pleasant polite quiet respon"
    " sensitiv share sharin submissive support sympath tender together trust understand warm whin"
    " yield"
)
_EVERYDAY = re.compile(
    r"\bresponsib\w+|\bresponse times?|\b(?:customer|technical|it|application|product|tech|user)"
    r"[ -]support\b|\bsupport (?:team|engineer|analyst|specialist|agent|desk)s?\b|\bcommittees?\b"
    r"|\bkindly\b|\bkinds? of\b|\banaly(?:st|tics)\w*|\b(?:team|tech|technical|engineering)[ -]"
    r"lead\b|\blead(?:ing)? (?:time|generation)\b|\bsales leads?\b|\bactive directory\b"
    r"|\bobjective-c\b|\bshare ?point\b|\bshares?holders?\b|\bunderstanding of\b|\bchildcare\b"
    r"|\bindividuals\b|\bcompetitive (?:pay|salary|compensation|benefits)\b|\bcompetenc\w+",
    re.IGNORECASE,
)
