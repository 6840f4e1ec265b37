"""What a message or a page tells somebody who waits: next step, reader, brush-off, links."""

import re
from collections.abc import Sequence
from itertools import pairwise

from harness.evidence import Link
from harness.reading.letters.model import Item, Reading, Timeline, found_if, link_quote, unclear
from harness.reading.letters.people import core_title
from harness.reading.promises import Promise, Subject
from harness.reading.prose import asserted, asserting, one_of, saying, shorten

_WE = (
    r"(?:we|I|our [\w ]{0,25}?(?:team|recruiters?|managers?|panel)|someone|somebody"
    r"|the [\w ]{0,25}?(?:team|managers?|panel|recruiters?)"
    r"|(?:a|an|one of our) (?:\w+ )?(?:recruiters?|colleagues?|member of [\w ]{0,20})"
    r"|(?!you\b)(?-i:[A-Z])\w+(?: (?-i:[A-Z])[\w'-]+){0,2}(?:,? (?:our|the) [\w ]{0,30},?)?)"
)
_ACT = (
    r"(?:review|read|look|consider|assess|go through|(?:be|get) in touch|contact|get back"
    r"|let you know|come back|reply|respond|answer|decide|call|send you|invite|meet|share|tell you"
    r"|write to you|update you|email you|e-mail you|check)"
)
_NEXT = one_of(
    rf"\b{_WE}(?:'ll| will|'re going to| are going to)\s+(?:\w+\s+){{0,2}}?{_ACT}\b",
    r"\bnext (?:steps?|stage|round)\b[^.;]{0,20}(?:\bis\b|\bare\b|\bwill\b|:)",
    r"\byou(?:'ll| will| can expect to)\s+(?:then\s+|next\s+|also\s+)?(?:hear|be (?:contacted"
    r"|invited|notified|told|informed))\b",
    r"\bwill be (?:carefully |personally )?(?:reviewed|read|assessed|considered|passed)\b",
    r"\bfrom here\b[^.;]{0,10}:|\bwhat happens (?:next|now)\b.*[:?]\s*\w",
)
_NEXT_HEADING = one_of(r"^\W*(?:what (?:happens|comes) (?:next|now)|(?:the )?next steps?)\W*$")
_NO_STEP = one_of(
    r"\bonly\b|\b(?:will|'ll) not\b|\bwon't\b|\bon file\b|\bjob alerts?\b|\bfuture\b|\bfeedback\b",
    r"\b(?:contact|touch with|reach out to|invite)\s+(?:those|candidates|applicants)\b",
    r"\b(?:unable|cannot|can't)\b",
)
_READER = (
    r"(?:hiring manager|recruiters?|(?:recruit(?:ing|ment)|talent|hiring|people|hr|acquisition"
    r"|selection)(?: acquisition)? (?:team|specialist|partner|manager)|our team|team lead\w*|panel"
    r"|member of (?:our|the) [\w ]{0,20}team|colleagues?|head of \w+|lead|(?:real )?(?:person|human"
    r"|people))"
)
_READS = r"(?:read|review|look|assess|consider|screen|go through|goes through|evaluat)\w*"
_READ_BY = one_of(
    rf"\b{_READER}\b[^.;:]{{0,45}}\b{_READS}\b",
    rf"\b{_READS}\b[^.;:]{{0,45}}\bby\b[^.;]{{0,25}}\b{_READER}\b",
    rf"\bI\b(?:'ll| will|'m going to)? (?:\w+ )?{_READS}\b",
)
_BRUSH_OFF = one_of(
    r"\bonly (?:the )?(?:shortlisted|successful|selected|qualified|suitable|short-listed)?\s*"
    r"(?:candidates|applicants|those)\b[^.;]{0,60}\b(?:will|shall|can|be)\b[^.;]{0,20}"
    r"\b(?:contact|hear|notif|inform|invit|receiv|respon)",
    r"\b(?:will|'ll|shall|can|able to)\s+only\s+(?:be )?(?:contact|reply|respond|get|reach|notify"
    r"|be in touch)\w*\b",
    r"\b(?:contact|reply|respond|reach out)\w*\s+(?:to )?only\b",
    r"\bif you (?:do not|don't|have not|haven't|did not)\b[^.;]{0,15}\b(?:hear|heard|been contacted"
    r"|received)\b[^.]{0,80}\b(?:assume|consider|unsuccessful|not been|no longer|means|moved on"
    r"|taken it)",
    r"\b(?:unsuccessful|not been (?:successful|selected"
    r"|shortlisted))\b[^.;]{0,60}\bif you (?:do not"
    r"|don't|have not|haven't)\b[^.;]{0,15}\bhear",
    r"\b(?:unable|not able|cannot|can't|not possible|not always possible|may not be able)\b"
    r"[^.;]{0,30}\b(?:respond|reply|contact|write|answer|get back|acknowledge)\b[^.;]{0,30}"
    r"\b(?:all|every|each|everyone|everybody|individual\w*|personal\w*)\b",
    r"\b(?:no (?:further )?(?:correspondence|communication)|no news (?:is|means))\b",
)
_IF_YOU_MATCH = one_of(
    r"\bif\b[^.;]{0,15}\b(?:your|you|there)\b[^.;]{0,60}\b(?:match\w*|fit\w*|suit\w*|meet\w*"
    r"|align\w*|selected|shortlisted|interest|qualif\w*|require\w*)\b[^.;]{0,60}"
    r"\b(?:will|'ll)\b[^.;]{0,40}\b(?:contact|touch|reach|call|invite|hear)\b",
    r"\b(?:will|'ll)\s+(?:contact|be in touch|reach out|call|get in touch)\b[^.;]{0,30}\bif\b"
    r"[^.;]{0,60}\b(?:match\w*|fit\w*|suit\w*|meet\w*|align\w*|selected|shortlisted|interest"
    r"|qualif\w*|proceed|move|progress)\b",
    r"\b(?:will|'ll)\s+(?:contact|be in touch with|reach out to|invite)\s+(?:those|the|candidates"
    r"|applicants)\b[^.;]{0,30}\b(?:whose|who|selected|with)\b",
)
_EITHER_WAY = one_of(
    r"\b(?:either way|whether or not|whatever the (?:outcome|decision|result)|in any case"
    r"|even if (?:the answer|it|we|you)\w*|yes or no|one way or (?:the other|another))\b",
    r"\b(?:every|each|all)(?:one|body)?(?: (?:applicant|candidate|application)s?)?\b[^.;]{0,20}"
    r"\b(?:gets?|receives?|hears?|will (?:hear|get|receive)|answer(?:ed)?)\b",
    r"\b(?:reply|respond|answer|write)\s+(?:to\s+)?(?:every|each|all)\b",
)
_CANNOT = one_of(r"\b(?:unable|cannot|can't|not able|not possible|regret)\b")
_MACHINE = (
    r"(?:\bAI\b|\bA\.I\.|artificial intelligence|algorithms?|machine[- ]learning"
    r"|automated (?:tools?|systems?|decision\w*|screening|assessment|process\w*|software"
    r"|means|scor\w+)|\bsoftware\b|\bautomatically\b)"
)
_JUDGES = (
    r"(?:screen|assess|decid|decision|review|rank|scor|evaluat|filter|shortlist|select|reject"
    r"|match(?:es|ing)? (?:your|candidates|applications))\w*"
)
_AI = one_of(
    rf"{_MACHINE}[^.;]{{0,80}}\b{_JUDGES}",
    rf"\b{_JUDGES}\b[^.;]{{0,80}}{_MACHINE}",
)
_STATUS = one_of(
    r"\b(?:status|progress)\b[^.;]{0,30}\bapplication\b|\bapplication\b[^.;]{0,20}\bstatus\b",
    r"\b(?:track|check|follow|view|see)\b[^.;]{0,20}\b(?:your|my) application\b",
    r"\b(?:candidate|applicant) (?:portal|home|dashboard|area)\b|\bmy applications\b",
)
_STATUS_PATH = re.compile(
    r"/(?:status|track(?:ing)?|my-?applications?|candidate-?(?:portal|home)|applicant-?portal)\b",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_WITHDRAW = one_of(
    r"\b(?:withdraw|retract|delete|remove|erase|correct)\w*\b[^.;]{0,20}\b(?:your|my|the|this)\s+"
    r"(?:\w+\s+){0,2}(?:application|candidacy|data|details|information|profile|account)\b",
    r"\bwithdraw\b[^.;]{0,25}\b(?:at any time|any time|here|from (?:the|this) process)\b",
)
_NOT_YOUR_ROUTE = one_of(
    r"\b(?:we|will be|are|is)\s*(?:'ll|will|may)?\s*(?:\w+ )?(?:delet|remov|eras)"
)
_REFERENCE = one_of(
    r"\b(?:reference|confirmation|application|tracking|candidate)\s*"
    r"(?:number|no\.?|code|id|ref(?:erence)?|#)?\s*(?:is|:|#|–|-)?\s*(?=[A-Z0-9-]*\d)"
    r"[A-Z]{0,6}-?[A-Z0-9]*-?\d[A-Z0-9-]{2,}\b",
)
_RECORD = one_of(
    r"\b(?:sent|send(?:ing)?|e-?mail(?:ed|ing)?)\b[^.;]{0,30}\b(?:confirmation|copy|summary"
    r"|receipt)\b",
    r"\b(?:confirmation|copy|summary|receipt)\b[^.;]{0,40}\b(?:sent|e-?mail|inbox|on its way)\b",
    r"\b(?:download|print|save)\b[^.;]{0,25}\b(?:copy|application|answers|page|summary|pdf)\b",
)


def next_step(sentences: Sequence[str]) -> Item:
    """What will happen next; what happens only to the lucky does not count."""
    headed = tuple(
        shorten(step)
        for heading, step in pairwise(sentences)
        if _NEXT_HEADING.search(heading) and not _NO_STEP.search(step)
    )
    return found_if(asserting(sentences, _NEXT, unless=_NO_STEP) or headed)


def read_by(sentences: Sequence[str]) -> Item:
    """Who reads the application."""
    return found_if(saying(sentences, _READ_BY))


def timeline(promises: Sequence[Promise]) -> Reading[Timeline]:
    """When the employer will act."""
    ours = [promise for promise in promises if promise.subject is Subject.EMPLOYER]
    dated = tuple(promise.quote for promise in ours if promise.dated)
    if dated:
        return Reading(value=Timeline.DATED, quotes=dated)
    vague = tuple(promise.quote for promise in ours)
    return Reading(value=Timeline.VAGUE if vague else Timeline.NONE, quotes=vague)


def brush_off(sentences: Sequence[str]) -> Item:
    """Silence as the answer. Contradicted by a promise to answer everybody, it is unclear."""
    plain = saying(sentences, _BRUSH_OFF)
    implied = saying(sentences, _IF_YOU_MATCH)
    all_answered = saying(sentences, _EITHER_WAY, unless=_CANNOT)
    if plain and all_answered:
        return unclear(*plain, *all_answered)
    return found_if(plain or (() if all_answered else implied))


def ai_statement(sentences: Sequence[str], *, role: str | None, employer: str) -> Item:
    """Whether it says that software judges, or does not; a role or a name with "AI" does not."""
    names = [core_title(name) for name in (role, employer) if name]
    bare = [(sentence, _without(sentence, names)) for sentence in sentences]
    return found_if(tuple(shorten(sentence) for sentence, rest in bare if _AI.search(rest)))


def status_link(sentences: Sequence[str], links: Sequence[Link]) -> Item:
    """A link to where the application stands."""
    quotes = [
        link_quote(link)
        for link in links
        if link.url.startswith("http")
        and (_STATUS.search(link.text) or _STATUS_PATH.search(link.url))
    ]
    quotes += [s for s in saying(sentences, _STATUS) if _URL.search(s)]
    return found_if(tuple(dict.fromkeys(quotes)))


def withdraw_route(sentences: Sequence[str], links: Sequence[Link]) -> Item:
    """How to take the application back."""
    quotes = [link_quote(link) for link in links if "withdraw" in link.text.lower()]
    quotes += saying(sentences, _WITHDRAW, unless=_NOT_YOUR_ROUTE)
    return found_if(tuple(quotes))


def reference(sentences: Sequence[str]) -> Item:
    """A reference number, in a sentence or below the line that announces it."""
    joined = [f"{above} {below}" for above, below in pairwise(sentences)]
    return found_if(saying(sentences, _REFERENCE) or saying(joined, _REFERENCE))


def kept_record(sentences: Sequence[str]) -> Item:
    """A way to keep a record: a copy, a mail, a page to print."""
    return found_if(
        tuple(
            shorten(sentence)
            for sentence in sentences
            for match in [_RECORD.search(sentence)]
            if match and asserted(sentence, match.start())
        )
    )


def _without(sentence: str, names: Sequence[str]) -> str:
    for name in names:
        sentence = re.sub(re.escape(name), " ", sentence, flags=re.IGNORECASE)
    return sentence
