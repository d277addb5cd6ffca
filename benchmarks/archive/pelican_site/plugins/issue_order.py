"""Gives each article its neighbours in its issue, and its place and rank as numbers."""

from __future__ import annotations

from itertools import groupby

from pelican import signals
from pelican.generators import ArticlesGenerator


def put_in_order(generator: ArticlesGenerator) -> None:
    """Order each issue by place and tell each article what stands before and after it."""
    for article in generator.articles:
        article.place, article.rank, article.issue = int(article.place), int(article.rank), int(article.tags[0].name)
    ordered = sorted(generator.articles, key=lambda article: (article.issue, article.place))
    for _, members in groupby(ordered, key=lambda article: article.issue):
        issue = [None, *members, None]
        for before, article, after in zip(issue, issue[1:], issue[2:], strict=False):
            article.before, article.after = before, after


def register() -> None:
    """What Pelican calls."""
    signals.article_generator_finalized.connect(put_in_order)
