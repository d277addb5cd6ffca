"""Hostile copy is hostile, and what survives of it in a page is seen."""

from __future__ import annotations

import html

import pytest

from judges import samples
from judges.hostile import MARK, OWN, SAMPLES, hostile_copy, survivors

CASES = hostile_copy()
HARMLESS = frozenset(
    {"script-broken", "handler-in-attribute", "handler-in-single-quotes", "entities", "template", "identity"}
    | {"direction", "control", "newlines", "long-word", "deep", "mathematics"}
)
"""Our own cases that do nothing in a page's body: they aim elsewhere, or at a second reading."""


def page_with(markup: str) -> str:
    """A page with copy pasted in as it came."""
    return samples.page().replace("</main>", f"<div>{markup}</div></main>")


def test_a_clean_page_has_no_survivors_and_escaped_copy_leaves_none():
    assert survivors(samples.page()) == ()
    assert [case.name for case in CASES if survivors(page_with(html.escape(case.markup)))] == []


@pytest.mark.parametrize("name", sorted(OWN.keys() - HARMLESS))
def test_every_case_of_our_own_is_seen_where_a_page_takes_it_as_it_came(name):
    assert survivors(page_with(OWN[name])) != ()


def test_a_case_that_leaves_an_attribute_is_seen():
    assert survivors(page_with(f'<img alt="{OWN["handler-in-attribute"]}" src="x.png">')) != ()
    assert survivors(page_with(f"<img alt='{OWN['handler-in-single-quotes']}' src='x.png'>")) != ()


def test_a_case_that_leaves_structured_data_is_seen():
    broken = samples.page().replace("High water at noon", OWN["script-in-data"])
    assert any("document.title" in found for found in survivors(broken))
    assert any("no JSON" in found for found in survivors(broken))


def test_addresses_of_our_own_are_no_foreign_requests_and_links_may_go_anywhere():
    own = '<img src="https://harbour.example/a.png" srcset="/b.png 1x, https://harbour.example/c.png 2x" alt="">'
    away = f'<a href="https://{MARK}/">x</a><link rel="canonical" href="https://{MARK}/">'
    assert survivors(page_with(own + away), ("https://harbour.example/",)) == ()
    assert len(survivors(page_with(own))) == 2
    assert (
        survivors(page_with(f'<img src="https://harbour.example.{MARK}/a.png">'), ("https://harbour.example/",)) != ()
    )


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the sanitiser's cases are not beside the repository (../shared/samples)"
)
def test_the_sanitisers_cases_are_read_and_most_of_them_bite():
    cases = [case for case in CASES if case.name not in OWN]
    biting = [case.name for case in cases if survivors(page_with(case.markup))]
    assert len(cases) >= 60
    assert len({case.name for case in cases}) == len(cases)
    assert {"entry_content_onclick-1", "feed_title_onchange-1", "item_body_embed-1"} <= set(biting)


@pytest.mark.judge
def test_a_browser_runs_what_the_judge_sees(open_page, host, tmp_path):
    folder = samples.site(tmp_path)
    ran = {}
    for name in ("handler", "script-in-data", "mutation", "comment", "style-end", "handler-slash"):
        markup = page_with(OWN[name]).replace("""content="default-src 'self'; img-src 'self' data:">""", 'content="">')
        (folder / "index.html").write_text(markup, encoding="utf-8")
        ran[name] = open_page(host(folder).url).page.title() == "taken"
    assert ran == dict.fromkeys(ran, True)
