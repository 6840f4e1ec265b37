"""The command `othershoe`: verbs are loaded when they are used, so that help is quick."""

import importlib
import sys
from collections.abc import Sequence
from typing import Any

import click

from harness import __version__
from harness.errors import ConfigError, HarnessError, StatsError

_VERBS = {
    "demo": "demo",
    "new": "new",
    "run": "run",
    "walk": "walk",
    "watch": "watch",
    "screen": "screen",
    "challenge": "challenge",
    "audit": "audit",
    "report": "report",
    "compare": "compare",
    "verify": "verify",
    "list": "catalogue",
    "explain": "explain",
    "check": "check",
    "doctor": "doctor",
    "understand": "understand",
}
_USAGE = 2
_FAULT = 3
_INTERRUPTED = 130


class _Verbs(click.Group):
    """Finds a verb's module by its name, in the order in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_VERBS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        module = importlib.import_module(f"harness.cli.{_VERBS[cmd_name]}")
        command: click.Command = module.command
        return command


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="othershoe")
def group() -> None:
    """Walk your own application process as a candidate, and test your screening for bias.

    Start with `othershoe demo`, then `othershoe new project URL`.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit with its code (design §12)."""
    sys.exit(run(list(arguments) if arguments is not None else None))


def run(arguments: list[str] | None) -> int:
    """Run the command; returns the exit code instead of exiting."""
    try:
        result: Any = group.main(args=arguments, prog_name="othershoe", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted; what was gathered is kept", err=True)
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return _USAGE
    except HarnessError as error:
        click.echo(f"error: {error}", err=True)
        return _USAGE if isinstance(error, ConfigError | StatsError) else _FAULT
    return result if isinstance(result, int) else 0
