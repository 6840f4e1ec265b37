"""Says what a challenge will cost at most before anything is sent: requests, minutes, money."""

import math
import statistics
from pathlib import Path
from random import Random

from harness.challenged import Challenge
from harness.errors import ConfigError, Mistake
from harness.gather.challenge.chat import BATCH as CHAT_BATCH
from harness.gather.challenge.command import BATCH as COMMAND_BATCH
from harness.gather.challenge.embedding import BATCH as EMBEDDING_BATCH
from harness.gather.challenge.http import BATCH as HTTP_BATCH
from harness.gather.challenge.opening import is_address, is_function
from harness.gather.challenge.python import BATCH as PYTHON_BATCH
from harness.people.application import Vacancy
from harness.people.background import backgrounds
from harness.people.marked import text_of
from harness.project import read_prompt
from harness.record import record

# OpenAI, "What are tokens and how to count them": a token is about 4 characters of English text.
# A planning figure of a vendor (grade C); other languages need more tokens.
_LETTERS_PER_TOKEN = 4
_SAMPLE = 16


@record
class Estimate:
    """What a challenge costs at most.

    Attributes:
        applications: Evaluations, which is the budget.
        requests_low: Requests if every one is as full as it may be.
        requests_high: Requests if every one of the search holds two applications.
        minutes: How long the rate limit alone makes them last, at `requests_low`; None without one.
        tokens_read: Tokens that a model reads, about; None where no model is asked.
        tokens_written: Tokens that it may write.
        money: The price of `requests_high`; None where no price is given.
        currency: What the money is.
        days: Days that the permission's number of applications a day makes of it; None where
            nothing is submitted.
    """

    applications: int
    requests_low: int
    requests_high: int
    minutes: float | None
    tokens_read: int | None
    tokens_written: int | None
    money: float | None
    currency: str | None
    days: int | None = None


def estimate(
    spec: Challenge, *, job: Vacancy, folder: Path, year: int, per_day: int | None = None
) -> Estimate:
    """What a challenge costs at most.

    Args:
        spec: The challenge, with its budget and prices.
        job: What is applied for; its CVs are written to learn how long they are.
        folder: Where the prompt lies.
        year: The year that CVs are written in.
        per_day: How many applications may be submitted a day, for a live flow.
    """
    low, high = _requests(spec)
    read, written = _tokens(spec, job=job, folder=folder, year=year, requests=high)
    rate, price = spec.requests.per_minute, spec.price
    money = None
    if price is not None:
        money = (
            price.per_request * high
            + price.per_application * spec.budget
            + price.per_million_read * (read or 0) / 1e6
            + price.per_million_written * (written or 0) / 1e6
        )
    return Estimate(
        applications=spec.budget,
        requests_low=low,
        requests_high=high,
        minutes=low / rate if rate else None,
        tokens_read=read,
        tokens_written=written,
        money=money,
        currency=price.currency if price else None,
        days=math.ceil(spec.budget / per_day) if spec.live and per_day else None,
    )


def require_affordable(spec: Challenge, found: Estimate) -> None:
    """Refuse a challenge that may cost more than `most` of `[challenge.price]`.

    Raises:
        ConfigError: it may.
    """
    price = spec.price
    if price is None or price.most is None or found.money is None or found.money <= price.most:
        return
    problem = (
        f"allows {price.most:,.2f} {price.currency}; {found.applications:,} applications may cost "
        f"{found.money:,.2f}"
    )
    raise ConfigError(
        "the challenge may cost more than is allowed",
        remedy="Lower `budget`, or raise `most`; nothing was sent",
        mistakes=[Mistake(place="challenge, price, most", problem=problem)],
    )


def told(found: Estimate) -> str:
    """The estimate in a sentence or two."""
    few, many = f"{found.requests_low:,}", f"{found.requests_high:,}"
    parts = [
        f"At most {found.applications:,} applications will be evaluated, in "
        + (f"{few} requests" if few == many else f"{few} to {many} requests")
    ]
    if found.minutes is not None:
        parts.append(f"which take {_duration(found.minutes)} or more at the rate limit")
    said = ", ".join(parts) + "."
    if found.days is not None:
        days = "1 day" if found.days == 1 else f"{found.days:,} days"
        said += f" Every one is submitted: that takes {days} at the number that is permitted a day."
    if found.tokens_read is not None:
        said += f" About {found.tokens_read:,} tokens will be read"
        written = found.tokens_written
        said += f" and at most {written:,} written." if written else "."
    if found.money is not None:
        said += f" That costs {found.money:,.2f} {found.currency} at most."
    return said


def _requests(spec: Challenge) -> tuple[int, int]:
    """Requests at least, and where every request of twins holds them alone."""
    if spec.ranking:
        return math.ceil(spec.budget / spec.ranking.size), spec.budget
    size = spec.requests.batch_size or _usual_batch(spec)
    size = 1 if spec.chat or spec.live else size
    return math.ceil(spec.budget / size), math.ceil(spec.budget / min(2, size))


def _usual_batch(spec: Challenge) -> int:
    if spec.chat or spec.live:
        return CHAT_BATCH
    if spec.embedding:
        return EMBEDDING_BATCH
    if is_address(spec.screener):
        return HTTP_BATCH
    return PYTHON_BATCH if is_function(spec.screener) else COMMAND_BATCH


def _tokens(
    spec: Challenge, *, job: Vacancy, folder: Path, year: int, requests: int
) -> tuple[int | None, int | None]:
    if not (spec.chat or spec.embedding):
        return None, None
    letters = _typical_letters(job, year)
    if spec.embedding:
        return math.ceil((spec.budget * letters + len(job.text)) / _LETTERS_PER_TOKEN), None
    prompt = len(read_prompt(spec, folder) or "")
    each = (prompt + len(job.text) + letters) / _LETTERS_PER_TOKEN
    written = spec.chat.most_tokens if spec.chat else 0
    return math.ceil(requests * each), requests * written


def _typical_letters(job: Vacancy, year: int) -> float:
    """How long the CVs for this job are, in characters: their mean."""
    random = Random(0)  # noqa: S311 - only their length counts
    cvs = backgrounds(job, year=year, count=_SAMPLE, random=random)
    return statistics.fmean(len(text_of(cv.marked, cv.plain)) for cv in cvs)


def _duration(minutes: float) -> str:
    if minutes < 1:
        return f"{math.ceil(60 * minutes)} seconds"
    return f"{minutes:.0f} minutes" if minutes < 120 else f"{minutes / 60:.1f} hours"
