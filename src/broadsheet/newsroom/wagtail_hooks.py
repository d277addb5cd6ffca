"""Everything the parts add to the frame, gathered for the framework, which looks for it here."""

from __future__ import annotations

from broadsheet.newsroom.issues import hooks as issues
from broadsheet.newsroom.keeping import hooks as keeping
from broadsheet.newsroom.paper import hooks as paper
from broadsheet.newsroom.people import hooks as people
from broadsheet.newsroom.press import hooks as press
from broadsheet.newsroom.search import hooks as search
from broadsheet.newsroom.stories import hooks as stories
from broadsheet.newsroom.work import hooks as work

__all__ = ["issues", "keeping", "paper", "people", "press", "search", "stories", "work"]
