"""Line numbers of TOML keys."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.edition.lines import lines_of

SAMPLE = '''# a comment with [brackets] and key = 1
name = "A # in quotes ] }"   # and a comment
long = """
line = 1
[not.a.table]
"""
list = [ # why
  "one", 'two',
  { a = 1, b = { c = "x" } },
]
"quoted.key" = 3
a.b.c = 4

[network]
line = \'\'\'
x\'\'\'
[[network.sisters]]
name = "One"
[[network.sisters]]
name = "Two"
  [network.sisters.place]
  town = "T"
[styles.body]
size = "9 pt"
'''


def paths(value: object, path: tuple[str | int, ...] = ()):
    """Every path of a parsed document."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield (*path, key)
        yield from paths(inner, (*path, key))


def test_every_key_has_the_line_it_stands_on():
    lines = lines_of(SAMPLE)
    assert lines["name",] == 2
    assert lines["long",] == 3
    assert lines["list", 1] == 8
    assert lines["list", 2, "b", "c"] == 9
    assert lines["quoted.key",] == 11
    assert lines["a", "b", "c"] == 12
    assert lines["network", "line"] == 15
    assert lines["network", "sisters", 0, "name"] == 18
    assert lines["network", "sisters", 1, "name"] == 20
    assert lines["network", "sisters", 1, "place", "town"] == 22
    assert lines["styles", "body", "size"] == 24


def test_nothing_in_strings_or_comments_passes_for_a_key():
    assert set(paths(tomllib.loads(SAMPLE))) == set(lines_of(SAMPLE))


LEAVES = st.one_of(
    st.integers(-5, 5).map(str),
    st.sampled_from(
        ['"a"', '"q\\"]"', "'b}'", '"""x\n= [1]\n"""', "'''\n'''", "2026-11-06", "true", "1.5", '"""a"""""']
    ),
)
NAMES = st.sampled_from(["a", "b", "c-d", '"e f"', "'g.h'", '"\\u00e9"'])


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Arrays over several lines and inline tables."""
    arrays = st.lists(inner, max_size=3).map(lambda items: "[\n" + ",\n # x ]\n".join(items) + "\n]")
    pairs = st.dictionaries(NAMES, inner, max_size=3)
    return arrays | pairs.map(lambda items: "{ " + ", ".join(f"{k} = {v}" for k, v in items.items()) + " }")


VALUES = st.recursive(LEAVES, nested, max_leaves=6)


@given(st.lists(st.tuples(NAMES, st.dictionaries(NAMES, VALUES, max_size=3)), max_size=4))
def test_the_walk_meets_exactly_the_keys_the_reader_meets(tables):
    text = "".join(
        f"[[t.{name}]]\n" + "".join(f"{key} = {value}\n" for key, value in body.items()) for name, body in tables
    )
    parsed = tomllib.loads(text)
    lines = lines_of(text)
    assert set(paths(parsed)) == set(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
