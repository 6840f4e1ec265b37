"""The pages of the form with their questions, each with its faults."""

from harness.practice.faults import Fault
from harness.practice.fields import Kind, Question, Step
from harness.practice.openings import Opening

_NONE = "Prefer not to say"
_GENDERS = ("Woman", "Man", "Non-binary", "Another gender")
_ETHNICITIES = (
    "American Indian or Alaska Native",
    "Asian",
    "Black or African American",
    "Hispanic or Latino",
    "Native Hawaiian or Other Pacific Islander",
    "White",
    "Two or More Races",
)
_COUNTRIES = (
    "United States", "Canada", "Mexico", "Australia", "Brazil", "China", "Colombia", "France",
    "Germany", "India", "Indonesia", "Ireland", "Japan", "Kenya", "Nigeria", "Norway",
    "Philippines", "Poland", "Spain", "Ukraine", "United Kingdom", "Viet Nam", "Another country",
)  # fmt: skip
_NOTICE = (
    "Available immediately", "One week", "Two weeks", "Three weeks", "One month", "Two months",
    "Three months", "Longer",
)  # fmt: skip
_SOURCES = ("Company website", "Job board", "Somebody I know", "Social media", "Somewhere else")
_YES_NO = ("Yes", "No")
_SKILLS_ASKED = (
    "Airflow", "Access", "AWS", "Azure", "BigQuery", "C#", "Crystal Reports", "Databricks", "dbt",
    "Excel", "Fabric", "Git", "Google Analytics", "Google Sheets", "Hadoop", "Informatica", "Java",
    "Jira", "Kafka", "KNIME", "Looker", "MATLAB", "MicroStrategy", "MongoDB", "MySQL", "Oracle",
    "PostgreSQL", "Power BI", "PowerPoint", "Python", "Qlik", "R", "SAP", "SAS", "Scala",
    "Snowflake", "Spark", "SPSS", "SQL Server", "SSIS", "Tableau", "VBA",
)  # fmt: skip
_ESSAYS = (
    "Why do you want to work for us?",
    "What is your greatest weakness?",
    "Where do you see yourself in five years?",
    "Describe a failure and what it taught you.",
)


def equality(faults: frozenset[Fault]) -> Step | None:
    """The voluntary page after the answers; None where its questions stand among the others."""
    if Fault.EQUALITY_MIXED in faults:
        return None
    return Step(
        slug="equality",
        title="Equality questions",
        intro="These two questions are voluntary. We ask them to see whether our process treats "
        "people equally. Nobody who decides about your application sees your answers, and we keep "
        "them apart from it. Leave them empty if you like.",
        questions=(
            Question(name="gender", label="Gender", kind=Kind.SELECT, options=(*_GENDERS, _NONE)),
            Question(
                name="ethnicity",
                label="Race or ethnicity",
                kind=Kind.SELECT,
                options=(*_ETHNICITIES, _NONE),
            ),
        ),
    )


def about_you(faults: frozenset[Fault]) -> Step:
    """The first page: who the candidate is."""
    labels = Fault.PLACEHOLDER_LABELS not in faults
    questions = [
        Question(
            name="given_name",
            label="Given name",
            required=True,
            autocomplete=_token(faults, "given-name"),
            error="Enter your given name",
            plain_labels=labels,
        ),
        Question(
            name="family_name",
            label="Family name",
            autocomplete=_token(faults, "family-name"),
            hint="Leave it empty if you have one name.",
            plain_labels=labels,
        ),
        Question(
            name="preferred_name",
            label="Preferred name",
            autocomplete=_token(faults, "nickname"),
            hint="What we should call you.",
            plain_labels=labels,
        ),
        Question(
            name="email",
            label="Email address",
            kind=Kind.EMAIL,
            required=True,
            autocomplete=_token(faults, "email"),
            hint="We write to you about this application only.",
            error="Enter your e-mail address",
            plain_labels=labels,
        ),
        Question(
            name="phone",
            label="Phone number",
            kind=Kind.TEL,
            autocomplete=_token(faults, "tel"),
            plain_labels=labels,
        ),
    ]
    if Fault.INTRUSIVE_QUESTIONS in faults:
        questions += _INTRUSIVE
    return Step(
        slug="about-you",
        title="About you",
        intro="Names can have any letters and any length.",
        questions=tuple(questions),
    )


_INTRUSIVE = (
    Question(name="birth_date", label="Date of birth"),
    Question(
        name="graduation_year",
        label="Year of graduation",
        required=True,
        error="Enter the year of your graduation",
    ),
    Question(name="current_salary", label="Current salary"),
)


def where_you_live(faults: frozenset[Fault]) -> Step:
    """The page about the address."""
    return Step(
        slug="where-you-live",
        title="Where you live",
        intro="We ask so that we can speak about the way to work. We do not need your street.",
        questions=(
            *_email_again(faults),
            Question(
                name="city",
                label="City or town",
                required=True,
                autocomplete=_token(faults, "address-level2"),
                error="Enter your city or town",
            ),
            Question(
                name="region",
                label="State or region",
                autocomplete=_token(faults, "address-level1"),
            ),
            Question(
                name="postcode",
                label="Postal code",
                autocomplete=_token(faults, "postal-code"),
            ),
            Question(
                name="country",
                label="Country",
                kind=Kind.SELECT,
                required=True,
                autocomplete=_token(faults, "country-name"),
                options=_COUNTRIES,
                error="Choose your country",
            ),
        ),
    )


def _email_again(faults: frozenset[Fault]) -> tuple[Question, ...]:
    """The address that was just typed, asked once more."""
    if Fault.ASK_TWICE not in faults:
        return ()
    return (
        Question(
            name="contact_email",
            label="E-mail address",
            kind=Kind.EMAIL,
            required=True,
            autocomplete=_token(faults, "email"),
            error="Enter your e-mail address",
        ),
    )


def cv() -> Step:
    """The page where the CV is uploaded."""
    return Step(
        slug="cv",
        title="Your CV",
        intro="We read your last job from it and fill it in on the next page. You can change "
        "everything. No CV at hand? Go on without one.",
        questions=(
            Question(
                name="cv",
                label="Upload your CV",
                kind=Kind.FILE,
                hint="A PDF, Word (.docx) or text (.txt) file of up to 5 MB.",
            ),
        ),
    )


def experience(faults: frozenset[Fault]) -> Step:
    """The page that shows what was read in the CV."""
    again = Fault.RETYPE_CV in faults
    questions = [
        Question(name="employer", label="Employer", required=again, error="Enter the employer"),
        Question(name="job_title", label="Job title", required=again, error="Enter the job title"),
        Question(
            name="job_dates",
            label="Employment dates (from, to)",
            required=again,
            hint="Month and year. For example: Mar 2021 – present.",
            error="Enter the dates",
        ),
    ]
    if again:
        questions += _EDUCATION_AGAIN
    return Step(
        slug="experience",
        title="Your experience",
        intro=""
        if again
        else "This is what we read in your CV. Check it, and change what is not right.",
        legend="Work history: most recent job",
        questions=tuple(questions),
        wide=Fault.WIDE_PAGE in faults,
    )


_EDUCATION_AGAIN = (
    Question(name="duties", label="Job duties", kind=Kind.TEXTAREA),
    Question(
        name="school",
        label="School or university",
        required=True,
        error="Enter the school or university",
    ),
    Question(name="degree", label="Degree", required=True, error="Enter the degree"),
)


def questions(opening: Opening, faults: frozenset[Fault], *, asks_more: bool) -> Step:
    """The questions about the job; `asks_more` adds the extra knock-out question."""
    clicks = Fault.MOUSE_ONLY in faults
    questions = [
        Question(
            name="authorization",
            label="Are you authorized to work in the United States?",
            kind=Kind.CLICKS if clicks else Kind.RADIO,
            required=True,
            options=_YES_NO,
            error="Choose yes or no",
        ),
        Question(
            name="notice",
            label="What is your notice period?",
            kind=Kind.SELECT,
            required=True,
            options=_NOTICE,
            error="Choose your notice period",
        ),
        Question(
            name="salary",
            label="Salary expectation",
            hint=None if Fault.PAY_HIDDEN in faults else f"The job pays {opening.pay_words}.",
        ),
        Question(
            name="source",
            label="How did you hear about this job?",
            kind=Kind.SELECT,
            options=_SOURCES,
        ),
    ]
    if asks_more:
        questions.insert(1, _SPONSORSHIP)
    if Fault.ESSAYS in faults:
        questions += _essays()
    if Fault.CV_ONLY not in faults:
        questions.append(_STRENGTHS)
    if Fault.EQUALITY_MIXED in faults:
        questions += _MIXED
    return Step(slug="questions", title="A few questions", intro="", questions=tuple(questions))


_SPONSORSHIP = Question(
    name="sponsorship",
    label="Will you now or in the future require visa sponsorship?",
    kind=Kind.RADIO,
    required=True,
    options=_YES_NO,
    error="Choose yes or no",
)
_STRENGTHS = Question(
    name="strengths",
    label="Show your strengths: what work are you proud of?",
    kind=Kind.TEXTAREA,
    hint="A few sentences are enough. A link is fine too.",
)
_MIXED = (
    Question(name="gender", label="Gender", kind=Kind.SELECT, options=_GENDERS),
    Question(name="ethnicity", label="Race or ethnicity", kind=Kind.SELECT, options=_ETHNICITIES),
)


def _essays() -> list[Question]:
    return [
        Question(
            name=f"essay_{number}",
            label=label,
            kind=Kind.TEXTAREA,
            required=True,
            hint="About 300 words.",
            error="Answer this question",
        )
        for number, label in enumerate(_ESSAYS, start=1)
    ]


def skills() -> Step:
    """The page of forty-two more questions."""
    return Step(
        slug="skills",
        title="Skills matrix",
        intro="Enter 0 where you have none.",
        questions=tuple(
            Question(
                name=f"skill_{number}",
                label=f"Years of experience with {skill}",
                required=True,
                error="Enter a number of years",
            )
            for number, skill in enumerate(_SKILLS_ASKED, start=1)
        ),
    )


def _token(faults: frozenset[Fault], token: str) -> str | None:
    return None if Fault.NO_AUTOCOMPLETE in faults else token
