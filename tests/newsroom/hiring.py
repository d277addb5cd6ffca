"""What the templates of newsrooms are filled with: people of every role, and the example paper."""

from __future__ import annotations

from pathlib import Path

from broadsheet.newsroom.begin import prepare
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import Role

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour-light"
PASSWORD = "quay tide lamp rope"  # noqa: S105 - of accounts that live as long as a test
STAFF = tuple(role for role in Role if role is not Role.GUEST)


def hire() -> None:
    """Make the tables, and an account of every role."""
    prepare()
    for role in STAFF:
        User.objects.create_user(role.value, f"{role.value}@paper.example", PASSWORD, role=role.value)


def hire_and_take_in() -> None:
    """Make the tables and the accounts, and take the example paper in."""
    hire()
