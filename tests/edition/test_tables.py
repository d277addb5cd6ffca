"""Tables read by their keys: good values kept, every mistake told with its line."""

from __future__ import annotations

from datetime import date

import pytest

from broadsheet.edition.keys import DESIGN, ISSUE, PAPER
from broadsheet.edition.sources import read_toml
from broadsheet.edition.tables import read_table
from broadsheet.measure import mm, pt


@pytest.fixture
def told(tmp_path):
    """Reads a text as one of the files and gives (values, [(line, rule, message, advice)])."""

    def read(text, keys):
        (tmp_path / "file.toml").write_text(text)
        contents, source, remarks = read_toml(tmp_path, "file.toml")
        values, found = read_table(contents, keys, source)
        return values, [(item.place.line, item.rule, item.message, item.advice) for item in (*remarks, *found)]

    return read


def test_good_values_come_in_our_own_measure(told):
    values, mistakes = told(
        'format = "a4"\n[page]\nwidth = "200 mm"\nleading = "11.25pt"\ngutter = "0.5 cm"\n'
        "[inks.accent]\nm = 90\ny = 80.5\n",
        DESIGN,
    )
    assert not mistakes
    page = values.table("page")
    assert (page.whole("width"), page.whole("leading"), page.whole("gutter")) == (mm(200), pt(11.25), mm(5))
    assert [(row.path[-1], row.number("y")) for row in values.tables("inks")] == [("accent", 80.5)]


def test_dates_may_be_plain_or_in_quotes(told):
    values, mistakes = told('number = 3\ndate = 2026-11-06\non_sale = "2026-11-07"\n', ISSUE)
    assert not mistakes
    assert (values.day("date"), values.day("on_sale")) == (date(2026, 11, 6), date(2026, 11, 7))


@pytest.mark.parametrize(
    ("line", "rule", "words"),
    [
        ("pges = 8", "unknown-key", 'Did you mean "pages"?'),
        ('rank = "x"', "unknown-key", "Known are: number, date"),
        ('pages = "8"', "wrong-kind", "must be a whole number, not a text."),
        ("pages = true", "wrong-kind", "not true or false"),
        ("pages = 10", "bad-value", "Write 8 or 12."),
        ("pages = 400", "bad-value", "must be 4 to 128"),
        ("volume = -1", "bad-value", "must be 1 to 9999"),
        ('date = "6 November"', "bad-value", "2026-11-06"),
        ("date = 2026-11-06T10:00:00", "wrong-kind", "not a date with a time of day"),
        ("price = 2.0", "wrong-kind", 'price = "£2.00"'),
        ('price = "2.0.0"', "bad-value", "is not a price"),
        ('price = "-2.00"', "bad-value", "is not a price"),
        ("placements = 3", "wrong-kind", "[[placements]]"),
        ("placements = [1]", "wrong-kind", "must be tables"),
        ('adverts = [{ id = "Big Ad" }]', "bad-value", "small letters"),
        ('adverts = [{ id = "a", kind = "huose" }]', "bad-value", 'Did you mean "house"?'),
        ('adverts = [{ id = "a", depth = "46" }]', "bad-value", 'Write depth = "120 mm".'),
        ('adverts = [{ id = "a", depth = "4 mm" }]', "bad-value", "10 mm to 900 mm"),
        ('adverts = [{ id = "a", file = "/etc/passwd" }]', "bad-value", "inside the paper's folder"),
        ('adverts = [{ id = "a", file = "x/../../b.png" }]', "bad-value", "inside the paper's folder"),
        ("adverts = [{ columns = 2 }]", "missing-key", "id is missing in adverts."),
        ('placements = [{ story = "a", pins = { position = "topleft" } }]', "bad-value", 'Did you mean "top-left"?'),
        ('placements = [{ story = "a", rank = 6 }]', "bad-value", "must be 1 to 5"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_issue_is_told_with_its_line_and_what_to_write(told, line, rule, words):
    lead = "" if line.startswith("date") else "date = 2026-11-06"
    _, mistakes = told(f"number = 24\n{lead}\n\n{line}\n", ISSUE)
    assert [(number, name) for number, name, _, _ in mistakes] == [(4, rule)]
    assert words in " ".join(mistakes[0][2:])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('issn = "2049-3631"', '"2049-3630"'),
        ('issn = "20493630"', "is not an ISSN"),
        ('language = "English"', "language tag"),
        ('address = "https://x.example/"', "without a slash at the end"),
        ('contact = ["a", 3]', "not a whole number"),
        ('contact = "a"', "must be a list of texts"),
        ("name = 3", "must be a text"),
        ('name = "  "', "name is empty"),
        (f'name = "{"x" * 61}"', "61 characters"),
        ('network = "x"', "must be a table"),
    ],
)
def test_a_mistake_in_the_paper_is_told(told, line, words):
    lead = "" if line.startswith("name") else 'name = "X"'
    _, mistakes = told(f"{lead}\n{line}\n", PAPER)
    assert [number for number, *_ in mistakes] == [2]
    assert words in " ".join(mistakes[0][2:])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[styles.boddy]", 'Did you mean "body"?'),
        ("[inks.Red]", "small letters"),
        ("inks = 3", "must be tables by name"),
        ("inks = { red = 3 }", "must be tables by name"),
        ("inks = { red = { m = 101 } }", "must be 0 to 100"),
        ("inks = { red = { m = nan } }", "must be 0 to 100"),
        ('styles = { body = { face = { family = "x", axes = { weight = 1 } } } }', "four letters"),
        ('styles = { body = { face = { family = "x", axes = 3 } } }', "must be font axes"),
        ("treatment = { gap = 100000000000000000000 }", "must be 1 to 8"),
        ('treatment = { lead_in_genres = ["essay"] }', 'cannot be "essay"'),
        ('headline_steps = [{ size = "30 pt", ranks = [0] }]', "must be 1 to 5"),
        ('headline_steps = [{ size = "30 pt", ranks = ["a"] }]', "not a text"),
        ('format = "tabliod"', 'Did you mean "tabloid"?'),
    ],
)
def test_a_mistake_in_the_design_is_told(told, line, words):
    _, mistakes = told(f"\n{line}\n", DESIGN)
    assert [number for number, *_ in mistakes] == [2]
    assert words in " ".join(mistakes[0][2:])


def test_all_mistakes_of_a_file_are_told_at_once(told):
    _, mistakes = told('nmae = "X"\nlanguage = 3\n[[sections]]\nid = "A B"\n', PAPER)
    assert [(line, rule) for line, rule, *_ in mistakes] == [
        (1, "unknown-key"),
        (0, "missing-key"),
        (2, "wrong-kind"),
        (3, "missing-key"),
        (4, "bad-value"),
    ]
