"""Compressed forms: smaller, equal when decompressed, the same bytes every time."""

from __future__ import annotations

import gzip
import random

import brotli
import pytest

from broadsheet.works.publishing.squeezing import squeeze, squeeze_draft
from broadsheet.works.publishing.tree import Tree
from copywriter import Copywriter

PAGE = " ".join(Copywriter(random.Random(1), "en").sentence() for _ in range(40)).encode()  # noqa: S311 - a seed


def test_text_is_compressed_both_ways_and_comes_back():
    forms = dict(squeeze("2026/11/vote/index.html", PAGE))
    assert set(forms) == {"2026/11/vote/index.html.br", "2026/11/vote/index.html.gz"}
    assert brotli.decompress(forms["2026/11/vote/index.html.br"]) == PAGE
    assert gzip.decompress(forms["2026/11/vote/index.html.gz"]) == PAGE
    assert all(len(form) < len(PAGE) * 0.6 for form in forms.values())


def test_assets_are_compressed_harder_than_pages():
    page, asset = (len(squeeze(path, PAGE)[0][1]) for path in ("index.html", "assets/a.html"))
    assert asset < page


def test_the_same_data_give_the_same_bytes():
    assert squeeze("a.css", PAGE) == squeeze("a.css", PAGE)


@pytest.mark.parametrize(
    ("path", "data"),
    [("a.html", PAGE[:1000]), ("a.jpg", PAGE), ("a.woff2", PAGE), ("a.txt", random.Random(1).randbytes(3000))],  # noqa: S311 - a seed
    ids=["small", "a picture", "a font", "noise"],
)
def test_what_gains_nothing_is_left_alone(path, data):
    assert squeeze(path, data) == ()


def test_only_what_a_draft_has_written_is_compressed(tmp_path):
    tree = Tree(tmp_path)
    with tree.begin(keep=False) as draft:
        draft.write("a/index.html", PAGE)
        draft.write("b/index.html", PAGE)
        draft.write("small.html", b"small")
        assert squeeze_draft(draft) == 2
        draft.publish()
    with tree.begin(keep=True) as draft:
        draft.write("a/index.html", PAGE)
        draft.write("b/index.html", PAGE + b"more")
        assert squeeze_draft(draft) == 1
        told = draft.publish()
    assert told.changed == ("b/index.html", "b/index.html.br", "b/index.html.gz")
    for name, text in (("a", PAGE), ("b", PAGE + b"more")):
        assert gzip.decompress((tree.current / name / "index.html.gz").read_bytes()) == text
