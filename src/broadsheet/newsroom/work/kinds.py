"""The kinds of jobs there are, by name. What does them is found in ``work.worker``."""

from __future__ import annotations

DESK = "desk"
"""Bring the desk's folder up to date; payload ``{"stories": [ids], "issues": [numbers], "paper": bool}``."""
COMPOSE = "compose"
"""Compose an issue for its flatplan; key and payload name its number."""
STREET = "street"
"""Bring the public folder and the site up to date."""
RELEASE = "release"
"""Publish what a ``Release`` names; key and payload name its primary key."""
PRESS = "press"
"""Make the press files of an issue; key and payload name its number."""
BACKUP = "backup"
"""The daily backup."""
