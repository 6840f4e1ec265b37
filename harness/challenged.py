"""What `[challenge]` of `othershoe.toml` holds: the screener, how it is asked, what it costs."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from harness.record import record


@record
class Requests:
    """How a screener is asked: how many at once, how fast, how patiently, with which key.

    Attributes:
        batch_size: Applications in one request; 32 over HTTP, 64 for commands, 256 for functions
            and 1 for chat models where not given.
        at_once: How many requests to an address may be under way together, and how many walks of a
            live flow; functions and commands are asked one batch after the other.
        per_minute: How many requests may be sent a minute, tries included.
        tries: How often one request is tried where it is answered by 408, 429 or 5xx, or not at
            all.
        seconds: How long one answer may take.
        longest_wait: The most seconds that a screener may ask to wait (`Retry-After`).
        documents: The format in which the CV itself is sent along to an address or a command; only
            its text and its facts where not given.
        key_env: The environment variable that holds the key; it is sent and written nowhere.
        key_header: The header that carries it; `Authorization` carries it after `Bearer`.
    """

    batch_size: int | None = None
    at_once: int = 1
    per_minute: float | None = None
    tries: int = 5
    seconds: float = 60.0
    longest_wait: float = 300.0
    documents: Literal["pdf", "docx", "txt"] | None = None
    key_env: str | None = None
    key_header: str = "Authorization"


@record
class Price:
    """What asking costs, for the estimate that is told before anything is sent.

    Attributes:
        per_request: Money for one request.
        per_application: Money for one application.
        per_million_read: Money for a million tokens that a model reads.
        per_million_written: Money for a million tokens that it writes.
        currency: What the money is.
        most: A challenge that may cost more is not begun.
    """

    per_request: float = 0.0
    per_application: float = 0.0
    per_million_read: float = 0.0
    per_million_written: float = 0.0
    currency: str = "USD"
    most: float | None = None


@record
class ChatScreener:
    """A chat model that screens: `screener` is its OpenAI-compatible address, up to `/v1`.

    It is asked at temperature 0 with the challenge's seed. A refusal, and an answer of another
    shape, is counted and left out; neither becomes a number.

    Attributes:
        model: Its name.
        prompt: A file with `{job}` and `{application}` in it; what stands above a line `---` is
            said as the system.
        answer: `score`, or `yes-no`.
        lowest: The least score that it may give.
        highest: The most.
        structured: Whether it is asked to keep to a JSON schema; without, JSON is looked for in
            what it says.
        most_tokens: How much it may write for one answer.
    """

    model: str
    prompt: str
    answer: Literal["score", "yes-no"] = "score"
    lowest: float = 0.0
    highest: float = 100.0
    structured: bool = True
    most_tokens: int = 200


@record
class EmbeddingRanker:
    """Scores an application by the cosine of its text's vector and the job's.

    `screener` is an OpenAI-compatible address, up to `/v1`, or a Python function from a list of
    texts to a list of vectors.

    Attributes:
        model: The model's name; needed for an address.
    """

    model: str | None = None


@record
class ListRanking:
    """A screener that ranks lists: `screener` is a function, an address or a command.

    It is given a list and answers the ids from the best to the worst; it may leave some out. Each
    application is put among the same others, and its position is drawn and balanced.

    Attributes:
        size: How many applications a list holds.
        top: How many of a list are selected; where given, whoever is left out is not selected.
    """

    size: int = 8
    top: int | None = None


@record
class LiveFlow:
    """The application flow itself: every application is a walk, and is sent.

    `screener` is `posting:NAME` or the posting's address. Nothing is sent without `may_submit` of
    `[authorization]` and `--submit`, nor more in a day than `submissions_per_day`.

    An invitation or an offer by mail is a yes and a decline is a no, as letters are read everywhere
    else; the words are for status pages. What says neither is no decision.

    Attributes:
        scenario: A scenario of `scenarios/`, whose device, conditions and script the walks have;
            the autopilot on a desktop where not given.
        answers: What every application answers alike, by meaning, such as `salary.expectation`;
            the usual questions have answers that keep nobody out.
        selected: Words of a status page that mean selected.
        rejected: Words of a status page that mean not selected; they go before the others.
        wait_minutes: How long a decision is waited for; after that there is none.
        every_seconds: How often it is looked for.
    """

    scenario: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    selected: tuple[str, ...] = ("invited", "interview booked", "shortlisted", "next stage")
    rejected: tuple[str, ...] = (
        "not selected",
        "not successful",
        "unsuccessful",
        "rejected",
        "declined",
        "no longer under consideration",
        "not taken further",
    )
    wait_minutes: float = 10.0
    every_seconds: float = 30.0


@record
class Challenge:
    """The live screener to challenge, and how much to ask of it.

    Attributes:
        screener: `module:function`, an `http(s)://` address, or a command that speaks JSON Lines.
        job: The job's text, or the path of a file that holds it.
        threshold: The score from which an application is selected; none where the screener
            answers yes or no.
        budget: How many applications may be evaluated.
        seed: What every random choice starts from.
        requests: How fast and how patiently it is asked, and with which key.
        price: What asking costs.
        chat: That it is a chat model.
        embedding: That it is an embedding model.
        ranking: That it ranks lists.
        live: That it is the application flow itself.
    """

    screener: str
    job: str
    threshold: float | None = None
    budget: int = 2000
    seed: int = 1
    requests: Requests = field(default_factory=Requests)
    price: Price | None = None
    chat: ChatScreener | None = None
    embedding: EmbeddingRanker | None = None
    ranking: ListRanking | None = None
    live: LiveFlow | None = None
