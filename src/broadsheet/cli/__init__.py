"""The ``broadsheet`` command: one module per verb, no logic. Verbs load lazily so that ``--help`` is quick."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from broadsheet import __version__
from broadsheet.errors import BroadsheetError

VERBS = ("new", "compose", "check", "count", "proof", "preflight", "completion")


class _Desk(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs in working order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a verb, loaded now."""
        if cmd_name not in VERBS:
            return None
        command = import_module(f"broadsheet.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None


EPILOG = """\b
Examples:
  broadsheet new my-paper
  broadsheet compose my-paper --out out
  broadsheet check my-paper
Exit status: 0 good, 1 remarks that stop the press, 2 wrong use."""


@click.group(cls=_Desk, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="broadsheet")
def desk() -> None:
    """One copy, every edition: a folder of articles becomes a printed newspaper."""


def main() -> None:
    """Run the command; every deliberate error ends in one sentence on standard error."""
    try:
        desk(prog_name="broadsheet")
    except BroadsheetError as error:
        click.echo(f"broadsheet: {error}", err=True)
        sys.exit(error.exit_status)
    except KeyboardInterrupt:
        click.echo("broadsheet: stopped; nothing was changed.", err=True)
        sys.exit(130)
