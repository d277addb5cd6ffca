"""The front page: the editor's ranks decide, and every story stands once."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.outlets.model import FrontPage, Ranked
from broadsheet.outlets.web.front import arranged
from broadsheet.story.model import Genre
from newsstand import PAPER, a_card, an_issue, html_of, the_front


def ranked(number: int, rank: int = 3, page: int = 0, **wishes) -> Ranked:
    """A story with its rank."""
    return Ranked(a_card(number, **wishes), rank, page)


def stands(front) -> list[str]:
    """The ids of the stories on a front page, place by place."""
    found = []
    for field in fields(front):
        part = getattr(front, field.name)
        if field.name == "lead":
            found += [part.card.id] if part else []
        elif field.name == "sections":
            found += [item.card.id for _, items in part for item in items]
        else:
            found += [item.card.id for item in part]
    return found


def test_the_best_rank_of_the_printed_front_page_leads_and_its_neighbour_comes_before_other_pages_leads():
    front = arranged((ranked(1, 1, 2), ranked(2, 1, 1), ranked(3, 2, 1), ranked(4, 1, 3)), PAPER)
    assert front.lead.card.id == "story-2"
    assert [item.card.id for item in front.seconds] == ["story-3", "story-1"]
    assert [item.card.id for item in front.thirds] == ["story-4"]


def test_of_equal_rank_the_story_with_a_picture_comes_first():
    front = arranged((ranked(2, 1, picture=None), ranked(4, 1)), PAPER)
    assert front.lead.card.id == "story-4"


def test_comment_letters_listings_and_briefs_stand_apart_from_the_news():
    kinds = (Genre.COMMENT, Genre.LETTER, Genre.LISTING, Genre.BRIEF)
    front = arranged(
        (*(ranked(number, 2, genre=kind) for number, kind in enumerate(kinds, 1)), ranked(9, 5), ranked(10)), PAPER
    )
    assert [item.card.id for item in front.comment] == ["story-1"]
    assert [item.card.id for item in front.letters] == ["story-2"]
    assert [item.card.id for item in front.listings] == ["story-3"]
    assert [item.card.id for item in front.briefs] == ["story-4", "story-9"]
    assert front.lead.card.id == "story-10"


def test_what_is_left_stands_in_its_section_in_running_order_and_strangers_last():
    stories = [ranked(number, 1) for number in range(1, 7)]
    others = (ranked(10, 4, section="sea"), ranked(11, 4, section="town"), ranked(12, 4, section="harbour"))
    front = arranged((*stories, *others), PAPER)
    assert [(key, [item.card.id for item in items]) for key, items in front.sections] == [
        ("harbour", ["story-12"]),
        ("town", ["story-11"]),
        ("", ["story-10"]),
    ]


def test_a_paper_of_letters_alone_still_has_a_lead():
    front = arranged((ranked(1, genre=Genre.LETTER), ranked(2, genre=Genre.LETTER)), PAPER)
    assert front.lead.card.id == "story-1"
    assert [item.card.id for item in front.letters] == ["story-2"]


@given(
    st.lists(
        st.tuples(st.integers(1, 5), st.integers(0, 3), st.sampled_from(Genre), st.sampled_from(("harbour", "", "x"))),
        max_size=30,
    )
)
def test_every_story_stands_exactly_once_whatever_its_rank_kind_and_section(wishes):
    stories = tuple(
        ranked(number, rank, page, genre=genre, section=section)
        for number, (rank, page, genre, section) in enumerate(wishes)
    )
    assert sorted(stands(arranged(stories, PAPER))) == sorted(item.card.id for item in stories)


def test_the_page_shows_the_lead_first_and_names_the_issue_its_price_and_the_way_to_get_it():
    page = html_of(the_front())
    assert page.count("<h1") == 1
    assert page.index("Town votes to buy back its harbour") < page.index("Ferry stops on Sundays")
    assert "Issue 24, Friday 6 November 2026" in page
    assert '<a class="button" href="mailto:copies@molelight.example">Get issue 24</a>' in page
    assert '<bdi class="price">£2.00</bdi>' in page
    assert "Copies left: 40" in page


def test_only_the_leads_picture_is_fetched_at_once():
    page = html_of(the_front())
    main = page[page.index("<main") :]
    assert main.count('fetchpriority="high"') == 1
    assert main.index('fetchpriority="high"') < main.index('loading="lazy"')
    assert 'type="image/avif"' in main


def test_what_came_since_the_issue_stands_beside_it_with_its_day():
    page = html_of(the_front())
    assert page.index("Since this issue") < page.index("Buoy adrift") < page.index("12 November 2026")


def test_without_an_issue_the_latest_articles_make_the_front_page():
    since = tuple(a_card(number, published=date(2026, 11, number)) for number in (9, 8, 7))
    page = html_of(FrontPage(None, (), since))
    assert page.index(since[0].headline) < page.index(since[1].headline)
    assert "Since this issue" not in page
    assert "issue-box" not in page


def test_a_paper_with_nothing_yet_says_so_and_where_to_look():
    page = html_of(FrontPage(None, ()))
    assert "Nothing has been published yet." in page
    assert "imprint" in page


def test_an_issue_that_is_sold_out_offers_no_copy():
    front = replace(the_front(), issue=an_issue(stock=0))
    page = html_of(front)
    assert "Sold out" in page
    assert 'class="button" href="mailto:' not in page


def test_a_story_in_another_language_says_so_and_an_arabic_one_runs_from_right_to_left():
    front = FrontPage(an_issue(), (ranked(1, 1, language="ar", headline="البلدة تصوّت"),))
    assert '<article class="teaser lead genre-news" lang="ar" dir="rtl">' in html_of(front)


def test_sections_lead_to_their_lists_only_where_there_are_lists():
    stories = tuple(ranked(number, 1, 1) for number in range(1, 13))
    linked = html_of(FrontPage(an_issue(), stories), base="/paper")
    plain = html_of(FrontPage(an_issue(), stories), web=replace(PAPER.web, lists=()))
    assert '<h2 class="band-head"><a href="/paper/sections/harbour/">Harbour</a></h2>' in linked
    assert '<h2 class="band-head">Harbour</h2>' in plain
