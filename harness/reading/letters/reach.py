"""Whether the sender of a message can be reached: by a reply, or in another way."""

import re
from collections.abc import Sequence

from harness.evidence import Link, Message
from harness.reading.letters.model import Item, found, found_if, link_quote, not_found, unclear
from harness.reading.letters.people import ADDRESS
from harness.reading.prose import Prose, one_of, saying, shorten

_NO_REPLY = one_of(
    r"(?:^|[._+-])(?:no|do|dont|not)[._-]?(?:not[._-]?)?reply", r"^noresponse", r"^unattended",
    r"^unmonitored", r"^mailer-daemon$", r"^bounces?(?:[._+-]|$)", r"noreply",
)  # fmt: skip
_DO_NOT_REPLY = one_of(
    r"\b(?:do not|don't|not to|cannot|can't|unable to|please don't)\b[^.;]{0,20}?"
    r"\b(?:reply|respond|answer)\b(?!\s+(?:to\s+)?(?:all|every|each|individual|the question))",
    r"\b(?:mailbox|inbox|address|account|e-?mail)\b[^.;]{0,25}\b(?:not|never|isn't|un)\s?"
    r"(?:being )?(?:monitored|read|checked|attended|staffed)\b",
    r"\b(?:unmonitored|unattended|send-only|no-reply)\b",
    r"\brepl(?:y|ies|ying)\b[^.;]{0,30}\b(?:not|never|aren't|isn't|won't)\s+(?:be\s+)?"
    r"(?:read|received|answered|monitored|seen|delivered|accepted|reach\w*)\b",
)
_REPLY_TO_US = one_of(
    r"\b(?:just |simply |by )?reply(?:ing)? (?:directly )?(?:to|on|with|here)\b",
    r"\bhit reply\b|\breply (?:if|whenever)\b",
    r"\b(?:just|simply|please|you can|by) reply(?:ing)?\b",
    r"\b(?:answer|respond to) this (?:e-?mail|message)\b",
    r"\bwrite (?:back )?to me\b",
)
_CLAUSES = re.compile(r"[.;,:–—]\s|\s-\s|\b(?:but|instead|so|and|however|rather)\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/])\+?\(?\d[\d\s().-]{7,18}\d(?!\w)")
_PHONE_CUE = one_of(r"\b(?:call|phone|ring|tel(?:ephone)?|dial|text|number|whatsapp|speak)\b")
_CONTACT_CUE = one_of(
    r"\b(?:contact|get in touch|reach (?:us|me|out)|questions?|help|queries|write to|e-?mail)\b"
)


def answerable(message: Message, prose: Prose) -> Item:
    """Whether a reply reaches somebody: From, Reply-To and the body together."""
    target = message.reply_to or message.from_address
    local = target.rpartition("<")[2].partition("@")[0]
    refused = saying(prose.sentences, _DO_NOT_REPLY)
    invited = tuple(s for s in _positive(prose.sentences) if _REPLY_TO_US.search(s))
    if refused and not invited:
        return not_found(*refused)
    if _NO_REPLY.search(local):
        return unclear(target, *invited) if invited else not_found(target)
    return unclear(*refused, *invited) if refused else found(target, *invited)


def contact(sentences: Sequence[str], links: Sequence[Link], *, own: str = "") -> Item:
    """A way to reach the employer: an address, a number, a page, or an invitation to reply.

    `own` is the candidate's address, which is no way to reach anybody.
    """
    quotes: list[str] = []
    for clause in _positive(sentences):
        addresses = [a for a in ADDRESS.findall(clause) if not _unusable(a, own)]
        number = _PHONE.search(clause) if _PHONE_CUE.search(clause) else None
        if addresses or number or _REPLY_TO_US.search(clause):
            quotes.append(shorten(clause))
    for link in links:
        address = link.url.removeprefix("mailto:").partition("?")[0]
        mail = link.url.startswith("mailto:") and not _unusable(address, own)
        if mail or link.url.startswith("tel:") or _CONTACT_CUE.search(link.text):
            quotes.append(link_quote(link))
    return found_if(tuple(dict.fromkeys(quotes)))


def _unusable(address: str, own: str) -> bool:
    return address.lower() in own.lower() or bool(_NO_REPLY.search(address.partition("@")[0]))


def _positive(sentences: Sequence[str]) -> tuple[str, ...]:
    """Clauses without those that say what not to do."""
    clauses = (clause for sentence in sentences for clause in _CLAUSES.split(sentence))
    negated = one_of(r"\b(?:not|don't|cannot|can't|never|unable|no longer|won't|aren't|isn't)\b")
    return tuple(clause.strip() for clause in clauses if not negated.search(clause))
