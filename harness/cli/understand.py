"""`othershoe understand`: what a page asks, and what each question means."""

import asyncio
from typing import TYPE_CHECKING

import click

from harness.cli.shared import format_option, print_json, say

if TYPE_CHECKING:
    from harness.gather.browser.questionnaire import Question


@click.command("understand")
@click.argument("page")
@click.option("--url", help="Where a saved page came from")
@format_option
def command(page: str, url: str | None, output_format: str) -> int:
    """List what PAGE asks: a saved page (.html, .html.gz) or an address on this machine.

    A saved page is read with its scripts off and without any network.
    """
    from harness.gather.browser.questionnaire import read_questions  # noqa: PLC0415 - playwright

    questions = asyncio.run(read_questions(page, url=url))
    if output_format == "json":
        print_json([_plain(question) for question in questions])
        return 0
    for question in questions:
        click.echo(_line(question))
    say(f"{len(questions)} questions")
    return 0


def _plain(question: "Question") -> dict[str, object]:
    return {
        "label": question.label,
        "meaning": question.meaning,
        "control": question.control.value,
        "required": question.required,
        "options": list(question.options),
        "sensitive": question.sensitive.value if question.sensitive else None,
        "honeypot": question.honeypot,
        "confidence": round(question.confidence, 2),
        "reason": question.reason,
    }


def _line(question: "Question") -> str:
    required = {True: "required", False: "optional", None: "?"}[question.required]
    marks = " trap" if question.honeypot else ""
    marks += f" [{question.sensitive.value}]" if question.sensitive else ""
    label = question.label if len(question.label) <= 60 else question.label[:59] + "…"
    kind = question.control.value
    return f"{question.meaning:<22} {kind:<12} {required:<9} {label}{marks}"
