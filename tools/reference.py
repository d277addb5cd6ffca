"""Write the generated pages of the reference: the command line, the newsroom's roles, and the JSON Schemas.

python tools/reference.py
"""

from __future__ import annotations

from pathlib import Path

import click

from broadsheet.cli import VERBS, desk
from broadsheet.edition.reference import write_reference
from broadsheet.newsroom.people.roles import MAY, SECOND_FACTOR, Act, Role

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "command-line.md"
ROLES_PAGE = ROOT / "docs" / "reference" / "newsroom-roles.md"
ROLES_HEAD = """# Who may do what

Written by `make docs` from the one table that every screen, file and address of the newsroom asks.
A publisher gives the roles: [People and roles](../how-to/people-and-roles.md)."""
ROLES_FOOT = """A **guest** has no account, only a signed link to one story; what the column says holds for that story,
and changing its words only where the invitation allows it and the story is a draft. Which role moves copy on from which
**stage** is set under *Paper*, *Stages*; each role may do there what those before it may."""


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


def roles() -> str:
    """The page on roles: a row for each act, a column for each role."""
    heads = " | ".join(role.value.capitalize() for role in Role)
    rows = [f"| You may … | {heads} |", f"| --- |{' :-: |' * len(Role)}"]
    rows += [f"| {act.value} | {' | '.join('●' if act in MAY[role] else ' ' for role in Role)} |" for act in Act]
    named = " and ".join(f"{role.value}s" for role in Role if role in SECOND_FACTOR)
    factor = f"Unless the paper says otherwise, {named} sign in with a second factor."
    return "\n\n".join([ROLES_HEAD, "\n".join(rows), ROLES_FOOT, factor]) + "\n"


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
    ROLES_PAGE.write_text(roles(), encoding="utf-8")
    write_reference(ROOT / "docs")
