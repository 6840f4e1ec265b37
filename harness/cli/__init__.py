"""The command `othershoe`: verbs are loaded when they are used, so that help is quick."""

import importlib
import os
import re
import sys
from collections.abc import Sequence
from typing import Any

import click

from harness import __version__
from harness.errors import ConfigError, HarnessError, StatsError

_VERBS = {
    "demo": "demo",
    "new": "new",
    "run": "running",  # a module of the name `run` would take the place of the function
    "walk": "walk",
    "watch": "watch",
    "screen": "screen",
    "ll144": "ll144",
    "plan": "plan",
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
_QUOTED = re.compile(r"'([^' ]*)'")
_TRACEBACK = "OTHERSHOE_TRACEBACK"


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _VERBS and not args[0].startswith("-"):
            import difflib  # noqa: PLC0415 - keeps help quick

            near = difflib.get_close_matches(args[0], _VERBS, n=1)
            asked = f" — did you mean `{near[0]}`?" if near else ""
            ctx.fail(f"`{args[0]}` is not a verb{asked}")
        return super().resolve_command(ctx, args)


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
        click.echo(
            "interrupted; what was gathered is kept\n\n"
            "hint: `othershoe run --resume RUN` finishes a broken run",
            err=True,
        )
        return _INTERRUPTED
    except click.ClickException as error:
        return _fail(_misused(error))
    except HarnessError as error:
        return _fail(error)
    except Exception as error:
        if os.environ.get(_TRACEBACK):
            raise
        # Python's own exit code, 1, would say that something was judged and failed.
        return _fail(_unforeseen(error))
    return result if isinstance(result, int) else 0


def _fail(error: HarnessError) -> int:
    click.echo(f"error: {error}", err=True)
    return _USAGE if isinstance(error, ConfigError | StatsError) else _FAULT


def _misused(error: click.ClickException) -> HarnessError:
    """What click says of wrong arguments, in our form."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "othershoe"
    said = error.format_message().removeprefix("Invalid value for ").removesuffix(".")
    return ConfigError(
        _QUOTED.sub(r"`\1`", said[:1].lower() + said[1:]),
        remedy=f"`{path} --help` shows how it is used",
    )


def _unforeseen(error: Exception) -> HarnessError:
    """What this machine refused, or a fault of our own."""
    if isinstance(error, OSError):
        place = f"`{error.filename}`: " if error.filename else ""
        return HarnessError(
            f"{place}{error.strerror or error}",
            remedy="Mend that on this machine and try again; what was gathered is kept",
        )
    return HarnessError(
        f"a fault in Othershoe itself: {type(error).__name__}: {error}",
        remedy=f"Run it again with `{_TRACEBACK}=1` and report what that prints; "
        "what was gathered is kept",
    )
