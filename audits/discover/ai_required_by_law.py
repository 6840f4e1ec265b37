"""Whether a posting discloses AI in selection where a law demands it of the posting itself."""

from harness.evidence import Posting, RunStarted
from harness.example import Example
from harness.example.walks import posting, run_started
from harness.meta import Effort, Fix, Grade, Owner, Per, Severity, Source, Touchpoint
from harness.reading.postings import Machine, distinct, machines
from harness.registry import audit
from harness.verdict import Finding, Outcome, Verdict, cannot_tell, inapplicable

ONTARIO = Source(
    text="Ontario Employment Standards Act, from 1 January 2026 (25 employees or more): a "
    "publicly advertised posting discloses the use of AI to screen, assess or select",
    grade=Grade.A,
)


@audit(
    title="The posting discloses AI in selection, as the law asks of it",
    failed_title="The posting does not disclose AI in selection where a law asks for it",
    touchpoint=Touchpoint.DISCOVER,
    severity=Severity.SERIOUS,
    grade=Grade.A,
    per=Per.RUN,
    why="Where the law asks for it, candidates may expect to learn it from the posting.",
    fix=Fix(
        by=Owner.RECRUITER,
        text="State in the posting whether AI is used in selection, for what, and who decides.",
        effort=Effort.MINUTES,
    ),
    sources=(ONTARIO,),
    jurisdictions=("ca-on",),
)
def ai_required_by_law(runs: tuple[RunStarted, ...], postings: tuple[Posting, ...]) -> Verdict:
    """Every posting of an employer that uses AI must say so; a vague sentence draws attention."""
    uses = next((run.uses_ai for run in runs if run.uses_ai is not None), None)
    if uses is False:
        return inapplicable("The employer uses no AI in selection")
    shown = [item for item in distinct(postings) if item.text.strip()]
    if uses is None or not shown:
        return cannot_tell("Whether AI is used is not configured, or no posting could be read")
    said = [(item, machines(item.text)) for item in shown]
    silent = [item for item, found in said if found.kind in {Machine.SILENT, Machine.DOES_NOT}]
    vague = [item for item, found in said if found.kind is Machine.VAGUE]
    if silent:
        outcome, worst, code = Outcome.FAILED, silent, "ai-undisclosed"
    elif vague:
        outcome, worst, code = Outcome.ATTENTION, vague, "ai-vague"
    else:
        return Verdict(outcome=Outcome.PASSED, summary="Every posting discloses the use of AI")
    return Verdict(
        outcome=outcome,
        summary=f"{len(shown) - len(worst)} of {len(shown)} postings disclose the use of AI",
        findings=tuple(
            Finding(
                code=code,
                message=f"“{item.title}” does not say clearly that AI is used, and for what",
                evidence=(item.id,),
            )
            for item in worst
        ),
    )


USES = run_started(uses_ai=True, jurisdictions=("ca-on",))

EXAMPLES = (
    Example(
        "disclosed",
        given=[USES, posting("We use AI to rank applications.")],
        outcome=Outcome.PASSED,
    ),
    Example(
        "“may use”",
        given=[USES, posting("We may use AI tools in the hiring process.")],
        outcome=Outcome.ATTENTION,
        codes={"ai-vague"},
    ),
    Example(
        "not disclosed",
        given=[USES, posting()],
        outcome=Outcome.FAILED,
        codes={"ai-undisclosed"},
    ),
    Example(
        "not used", given=[run_started(uses_ai=False), posting()], outcome=Outcome.INAPPLICABLE
    ),
    Example("not configured", given=[run_started(), posting()], outcome=Outcome.CANNOT_TELL),
    Example("no posting seen", given=[USES], outcome=Outcome.CANNOT_TELL),
)
