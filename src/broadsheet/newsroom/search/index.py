"""The index of all copy at the desk, drafts as they stand: in SQLite's FTS5, or as text vectors in PostgreSQL.

Both hold the same words (``rules.words_of``), so that both find the same. The index is written in the transaction of
the save. How well a story fits is worked out on both; on PostgreSQL only for the newest thousand that fit, since it
reads every row it ranks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection, transaction

from broadsheet.newsroom.search.rules import Document, Term, document_of, excerpt, terms_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadsheet.newsroom.search.rules import Piece

AT_ONCE = 200
"""Stories that are read and written at a time."""
MOST_PLACES, LAST_PLACE = 255, 16_382
"""How often PostgreSQL's vectors keep one word, and how far they count."""
STREAMS = ("bylines", "subjects", "body", "notes")
SQLITE_TABLE = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS newsroom_words USING
    fts5(headline, names, copy, told UNINDEXED, tokenize = 'unicode61', prefix = '2 3')""",
)
POSTGRESQL_TABLE = (
    """CREATE TABLE IF NOT EXISTS newsroom_words
    (article bigint PRIMARY KEY, told text NOT NULL, words tsvector NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS newsroom_words_words ON newsroom_words USING gin (words) WITH (fastupdate = off)",
)
FILLED = "SELECT 1 FROM newsroom_words LIMIT 1"
_SQLITE = {
    "put": "INSERT INTO newsroom_words (rowid, headline, names, copy, told) VALUES (%s, %s, %s, %s, %s)",
    "drop": "DELETE FROM newsroom_words WHERE rowid = %s",
    "find": """SELECT rowid FROM newsroom_words WHERE newsroom_words MATCH %s
    ORDER BY bm25(newsroom_words, 8, 4, 1) LIMIT %s""",
    "told": "SELECT rowid, told FROM newsroom_words WHERE rowid IN (SELECT value FROM json_each(%s))",
}
_POSTGRESQL = {
    "put": "INSERT INTO newsroom_words (article, told, words) VALUES (%s, %s, %s::tsvector)",
    "drop": "DELETE FROM newsroom_words WHERE article = %s",
    "find": """WITH asked AS (SELECT CAST(%s AS tsquery) AS query), newest AS MATERIALIZED (
    SELECT article, words, query FROM newsroom_words, asked WHERE words @@ query ORDER BY article DESC LIMIT 1000)
    SELECT article FROM newest ORDER BY ts_rank(words, query) DESC, article DESC LIMIT %s""",
    "told": """SELECT article, told FROM newsroom_words
    WHERE article IN (SELECT value::bigint FROM json_array_elements_text(%s::json))""",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that was found: its article's number, and the words around what was looked for."""

    article: int
    excerpt: tuple[Piece, ...]


def make() -> None:
    """Make the index where there is none, and put into it whatever stands at the desk already."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in POSTGRESQL_TABLE if _on_postgresql() else SQLITE_TABLE:
            cursor.execute(statement)
        cursor.execute(FILLED)
        if cursor.fetchone() is None:
            put(_articles().values_list("pk", flat=True))


def put(articles: Iterable[int]) -> None:
    """Bring the index up to date with the latest drafts of articles; of those that are gone nothing stays in it."""
    wanted = list(articles)
    with transaction.atomic():
        for at in range(0, len(wanted), AT_ONCE):
            _put(wanted[at : at + AT_ONCE])


def found_by(query: str, limit: int) -> tuple[int, ...]:
    """The articles that hold all that a query asks for, the best first; none for a query without words."""
    terms = terms_of(query)
    if not terms:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_said()["find"], [_asked(terms), limit])
        return tuple(row[0] for row in cursor.fetchall())


def find(query: str, limit: int = 20) -> tuple[Hit, ...]:
    """The same with the words around what was found. Any query will do; none fails."""
    return excerpts(query, found_by(query, limit))


def excerpts(query: str, articles: Sequence[int]) -> tuple[Hit, ...]:
    """The words around what a query looks for, in articles it found."""
    terms = terms_of(query)
    with connection.cursor() as cursor:
        cursor.execute(_said()["told"], [json.dumps(list(articles))])
        told = dict(cursor.fetchall())
    return tuple(Hit(article, excerpt(told.get(article, ""), terms)) for article in articles)


def _articles() -> Any:  # noqa: ANN401 - a query of a part above this one
    """All articles."""
    return apps.get_model("newsroom", "Article")._default_manager.all()  # noqa: SLF001 - Django's name for it


def _on_postgresql() -> bool:
    """Which of the two databases this is."""
    return connection.vendor == "postgresql"


def _said() -> dict[str, str]:
    """The statements of this database."""
    return _POSTGRESQL if _on_postgresql() else _SQLITE


# ---- writing ----


def _put(articles: Sequence[int]) -> None:
    """Write some articles anew."""
    said, row = _said(), _vector_row if _on_postgresql() else _words_row
    rows = [row(article, document) for article, document in _documents(articles)]
    with connection.cursor() as cursor:
        cursor.executemany(said["drop"], [(article,) for article in articles])
        if rows:
            cursor.executemany(said["put"], rows)


def _documents(articles: Sequence[int]) -> Iterator[tuple[int, Document]]:
    """The latest drafts of articles as they are looked at; the row itself where there is no draft."""
    for article in _articles().filter(pk__in=articles).select_related("latest_revision"):
        content = article.latest_revision.content if article.latest_revision else article.serializable_data()
        yield article.pk, document_of(content, {name: _stream(content.get(name)) for name in STREAMS})


def _stream(kept: Any) -> object:  # noqa: ANN401 - JSON
    """The value of a stream as it is kept: as JSON within JSON."""
    return json.loads(kept) if isinstance(kept, str) and kept else kept


def _words_row(article: int, document: Document) -> tuple[Any, ...]:
    """A row for SQLite."""
    parts = (document.headline, document.names, document.copy)
    return (article, *(" ".join(words_of(part)) for part in parts), _told(document))


def _vector_row(article: int, document: Document) -> tuple[Any, ...]:
    """A row for PostgreSQL: the vector is written out here, so that its own parser has no say in what a word is."""
    places: dict[str, list[str]] = {}
    at = 0
    for text, weight in ((document.headline, "A"), (document.names, "B"), (document.copy, "")):
        for word in words_of(text):
            at = min(at + 1, LAST_PLACE)
            kept = places.setdefault(word, [])
            if len(kept) < MOST_PLACES:
                kept.append(f"{at}{weight}")
        at = min(at + 1, LAST_PLACE)
    return article, _told(document), " ".join(f"'{word}':{','.join(kept)}" for word, kept in places.items())


def _told(document: Document) -> str:
    """The copy as excerpts are taken from it."""
    return document.copy.replace("\0", "")


# ---- asking ----


def _asked(terms: Sequence[Term]) -> str:
    """A query as this database wants it; words hold nothing but letters and figures."""
    return " & ".join(map(_vector_term, terms)) if _on_postgresql() else " AND ".join(map(_words_term, terms))


def _words_term(term: Term) -> str:
    """A term for SQLite."""
    return f'"{" ".join(term.words)}"{"*" if term.prefix else ""}'


def _vector_term(term: Term) -> str:
    """A term for PostgreSQL."""
    *before, last = (f"'{word}'" for word in term.words)
    return f"({' <-> '.join([*before, f'{last}:*' if term.prefix else last])})"
