"""The studies, benchmarks and rules that audits of messages take their limits from."""

from harness.meta import Grade, Source

GOV_UK_CONFIRMATION = Source(
    text="GOV.UK Design System, Confirmation pages: they must show a reference number, what "
    "happens next and when, contact details, and a way to keep a record",
    grade=Grade.B,
    url="https://design-system.service.gov.uk/patterns/confirmation-pages/",
)
GREENHOUSE_ACKNOWLEDGEMENT = Source(
    text="Greenhouse, What really happens after you apply for a job: 95 % of its customers' jobs "
    "are set to confirm an application by e-mail",
    grade=Grade.B,
    url="https://my.greenhouse.com/blogs/what-really-happens-after-you-apply-for-a-job",
)
CANDE_WEEK = Source(
    text="CandE benchmark research 2024 (K. Grossman): candidates who hear about next steps "
    "within one week are more willing to refer and far less frustrated, even when the answer is "
    "no; 41 % of professionals still waited after one to two months",
    grade=Grade.B,
)
CANDE_NEXT_STEPS = Source(
    text="Talent Board, North American CandE research: 33 % of candidates were told the next "
    "steps when they applied; 33 % still waited after two months; 7 % were told no",
    grade=Grade.B,
)
CANDE_PROMISE = Source(
    text="Talent Board, North American CandE research: after follow-up as promised 53 % of "
    "interviewed candidates were more likely to deepen the relationship",
    grade=Grade.B,
)
CANDE_FEEDBACK = Source(
    text="CandE benchmark research 2022 (nearly 200,000 candidates): about one in four is asked "
    "for feedback; those were 87 % more willing to refer (a correlation)",
    grade=Grade.B,
)
WAUNG_BRICE = Source(
    text="Waung & Brice 2000, Journal of Business and Psychology: reactions were worst after a "
    "long wait without an explicit statement of rejection; no letter at all is felt as a breach",
    grade=Grade.A,
)
GILLILAND = Source(
    text="Gilliland et al. 2001, Personnel Psychology: explanations (who was hired, a freeze) "
    "reduce felt unfairness and raise the will to apply again",
    grade=Grade.A,
)
UNSW = Source(
    text="UNSW study of 74 rejected applicants: 53 % want to know why, just under a third how to "
    "improve",
    grade=Grade.A,
)
CORTINI = Source(
    text="Cortini et al. 2019, Behavioral Sciences 9:102 (n = 138): a timely, customised message "
    "improves felt fairness and the will to apply again",
    grade=Grade.A,
)
ONTARIO_45_DAYS = Source(
    text="Ontario, Employment Standards Act, in force 1 January 2026, employers of 25 or more: "
    "tell every interviewed applicant within 45 days whether a hiring decision was made",
    grade=Grade.A,
)
CRONOFY = Source(
    text="Cronofy scheduling surveys 2019 (272 recruiters) and 2021 (6,500 candidates): 41 % need "
    "three days or more to arrange an interview, 43 % of candidates dropped out over delays",
    grade=Grade.C,
    url="https://www.cronofy.com/blog/interview-scheduling-survey-2019",
)
GREENHOUSE_STATUS = Source(
    text="Greenhouse support: a candidate's status page turns inactive after a rejection, also "
    "where no message was sent, and candidates are not notified of the change",
    grade=Grade.B,
    url="https://support.greenhouse.io/hc/en-us/articles/35745912017435",
)


def convention(text: str) -> Source:
    """A judgement of ours, without a study behind it (grade D)."""
    return Source(text=f"Convention: {text}", grade=Grade.D)
