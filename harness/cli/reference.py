"""The reference of the command line, `docs/cli.md`, from what every verb says of itself."""

from collections.abc import Iterator

import click

from harness.cli import group

_WIDTH = 96
_EXIT_CODES = (
    ("0", "nothing failed at or above the gate"),
    ("1", "something failed"),
    ("2", "a mistake in how the command was used, or in a file that a person wrote"),
    ("3", "evidence could not be gathered, or a fault"),
    ("4", "nothing to judge"),
    ("130", "interrupted; what was gathered is kept"),
)


def cli_reference() -> str:
    """Every verb with its `--help`, as Markdown; the same on every terminal."""
    lines = [
        "# Command line",
        "",
        "Generated from the code by `othershoe check --write`; do not edit.",
        "",
        "Data goes to stdout, everything else to stderr; with `--format json` stdout holds JSON",
        "and nothing else. An error begins with `error:`, lists every mistake at once and ends",
        "with a `hint:`.",
        "",
        "| exit code | means |",
        "|---|---|",
        *(f"| {code} | {meaning} |" for code, meaning in _EXIT_CODES),
        "",
    ]
    top = click.Context(group, info_name="othershoe", **group.context_settings)
    for context in _contexts(top):
        shown = context.command.get_help(_measured(context))
        lines += [f"## {context.command_path}", "", "```text", shown, "```", ""]
    return "\n".join(lines)


def _contexts(context: click.Context) -> Iterator[click.Context]:
    """A command, then the verbs below it in the order in which they are listed."""
    yield context
    command = context.command
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        verb = command.get_command(context, name)
        if verb is not None:
            yield from _contexts(click.Context(verb, info_name=name, parent=context))


def _measured(context: click.Context) -> click.Context:
    """The context with a width that does not depend on who looks."""
    context.terminal_width = _WIDTH
    return context
