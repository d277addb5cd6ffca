"""What the templates of newsrooms are filled with: people of every role, and the example paper."""

from __future__ import annotations

from pathlib import Path

from allauth.mfa.totp.internal.auth import TOTP

from broadsheet.newsroom.begin import prepare
from broadsheet.newsroom.folder.actions import take_in
from broadsheet.newsroom.people.actions import dress
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.people.roles import SECOND_FACTOR, Role

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour-light"
PASSWORD = "quay tide lamp rope"  # noqa: S105 - of accounts that live as long as a test
FACTOR = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""The key of the authenticator app of those whose role needs one."""
STAFF = tuple(role for role in Role if role is not Role.GUEST)


def hire() -> None:
    """Make the tables, and an account of every role."""
    prepare()
    for role in STAFF:
        user = dress(User.objects.create_user(role.value, f"{role.value}@paper.example", PASSWORD, role=role.value))
        if role in SECOND_FACTOR:
            TOTP.activate(user, FACTOR)


def take_the_example_in() -> None:
    """Take the example paper in."""
    take_in(EXAMPLE)


def hire_and_take_in() -> None:
    """Make the tables and the accounts, and take the example paper in."""
    hire()
    take_the_example_in()
