"""What a decision tells beside itself: the reason, where the candidate stood, what to do next."""

import re
from collections.abc import Sequence

from harness.evidence import Link
from harness.reading.letters.model import Depth, Feedback, Item, Reading, found_if, link_quote
from harness.reading.prose import asserting, one_of, saying, shorten

_STOCK = one_of(
    r"\b(?:more|most) closely (?:match\w*|align\w*|fit\w*|meet\w*|suit\w*)\b[^.;]*",
    r"\bbetter (?:match\w*|fit\w*|suit\w*|align\w*)\b[^.;]*",
    r"\b(?:skills|experience|qualifications?|background|profiles?)(?:,? (?:and|or) (?:skills"
    r"|experience|qualifications?|background))*\s+(?:\w+ )?(?:match\w*|align\w*|fit\w*|meet\w*"
    r"|suit\w*|that (?:is|are|was|were)|closer|we (?:need|seek|are looking for|require))\b[^.;]*",
    r"\b(?:high|large|great|overwhelming|unprecedented) (?:volume|number|quality|calib\w+"
    r"|standard)\b[^.;]*",
    r"\b(?:many|so many|number of|several|very) (?:\w+ )?(?:strong|qualified|impressive|excellent"
    r"|talented)\b[^.;]*",
    r"\b(?:competitive|competition|difficult decision|tough decision|careful consideration"
    r"|business needs|our (?:current )?(?:needs|requirements)|the right fit|best fit|good fit"
    r"|not a (?:fit|match))\b",
)
_BECAUSE = one_of(
    r"^\W*(?:why|(?:the )?reasons?)\b[^.?]{0,3}[:–]|\bfilled (?:internally|by an internal)\b",
    r"\b(?:because|since (?:the|we|you|your|this)|due to|owing to|the (?:main )?reasons?"
    r"|in (?:your|the)"
    r" (?:application|interview|test|answers?)|as (?:we|you|your|the|this) )",
    r"\b(?:lack(?:ed|ing|s)?|need(?:s|ed)?|requir(?:es?|ed|ing)|looking for|wanted|missing"
    r"|without|more|stronger|deeper|further|at least|minimum)\b",
    r"\b(?:chose|chosen|appointed|hired|offered|selected|went (?:with|to)|going to)\b[^.;]{0,40}"
    r"\b(?:who|with|candidate|someone|somebody|colleague)\b",
    r"\b(?:we|the panel|the team) (?:felt|found|noted|missed|saw|learned|thought)\b",
    r"\b(?:has|have|had) been (?:cancell?ed|frozen|withdrawn|filled internally|put on hold)\b",
)
_CONCRETE = one_of(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\+?\s+years?\b",
    r"\b(?:experience|background|practice|training|skills?|expertise|knowledge)\s+(?:in|with|of|as"
    r"|leading|managing|running|using|working|building|selling|writing|on)\s+(?!the |our |this "
    r"|your |a (?:similar|related)|other)[\w+#./-]+",
    r"\b(?:licen[cs]e|certifica\w+|accredit\w+|chartered|fluen\w+|portfolio|driving|forklift"
    r"|night shifts?|weekends?|on[- ]site|relocat\w+|right to work|work permit|visa|sponsor\w*"
    r"|salary|notice period|start date|availab\w+|budget|hiring freeze|headcount|funding"
    r"|reorgani[sz]ation|restructur\w+|internal(?:ly)? (?:candidate|colleague|applicant)?"
    r"|filled internally|cancell?ed|test score|case study|take-home|presentation)\b",
    r"\bwho (?:has|have|had) (?:already )?(?:led|built|worked|run|managed|used|done|taught|sold)\b",
    r"\b(?:works?|experience is|background is|practice is)\s+(?:mostly |mainly )?(?:in|with) \w+",
    r"\bdegree in \w+|\b(?:level|score|result)s? (?:of|in|on) \w+",
)
_ACRONYM = re.compile(r"(?<!^)(?<![.!?] )\b(?:[A-Z][A-Z+#0-9]{1,6}|[A-Z][a-z]+[A-Z]\w+)\b")
_NOT_A_SKILL = frozenset({"HR", "CV", "PS", "RE", "FAQ", "AI", "UK", "US", "EU", "II", "OK"})
_NOT_OUR_REASON = one_of(
    r"\b(?:thank|feedback (?:on|about) our|keep (?:your|an eye)|on file|apply (?:again|for)"
    r"|questions?|survey|wish)\b",
    r"\byour (?:interest|time)\b",
)
_STAGE = one_of(
    r"\b(?:after|at|from|of|in|passed|reached|following|until|through)\s+(?:the|your|our)\s+"
    r"(?:\w+[ -]){0,2}?(?:cv|r[ée]sum[ée]|phone|first|second|third|final|last|interview"
    r"|application|screening|assessment|test|review|shortlist\w*|paper|initial)[- ]?"
    r"(?:\w+[- ])?(?:stage|round|screen\w*|review|interviews?|call|step|sift)\b",
    r"\b(?:one |out )?of (?:the |over |more than |about |around |some )?\d[\d,.]*\s+(?:\w+ )?"
    r"(?:applicants|applications|candidates|people)\b",
    r"\b\d[\d,.]*\s+(?:other )?(?:applicants|applications|candidates|people)\b[^.;]{0,20}"
    r"\b(?:applied|for this|received|in total|were)\b",
    r"\b(?:received|had|read|from)\b[^.;]{0,20}\b\d[\d,.]*\s+(?:applicants|applications"
    r"|candidates|people)\b",
    r"\b(?:you|your application)(?:\'ve| have| has| were| was)? (?:not )?(?:been )?shortlisted\b",
    r"\b(?:on|made|reached|to) (?:the|our) (?:short|long)list\b|\b(?:final|top|last) (?:\d+|two"
    r"|three|four|five|six|ten)\b(?! (?:day|week|month|year)s?)|\brunner-up\b|\bsecond choice\b",
)
_WAY_RULE = one_of(
    r"\b(?:apply|reapply|re-apply)\b[^.;]{0,40}\b(?:again|in|after|from|any time|at any time"
    r"|once)\b[^.;]{0,30}\b(?:\d+|one|two|three|four|five|six|twelve|a)\s+(?:days|weeks|months"
    r"|years?)\b",
    r"\b(?:after|in) (?:\d+|one|two|three|four|five|six|twelve)\s+(?:weeks|months|years?)\b"
    r"[^.;]{0,30}\b(?:apply|reapply|re-apply)\b",
    r"\b(?:no waiting period|apply again (?:at )?any time|straight away"
    r"|reapply (?:at )?any ?time)\b",
)
_WAY_LEARN = one_of(
    r"\b(?:recommend|suggest|advise|encourage|would help|strengthen|worth)\b[^.;]{0,70}\b(?:course"
    r"|certificat\w+|training|practi[sc]\w+|learn\w*|experience (?:in|with)|licen[cs]e|gain\w*"
    r"|brush\w* up|portfolio|project)\b",
    r"\b(?:free|online|short) (?:course|training|workshop)\b",
)
_WAY_ROLE = one_of(
    r"\b(?:suit|fit|match|interest|consider|apply|open|look at|think of)\b[^.;]{0,50}"
    r"\b(?:role|position|vacancy|job|opening)\b",
)
_VAGUE_WAY = one_of(
    r"\b(?:careers?|jobs?)\s?(?:page|site|website|portal)\b|\bour website\b|\bjob alerts?\b",
    r"\b(?:apply|applying|applications?)\b[^.;]{0,40}\b(?:again|in (?:the )?future|other|another"
    r"|future)\b|\bother (?:roles|positions|opportunities|vacancies|openings)\b",
    r"\b(?:keep|stay|remain|hold)\b[^.;]{0,40}\b(?:on file|in touch|in mind|talent (?:pool|network"
    r"|community))\b|\bfuture (?:roles|positions|opportunities|vacancies|openings)\b",
)
_ROLE_PATH = re.compile(
    r"/(?:jobs?|positions?|vacanc(?:y|ies)|openings?|roles?|requisitions?|careers?/[\w-]+)"
    r"/(?!search\b|all\b|index\b)[\w-]*[\w-]{3,}",
    re.IGNORECASE,
)
_LISTING = one_of(
    r"\b(?:careers? (?:page|site)|all (?:jobs|roles|vacancies)|our (?:website|jobs)|view jobs"
    r"|unsubscribe|privacy|status|survey|feedback|apply|withdraw|log ?in)\b"
)
_OFFERS = one_of(
    r"\b(?:happy|glad|pleased|able|like|love|offer|willing|can|free)\b[^.;?]{0,30}\b(?:give|provide"
    r"|share|offer|discuss|send|ask for|talk)?\b[^.;?]{0,25}(?<!your )\bfeedback\b",
    r"\b(?:would|if you)(?:'d| would)? (?:like|want|value|welcome)\b[^.;]{0,25}"
    r"(?<!your )\bfeedback\b",
    r"\b(?:request|ask for|asking for|for)\s+(?:\w+\s+){0,2}(?<!your )feedback\b",
)
_GIVES = one_of(
    r"^\W*(?:your |our |interview |panel )?feedback\b[^.]{0,30}:",
    r"\b(?:panel|team|interviewers?|we|I)\s+(?:\w+ly\s+|all\s+)?(?:felt|found|noted|liked|enjoyed"
    r"|were impressed|was impressed|thought|appreciated|missed|would have liked)\b[^.;]{0,60}"
    r"\b(?:your|you|how|more)\b",
    r"\b(?:stronger|improve|more detail|next time|work on|develop)\b[^.;]{0,60}\b(?:answer|example"
    r"|interview|case|presentation|test|structure)\w*\b",
)
_NO_FEEDBACK = one_of(
    r"\b(?:not|unable|cannot|can't|unfortunately|regret|n't)\b[^.;]{0,40}\bfeedback\b",
    r"\byour feedback\b|\bfeedback (?:about|on) (?:our|the|your) (?:\w+ )?(?:process|experience)\b"
    r"|\bsurvey\b|\bgive us\b|\bshare your\b",
)


def reason(sentences: Sequence[str], decision: Sequence[str]) -> Reading[Depth]:
    """Why: specific where it names something of the job, the market or the one who was hired.

    Args:
        sentences: All sentences of the decision.
        decision: The sentences that decide, which carry a generic reason most often.
    """
    specific = tuple(
        shorten(sentence)
        for sentence in sentences
        if _is_specific(sentence) and not _NOT_OUR_REASON.search(sentence)
    )
    if specific:
        return Reading(value=Depth.SPECIFIC, quotes=specific)
    generic = saying(sentences, _STOCK) or saying(
        decision, one_of(r"\bbecause\b|\bdue to\b|\bfilled\b|\b(?:other|another) candidate")
    )
    return Reading(value=Depth.GENERIC if generic else Depth.NONE, quotes=generic)


def stage(sentences: Sequence[str]) -> Item:
    """The stage reached, the size of the field, or the shortlist."""
    return found_if(asserting(sentences, _STAGE))


def way_forward(
    sentences: Sequence[str], links: Sequence[Link], *, role: str | None
) -> Reading[Depth]:
    """Specific: a live role, a rule for applying again, something to learn."""
    quotes = list(saying(sentences, _WAY_RULE)) + list(saying(sentences, _WAY_LEARN))
    quotes += [
        link_quote(link)
        for link in links
        if _ROLE_PATH.search(link.url)
        and not _LISTING.search(link.text)
        and not (role and role.lower() in link.text.lower())
    ]
    quotes += [s for s in saying(sentences, _WAY_ROLE) if _ROLE_PATH.search(s)]
    if quotes:
        return Reading(value=Depth.SPECIFIC, quotes=tuple(dict.fromkeys(quotes)))
    vague = saying(sentences, _VAGUE_WAY)
    return Reading(value=Depth.GENERIC if vague else Depth.NONE, quotes=vague)


def feedback(sentences: Sequence[str]) -> Reading[Feedback]:
    """Whether the candidate is told how they did, or may ask."""
    given = saying(sentences, _GIVES, unless=_NO_FEEDBACK)
    if given:
        return Reading(value=Feedback.GIVEN, quotes=given)
    offered = saying(sentences, _OFFERS, unless=_NO_FEEDBACK)
    return Reading(value=Feedback.OFFERED if offered else Feedback.NONE, quotes=offered)


def _is_specific(sentence: str) -> bool:
    rest = _STOCK.sub(" ", sentence)
    if not _BECAUSE.search(rest):
        return False
    named = any(word not in _NOT_A_SKILL for word in _ACRONYM.findall(rest))
    return bool(_CONCRETE.search(rest)) or (named and bool(_WANTING.search(rest)))


_WANTING = one_of(
    r"\b(?:lack\w*|need\w*|requir\w*|looking for|experience|skills?|stronger|deeper|years|because"
    r"|who (?:has|have|had|know\w*)|missing|without)\b"
)
