"""Newsrooms for tests: see ``newsrooms``."""

from __future__ import annotations

from newsroom.ground import HOUSE
from newsroom.newsrooms import (
    cast,
    either_newsroom,
    empty_newsroom,
    newsroom,
    postgres,
    postgres_newsroom,
    postgres_template,
    templates,
)

__all__ = [
    "HOUSE",
    "cast",
    "either_newsroom",
    "empty_newsroom",
    "newsroom",
    "postgres",
    "postgres_newsroom",
    "postgres_template",
    "templates",
]
