"""Careers to write believable CVs from: employers, duties, skills and schools of a job family."""

import re
from collections import Counter

from harness.record import record


@record
class Career:
    """What people of one job family have done.

    `earlier_titles` lead to `title`; `outside_titles` are of other lines of work. The last two
    duties and skills say little about this job; the others are telling.
    `keywords` are lower-case words by which a posting of this family is known.
    """

    family: str
    title: str
    earlier_titles: tuple[str, ...]
    outside_titles: tuple[str, ...]
    keywords: frozenset[str]
    summary: str
    employers: tuple[str, ...]
    duties: tuple[str, ...]
    skills: tuple[str, ...]
    degree: str
    level: str
    schools: tuple[str, ...]


_EMPLOYERS = (
    "Northwind Traders", "Fabrikam Parcel", "Contoso Fulfilment", "Adventure Works",
    "Woodgrove Energy", "Proseware Retail", "Tailspin Grocers", "Margie Clinics",
)  # fmt: skip
_SCHOOLS = (
    "Lakeview State University", "Riverton University", "Bay Coast University",
    "Fairmont University",
)  # fmt: skip

_CAREERS = (
    Career(
        family="data-analyst",
        title="Data Analyst",
        earlier_titles=("Junior Data Analyst", "Reporting Assistant"),
        outside_titles=("Office Assistant", "Shop Assistant", "Receptionist"),
        keywords=frozenset(
            {"data", "analyst", "sql", "dashboard", "dashboards", "statistics", "python", "reports",
             "report", "analytics", "excel", "tableau"}
        ),
        summary="Turns untidy data into figures that colleagues can act on.",
        employers=_EMPLOYERS,
        duties=(
            "Answered questions from buyers with SQL and short written notes",
            "Built the dashboard that the regional managers plan with",
            "Forecast weekly demand and compared it with what was sold",
            "Cleaned customer records and wrote down how it was done",
            "Moved monthly figures from spreadsheets to one documented script in Python",
            "Explained results to colleagues who do not work with numbers",
            "Checked deliveries against invoices",
            "Kept the team's calendar and minutes",
        ),
        skills=("SQL", "Tableau", "Python", "Excel", "Statistics", "Data quality", "Presentation",
                "Note taking"),
        degree="BSc Statistics",
        level="Bachelor's degree",
        schools=_SCHOOLS,
    ),
    Career(
        family="warehouse-associate",
        title="Warehouse Associate",
        earlier_titles=("Order Picker", "Night Stocker"),
        outside_titles=("Kitchen Helper", "Shop Assistant", "Cleaner"),
        keywords=frozenset(
            {"warehouse", "picking", "packing", "pallet", "forklift", "scanner", "stock", "shift",
             "loading", "orders", "logistics", "trucks"}
        ),
        summary="Keeps orders moving and counts right, safely and on time.",
        employers=_EMPLOYERS,
        duties=(
            "Picked and packed up to 180 orders a shift with a hand scanner",
            "Loaded and unloaded trucks with a pallet jack",
            "Counted stock every week and reported what was off",
            "Kept the packing hall safe and clean with the team",
            "Trained new colleagues on the scanner",
            "Planned the shift's zones with the supervisor",
            "Served customers at the counter",
            "Answered the telephone",
        ),
        skills=("Order picking", "RF scanner", "Forklift certificate", "Stock control",
                "Pallet jack", "Safe lifting", "Shift work", "Cash register"),
        degree="Certificate in Logistics",
        level="Vocational certificate",
        schools=_SCHOOLS,
    ),
    Career(
        family="customer-service",
        title="Customer Service Representative",
        earlier_titles=("Support Agent", "Front Desk Coordinator"),
        outside_titles=("Waiter", "Cashier", "Courier"),
        keywords=frozenset(
            {"customer", "customers", "service", "support", "calls", "complaints", "contact",
             "tickets", "chat", "crm"}
        ),
        summary="Solves what customers call about, and says what will happen next.",
        employers=_EMPLOYERS,
        duties=(
            "Answered up to 60 calls and chats a day about orders and bills",
            "Solved four of five complaints at the first contact",
            "Kept every case up to date in the CRM",
            "Wrote the answers that the whole team now uses",
            "Trained new colleagues on the phones",
            "Told the product team what customers stumble over",
            "Stocked shelves",
            "Sorted the post",
        ),
        skills=("CRM", "Complaint handling", "Live chat", "De-escalation", "Order systems",
                "Plain writing", "Typing", "Cash register"),
        degree="BA Communication",
        level="Bachelor's degree",
        schools=_SCHOOLS,
    ),
)  # fmt: skip

_STOP_WORDS: frozenset[str] = frozenset(
    re.findall(
        r"\w+",
        "a about after all also an and are as at be been but by can candidate do for from has "
        "have help how i if in into is it its job more must not of on or other our out role so "
        "team than that the their them they this to up us was we well what when which who will "
        "with within work working would you your years experience ability strong including such "
        "per may new company looking join apply position opportunity skills using across ",
    )
)


def career_for(posting: str) -> Career:
    """The career whose words the posting uses most, or one made from the posting's own words.

    Args:
        posting: Title and text of the job.
    """
    words = re.findall(r"[a-z][a-z/+#-]+", posting.casefold())
    best = max(_CAREERS, key=lambda career: len(career.keywords.intersection(words)))
    if len(best.keywords.intersection(words)) >= 3:
        return best
    return _from_posting(posting, words)


def _from_posting(posting: str, words: list[str]) -> Career:
    """A career that names what the posting names, for job families that are not written out."""
    title = next((line.strip(" #\t") for line in posting.splitlines() if line.strip(" #\t")), "")
    title = title[:60] or "Applicant"
    counted = Counter(word for word in words if word not in _STOP_WORDS and len(word) > 2)
    told = sorted(counted, key=lambda word: (-counted[word], words.index(word)))[:8]
    told += [f"general duties {number}" for number in range(1, 9 - len(told))]
    return Career(
        family="posting",
        title=title,
        earlier_titles=("Specialist", "Assistant"),
        outside_titles=("Office Assistant", "Shop Assistant", "Courier"),
        keywords=frozenset(told),
        summary=f"Has worked with {told[0]} and {told[1]} for years.",
        employers=_EMPLOYERS,
        duties=tuple(f"Was responsible for {word} and kept records of it" for word in told),
        skills=tuple(word.capitalize() for word in told),
        degree="Bachelor's degree in a related field",
        level="Bachelor's degree",
        schools=_SCHOOLS,
    )
