"""Papers, issues and replies written as TOML and read again are equal."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.edition.issues import issue_from
from broadsheet.edition.keys import ISSUE, PAPER, REPLIES
from broadsheet.edition.model import (
    LISTS,
    Advert,
    AdvertKind,
    Issue,
    Network,
    PagePin,
    Paper,
    PdfAccess,
    Pins,
    Placement,
    Position,
    Section,
    SisterPaper,
    Web,
)
from broadsheet.edition.papers import paper_from
from broadsheet.edition.reading import read_paper
from broadsheet.edition.replies import replies_from
from broadsheet.edition.sources import Source
from broadsheet.edition.tables import read_table
from broadsheet.edition.writing import toml_text, write_issue, write_paper, write_replies
from broadsheet.measure import mm
from broadsheet.story.model import Reply
from judges.built import EXAMPLE

words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\"\\'#=[]\n\t"), min_size=1, max_size=12
).map("a{}".format)
ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)
days = st.dates(date(1, 1, 1), date(2100, 12, 31))
flags = st.booleans()
columns = st.integers(1, 12)
pages = st.integers(1, 128)
none_or_columns = st.just(0) | columns
pins = st.builds(
    Pins,
    st.sampled_from(Position),
    none_or_columns,
    none_or_columns,
    st.integers(0, 9),
    st.none() | flags,
    st.just(0) | pages,
)
placements = st.builds(Placement, words, st.integers(1, 5), st.just(0) | pages, st.just("") | ids, pins, flags)
adverts = st.builds(
    Advert,
    id=ids,
    kind=st.sampled_from(AdvertKind),
    columns=columns,
    depth=st.just(0) | st.integers(mm(10), mm(900)),
    page=st.just(0) | pages,
    position=st.sampled_from(Position),
    file=st.just("") | st.just("adverts/boat yard.pdf"),
    alt=words,
    advertiser=words,
    headline=words,
    text=words,
    call=words,
)
page_pins = st.builds(PagePin, pages, st.just("") | ids, words, st.integers(1, 3), flags)
issues = st.builds(
    Issue,
    number=st.integers(1, 99_999),
    day=days,
    volume=st.integers(0, 999),
    on_sale=st.none() | days,
    off_sale=st.none() | days,
    price=st.sampled_from(["", "£2.00", "free"]),
    stock=st.none() | st.integers(0, 999),
    pages=st.sampled_from([0, 4, 16]),
    placements=st.lists(placements, max_size=4).map(tuple),
    adverts=st.lists(adverts, max_size=3).map(tuple),
    page_pins=st.lists(page_pins, max_size=3).map(tuple),
)
replies = st.lists(
    st.builds(Reply, ids, words, days, words), max_size=4, unique_by=lambda reply: (reply.id, reply.day)
).map(lambda found: tuple(sorted(found, key=lambda reply: reply.day)))


def values_of(text: str, keys):
    """The values of a TOML text, which must be without a mistake."""
    values, remarks = read_table(tomllib.loads(text), keys, Source("file.toml"))
    assert remarks == ()
    return values


@settings(max_examples=200, deadline=None)
@given(issues)
def test_an_issue_comes_back_equal(issue: Issue):
    assert issue_from(values_of(write_issue(issue), ISSUE))[0] == issue


@settings(max_examples=150, deadline=None)
@given(replies)
def test_replies_come_back_equal(letters: tuple[Reply, ...]):
    assert replies_from(values_of(write_replies(letters), REPLIES))[0] == letters


def test_an_answer_names_the_letter_it_answers():
    letters = (Reply("r1", "Ada", date(2026, 1, 1), "One.\n\nTwo."), Reply("r2", "Tom", date(2026, 1, 2), "So.", "r1"))
    assert replies_from(values_of(write_replies(letters), REPLIES))[0] == letters


def test_a_paper_comes_back_equal():
    sisters = (SisterPaper("The Quay", "en", "https://quay.example"), SisterPaper("Der Kai", "de"))
    paper = Paper(
        'The "Lamp"',
        "News\\day",
        "de",
        "Eastness",
        Network("Coast Papers", "A section", sisters),
        (Section("harbour", "The harbour"), Section("town", "Town")),
        "https://lamp.example",
        contact=("12 Quay Street", "Eastness"),
        issn="2049-3630",
        web=Web(LISTS[:2], 20, "main", wire=False, pdf=PdfAccess.AFTER, pdf_after=2, order_at="/shop/"),
    )
    assert paper_from(values_of(write_paper(paper), PAPER))[0] == paper


def test_the_example_comes_back_equal():
    paper, _ = read_paper(EXAMPLE)
    assert paper
    assert paper_from(values_of(write_paper(paper.paper), PAPER))[0] == paper.paper
    assert [issue_from(values_of(write_issue(issue), ISSUE))[0] for issue in paper.issues] == list(paper.issues)


def test_what_is_as_always_is_not_written():
    issue = Issue(24, date(2026, 11, 6), placements=(Placement("ferry"), Placement("lamp", pins=Pins(Position.TOP, 2))))
    assert write_issue(issue) == (
        'number = 24\ndate = 2026-11-06\n\n[[placements]]\nstory = "ferry"\n\n'
        '[[placements]]\nstory = "lamp"\npins = { position = "top", columns = 2 }\n'
    )


def test_a_depth_is_written_as_people_write_it():
    depths = (mm(120), mm(46.5), 123_456)
    issue = Issue(24, date(2026, 11, 6), adverts=tuple(Advert(f"a{depth}", depth=depth) for depth in depths))
    text = write_issue(issue)
    assert all(written in text for written in ('"120 mm"', '"46.5 mm"', '"123.456 pt"'))


@pytest.mark.parametrize("text", ["", '"', "\\", "\x00\x1f\x7f", "\n\t", "Straße — λιμάνι", "'''"])
def test_any_text_stands_in_quotes(text: str):
    assert tomllib.loads(f"a = {toml_text(text)}") == {"a": text}
