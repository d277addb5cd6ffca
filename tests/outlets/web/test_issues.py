"""Issues, their contents and their printed pages."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.outlets.model import IssueCard, IssuePage, IssuesPage, MapPage, PrintedPage, Ranked, StoryArea
from judges.structured import linked_data
from newsstand import a_card, an_issue, every_page, html_of


def headings(page: str) -> list[str]:
    """The headings of an issue's contents, without links."""
    found = re.findall(r'<h3 class="band-head">(.*?)</h3>', page)
    return [re.sub("<[^>]+>", "", heading) for heading in found]


def an_issue_page(issue: IssueCard, *pages: int) -> IssuePage:
    """An issue whose stories stand on those printed pages."""
    return IssuePage(issue, tuple(Ranked(a_card(at), 2, page) for at, page in enumerate(pages, 1)), an_issue(23))


def test_contents_are_in_page_order_under_page_and_heading_as_printed():
    page = html_of(an_issue_page(an_issue(), 1, 1, 2))
    assert headings(page) == ["Page 1 · Harbour", "Page 2 · Town"]
    assert '<a href="/issues/24/pages/2/">Page 2</a>' in page


def test_an_issue_that_was_not_composed_lists_its_stories_under_their_sections():
    page = html_of(an_issue_page(an_issue(pages=(), cover=None), 0, 0))
    assert headings(page) == ["Harbour", "Town"]
    assert "/pages/" not in page
    assert "The printed pages" not in page


def test_downloads_are_offered_only_where_they_are_public():
    public = html_of(an_issue_page(an_issue(), 1))
    kept = html_of(an_issue_page(an_issue(pdf="", epub=""), 1))
    assert '<a href="/issues/24/paper.pdf" type="application/pdf">' in public
    assert '<a href="/issues/24/paper.epub" type="application/epub+zip">' in public
    assert "Downloads" not in kept


def test_a_back_issue_tells_its_stock_and_one_that_is_gone_cannot_be_ordered():
    left = html_of(an_issue_page(an_issue(22, stock=7), 1))
    gone = html_of(an_issue_page(an_issue(22, stock=0), 1))
    main = left.partition("<main")[2]
    assert "Copies left: 7" in main
    assert "On sale now" not in main
    assert "Get issue 22" in main
    assert "Get issue 22" not in gone
    assert "Sold out" in gone


def test_neighbours_are_named_with_their_months_and_told_to_machines():
    page = html_of(an_issue_page(an_issue(), 1))
    assert '<link rel="prev" href="/issues/23/"/>' in page
    assert "<b>Issue 23</b> <span>November 2026</span>" in page


def test_machines_are_told_issue_volume_and_periodical_with_its_issn():
    issue = linked_data(html_of(an_issue_page(an_issue(), 1)))[0][0]
    assert (issue["@type"], issue["issueNumber"]) == ("PublicationIssue", "24")
    assert issue["isPartOf"]["volumeNumber"] == "2"
    assert issue["isPartOf"]["isPartOf"]["issn"] == "3994-0020"
    assert [part["url"] for part in issue["hasPart"]] == ["https://molelight.example/2026/11/story-1/"]


def test_all_issues_stand_with_cover_or_number_and_say_which_is_on_sale():
    page = html_of(IssuesPage((an_issue(), an_issue(23, cover=None, stock=0))))
    main = page.partition("<main")[2]
    assert 'alt="Front page of issue 24"' in main
    assert '<span class="no-cover" aria-hidden="true">23</span>' in main
    assert main.index("On sale now") < main.index("Sold out")


def test_a_printed_pages_areas_are_links_in_reading_order_and_one_for_each_part_of_a_jump():
    areas = (
        StoryArea("story-2", 500, 100, 480, 300),
        StoryArea("story-1", 20, 600, 480, 200),
        StoryArea("story-1", 20, 100, 480, 400),
        StoryArea("unpublished", 0, 0, 10, 10),
    )
    printed = replace(an_issue().pages[0], areas=areas)
    page = html_of(MapPage(an_issue(), printed, (a_card(1), a_card(2))), base="/paper")
    assert re.findall(r'<a href="([^"]+)" aria-label[^>]+><title>[^<]*</title><rect x="(\d+)" y="(\d+)"', page) == [
        ("/paper/2026/11/story-1/", "20", "100"),
        ("/paper/2026/11/story-1/", "20", "600"),
        ("/paper/2026/11/story-2/", "500", "100"),
    ]


def test_a_printed_page_lists_its_articles_in_text_too_and_leads_to_its_neighbours():
    first = html_of(every_page()["/issues/24/pages/1/"])
    last = html_of(every_page()["/issues/24/pages/2/"])
    assert first.count('href="/2026/11/story-1/"') == 2
    assert 'rel="next" href="/issues/24/pages/2/">Next page</a>' in first
    assert "Previous page" not in first
    assert 'rel="prev" href="/issues/24/pages/1/">Previous page</a>' in last
    assert "Next page" not in last
    assert '<a href="/issues/24/paper.pdf#page=2" type="application/pdf">' in last


def test_a_printed_page_that_was_not_drawn_is_a_list():
    page = html_of(MapPage(an_issue(), PrintedPage(1, "Harbour", ("story-1",)), (a_card(1),)))
    assert "<svg" not in page
    assert "Choose an article" not in page
    assert 'href="/2026/11/story-1/"' in page


def test_no_page_carries_a_style_of_its_own_which_a_strict_policy_would_drop():
    assert not [address for address, page in every_page().items() if " style=" in html_of(page)]
