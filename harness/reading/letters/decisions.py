"""How plainly a message says no: outright, by a euphemism, or by a hint."""

from collections.abc import Sequence

from harness.reading.letters.model import Decision, Reading
from harness.reading.prose import asserting, one_of

_YOURS = r"(?:you\b|your\b|the application|(?:this|the) candidacy|with (?:it|this))"
_FURTHER = r"(?:forward|further|ahead|on)"
_NOT_DOING = (
    rf"(?:mov|proceed|progress|tak|continu|advanc|go|invit|consider|pursu)\w*\s+(?:{_YOURS}"
    rf"|with\s+(?:your|you)\b|{_FURTHER}\b)"
)
_EXPLICIT = one_of(
    r"\b(?:decided|chosen|elected|opted|made the decision|decision(?: is"
    r"| was)?) (?:\w+ )?(?:not to|to not) "
    r"(?:proceed|progress|move|take|continue|offer|pursue|advance|go|invite|consider|select"
    r"|interview|extend|hire)\b",
    rf"\b(?:will|are|am|'re|'m)\s+(?:\w+\s+)?not\s+(?:be\s+"
    rf"|going to (?:be )?)?(?:\w+ly\s+)?{_NOT_DOING}",
    rf"\b(?:won't|can't|cannot|aren't)\s+(?:be\s+)?(?:able to\s+)?(?:\w+ly\s+)?{_NOT_DOING}",
    r"\b(?:unable|not able|not in a position|cannot|can't|won't be able"
    r"|will not be able)\s+(?:to\s+)?"
    r"(?:offer you (?:a|an|the|this|any)\s+(?!feedback|individual|detailed|specific|time)"
    rf"|{_NOT_DOING}|shortlist you|invite you|make you an offer)",
    r"\b(?:you|your (?:\w+ )?(?:application|candidacy)(?: (?:for|to|as|with"
    r"|at)\b[^.;,]{1,50}?)?)\s*(?:have|has|were|was|are|is|'ve)\s+"
    r"(?:\w+ly,?\s+)?(?:not(?: yet)?|been)?\s*(?:been\s+)?(?:\w+ly\s+)?"
    r"(?:unsuccessful|rejected|declined|turned down)\b",
    r"\b(?:you|your (?:\w+ )?(?:application|candidacy)(?: (?:for|to|as|with"
    r"|at)\b[^.;,]{1,50}?)?)\s*(?:have|has|were|was|are|is|'ve|will|did)"
    r"\s+(?:\w+ly,?\s+)?not\s+(?:be(?:en)?\s+)?(?:\w+ly\s+)?(?:successful|selected|shortlisted"
    r"|chosen|accepted|progress\w*|taken (?:forward|further)|considered (?:further|for)|proceed\w*"
    r"|go\w* (?:forward|further)|mov\w* (?:forward|on))\b",
    r"\b(?:you|your application)\s*(?:haven't|hasn't|weren't|wasn't|won't)\s+(?:be(?:en)?\s+)?"
    r"(?:successful|selected|shortlisted|chosen|taken (?:forward|further)|progress\w*)\b",
    r"\b(?:position|role|vacancy|job|opening)\b[^.;]{0,30}\b(?:has|have) (?:now |already |since )?"
    r"been (?:filled|cancell?ed|closed|withdrawn)\b",
    r"\b(?:position|role|vacancy|job) is no longer (?:available|open|going ahead)\b",
    r"\b(?:decided|had|have) to (?:cancel|close|withdraw|stop) (?:the|this) "
    r"(?:\w+ ){0,3}(?:role|position|vacancy|search|recruitment)\b",
    r"\bno longer (?:being considered|under consideration|in consideration|considering you)\b",
    r"\b(?:offered|given|gave) (?:the|this) (?:role|position|job) to (?:another|someone|somebody"
    r"|a different|an internal)\b",
    r"\b(?:the|our) (?:answer|decision) (?:is|was) (?:a )?no\b",
    r"\bnot (?:be )?(?:offering|able to offer) you (?:the|this|a) (?:role|position|job|post)\b",
    r"\b(?:(?:have|has|'ve)(?: now| already)?|now|already) filled (?:the|this|our) (?:\w+ ){0,3}"
    r"(?:position|role|vacancy|post|job)\b",
    r"\b(?:it|this|they)\s+(?:will|has|have|was|were)(?: not|n't)\s+(?:be(?:en)?\s+)?(?:progress\w*"
    r"|taken (?:forward|further)|successful|selected|shortlisted|considered further)\b",
    r"\b(?:will not|won't|not) be (?:proceed|progress|mov|go)\w*\b[^.;]{0,20}\bwith you\b",
    r"\b(?:going|decided|chosen|have) to pass on (?:you\b|your|this|the)",
    r"\bdecided against (?:\w+ )?(?:moving|taking|proceed|progress|invit|offer|hir|interview|your)",
    r"\b(?:will not|won't|not) be (?:offering|inviting|hiring|interviewing|selecting) you\b",
    r"\b(?:not|won't|unable to)\b[^.;]{0,12}\bextend\w*\b[^.;]{0,12}\boffer\b",
    r"\bnot moving forward\b|\bnot proceeding\b|\bnot progressing\b",
)  # fmt: skip
_OTHERS = r"(?:other|another|different|alternative)\s+(?:\w+\s+){0,2}"
_PEOPLE = r"(?:candidates?|applicants?|applications?|profiles?|individuals?|people)"
_EUPHEMISM = one_of(
    r"\b(?:mov|proceed|progress|go|continu|advanc|pursu|focus|interview|select|cho(?:se|ose|sen)"
    rf"|shortlist|prioriti[sz]|decided)\w*\b[^.;]{{0,35}}\b{_OTHERS}{_PEOPLE}\b",
    r"\b(?:go|going|gone|mov\w+|head\w*) (?:in|with) (?:a|another) (?:different )?direction\b",
    rf"\b{_PEOPLE}\b[^.;]{{0,25}}\b(?:who|whose|that|with)\b[^.;]{{0,60}}\b"
    r"(?:more closely|better (?:match|fit|suit|align)\w*|closer (?:match|fit|to)|closely match"
    r"|more aligned|stronger match|best match|match(?:es)? (?:our|the) (?:needs|requirements))",
    r"\b(?:not|isn't|wasn't) (?:quite )?(?:the|a) (?:right|best|close|perfect|strong) "
    r"(?:fit|match)\b",
    rf"\b(?:pursu|proceed|go|continu|mov|focus)\w*\b[^.;]{{0,15}}\b{_PEOPLE} (?:whose|who|with)\b",
    rf"\bother {_PEOPLE}\b[^.;]{{0,15}}\b(?:were|are|was|is|had|have)?\s*(?:a |an )?(?:closer"
    rf"|better"
    r"|stronger|more (?:suited|suitable|qualified|experienced|closely))",
    r"\b(?:did not|didn't|have not|haven't) (?:quite )?(?:make|made) it\b",
    r"\bmore closely (?:match|align|fit|meet|suit)\w*\b",
    r"\b(?:not|isn't|aren't|wasn't)\b[^.;,]{0,30}\b(?:good|right|best|strong|suitable|close|strong"
    r" enough)\s+(?:fit|match|alignment)\b",
    r"\b(?:does|do|did)(?: not|n't)\s+(?:\w+ly\s+|quite\s+)?(?:match|meet|fit|align with|suit)\s+"
    r"(?:our|the|what|all)\b",
    r"\b(?:don't|do not|currently have no|have no)\s+(?:\w+ )?(?:have )?(?:an? |any )?(?:\w+ )?"
    r"(?:role|position|opening|vacancy)\s+(?:that|which|for you|to match)\b",
    r"\b(?:went|gone|going|go)\s+(?:with|for)\s+(?:someone|somebody|another|a different)\b",
    r"\b(?:chose|chosen|selected|appointed|hired)\s+(?:someone|somebody|another|a different)\b",
    r"\b(?:unfortunately|regret\w*|sadly)\b[^.;]{0,40}\b(?:looking for|need|seeking|require)\b"
    r"[^.;]{0,20}\b(?:someone|somebody|a candidate|candidates|people|more)\b",
)
_SELECTING_LATER = one_of(
    r"\b(?:will|'ll)\s+(?:only\s+|then\s+|now\s+)?(?:contact|be (?:in touch|contacted|invited)"
    r"|reach out|invite|call|get back|let you know|notify|be notified|review|compare|look)\b",
)
_HINT = one_of(
    r"\bwish(?:es|ing)? (?:you|for you)\b[^.;]{0,25}\b(?:success|best|luck|well)\b[^.;]{0,40}"
    r"\b(?:search|future|endeavou?rs?|career|elsewhere|next (?:role|step|challenge))\b",
    r"\b(?:good|best of) luck\b[^.;]{0,30}\b(?:search|future|endeavou?rs?|elsewhere)\b",
)


def decision(sentences: Sequence[str]) -> Reading[Decision]:
    """How plainly the sentences say no; an offer is for `kind` to find."""
    explicit = asserting(sentences, _EXPLICIT)
    if explicit:
        return Reading(value=Decision.EXPLICIT, quotes=explicit)
    euphemism = asserting(sentences, _EUPHEMISM, unless=_SELECTING_LATER)
    if euphemism:
        return Reading(value=Decision.EUPHEMISM, quotes=euphemism)
    hint = asserting(sentences, _HINT)
    return Reading(value=Decision.HINT if hint else Decision.NONE, quotes=hint)
