"""The two jobs that are open, and what their screener looks for."""

from harness.record import record


@record
class Skill:
    """A skill that counts for a job, with the words that a CV may use for it (lower case).

    `weight` is relative; `short` is how a letter names it.
    """

    short: str
    words: tuple[str, ...]
    weight: float = 1.0


@record
class Opening:
    """A job that is open: what its posting says and what its screener looks for.

    Pay is in US dollars; `pay_unit` is a schema.org unit (`YEAR`, `HOUR`). `years` is the
    experience (years) that earns full marks. `question` is what a letter asks instead of guessing;
    `chosen` says of the person who was chosen what decided it, `advice` what would help next time.
    """

    slug: str
    title: str
    team: str
    place: str
    region: str
    pattern: str
    hours: str
    employment_type: str
    pay_low: float
    pay_high: float
    pay_unit: str
    summary: str
    duties: tuple[str, ...]
    musts: tuple[str, ...]
    nice: tuple[str, ...]
    long_sentences: tuple[str, ...]
    manager: str
    manager_role: str
    topics: tuple[str, ...]
    skills: tuple[Skill, ...]
    years: float
    question: str
    applicants: int
    invited: int
    chosen: str
    advice: str

    @property
    def pay_words(self) -> str:
        """The pay range as a posting says it."""
        unit = "a year" if self.pay_unit == "YEAR" else "an hour"
        low, high = (
            f"{value:,.0f}" if value >= 1000 else f"{value:.2f}"
            for value in (self.pay_low, self.pay_high)
        )
        return f"${low} to ${high} {unit}"

    @property
    def text(self) -> str:
        """The job in one text, as the screener is given it."""
        return "\n".join([self.title, self.summary, *self.duties, *self.musts, *self.nice])


ANALYST = Opening(
    slug="data-analyst",
    title="Data Analyst",
    team="Planning",
    place="Phoenix",
    region="AZ",
    pattern="Two days a week in the office in Phoenix. The other days you choose.",
    hours="Full time, 38 hours a week. Part time from 28 hours is fine too.",
    employment_type="FULL_TIME",
    pay_low=68000,
    pay_high=84000,
    pay_unit="YEAR",
    summary="We bring food from 140 farms to 300 shops. You help us send the right amount.",
    duties=(
        "You answer questions from buyers and drivers with data.",
        "You build and look after the dashboards that the shops use.",
        "You clean data, check it and write down how you did it.",
        "You tell us when a number cannot be trusted.",
    ),
    musts=(
        "You have worked with SQL.",
        "You can make a report or a dashboard that others can read.",
        "You can explain a result in plain words.",
    ),
    nice=("It helps if you know Python, R or Excel well.", "It helps if you know statistics."),
    long_sentences=(
        "The successful applicant will be responsible for the identification, acquisition, "
        "harmonisation, interpretation and dissemination of heterogeneous operational datasets "
        "originating from upstream supplier organisations and downstream retail establishments, "
        "and will furthermore be expected to collaborate cross-functionally with a multiplicity "
        "of internal and external stakeholders in order to operationalise analytical insights.",
        "In consideration of the continuously evolving requirements of the organisation, the "
        "incumbent will additionally undertake such supplementary responsibilities as may from "
        "time to time be determined appropriate by departmental management, notwithstanding that "
        "such responsibilities may fall outside the customary parameters of the position.",
        "Applicants should be capable of demonstrating comprehensive familiarity with relational "
        "database technologies, business intelligence platforms, statistical methodologies and "
        "visualisation instruments, together with an established ability to communicate "
        "sophisticated quantitative conclusions persuasively to non-technical constituencies "
        "throughout the enterprise and its affiliated subsidiaries.",
    ),
    manager="Ana Reyes",
    manager_role="head of planning",
    topics=("a piece of work that you are proud of", "a small table that we read together"),
    skills=(
        Skill(short="SQL", words=("sql", "postgresql", "mysql", "bigquery"), weight=2),
        Skill(
            short="reports and dashboards",
            words=(
                "dashboard",
                "dashboards",
                "tableau",
                "power bi",
                "looker",
                "report",
                "reports",
                "reporting",
                "visualisation",
                "visualization",
            ),
            weight=2,
        ),
        Skill(short="Python or R", words=("python", "pandas", "r", "scipy", "numpy")),
        Skill(short="spreadsheets", words=("excel", "spreadsheet", "spreadsheets")),
        Skill(
            short="statistics",
            words=(
                "statistics",
                "statistical",
                "regression",
                "forecast",
                "forecasting",
                "forecasts",
                "a/b",
                "modelling",
                "modeling",
            ),
        ),
        Skill(
            short="cleaning data",
            words=(
                "data quality",
                "data cleaning",
                "cleaned",
                "etl",
                "pipeline",
                "pipelines",
                "dbt",
            ),
        ),
        Skill(
            short="analysis",
            words=("data analyst", "analyst", "analysis", "analytics", "data analysis"),
            weight=2,
        ),
    ),
    years=3,
    question="Which database did you work with most, and what did you use it for?",
    applicants=61,
    invited=6,
    chosen="has forecast shop orders for three years, which the team needs at once",
    advice="forecast something small with open data, and bring the result",
)

WAREHOUSE = Opening(
    slug="warehouse-associate",
    title="Warehouse Associate",
    team="Packing hall",
    place="Tempe",
    region="AZ",
    pattern="In the packing hall in Tempe. You see your shifts four weeks ahead.",
    hours="Full time, 40 hours a week, early or late shift. Part time is fine too.",
    employment_type="FULL_TIME",
    pay_low=21.5,
    pay_high=25,
    pay_unit="HOUR",
    summary="We bring food from 140 farms to 300 shops. You get it onto the right truck.",
    duties=(
        "You pick and pack orders with a hand scanner.",
        "You load and unload trucks with a pallet jack.",
        "You count stock and tell us when a number is off.",
        "You keep the hall safe and clean with your team.",
    ),
    musts=(
        "You have worked in a warehouse, a shop, a kitchen or a similar place.",
        "You can be on your feet for most of a shift. Tell us if you need a change to this.",
    ),
    nice=(
        "It helps if you have a forklift licence. We pay for the course if you do not.",
        "It helps if you have used a scanner or a stock system.",
    ),
    long_sentences=(
        "The successful applicant will be responsible for the systematic execution of inbound and "
        "outbound material handling procedures encompassing receipt, verification, replenishment, "
        "consolidation and despatch of temperature-sensitive merchandise, in accordance with "
        "organisational throughput expectations and applicable occupational health and safety "
        "documentation, and under the direction of supervisory personnel across rotating shifts.",
        "In consideration of the continuously evolving requirements of the organisation, the "
        "incumbent will additionally undertake such supplementary responsibilities as may from "
        "time to time be determined appropriate by departmental management, notwithstanding that "
        "such responsibilities may fall outside the customary parameters of the position.",
        "Applicants should be capable of demonstrating dependable attendance, comprehensive "
        "familiarity with inventory administration technologies and mechanised handling "
        "instruments, together with an established ability to collaborate constructively with "
        "colleagues, supervisors, contractors and transportation intermediaries throughout "
        "periods of considerable seasonal demand.",
    ),
    manager="Tom Okafor",
    manager_role="head of the packing hall",
    topics=("a day of work that went well", "how we plan shifts and breaks"),
    skills=(
        Skill(
            short="warehouse work",
            words=(
                "warehouse",
                "distribution",
                "logistics",
                "fulfilment",
                "fulfillment",
                "packing hall",
                "stockroom",
            ),
            weight=2,
        ),
        Skill(
            short="picking and packing",
            words=(
                "picking",
                "packing",
                "picker",
                "packer",
                "pick",
                "packed",
                "order picking",
                "picked",
            ),
            weight=2,
        ),
        Skill(
            short="stock and scanners",
            words=(
                "scanner",
                "scanners",
                "inventory",
                "stock",
                "stocktake",
                "cycle count",
                "cycle counting",
                "rf",
            ),
        ),
        Skill(
            short="pallets and loading",
            words=(
                "pallet",
                "pallets",
                "loading",
                "unloading",
                "loaded",
                "unloaded",
                "forklift",
                "pallet jack",
            ),
        ),
        Skill(short="safe work", words=("safety", "safe", "osha", "hygiene", "lifting")),
        Skill(
            short="work in a team",
            words=("team", "shift", "shifts", "trained", "colleagues"),
        ),
    ),
    years=2,
    question="Which shifts can you work, and is there one that you cannot?",
    applicants=34,
    invited=8,
    chosen="has run a cold store for two years, which the hall needs at once",
    advice="ask to help in a cold store for some weeks, ours or another one",
)

BOILERPLATE = (
    "As a vertically integrated provisioning organisation operating throughout the metropolitan "
    "distribution infrastructure, we continuously orchestrate interdependent procurement, "
    "warehousing, transportation and merchandising competencies in order to synchronise "
    "agricultural availability with unpredictable consumption behaviour across geographically "
    "dispersed retail establishments, independent intermediaries and institutional purchasing "
    "associations of considerable organisational heterogeneity.",
    "Our organisational philosophy is predicated upon multidimensional excellence, uncompromising "
    "accountability, entrepreneurial responsiveness and intergenerational sustainability, and "
    "everybody associated with the organisation is consequently encouraged to internalise these "
    "fundamental principles and to exemplify them consistently throughout interdepartmental "
    "communication, operational prioritisation, commercial negotiation and environmental "
    "stewardship.",
    "Notwithstanding the comparatively decentralised configuration of our administrative "
    "architecture, considerable importance is attributed to methodological standardisation, "
    "terminological consistency, documentation completeness and procedural traceability, "
    "particularly wherever interdisciplinary responsibilities necessitate simultaneous "
    "consideration of regulatory, contractual, technological and interpersonal requirements.",
    "Prospective colleagues should furthermore anticipate an intellectually stimulating, "
    "simultaneously collaborative and performance-oriented environment characterised by "
    "accelerated transformation, distributed accountability, recurrent reprioritisation and "
    "comprehensive instrumentation of operational performance indicators, all of which "
    "presuppose considerable psychological resilience, organisational adaptability and "
    "communicative sophistication.",
    "Within this demanding configuration the position contributes substantively to the "
    "progressive professionalisation of departmental capabilities, to the consolidation of "
    "historically fragmented informational resources and to the dissemination of contemporary "
    "methodological understanding among organisational constituencies whose familiarity with "
    "comparable approaches has traditionally remained considerably underdeveloped.",
)
"""What an employer writes who does not want to be read."""

OPENINGS: tuple[Opening, ...] = (ANALYST, WAREHOUSE)


def opening(slug: str) -> Opening | None:
    """The opening with this slug, None where there is none."""
    return next((item for item in OPENINGS if item.slug == slug), None)
