"""Write the generated pages of the reference: the command line (from its own help texts) and the JSON Schemas.

python tools/reference.py
"""

from __future__ import annotations

from pathlib import Path

import click

from broadsheet.cli import VERBS, desk
from broadsheet.edition.reference import write_reference

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "command-line.md"


def command_line() -> str:
    """The page on the command, a section per verb."""
    parent = click.Context(desk, info_name="broadsheet", terminal_width=100, help_option_names=["-h", "--help"])
    parts = ["# The command line", "Written by `make docs` from the help texts.", _section("broadsheet", desk, parent)]
    for verb in VERBS:
        command = desk.get_command(parent, verb)
        if command is not None:
            context = click.Context(command, info_name=verb, parent=parent, terminal_width=100)
            parts.append(_section(f"broadsheet {verb}", command, context))
            parts += _inner(f"broadsheet {verb}", command, context)
    return "\n\n".join(parts) + "\n"


def _inner(title: str, command: click.Command, context: click.Context) -> list[str]:
    """The sections of the commands within a verb."""
    if not isinstance(command, click.Group):
        return []
    inner = [(name, command.commands[name]) for name in command.list_commands(context)]
    return [_section(f"{title} {name}", one, click.Context(one, info_name=name, parent=context)) for name, one in inner]


def _section(title: str, command: click.Command, context: click.Context) -> str:
    """One verb's help text under its name."""
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```text\n" + "\n".join(lines) + "\n```"


if __name__ == "__main__":
    PAGE.write_text(command_line(), encoding="utf-8")
    write_reference(ROOT / "docs")
