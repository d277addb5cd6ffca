"""The search index, and the script that reads it in a browser."""

from __future__ import annotations

import gzip
import json
import subprocess
import unicodedata
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import TimeoutError  # noqa: A004 - the browser's

from broadsheet.outlets.web import search
from broadsheet.outlets.web.scripts import script_file, theme_switch
from broadsheet.outlets.web.search import DIGITS, count_of, manifest, terms_of, year_files
from broadsheet.works.publishing.headers import Policy, content_security
from judges.site import Host
from newsstand import an_entry, write_site

SCRIPT = Path(search.__file__).with_name("search.js")
LETTERS = tuple(chr(code) for code in (*range(0x20, 0x600), *range(0x1E00, 0x2000)) if unicodedata.name(chr(code), ""))
WORDS = ("quay", "crane", "tide", "Constance", "Bonny", "vote", "harbour", "ferry", "lamp", "net")


def shards(files) -> dict[str, str]:
    """The shards by address."""
    return {address: data.decode() for address, data in files if address.endswith(".txt")}


def places(files, term: str) -> list[tuple[int, int]]:
    """Where a term stands, as (article of the year, 0 text … 3 headline), read as the format is documented."""
    line = next(line for sheet in shards(files).values() for line in sheet.split("\n") if line.startswith(f"{term} "))
    place, step, shift, found = 0, 0, 0, []
    for letter in line.partition(" ")[2].lstrip("*"):
        digit = DIGITS.index(letter)
        step |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            place += step
            found.append(divmod(place, 4))
            step = shift = 0
    return found


def asked(call: str, *given: object) -> object:
    """What the script gives for a call, run by itself: ``termsOf(given[0])``."""
    code = f"import * as search from {json.dumps(SCRIPT.as_uri())};\n"
    code += f"const given = {json.dumps(given)};\nprocess.stdout.write(JSON.stringify({call}));\n"
    done = subprocess.run(["node", "--input-type=module"], input=code, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


# ---- terms ----


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The crane’s driver", {"the", "crane", "driver"}),
        ("l’école d’Été", {"ecole", "ete"}),
        ("Straße, ŁÓDŹ, Ærø", {"strasse", "lodz", "aero"}),
        ("4,106 votes on 29.10.2026", {"4106", "votes", "on", "29102026"}),
        ("well-known snake_case a b", {"well", "known", "snake", "case"}),
        ("Ναῦς ΠΛΟΊΟΥΣ", {"ναυσ", "πλοιουσ"}),
        ("ёлка Ещё", {"елка", "еще"}),
        ("مَدْرَسَة إلى آلة", {"مدرسه", "الي", "اله"}),
        ("IŞIK ışık", {"isik"}),
        ("x" * 40, {"x" * 24}),
        ("", set()),
    ],
)
def test_terms_are_small_letters_without_accents_and_figures_without_points(text, terms):
    assert terms_of(text) == terms


def test_the_script_makes_the_same_terms_as_the_index_of_every_letter_and_text():
    texts = [f"a{letter}b{letter}c" for letter in LETTERS] + [
        "4,106 votes, 29.10.2026; 1.a", "l’été d’où", "مَدْرَسَة إلى", "Straße ŁÓDŹ", "ΟΔΟΣ ὁδός",
        "naïve—crème", "snake_case", "ﬁne Ⅳ ½ ²",
    ]  # fmt: skip
    theirs = asked("given[0].map(text => [...new Set(search.termsOf(text))].sort())", texts)
    ours = [sorted(terms_of(text), key=lambda term: term.encode("utf-16-be")) for text in texts]
    assert [text for text, mine, other in zip(texts, ours, theirs, strict=True) if mine != other] == []


# ---- files ----


def test_an_article_is_found_by_the_best_of_the_places_its_word_stands_in():
    entries = (
        an_entry(1, "Only the harbour master knew of the Constance."),
        an_entry(2, "A harbour.", published=date(2026, 1, 5)),
    )
    files = year_files(2026, entries)
    assert places(files, "harbour") == [(0, 0), (1, 3)]
    assert places(files, "constance") == [(1, 0)]
    assert places(files, "finch") == [(0, 1), (1, 1)]
    assert places(files, "driver") == [(0, 2), (1, 2)]
    assert places(files, "=harbour") == [(1, 0)]


def test_results_show_what_a_reader_needs_month_by_month():
    files = dict(year_files(2026, (an_entry(1), an_entry(2, published=date(2026, 1, 5)))))
    assert json.loads(files["/search/2026/11.json"]) == [
        ["/2026/11/story-1/", "Town votes to buy back its harbour", "What the crane driver said on day 1.",
         "Ada Finch, Tom Reed", "harbour", "2026-11-06", 24, 1],
    ]  # fmt: skip
    assert len(json.loads(files["/search/2026/01.json"])) == 1


def test_the_manifest_tells_years_newest_first_with_shards_and_months():
    counts = [
        count_of(year, (an_entry(at, published=date(year, at % 12 + 1, 1)) for at in range(40)))
        for year in (2025, 2026)
    ]
    address, data = manifest(counts)
    assert address == "/search/index.json"
    assert json.loads(data) == [
        [2026, 4, [4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3]],
        [2025, 4, [4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3]],
    ]
    assert len(shards(year_files(2026, tuple(an_entry(at) for at in range(40))))) == 4


@given(st.permutations(range(12)))
def test_the_order_in_which_entries_come_changes_no_byte(order):
    entries = [
        an_entry(at, f"{WORDS[at % 10]} {WORDS[at % 7]}", published=date(2026, at % 5 + 1, at + 1)) for at in range(12)
    ]
    assert year_files(2026, [entries[at] for at in order]) == year_files(2026, entries)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=6), min_size=1, max_size=40))
def test_every_word_of_every_article_is_found_again_and_no_other(texts):
    entries = tuple(an_entry(at, " ".join(words), published=date(2026, 1, 1)) for at, words in enumerate(texts))
    files = year_files(2026, entries)
    order = sorted(entries, key=lambda entry: entry.id)
    for word in WORDS:
        holding = [
            at for at, entry in enumerate(order) if any(f" {word.casefold()} " in f" {part} " for part in entry.terms)
        ]
        if holding and not any(f"\n{word.casefold()} *" in sheet for sheet in shards(files).values()):
            assert [article for article, _ in places(files, word.casefold())] == holding


def test_one_changed_article_rewrites_its_month_and_the_shards_of_its_words_alone():
    entries = [an_entry(at, f"{WORDS[at % 10]} word{at}", published=date(2026, at % 12 + 1, 3)) for at in range(300)]
    before = dict(year_files(2026, entries))
    entries[40] = replace(
        entries[40], headline="Changed", terms=(f"{entries[40].terms[0]} windlass", *entries[40].terms[1:])
    )
    after = dict(year_files(2026, entries))
    changed = {address for address in after if before[address] != after[address]}
    assert before.keys() == after.keys()
    assert len(changed) == 2
    assert "/search/2026/05.json" in changed


def test_short_words_that_stand_in_most_articles_take_no_room():
    entries = tuple(an_entry(at, "and tide at the quay", headline="And so" if at == 7 else "Quay") for at in range(30))
    files = year_files(2026, entries)
    line = next(line for sheet in shards(files).values() for line in sheet.split("\n") if line.startswith("and "))
    assert line.startswith("and *")
    assert len(places(files, "and")) == 1
    assert len(places(files, "tide")) == 0


# ---- reading ----


def test_the_script_finds_a_word_or_all_that_begin_with_it_and_ranks_headlines_above_text():
    entries = (an_entry(1, "harbours everywhere"), an_entry(2, "A harbour"), an_entry(3, "Nothing of it"))
    files = year_files(2026, entries)
    sheet = next(sheet for sheet in shards(files).values() if "\nharbour " in sheet)
    exact = asked("[...search.look(given[0], 'harbour', false).scores]", sheet)
    begun = asked("[...search.look(given[0], 'harb', true).scores]", sheet)
    assert dict(exact)[0] > dict(exact)[1]
    assert sorted(article for article, _ in exact) == [0, 1]
    assert sorted(article for article, _ in begun) == [0, 1]
    assert asked("[...search.look(given[0], 'harb', false).scores]", sheet) == []
    assert asked("[...search.look(given[0], 'zebra', true).scores]", sheet) == []


def test_the_script_is_small_on_the_wire():
    assert len(gzip.compress(script_file("search.js"), mtime=0)) < 4_000


# ---- in a browser ----

YEARS = tuple(
    an_entry(
        number,
        f"{'The Constance sailed.' if number % 3 == 0 else 'The buoy was lit.'} Word{number}.",
        headline=f"{'Ferry' if number % 2 else 'Lamp'} news {number}",
        published=date(2026 - number // 24, number % 12 + 1, 3),
        subjects=("boats",),
    )
    for number in range(72)
)


@pytest.fixture(scope="module")
def site(host, tmp_path_factory) -> Host:
    """The site under a base path and the policy it is published with, with three years to search."""
    folder = write_site(tmp_path_factory.mktemp("searched"), YEARS, base="/paper")
    (folder / "_headers").write_text(
        f"/*\n  Content-Security-Policy: {content_security(Policy(scripts=(theme_switch().decode(),)))}\n",
        encoding="utf-8",
    )
    return host(folder)


@pytest.fixture
def visit(open_page, site):
    """Opens the search of that site with a query."""
    return lambda query="", **wishes: open_page(f"{site.url}/paper/search/{query}", **wishes)


def headlines(page) -> list[str]:
    """The headlines found, in order."""
    return page.locator("#results h3").all_inner_texts()


def must_say(page, told: str) -> None:
    """Wait until what is announced begins so."""
    with suppress(TimeoutError):
        page.wait_for_function(
            "told => document.getElementById('status').textContent.startsWith(told)", arg=told, timeout=5_000
        )
    assert page.locator("#status").inner_text().startswith(told)


@pytest.mark.judge
def test_typing_finds_newest_years_first_marks_the_words_and_keeps_the_address(visit):
    seen = visit()
    seen.page.get_by_label("Words to look for").type("ferry const")
    must_say(seen.page, "Articles found: 12")
    found = headlines(seen.page)
    assert found[0] == "Ferry news 9"
    assert seen.page.locator("#results h2").all_inner_texts() == ["2026", "2025", "2024"]
    assert seen.page.locator("#results mark").first.inner_text() == "Ferry"
    assert seen.page.url.endswith("?q=ferry+const")
    assert seen.complaints == []
    assert seen.foreign(seen.page.url) == ()


@pytest.mark.judge
def test_an_address_with_a_query_searches_and_its_results_lead_to_articles_below_the_base(visit):
    seen = visit("?q=lamp+word4")
    must_say(seen.page, "Articles found: ")
    link = seen.page.locator("#results a").first
    assert link.inner_text() == "Lamp news 4"
    assert link.get_attribute("href") == "/paper/2026/05/story-4/"


@pytest.mark.judge
def test_results_come_by_twenties_and_say_when_older_years_are_still_unread(visit):
    seen = visit("?q=news")
    must_say(seen.page, "Articles found so far: 24. Earlier years")
    assert len(headlines(seen.page)) == 20
    read = {request.rsplit("/paper/", 1)[-1].split("/")[1] for request in seen.asked if request.endswith(".txt")}
    assert read == {"2026"}
    for _ in range(3):
        seen.page.get_by_role("button", name="More articles").click()
        seen.page.wait_for_selector("#results:not([aria-busy])")
    must_say(seen.page, "Articles found: 72")
    assert len(headlines(seen.page)) == 72
    assert not seen.page.locator("#more").is_visible()


@pytest.mark.judge
def test_section_and_year_narrow_the_search_and_stay_in_the_address(visit):
    seen = visit("?q=news&section=town&year=2025")
    must_say(seen.page, "Articles found: 12")
    assert {int(text.rsplit(" ", 1)[-1]) % 2 for text in headlines(seen.page)} == {0}
    assert seen.page.locator("#year").input_value() == "2025"
    seen.page.get_by_label("Section", exact=True).select_option("Harbour")
    seen.page.wait_for_url("**/?q=news&section=harbour&year=2025")
    must_say(seen.page, "Articles found: 12")


@pytest.mark.judge
def test_the_keyboard_alone_searches_walks_the_results_and_returns(visit):
    seen = visit()
    keys, page = seen.page.keyboard, seen.page
    keys.press("/")
    keys.type("constance")
    must_say(page, "Articles found: 24")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    second = page.evaluate("document.activeElement.textContent")
    keys.press("ArrowUp")
    first = page.evaluate("document.activeElement.textContent")
    keys.press("Escape")
    assert [first, second] == headlines(page)[:2]
    assert page.evaluate("document.activeElement.id") == "q"


@pytest.mark.judge
def test_nothing_found_says_so_and_an_unreachable_index_says_what_to_do(visit):
    seen = visit("?q=zeppelin")
    must_say(seen.page, "No article holds all these words.")
    cut = visit()
    cut.page.route("**/*.txt", lambda route: route.abort())
    cut.page.get_by_label("Words to look for").fill("windlass")
    must_say(cut.page, "The search could not be loaded.")


@pytest.mark.judge
def test_whoever_spares_data_searches_only_when_asked(visit):
    seen = visit()
    seen.page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    seen.page.reload()
    seen.page.get_by_label("Words to look for").type("lamp")
    seen.page.wait_for_timeout(300)
    assert headlines(seen.page) == []
    seen.page.keyboard.press("Enter")
    must_say(seen.page, "Articles found so far: 24")


@pytest.mark.judge
def test_without_scripts_the_page_leads_to_sections_and_lists(visit):
    seen = visit(java_script_enabled=False)
    assert seen.page.locator("noscript p").is_visible()
    assert not seen.page.locator("#search").is_visible()
    assert seen.page.locator("main").get_by_role("link", name="Harbour").is_visible()
    assert seen.page.locator("main").get_by_role("link", name="By month").is_visible()
