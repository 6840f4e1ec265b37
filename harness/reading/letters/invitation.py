"""What an invitation tells beforehand: who, how long, how, about what, how to get in, when."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from harness.evidence import Link, Message
from harness.reading.dates import Moment, moments
from harness.reading.letters import kinds
from harness.reading.letters.model import Invitation, Item, found_if, link_quote, unclear
from harness.reading.prose import Prose, one_of, saying

_NO_NAME = (
    r"(?:The|Our|Your|We|You|I|It|This|Teams|Zoom|Google|Microsoft|Webex|HR|Team|Data|Video|Phone"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)
_WHO = re.compile(
    r"(?i:\b(?:with|meet|interviewers?|speak to|speak with|talk to|host|panel (?:will be|is"
    r"|are))\b)[^.;\n]{0,25}?"
    rf"\b(?!{_NO_NAME})(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
)
_WHO_ME = re.compile(
    r"\bI\b(?:'ll| will|'d| would)[^.;\n]{0,20}\b(?:meet|interview|speak|talk|call|be)\b"
)
_WHO_ROLE = one_of(
    r"\b(?:with|meet|by|interviewers?|speak (?:to|with)|talk (?:to|with))\b[^.;]{0,25}"
    r"\b(?:the|our|your(?: future)?|a|two|three) (?:\w+ ){0,2}"
    r"(?:manager|lead|head|director|engineer|analyst|recruiter|team ?mates?|colleagues?|panel)\b",
)
_LENGTH = one_of(
    r"\b(?:\d{1,3}|fifteen|twenty|thirty|forty-five|forty|sixty|ninety)[\s-]*(?:to \d+[\s-]*)?"
    r"(?:min(?:ute)?s?)\b",
    r"\b(?:one|an|half an|two|three|\d(?:\.\d)?)[\s-]hours?\b|\bhalf[- ]an[- ]hour\b"
    r"|\bhalf a day\b",
    r"\b\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:-|–|to|until)\s*\d{1,2}[:.]\d{2}\b",
)
_FORMAT = one_of(
    r"\b(?:video|phone|telephone|on[- ]?site|in[- ]person|face[- ]to[- ]face|in our office"
    r"|at our (?:\w+ )?office|remote(?:ly)?|online|panel interview|zoom|ms teams|microsoft teams"
    r"|google meet|teams (?:call|meeting|link)|webex|skype|one-way|recorded)\b",
    r"\bcall you\b",
)
_EARLIER_TALK = one_of(r"\b(?:as (?:we )?agreed|spoke|talked|as discussed)\b")
_TOPICS = one_of(
    r"\b(?:talk|chat|speak|discuss\w*|ask(?: you)?|conversation|questions|interview|hear)\b"
    r"[^.;]{0,15}\b(?:about|through|questions on)\b (?!a (?:time|date)|this e|when|availability"
    r"|the role|\d)",
    r"\b(?:we(?:'ll| will)|it will|interview will)\s+(?:cover|focus on|go through|look at|discuss"
    r"|explore|ask)\b|\btopics?\b|\bagenda\b|\bdiscuss (?:your|the)\b",
    r"\b(?:prepare|bring|case study|presentation)\b[^.;]{0,60}",
)
_ACCESS = one_of(
    r"\b(?:join\w*|meeting|video|dial|access|teams|zoom)\b[^.;]{0,30}\b(?:link|url|https?://|number"
    r"|code|id|pin)",
    r"\b(?:(?:meeting|video|call|access|personal) link|link to (?:the|join)|dial-in|directions"
    r"|map|parking|reception|entrance|step-free|how to (?:find|join"
    r"|get))\b",
    r"\b\d{1,4} [A-Z][\w' ]{2,30}\b(?:street|st|road|rd|avenue|ave|lane|way|square|quay|boulevard"
    r"|place|drive)\b",
    r"\b(?:call|ring|phone) you (?:on|at) (?:the|your|\+?\d)",
)
_MEETING_URL = one_of(r"https?://[^\s]*(?:zoom|meet|teams|webex|whereby|jitsi|join)[^\s]*")
_ADJUST = one_of(
    r"\b(?:adjustments?|accessib\w+|disabilit\w+|assistive|sign language|interpreter|step-free)\b",
    r"\b(?:reasonable|interview|any|need|request\w*|require) (?:\w+ ){0,2}accommodations?\b",
    r"\baccommodations?\b[^.;]{0,30}\b(?:disab|need|request|require|interview|let us)\w*",
    r"\banything (?:we can do|you need)\b[^.;]{0,40}\b(?:best|comfortable|easier|work for you"
    r"|take part)\b",
)
_TRAVEL = one_of(r"\b(?:hotel|travel|flight|overnight|expenses?|costs?)\b")
_PICK = one_of(
    r"\b(?:pick|choose|select|book|schedule|reserve|grab|find)\b[^.;]{0,35}\b(?:time|slot|date"
    r"|appointment|calendar|interview|call)s?\b",
)
_SCHEDULER = one_of(
    r"calendly|cronofy|goodtime|youcanbook|savvycal|cal\.com|doodle\.com|/schedul|/book(?:ing)?s?\b"
    r"|/slots?\b|/calendar/"
)
_URL = re.compile(r"https?://\S+")
_PHONE_TAG = one_of(
    r"\b(?:send|share|let|give|provide|reply with|tell)\b[^.;]{0,20}\b(?:your )?(?:availability"
    r"|available (?:times|dates)|times? that)\b",
    r"\b(?:let (?:us|me) know|tell (?:us|me))\b[^.;]{0,25}\b(?:when|what times?|which (?:day"
    r"|time)s?)\b",
    r"\b(?:call|phone|ring) (?:us|me|\+?[\d(])[^;]{0,60}\b(?:arrange|schedule|book|set up|find)\b",
    r"\b(?:will|'ll) (?:call|phone|ring|contact|be in touch with|reach out to) you\b[^.;]{0,25}"
    r"\b(?:arrange|schedule|book|set up|find a time)\b",
    r"\bwhen (?:would you be|are you) (?:free|available)\b|\bwhat times? (?:would )?suits? you\b",
    r"\bare you (?:free|available)\b",
)
_CALENDAR_START = re.compile(
    r"^DTSTART(?P<zone>[^:\n]*):(?P<stamp>\d{8}T\d{6})(?P<utc>Z?)", re.MULTILINE
)
_CALENDAR_END = re.compile(r"^(?:DTEND|DURATION)[^:\n]*:(?P<value>\S+)", re.MULTILINE)
_CALENDAR_PLACE = re.compile(r"^(?:LOCATION|CONFERENCE|URL)[^:\n]*:(?P<value>\S.*)$", re.MULTILINE)


def read_invitation(message: Message, prose: Prose, *, role: Item, employer: str) -> Invitation:
    """The details of a message that invites."""
    sentences = prose.sentences
    calendar = message.calendar or ""
    times = _times(sentences, message.received_at, zone=_zone(prose.text))
    fixed = _calendar_start(calendar) or (times[0] if len(times) == 1 else None)
    lengths = saying(sentences, _LENGTH) + _calendar_quote(_CALENDAR_END, calendar)
    places = tuple(s for s in sentences if _ACCESS.search(s) or _MEETING_URL.search(s))
    return Invitation(
        to="interview" if kinds.invitations(sentences) else "test",
        who=found_if(tuple(s for s in sentences if _says_who(s, employer))),
        role=role,
        length=found_if(lengths),
        format=found_if(saying(sentences, _FORMAT, unless=_EARLIER_TALK)),
        topics=found_if(saying(sentences, _TOPICS)),
        access=found_if(places + _calendar_quote(_CALENDAR_PLACE, calendar)),
        accommodation=found_if(saying(sentences, _ADJUST, unless=_TRAVEL)),
        self_schedule=_self_schedule(sentences, message.links),
        phone_tag=found_if(saying(sentences, _PHONE_TAG)),
        at=fixed,
        offered=times if len(times) > 1 else (),
    )


def _says_who(sentence: str, employer: str) -> bool:
    named = [match["name"] for match in _WHO.finditer(sentence)]
    people = [name for name in named if name.split()[0] not in employer.split()]
    return bool(people or _WHO_ROLE.search(sentence) or _WHO_ME.search(sentence))


def _self_schedule(sentences: Sequence[str], links: Sequence[Link]) -> Item:
    asked = saying(sentences, _PICK)
    web = [link for link in links if link.url.startswith("http")]
    quotes = [
        link_quote(link) for link in web if _SCHEDULER.search(link.url) or _PICK.search(link.text)
    ]
    quotes += [sentence for sentence in sentences if _SCHEDULER.search(_url_in(sentence))]
    quotes += [sentence for sentence in asked if _URL.search(sentence)]
    if not quotes and asked and any(_URL.search(sentence) for sentence in sentences):
        return unclear(*asked)
    return found_if(tuple(dict.fromkeys(quotes)))


def _url_in(sentence: str) -> str:
    match = _URL.search(sentence)
    return match[0] if match else ""


def _times(sentences: Sequence[str], near: datetime, *, zone: tzinfo) -> tuple[datetime, ...]:
    """Days and times of day that stand together; each is one possible meeting."""
    found = {
        datetime.combine(moment.earliest.date(), moment.clock, tzinfo=zone).astimezone(UTC)
        for sentence in sentences
        for moment in moments(sentence, near=near)
        if moment.clock and _one_day(moment) and moment.latest >= near
        if not _DEADLINE.search(sentence[: moment.start])
    }
    return tuple(sorted(found))


def _zone(text: str) -> tzinfo:
    """The one offset from UTC that the text names; UTC where it names none or several."""
    named = {match.groups() for match in _OFFSET.finditer(text)}
    if len(named) != 1:
        return UTC
    sign, hours, minutes = named.pop()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset >= timedelta(hours=15):
        return UTC
    return timezone(offset if sign == "+" else -offset)


_OFFSET = re.compile(r"\b(?:UTC|GMT)\s?([+−–-])\s?(\d{1,2})(?::?(\d{2}))?\b")
_DEADLINE = one_of(r"\b(?:by|before|until|no later than|sent|received|applied)\s+(?:\w+\s+){0,2}$")


def _one_day(moment: Moment) -> bool:
    return moment.earliest.date() == moment.latest.date()


def _calendar_start(calendar: str) -> datetime | None:
    match = _CALENDAR_START.search(calendar)
    if match is None:
        return None
    try:
        return datetime.strptime(match["stamp"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _calendar_quote(pattern: re.Pattern[str], calendar: str) -> tuple[str, ...]:
    match = pattern.search(calendar)
    return (match[0].strip(),) if match else ()
