"""The questions of the long practice form, step by step."""

from collections.abc import Mapping
from types import MappingProxyType

from harness.record import record

MOST_JOBS = 2

_DECLINE = ("", "Female", "Male", "Non-binary", "Decline to self-identify")
_RACE = (
    *("", "American Indian or Alaska Native", "Asian", "Black or African American"),
    *("Hispanic or Latino", "Native Hawaiian or Other Pacific Islander", "White"),
    *("Two or more races", "Decline to self-identify"),
)
_VETERAN = ("", "I am a protected veteran", "I am not a veteran", "I don't wish to answer")
_DISABILITY = ("", "Yes, I have a disability", "No, I do not", "I don't wish to answer")
_LEVELS = (
    *("", "High school diploma", "Vocational certificate", "Associate degree"),
    *("Bachelor's degree", "Master's degree", "Doctorate"),
)
_LANGUAGES = ("English", "French", "German", "Polish", "Spanish", "Ukrainian", "Vietnamese")
_COUNTRIES = (
    *("", "Canada", "France", "Germany", "Indonesia", "Norway", "Poland", "Ukraine"),
    *("United Kingdom", "United States", "Vietnam"),
)
_SOURCES = ("", "A friend", "Company website", "Job board", "Other")


@record
class Field:
    """One field: `kind` is how it is answered; the first of `options` may be empty.

    Attributes:
        name: What the server calls it.
        label: What the candidate reads.
        kind: An `input` type, or `select`, `textarea`, `radio`, `ticks`.
        required: Whether it must be answered while it is asked.
        options: Of a list, radio buttons or tick boxes.
        when: Another field and the answers to it with which this one is asked; None for always.
        autocomplete: The attribute's value, or empty.
    """

    name: str
    label: str
    kind: str = "text"
    required: bool = True
    options: tuple[str, ...] = ()
    when: tuple[str, tuple[str, ...]] | None = None
    autocomplete: str = ""


ABOUT = (
    Field(name="given", label="First name", autocomplete="given-name"),
    Field(name="family", label="Last name", autocomplete="family-name"),
    Field(name="email", label="Email", kind="email", autocomplete="email"),
    Field(name="email2", label="Confirm email", kind="email"),
    Field(name="phone", label="Phone", kind="tel", autocomplete="tel"),
    Field(name="line", label="Street address"),
    Field(name="city", label="City"),
    Field(name="postcode", label="ZIP or postal code"),
    Field(name="country", label="Country", kind="select", options=_COUNTRIES),
    Field(name="region", label="State, province or region"),
    Field(name="linkedin", label="LinkedIn profile", kind="url", required=False),
)
"""The first step, beside the CV in its shadow root. The region's list follows the country."""

STUDIED = tuple(level for level in _LEVELS if level not in {"", "High school diploma"})

EDUCATION = (
    Field(name="level", label="Highest level of education", kind="select", options=_LEVELS),
    Field(name="school", label="School", when=("level", STUDIED)),
    Field(name="degree", label="Degree", when=("level", STUDIED)),
    Field(name="year", label="Year of graduation", kind="number", when=("level", STUDIED)),
    Field(name="years", label="Years of experience", kind="number"),
    Field(name="skills", label="Skills", required=False),
    Field(
        name="languages",
        label="Which languages do you speak?",
        kind="ticks",
        options=_LANGUAGES,
        required=False,
    ),
    Field(name="why", label="Tell us about something that you are proud of", kind="textarea"),
)

_YES_NO = ("Yes", "No")

QUESTIONS = (
    Field(
        name="authorized",
        label="Are you legally authorized to work in the country of this job?",
        kind="radio",
        options=_YES_NO,
    ),
    Field(
        name="sponsorship",
        label="Will you need visa sponsorship, now or in the future?",
        kind="radio",
        options=_YES_NO,
        when=("authorized", ("Yes",)),
    ),
    Field(
        name="visa",
        label="Which visa do you have?",
        when=("sponsorship", ("Yes",)),
    ),
    Field(name="start", label="Earliest start date", kind="date"),
    Field(name="notice", label="Notice period"),
    Field(name="salary", label="Salary expectation per year (USD)", kind="number"),
    Field(name="travel", label="Are you willing to travel?", kind="radio", options=_YES_NO),
    Field(
        name="source",
        label="How did you hear about this job?",
        kind="select",
        options=_SOURCES,
    ),
    Field(name="friend", label="Who referred you?", when=("source", ("A friend",))),
    Field(
        name="applied",
        label="Have you applied to us before?",
        kind="radio",
        options=_YES_NO,
    ),
    Field(name="applied_when", label="When did you apply?", when=("applied", ("Yes",))),
)
"""The step inside the frame of the other origin."""

EQUALITY = (
    Field(name="gender", label="Gender", kind="select", options=_DECLINE, required=False),
    Field(name="race", label="Race or ethnicity", kind="select", options=_RACE, required=False),
    Field(name="veteran", label="Veteran status", kind="select", options=_VETERAN, required=False),
    Field(
        name="disability",
        label="Disability status",
        kind="select",
        options=_DISABILITY,
        required=False,
    ),
    Field(name="privacy", label="I have read the privacy notice", kind="checkbox"),
    Field(name="terms", label="I accept the terms of use", kind="checkbox"),
    Field(
        name="marketing",
        label="Send me marketing news by e-mail",
        kind="checkbox",
        required=False,
    ),
)

SIGN = (Field(name="signature", label="Type your full name as your signature"),)

JOB = (
    Field(name="title", label="Job title"),
    Field(name="employer", label="Employer"),
    Field(name="from", label="Start date", kind="month"),
    Field(name="to", label="End date", kind="month"),
    Field(name="current", label="I currently work here", kind="checkbox", required=False),
    Field(name="duties", label="Duties", kind="textarea"),
)
"""One entry of the work history; the server calls its fields `job1.title` and so on."""

TITLES: Mapping[int, str] = MappingProxyType(
    {
        1: "About you",
        2: "Your work history",
        3: "Education and skills",
        4: "A few questions",
        5: "Equal opportunity",
        6: "Review and submit",
    }
)


def fields_of(step: int) -> tuple[Field, ...]:
    """The fields of a step, those of the two jobs included; the CV is not among them."""
    if step == 2:
        return tuple(
            Field(
                name=f"job{entry}.{field.name}",
                label=field.label,
                kind=field.kind,
                required=field.required,
            )
            for entry in range(1, MOST_JOBS + 1)
            for field in JOB
        )
    return {1: ABOUT, 3: EDUCATION, 4: QUESTIONS, 5: EQUALITY, 6: SIGN}[step]


def asked(field: Field, values: Mapping[str, str]) -> bool:
    """Whether a field is asked, given the answers so far."""
    if field.when is None:
        return True
    name, answers = field.when
    return values.get(name) in answers
