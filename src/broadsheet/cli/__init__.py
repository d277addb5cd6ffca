"""The ``broadsheet`` command: one module per verb, no logic. Verbs load lazily so that ``--help`` is quick."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import click

from broadsheet import __version__
from broadsheet.errors import BroadsheetError

STOPPED = 130
"""What a shell expects of a command that was interrupted."""
VERBS = (
    "new",
    "compose",
    "build",
    "serve",
    "publish",
    "check",
    "count",
    "proof",
    "preflight",
    "newsroom",
    "backup",
    "restore",
    "completion",
)


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
  broadsheet build my-paper --out out
  broadsheet serve my-paper
Exit status: 0 good, 1 remarks that stop the press, 2 wrong use."""


@click.group(cls=_Desk, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="broadsheet")
def desk() -> None:
    """One copy, every edition: a folder of articles becomes a printed newspaper, a web site, e-books and mail."""


def main() -> None:
    """Run the command; every ending is a sentence on standard error and an exit status, never a traceback.

    Garbage is not collected: a run makes few cycles and ends, and looking for them costs a twentieth of its time.
    """
    gc.disable()
    try:
        sys.exit(desk.main(prog_name="broadsheet", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BroadsheetError as error:
        _end(str(error), error.exit_status)
    except (click.Abort, KeyboardInterrupt):
        _end("stopped by you; the output folder is as it was.", STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _end(_sentence(error), 1)


def _sentence(error: OSError) -> str:
    """What the machine refused, and the way out."""
    place = error.filename or "a file"
    return (
        f"{place} could not be read or written ({error.strerror}); mind the folder's rights and the room on the disk."
    )


def _end(sentence: str, status: int) -> None:
    """Say the sentence on standard error and leave."""
    click.echo(f"broadsheet: {sentence}", err=True)
    sys.exit(status)
