"""The kinds of jobs there are, by name. What does them is found in ``running.handlers``."""

from __future__ import annotations

DESK = "desk"
"""Bring the desk's folder up to date; payload ``{"stories": [ids], "issues": [numbers], "paper": bool}``."""
COMPOSE = "compose"
"""Compose an issue for its flatplan; key and payload name its number."""
OPTIONS = "options"
"""Work out the other ways to make up each page of an issue, after it was composed; key and payload name its number."""
STREET = "street"
"""Bring the public folder and the site up to date."""
PRINT = "print"
"""Compose the public issues that changed, beside the site, and build the site with them."""
RELEASE = "release"
"""Publish what a ``Release`` names; key and payload name its primary key."""
PRESS = "press"
"""Make the press files of an issue; key and payload name its number."""
DELIVER = "deliver"
"""Send the press file of a closed issue to the printer's address; key and payload name its number, ``who`` asked."""
BACKUP = "backup"
"""The daily backup."""
WAITED_FOR = frozenset({PRESS})
"""Kinds somebody sits and waits for: they go before whatever else waits in their lane."""
