"""What a message is: ordered rules, never what is only supposed."""

from collections.abc import Sequence

from harness.reading.letters.decisions import decision
from harness.reading.letters.model import Decision, Kind, Reading
from harness.reading.prose import asserting, one_of, saying

_OFFER = one_of(
    r"\b(?:pleased|delighted|happy|excited|thrilled|glad"
    r"|like)\s+to\s+(?:\w+ly\s+)?(?:be able to\s+)?"
    r"(?:offer you\s+(?:the|a|this|our)\s+(?:\w+\s+){0,5}(?:role|position|job|post|contract)"
    r"|extend (?:\w+ ){0,3}offer|make you (?:an|a) (?:\w+ )?offer)",
    r"\b(?:offering|offer) you (?:the|a) (?:\w+ ){0,5}(?:role|position|job|post)\b",
    r"\boffer you (?:employment|a contract|a permanent)\b|\byou(?:'ve| have)? got the job\b",
    r"\b(?:attached|enclosed|sign|find)\b[^.;]{0,40}\b(?:offer letter|offer of employment"
    r"|employment contract|contract of employment)\b",
    r"\b(?:formal|written|job) offer\b[^.;]{0,30}\b(?:attached|follows|enclosed|below)\b",
)
_NOT_THIS_OFFER = one_of(
    r"\b(?:unable|cannot|can't|not|won't)\b[^.;]{0,20}\boffer", r"\bdiscount\b|\b\d+ ?%\s*off\b"
)  # fmt: skip
_TALK = (
    r"(?:interviews?|phone screen\w*|screening call|(?:video|phone|zoom|teams|introductory|short"
    r"|quick|first|\d+[- ]minute(?: phone| video)?) (?:call|chat|conversation|meeting)|call|chat"
    r"|conversation"
    r"|assessment (?:day|cent(?:re|er))|trial (?:day|shift))"
)
_INTERVIEW = one_of(
    rf"\binvit(?:e|ing) you (?:to|for)\b[^.;]{{0,60}}?\b{_TALK}\b",
    r"\b(?:like|love|want|keen|delighted|pleased|happy|excited)\s+to\s+(?:meet|speak (?:to|with)"
    r"|talk (?:to|with)|interview|chat (?:to|with)|get to know|hear more from|offer)\s+you\b"
    rf"(?:(?=[^.;]{{0,60}}\b{_TALK}\b)|(?<!offer you))",
    rf"\b(?:schedule|arrange|set up|book|organi[sz]e|find a time for)\b[^.;]{{0,30}}\b{_TALK}\b"
    r"[^.;]{0,30}\b(?:with|you)\b",
    rf"\b(?:schedule|arrange|set up|book|confirm)\s+(?:your|an?)\s+(?:\w+ ){{0,2}}{_TALK}\b",
    rf"\byour\s+(?:\w+ ){{0,3}}{_TALK}\b[^.;]{{0,60}}\b(?:confirmed|scheduled|booked|takes? place"
    r"|will (?:be|take)|is (?:on|at|with|set))\b",
    rf"\b(?:shortlisted|selected|chosen|invited|through)\s+(?:for|to)\b[^.;]{{0,25}}\b{_TALK}\b",
    rf"\b(?:invitation|invite) (?:to|for)\b[^.;]{{0,25}}\b{_TALK}\b",
    rf"\b(?:work|suit(?: you)?|good) for (?:an?|a|the|our) (?:\w+ )?{_TALK}\b",
    rf"\b(?:available|free) for (?:an?|a) (?:\w+ )?{_TALK}\b",
    r"\b(?:schedule|arrange|find|set up)\b[^.;]{0,20}\btime\b[^.;]{0,15}\b(?:to"
    r"|for us to) (?:meet|talk"
    r"|speak|chat)\b",
    r"\byou(?:'re| are) invited to (?:an? )?(?:\w+ )?interview\b",
    r"\b(?:record|complete|do|take)\b[^.;]{0,40}\b(?:video|one-way|recorded) interview\b",
    r"\bbook your (?:\w+ )?interview\b",
    r"^\W*your (?:(?:video|phone|online|one-way|first|second|final) )?interview\W*$",
    r"\b(?:details (?:of|for)|reminder (?:of|about|for)|confirm\w*) your (?:\w+ ){0,2}interview\b",
    r"\b(?:see|welcome|host) you (?:for|at) (?:an?|your|the) (?:\w+ )?interview\b",
    rf"\b(?:have|having|for) (?:a|an) (?:\w+ )?{_TALK} with (?:me|us|our|the|my)\b",
    r"\bwhen (?:could|can|would) you\b[^.?]{0,20}\b(?:come|meet|join|talk|speak)\b",
    r"\b(?:pick|choose|select|book|grab|reserve)\s+(?:a|the|one|your)\b[^.;]{0,15}\b(?:time"
    r"|slot)s?\b",
    r"\bsend (?:us|me) your availability\b|\bwhat times? (?:would )?suits? you\b",
    r"\bwhen (?:would you be|are you) (?:free|available)\b[^.;]{0,40}\b(?:call|chat|interview|talk"
    r"|meet|speak)\b",
    r"\b(?:call|phone|ring) (?:us|me|\+?[\d(])[^;]{0,60}\b(?:arrange|schedule|book|set up|find)\b",
)
_TEST = one_of(
    r"\b(?:next|now|here is|here's|this is)\b[^.;]{0,25}\b(?:coding|technical|skills|online"
    r"|take-home)"
    r" (?:challenge|test|assessment|exercise)\b",
    r"\b(?:complete|take|do|start|invite you to)\b[^.;]{0,30}\b(?:online |technical |coding "
    r"|skills "
    r"|take-home |written )*(?:assessment|test|exercise|challenge|case study|work sample)\b",
)
_NEGATED_INVITE = one_of(
    r"\b(?:not|unable|cannot|can't|won't|n't)\b[^.;]{0,25}\b(?:invit|offer|interview|meet|speak)",
    r"\b(?:successful|shortlisted|selected|suitable) (?:candidates|applicants)\b",
    r"\btalent (?:community|network|pool)\b|\bwebinar\b|\bsurvey\b|\bnewsletter\b",
)
_SURVEY = one_of(
    r"\bhow (?:was|did you find|would you rate|satisfied|likely)\b[^.;]{0,60}\b(?:experience"
    r"|process|applying|application|interview|recommend|us)\b",
    r"\b(?:your feedback (?:on|about|helps|will help)|feedback (?:on|about) (?:our|your"
    r"|the) (?:\w+ )?"
    r"(?:process|experience))\b",
    r"\b(?:tell us|share|rate|hear)\b[^.;]{0,40}\b(?:your|candidate) (?:\w+ )?experience\b",
    r"\byour (?:thoughts|opinion|views|impressions) (?:on|about|of) (?:our|the|your) (?:\w+ ){0,2}"
    r"(?:process|experience)\b",
    r"\bhow did we do\b|\bhow you (?:experienced|found) (?:our|the|applying)\b",
    r"\bhow would you rate\b|\brate (?:your|our|the) (?:\w+ )?(?:experience|process)\b",
    r"\b(?:tell us|hear)\b[^.;]{0,20}\bhow (?:it|we|the process) (?:was|did|went)\b",
    r"\b(?:candidate|experience|feedback|satisfaction|anonymous)\s+survey\b",
    r"\b(?:short|quick|brief|\w+[- ](?:question|minute))\s+survey\b",
)
_QUESTION = one_of(
    r"\bplease\b[^.;]{0,10}\b(?:re-?send|send (?:it|them|us|your)|attach|re-?upload)\b",
    r"\b(?:could|can|would|do|does|are|is|have|what|which|when|where"
    r"|how)\b[^.?!]{0,80}\byou(?:r)?\b"
    r"[^.?!]{0,120}\?$",
    r"\bplease\b[^.;]{0,15}\b(?:send|provide|tell us|let (?:us|me) know|confirm|clarify|answer"
    r"|upload)\b[^.;]{0,15}\b(?:your|whether|if you|the following|a copy|which|when you|proof)\b",
)
_NO_REAL_QUESTION = one_of(
    r"\b(?:any|have|got|more)\s+questions?\b", r"\bwhat (?:happens|to expect|can you expect"
    r"|comes)\b",
    r"\b(?:did you know|want to (?:know|learn)|ready to|looking for|know (?:someone|anyone)"
    r"|not (?:what|interested)|can't (?:see|view|read)|need (?:help|assistance)|trouble|forgot)\b",
    r"\bwhen (?:will|can) (?:i|you)\b[^?]{0,20}\b(?:hear|expect)\b", r"\bhow (?:was|did"
    r"|would you rate)\b",
    r"\b(?:e-?mail address|verify|password|unsubscribe|withdraw|how long does)\b",
    r"\bwhat (?:do|will) (?:we|you) (?:do|need)\b",
)  # fmt: skip
_UPDATE = one_of(
    r"\bstill (?:\w+ )?(?:reviewing|considering|being reviewed|under review|in progress|looking"
    r"|working|meeting|assessing|interviewing|reading|in the running|being considered"
    r"|going through)\b",
    r"\b(?:longer|more time)\b[^.;]{0,25}\b(?:than|expected|planned|usual|anticipated|hoped)\b",
    r"\b(?:apologi[sz]e|apologies|sorry)\b[^.;]{0,25}\b(?:delay|wait|silence|not (?:getting"
    r"|being))",
    r"(?:\ban?|\bquick|\bshort|\bbrief|^\W*)\s*update (?:on|about|regarding|to|from)\b",
    r"\b(?:status|stage) of your application (?:has|is|was)\b|\bapplication status\b[^.;]{0,25}:",
    r"\b(?:moved|progressed|advanced|passed)\b[^.;]{0,30}\bto the (?:next|\w+) (?:stage|round"
    r"|step)\b",
    r"\btake (?:us )?(?:another|a further)\b|\bneed (?:a little |a bit |some )?more time\b",
    r"\bno decision (?:has|yet|is)\b|\b(?:not|n't)(?: yet)? (?:made|reached|taken) (?:a|our|any)"
    r"(?: final)? decision\b|\b(?:not|n't) (?:yet )?decided yet\b|\bhave not yet decided\b",
    r"\b(?:in|into) the loop\b|\b(?:no|any) news (?:on|about|yet)\b|\bone more (?:week|day"
    r"|month)\b",
    r"\b(?:not|n't)(?: yet)? (?:made up our minds?|reached a conclusion)\b",
    r"\b(?:on hold|paused|behind schedule)\b|\bstill (?:active|open|in)\b",
    r"\b(?:thank|thanks|appreciate)\b[^.;]{0,15}\bpatience\b|\bbear(?:ing)? with us\b",
    r"\b(?:not|n't) forgotten\b|\b(?:not|n't) (?:yet )?been forgotten\b",
    r"\b(?:decision|process|review|answer)\b[^.;]{0,20}\b(?:slip|delay|postpone)\w*\b",
    r"\b(?:forwarded|passed(?: on)?|shared|sent on) (?:to|with) (?:the|our|a) (?:\w+ ){0,2}"
    r"(?:manager|team|lead|panel)\b",
    r"\byour application is now (?:with|at|in|being)\b",
    r"\bkeep(?:ing)? you (?:posted|updated|informed)\b[^.;]{0,30}\bno news\b",
)
_NOT_AN_UPDATE = one_of(
    r"\b(?:check|see|view|log in|track)\b[^.;]{0,50}\bstatus\b",
    r"\b(?:check|see|view|log in|receive|get|find)\b[^.;]{0,20}\bupdates?\b",
)
_UNDER_REVIEW = one_of(
    r"\b(?:under review|being reviewed|currently review\w+|(?:are|is) reviewing)\b",
)
_RECEIVED = one_of(
    r"\b(?:received|receipt of|receiving|got) your (?:\w+ ){0,5}"
    r"(?:application|cv|resume|résumé|submission|documents)\b",
    r"\bthank(?:s| you)(?: \w+){0,2} for (?:applying|submitting|sending|your (?:\w+ ){0,4}"
    r"application|taking the time to apply|having applied)\b",
    r"\bapplication\b[^.;]{0,60}\b(?:has been|was|is|have|has)\s+(?:now |safely |successfully )?"
    r"(?:been )?(?:received|submitted|sent|arrived|reached us|complete|in)\b",
    r"\b(?:successfully (?:submitted|applied|received)|application (?:received|submitted|sent"
    r"|confirmation|complete)|you(?:'ve| have) (?:successfully )?applied|safely received)\b",
    r"\byour (?:documents|papers|cv|resume)\b[^.;]{0,40}\b(?:been received|arrived|reached us)\b",
    r"\b(?:glad|pleased|delighted|thrilled|excited) (?:that )?you(?:'d| would)? (?:want|like) to "
    r"(?:work|join)\b",
    r"\backnowledge receipt\b",
    r"\bapplication\b[^.;]{0,40}\b(?:landed|arrived|reached us|is (?:now )?(?:in|complete"
    r"|with us))\b",
    r"\b(?:resume|cv|application)\b[^.;]{0,20}\b(?:in our hands|in our inbox|safe with us)\b",
    r"\b(?:glad|pleased|delighted|happy|thrilled|excited) (?:that )?you(?:'ve| have)? applied\b",
)
_INTEREST = one_of(
    r"\b(?:thank(?:s| you)(?: \w+){0,2} for|appreciate) (?:your|the) interest\b",
    r"\b(?:will|'ll) (?:now )?review your (?:application|cv|resume)\b",
)
_WITHDRAWN = one_of(
    r"\b(?:we have|we've|we) withdrawn your (?:\w+ )?(?:application|candidacy)\b",
    r"\byou(?:'ve| have)? (?:withdr[ae]wn?|taken back|took back) your (?:\w+ )?(?:application"
    r"|candidacy)",
    r"\byour (?:\w+ )?application\b[^.;,]{0,50}\b(?:has been|was|is)\s+(?:now )?(?:withdrawn|taken"
    r" back)\b",
    r"\b(?:confirm|received)\b[^.;]{0,30}\b(?:withdrawal|taken back)\b",
)
_BAD_NEWS = one_of(
    r"\b(?:unfortunately|regretfully|regrettably|sadly|regret to|sorry to (?:say|tell|inform"
    r"|let))\b",
)
_HARMLESS = one_of(
    r"\b(?:respond|reply|contact|answer|feedback|everyone|every applicant|individual\w*|parking"
    r"|attach\w*|open the|technical|link)\b"
)
_ACCOUNT = one_of(
    r"\b(?:verification|security|sign-?in|one[- ]time|access|login)\s+(?:code|password|passcode"
    r"|link)",
    r"\b(?:verify|confirm|activate|validate)\s+your\s+(?:e-?mail|account|address|registration)\b",
    r"\byour (?:\w+ )?account has been (?:created|activated|set up)\b|\byour username\b",
    r"\b(?:have not|haven't) (?:yet )?(?:finished|completed|submitted)\b|\bwhere you left off\b",
    r"\bpassword reset\b|\bcode\b[^.;]{0,12}\d{3,}|\b\d{4,8} is your\b",
    r"\breset your password\b|\byour account (?:has been|is|was) (?:created|ready|activated)\b",
    r"\b(?:finish|complete|continue|resume)\s+your\s+(?:\w+ )?application\b",
    r"\bapplication is (?:not (?:yet )?complete|incomplete|still a draft|unfinished"
    r"|not finished)\b",
)
_MARKETING = one_of(
    r"\bjob alerts?\b|\bnewsletter\b|\brefer a friend\b|\bwebinar\b|\bopen (?:day|house)\b",
    r"\bnew (?:jobs?|roles|openings|positions|opportunities)\b",
    r"\b(?:recommended|matching|similar) (?:jobs|roles|positions)\b|\bjobs (?:that )?you (?:may"
    r"|might|could)\b",
    r"\b(?:join|joining|welcome to|part of)\b[^.;]{0,20}\btalent (?:community|network|pool)\b",
    r"\bwe're hiring\b|\b(?:latest|open) (?:openings|vacancies|roles)\b|\b(?:weekly"
    r"|daily) (?:digest"
    r"|jobs|round-?up)\b",
    r"\bfollow us on\b|\b\d+ ?% off\b|\bblog\b|\bsubscri\w+\b|\bdiscover (?:more|our)\b",
    r"\b(?:meet us|visit us|come and see us) at\b|\bcareer fair\b|\bmeet the team\b",
)


def kind(sentences: Sequence[str], *, subject: str = "") -> Reading[Kind]:
    """What the message is; the subject decides only between kinds that the body shows."""
    offer = asserting(sentences, _OFFER, unless=_NOT_THIS_OFFER)
    invited = invitations(sentences) + tests(sentences)
    said = decision(sentences)
    if said.value in {Decision.EXPLICIT, Decision.EUPHEMISM}:
        if offer or invited:
            return Reading(value=Kind.UNCLEAR, quotes=said.quotes + offer + invited)
        return Reading(value=Kind.DECLINE, quotes=said.quotes)
    if offer:
        return Reading(value=Kind.OFFER, quotes=offer)
    if invited:
        return Reading(value=Kind.INVITATION, quotes=invited)
    return _of_the_rest(sentences, subject=subject, hints=said.quotes)


def invitations(sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences that invite this candidate to an interview or a call."""
    return asserting(sentences, _INTERVIEW, unless=_NEGATED_INVITE)


def tests(sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences that ask this candidate to take a test."""
    return asserting(sentences, _TEST, unless=_NEGATED_INVITE)


def survey(sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences that ask how the process was."""
    return asserting(sentences, _SURVEY)


def received(sentences: Sequence[str]) -> tuple[str, ...]:
    """Sentences that say that the application arrived."""
    return asserting(sentences, _RECEIVED)


def _of_the_rest(
    sentences: Sequence[str], *, subject: str, hints: tuple[str, ...]
) -> Reading[Kind]:
    receipt, asked = received(sentences), survey(sentences)
    update = asserting(sentences, _UPDATE, unless=_NOT_AN_UPDATE)
    if asked and (
        not (receipt or update) or saying([subject], _SURVEY) or "survey" in subject.lower()
    ):
        return Reading(value=Kind.SURVEY, quotes=asked)
    if hints and not (receipt or update):
        return Reading(value=Kind.DECLINE, quotes=hints)
    account = asserting(sentences, _ACCOUNT)
    bad_news = asserting(sentences, _BAD_NEWS, unless=_HARMLESS)
    if bad_news and not update:
        return Reading(value=Kind.UNCLEAR, quotes=bad_news)
    ordered = (
        (Kind.WITHDRAWN, asserting(sentences, _WITHDRAWN)),
        (Kind.ACCOUNT, () if receipt else account),
        (Kind.QUESTION, asserting(sentences, _QUESTION, unless=_NO_REAL_QUESTION)),
        (Kind.UPDATE, update),
        (Kind.ACKNOWLEDGEMENT, receipt),
        (Kind.UPDATE, asserting(sentences, _UNDER_REVIEW)),
        (Kind.MARKETING, asserting(sentences, _MARKETING)),
        (Kind.ACKNOWLEDGEMENT, saying(sentences, _INTEREST)),
    )
    for found, quotes in ordered:
        if quotes:
            return Reading(value=found, quotes=quotes)
    return Reading(value=Kind.UNCLEAR)
