"""How fast people read, point, choose and type: one table, every number with its source."""

from enum import StrEnum

from harness.meta import Grade, Source
from harness.record import record

KLM = Source(
    text="Card, Moran & Newell 1980, The keystroke-level model for user performance time with "
    "interactive systems, Communications of the ACM 23(7): 396-410",
    grade=Grade.A,
    url="https://doi.org/10.1145/358886.358895",
)
KIERAS = Source(
    text="Kieras 2001, Using the Keystroke-Level Model to Estimate Execution Times: mental "
    "preparation 1.20 s, average non-secretary typist 40 words a minute",
    grade=Grade.A,
)
BRYSBAERT = Source(
    text="Brysbaert 2019, How many words do we read per minute? Journal of Memory and Language "
    "109 (190 studies, 18,573 readers): 238 for English non-fiction, most adults 175-300",
    grade=Grade.A,
    url="https://doi.org/10.1016/j.jml.2019.104047",
)
DHAKAL = Source(
    text="Dhakal et al. 2018, Observations on Typing from 136 Million Keystrokes, CHI "
    "(168,000 volunteers): about 52 words a minute",
    grade=Grade.A,
    url="https://doi.org/10.1145/3173574.3174220",
)
PALIN = Source(
    text="Palin et al. 2019, How do People Type on Mobile Devices? MobileHCI (37,370 volunteers): "
    "36.2 words a minute; by age from about 40 (teenagers) to 26 (in their fifties)",
    grade=Grade.A,
    url="https://doi.org/10.1145/3338286.3340120",
)
KARAT = Source(
    text="Karat et al. 1999, Patterns of entry and correction in large vocabulary continuous "
    "speech recognition systems, CHI, as widely cited: composing 19 words a minute; the slow "
    "group of typists 23",
    grade=Grade.A,
)
SCANNING = Source(
    text="Inside GOV.UK 2014, Sentence length: most people read around 25% of what is on a page",
    grade=Grade.D,
    url="https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/",
)
OURS = Source(text="Our convention; walk it yourself to calibrate", grade=Grade.D)


class Device(StrEnum):
    """What the candidate applies with."""

    DESKTOP = "desktop"
    PHONE = "phone"


class Person(StrEnum):
    """Three people, for whom the same form takes a different time."""

    QUICK = "quick"
    USUAL = "usual"
    SLOW = "slow"


@record
class Constant:
    """One number of the model, for a quick, a usual and a slow person.

    `source` backs the usual value, `range_source` the other two.
    """

    name: str
    unit: str
    quick: float
    usual: float
    slow: float
    source: Source
    range_source: Source

    def of(self, person: Person) -> float:
        """The value for one person."""
        values = {Person.QUICK: self.quick, Person.USUAL: self.usual, Person.SLOW: self.slow}
        return values[person]


@record
class Pace:
    """The constants that hold on one device."""

    reading: Constant
    share_read: Constant
    think: Constant
    point: Constant
    click: Constant
    home: Constant
    typing: Constant
    composing: Constant
    upload: Constant
    account: Constant
    email_code: Constant


def _constant(
    name: str,
    unit: str,
    values: tuple[float, float, float],
    source: Source,
    range_source: Source | None = None,
) -> Constant:
    quick, usual, slow = values
    return Constant(
        name=name,
        unit=unit,
        quick=quick,
        usual=usual,
        slow=slow,
        source=source,
        range_source=range_source or source,
    )


_WPM = "words a minute"
_SECONDS = "seconds"

READING = _constant("reading", _WPM, (300, 238, 175), BRYSBAERT)
SHARE_READ = _constant(
    "share of a page's other text that is read", "share", (0.25, 0.5, 1), OURS, SCANNING
)
THINK = _constant("deciding what to do", _SECONDS, (1.2, 1.35, 2.7), KLM, KIERAS)
POINT = _constant("pointing at a target", _SECONDS, (0.8, 1.1, 1.5), KLM)
CLICK = _constant("pressing and releasing a button", _SECONDS, (0.2, 0.2, 0.2), KLM)
HOME = _constant("hand to the keyboard or the mouse", _SECONDS, (0.4, 0.4, 0.4), KLM)
NO_HOME = _constant("hand to the keyboard or the mouse", _SECONDS, (0, 0, 0), OURS)
TYPING = _constant("typing known text", _WPM, (52, 40, 23), KIERAS, DHAKAL)
TYPING_PHONE = _constant("typing known text on a phone", _WPM, (40, 36.2, 26), PALIN)
COMPOSING = _constant("composing an answer", _WPM, (27, 19, 13), KARAT, OURS)
COMPOSING_PHONE = _constant("composing an answer on a phone", _WPM, (24, 17, 11), OURS)
UPLOAD = _constant("finding and choosing a file", _SECONDS, (8, 12, 30), OURS)
UPLOAD_PHONE = _constant("finding and choosing a file on a phone", _SECONDS, (15, 25, 60), OURS)
ACCOUNT = _constant("making up and noting a password", _SECONDS, (40, 60, 120), OURS)
EMAIL_CODE = _constant("fetching a code from the inbox", _SECONDS, (30, 60, 180), OURS)
ANSWER_WORDS = _constant("words of an open answer not recorded", "words", (40, 75, 150), OURS)
ANSWER_LETTERS = _constant("letters of a short answer not recorded", "letters", (10, 15, 25), OURS)

LETTERS_IN_A_WORD = 5.0  # the unit "word" of every typing study cited here
OPTIONS_SCANNED = 20  # a longer list is searched by typing (our convention)

CONSTANTS = (
    READING,
    SHARE_READ,
    THINK,
    POINT,
    CLICK,
    HOME,
    TYPING,
    TYPING_PHONE,
    COMPOSING,
    COMPOSING_PHONE,
    UPLOAD,
    UPLOAD_PHONE,
    ACCOUNT,
    EMAIL_CODE,
    ANSWER_WORDS,
    ANSWER_LETTERS,
)

PACES = {
    Device.DESKTOP: Pace(
        reading=READING,
        share_read=SHARE_READ,
        think=THINK,
        point=POINT,
        click=CLICK,
        home=HOME,
        typing=TYPING,
        composing=COMPOSING,
        upload=UPLOAD,
        account=ACCOUNT,
        email_code=EMAIL_CODE,
    ),
    Device.PHONE: Pace(
        reading=READING,
        share_read=SHARE_READ,
        think=THINK,
        point=POINT,
        click=CLICK,
        home=NO_HOME,
        typing=TYPING_PHONE,
        composing=COMPOSING_PHONE,
        upload=UPLOAD_PHONE,
        account=ACCOUNT,
        email_code=EMAIL_CODE,
    ),
}
