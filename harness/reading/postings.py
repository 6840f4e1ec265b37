"""What a posting says of pay, help, machines, effort and the way ahead, with its words.

Every answer quotes the posting, word for word.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from harness.evidence import Posting
from harness.reading.jobdata import job_data
from harness.reading.money import Pay, pay_in_text, vague_pay
from harness.reading.wording import sentences
from harness.record import record


class PayKind(StrEnum):
    """How pay is stated."""

    RANGE = "a range"
    FIGURE = "a figure"
    VAGUE = "words without a figure"
    NONE = "not at all"


@record
class PayStated:
    """Whether and how a posting states pay; `where` is `text` or `structured data`."""

    kind: PayKind
    pay: Pay | None = None
    quote: str | None = None
    where: str | None = None


@record
class Help:
    """An offer of adjustments: its words, and the ways to ask for them outside the form."""

    quote: str
    contacts: tuple[str, ...]


class Machine(StrEnum):
    """What a posting says about machines that judge candidates."""

    USES = "says that it is used, and for what"
    DOES_NOT = "says that it is not used"
    VAGUE = "leaves open whether or for what it is used"
    SILENT = "says nothing"


@record
class MachineStated:
    """A statement about AI in selection, and its words."""

    kind: Machine
    quote: str | None = None


@record
class EffortStated:
    """What is said of an application's effort before one starts: time, and what to have ready."""

    time: str | None
    documents: str | None


@record
class ProcessStated:
    """What is said of the way ahead: its stages, the number of interviews, the tests."""

    stages: str | None
    interviews: str | None
    tests: str | None


def distinct(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    """Each posting once, however many walks opened it, as it showed the most text."""
    found: dict[str, Posting] = {}
    for posting in postings:
        address = posting.url.partition("#")[0]
        known = found.get(address)
        if known is None or (len(posting.text), posting.id) > (len(known.text), known.id):
            found[address] = posting
    return tuple(found[address] for address in sorted(found))


def pay_stated(posting: Posting) -> PayStated:
    """Whether the posting states pay that a candidate can reckon with.

    A figure in the text comes first: structured data is read by search engines, not by people.
    """
    found = pay_in_text(posting.text)
    where = "text"
    if found is None:
        data = job_data(posting)
        found, where = data.pay if data else None, "structured data"
    if found is not None:
        kind = PayKind.RANGE if found.is_range else PayKind.FIGURE
        return PayStated(kind=kind, pay=found, quote=found.quote, where=where)
    words = vague_pay(posting.text)
    if words is not None:
        return PayStated(kind=PayKind.VAGUE, quote=words, where="text")
    return PayStated(kind=PayKind.NONE)


def adjustments(text: str) -> Help | None:
    """An offer of reasonable adjustments in the process, with the ways to ask for them.

    An e-mail address or a telephone number counts as a way to ask where it stands in the same
    sentence or in the two after it.
    """
    parts = sentences(text)
    offers = [n for n, part in enumerate(parts) if _is_offer_of_help(part)]
    helps = [_help(parts, number) for number in offers]
    return max(helps, key=lambda found: len(found.contacts), default=None)


def machines(text: str) -> MachineStated:
    """What a posting says about AI or automation in selecting candidates.

    Sentences about the employer's product, the job's own tools or candidates' use of AI are not
    such a statement.
    """
    found = [MachineStated(kind=_machine_kind(s), quote=s) for s in sentences(text) if _judges(s)]
    order = (Machine.USES, Machine.DOES_NOT, Machine.VAGUE)
    return min(
        found,
        key=lambda statement: order.index(statement.kind),
        default=MachineStated(kind=Machine.SILENT),
    )


def effort_stated(texts: Iterable[str]) -> EffortStated:
    """What texts before the form say of its length and of what to have at hand."""
    parts = [part for text in texts for part in sentences(text)]
    return EffortStated(time=_first(parts, _TIME), documents=_first(parts, _HAVE_READY))


def process_stated(text: str) -> ProcessStated:
    """What a posting says of the way ahead."""
    parts = sentences(text)
    return ProcessStated(
        stages=_first(parts, _STAGES),
        interviews=_first(parts, _INTERVIEWS),
        tests=_first(parts, _TESTS),
    )


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\w.])\+?\(?\d[\d\s().-]{6,}\d(?!\w)")
_HELP = re.compile(
    r"\b(?:accommodations?|adjustments?)\b"
    r"|\b(?:disab\w+|neuro\w+|impairment|health condition)\b[^.]{0,80}"
    r"\b(?:help|support|assist\w*|contact|call|write|tell us|let us know)\b",
    re.IGNORECASE,
)
_PROCESS = re.compile(
    r"disab|\bappl(?:y|ying|ication|icants?)\b|interview|recruit|hiring|selection|candidate|process"
    r"|neuro|reasonable",
    re.IGNORECASE,
)
_LODGING = re.compile(
    r"\b(?:live-?in|staff|shared|free|hotel|on-?site|housing|rent|overnight|travel(?: and)?"
    r"|subsidi[sz]ed|meals? and|food and)\b[^.]{0,20}\baccommodation"
    r"|\baccommodation (?:is |will be )?(?:provided|included|costs?|allowance|available on)"
    r"|\b(?:price|salary|pay|seasonal|clinical|chiropractic) adjustments?\b|\binsurance adjust",
    re.IGNORECASE,
)
_AI = re.compile(
    r"\bAI\b|\bA\.I\.|[Aa]rtificial [Ii]ntelligence|"
    r"\b[Aa]utomated (?:employment )?(?:decision|tool|system|screen|process"
    r"|evaluation|assess)|\b[Aa]lgorithm|\b[Mm]achine[ -][Ll]earning\b",
)
_AS_A_TOOL = re.compile(
    r"\b(?:us(?:e|es|ed|ing|age)|employ(?:s|ed)?|rel(?:y|ies)|assist\w*|help\w*|support\w*"
    r"|power\w*|involv\w*|without|no|tools?|systems?|software|(?:by|with) (?:an? )?(?:AI|artificial"
    r"|algorithm\w*)|(?:screen|assess|rank|score|review|read|decid)(?:s|es|ed)?)\b",
    re.IGNORECASE,
)
_SELECTION = re.compile(
    r"\b(?:applications?|applicants?|candidates?|cvs?|r[eé]sum[eé]s?|hiring|recruit(?:ing|ment)"
    r"|selection|shortlist\w*|job ?seekers?)\b",
    re.IGNORECASE,
)
_BY_CANDIDATE = re.compile(
    r"\b(?:you|candidates?|applicants?)\b[^.]{0,40}\b(?:use|using|used|rely|relying|generate\w*)\b"
    r"[^.]{0,25}\b(?:AI|artificial|chatgpt)|\buse of (?:AI|artificial intelligence)[^.]{0,30}\bby "
    r"(?:candidates|applicants|you)|\byour use of\b|AI-generated (?:applications?|answers?|cvs?)"
    r"|\b(?:writ|generat|complet|prepar|answer|draft|creat|polish)\w*\b[^.]{0,20}\byour\b",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\byou(?:[’']ll| will| would)? (?:be |help )?(?:build|develop|design|train|work|own|lead|ship"
    r"|maintain)|\bour (?:product|platform|customers|clients)\b"
    r"|\bhelp(?:s|ing)? (?:companies|employers|businesses|recruiters|organi[sz]ations|teams)\b"
    r"|\bused by (?:[\d,]+|many|leading|hundreds|thousands)\b|\b(?:loan|credit|mortgage|grant"
    r"|insurance|visa|patent|industrial|web|mobile|business|cloud|software) applications?\b"
    r"|\b(?:experience|knowledge|background|degree) (?:in|with|of)\b|\bai applications?\b"
    r"|\b(?:ideal|strong|successful) candidate\b",
    re.IGNORECASE,
)
_NOT_USED = re.compile(
    r"\b(?:do(?:es)? not|don[’']t|doesn[’']t|never|no|not|without)\b[^.;]{0,40}"
    r"(?:\buse\b|\bused\b|\busing\b|\brely\b|\bAI\b|artificial|automated|algorithm)"
    r"|\b(?:is|are) (?:read|reviewed|screened|assessed) (?:only )?by (?:a |real )?(?:person|people"
    r"|humans?)\b[^.]{0,30}\bnot\b",
    re.IGNORECASE,
)
_NOT_ALONE = re.compile(
    r"\b(?:not|never|n[o’']t)\b[^.;]{0,30}\b(?:solely|alone|replace|only|entirely|exclusively"
    r"|final|make|made|decide|reject)",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:may|might|could|from time to time|sometimes|where appropriate)\b", re.IGNORECASE
)
_FOR_WHAT = re.compile(
    r"\b(?:screen|assess|rank|shortlist|sort|score|evaluat|select|match|review|transcri|analy[sz]"
    r"|summari|filter|compar|read|schedul)\w*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\b(?:takes?|need|allow|spend|complete(?:d)?|apply|application|form|fill)\b[^.]{0,50}"
    r"\b(?:\d+|one|two|three|five|ten|fifteen|twenty|thirty|a few|couple of)"
    r"(?:\s?(?:-|–|to)\s?\d+)?[ -]min(?:ute)?s?\b)"
    r"|\b\d+[ -]min(?:ute)?s?\b[^.]{0,40}\b(?:to apply|to complete|application|form)\b",
    re.IGNORECASE,
)
_HAVE_READY = re.compile(
    r"\b(?:have|keep|prepare|gather|bring)\b[^.]{0,40}\b(?:ready|at hand|to hand|handy|with you"
    r"|available)\b|\b(?:you(?:[’']ll| will)? need|we(?:[’']ll| will)? (?:ask|need)|please (?:send"
    r"|upload|include|attach)|to apply,? (?:send|upload|you))\b[^.]{0,60}\b(?:cv|r[eé]sum[eé]"
    r"|cover letter|portfolio|references?|certificates?|documents?|work samples?|transcripts?)\b",
    re.IGNORECASE,
)
_STAGES = re.compile(
    r"\bour process\b|\b(?:our|the|this) (?:hiring|recruitment|interview|selection|application) "
    r"(?:process|steps|stages)\b|\bwhat happens (?:next|after)|\bnext steps?\b"
    r"|\b(?:step|stage|round) (?:\d|one|1)"
    r"|\bstages? of (?:our|the)|\bfirst,? [^.]{3,80}\bthen\b",
    re.IGNORECASE,
)
_INTERVIEWS = re.compile(
    r"\b(?:\d+|one|two|three|four|five|single|first and (?:a )?second)(?:[ -](?:stage|round))?"
    r"(?: \w+){0,3} interviews?\b|\binterview (?:rounds?|stages?): ?\d",
    re.IGNORECASE,
)
_TESTS = re.compile(
    r"\b(?:assessment|work sample|(?:online |skills? |technical |take-?home |written |practical )"
    r"(?:test|task|exercise|challenge|assignment)|case study|no tests?)\b",
    re.IGNORECASE,
)


def _first(parts: Iterable[str], pattern: re.Pattern[str]) -> str | None:
    return next((part for part in parts if pattern.search(part)), None)


def _is_offer_of_help(sentence: str) -> bool:
    return bool(
        _HELP.search(sentence) and _PROCESS.search(sentence) and not _LODGING.search(sentence)
    )


def _help(parts: tuple[str, ...], number: int) -> Help:
    near = " ".join(parts[number : number + 3])
    contacts = (*_EMAIL.findall(near), *(m.strip() for m in _TELEPHONE.findall(near)))
    return Help(quote=parts[number], contacts=contacts)


def _judges(sentence: str) -> bool:
    return bool(
        _AI.search(sentence)
        and _SELECTION.search(sentence)
        and _AS_A_TOOL.search(sentence)
        and not _BY_CANDIDATE.search(sentence)
        and not _OWN_WORK.search(sentence)
    )


def _machine_kind(sentence: str) -> Machine:
    if _NOT_USED.search(sentence) and not _NOT_ALONE.search(sentence):
        return Machine.DOES_NOT
    if _MAY.search(sentence) or not _FOR_WHAT.search(sentence):
        return Machine.VAGUE
    return Machine.USES
