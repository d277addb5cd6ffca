"""The flatplan in a real browser: by hand, by key alone, without a script, two at once, and for everybody."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from broadsheet.newsroom.issues import actions
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.issues.moves import Place
from judges.axe import axe
from newsroom.issues.composing import composed, planning

PLAN = "/newsroom/issues/24/"
GULL = '[data-story="gull-bylaw"]'


@pytest.fixture
def ready(address, cast):
    """Issue 24, composed, with the gull on page 5."""
    assert address
    planning()
    actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=5, rank=3)])
    composed(Issue.objects.get(number=24))


AIMS = """() => {
    window.aims = [];
    const told = () => window.aims.push(document.querySelector('.fp-page.is-over')?.id || '');
    new MutationObserver(told).observe(document.body, {subtree: true, attributeFilter: ['class']});
}"""
"""Writes down where a story that is held would go."""


def stands(story: str) -> tuple[int, int]:
    """The page and the rank of a story."""
    row = Issue.objects.get(number=24).placements.get(article__story_id=story)
    return row.page, row.rank


def dragged(page, source: str, target: str, down: float = 0.5) -> None:
    """Drag a story onto a page, to a height between 0 and 1."""
    page.locator(source).first.evaluate("piece => piece.scrollIntoView({block: 'center'})")
    start, aim = page.locator(source).first.bounding_box(), page.locator(target).first.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2 + 20, start["y"] + start["height"] / 2 + 5)
    page.mouse.move(aim["x"] + aim["width"] / 2, aim["y"] + aim["height"] * down, steps=5)
    page.mouse.up()


def wrong(page) -> list[tuple[str, str]]:
    """What axe finds wrong within our own screen; the frame round it is judged where it is made."""
    inside = "place => Boolean(document.querySelector(place)?.closest('main'))"
    found = [(item.rule, place) for item in axe(page) for place in item.places]
    return [(rule, place) for rule, place in found if page.evaluate(inside, place)]


@pytest.mark.usefixtures("ready")
def test_a_story_is_dragged_to_a_page_and_a_rank(visit):
    seen = visit("editor", PLAN)
    page = seen.page
    dragged(page, f"#page-5 {GULL}", "#page-3 .fp-sheet", down=0.08)
    expect(page.locator("#fp-said")).to_contain_text("to page 3, leading")
    assert stands("gull-bylaw") == (3, 1)
    expect(page.locator(f"#page-3 .fp-coming {GULL}")).to_be_visible()
    expect(page.locator(f"#page-5 {GULL}.is-leaving")).to_be_visible()
    composed(Issue.objects.get(number=24), "b")
    expect(page.locator(f"#page-3 .fp-piece{GULL}")).to_be_visible()
    expect(page.locator(f"#page-5 {GULL}")).to_have_count(0)
    assert seen.complaints == []


def pin(story: str) -> str:
    """Where on its page a story is pinned."""
    return str(Issue.objects.get(number=24).placements.get(article__story_id=story).pins.get("position", "free"))


@pytest.mark.usefixtures("ready")
def test_a_story_is_dragged_to_a_pin_and_pinned_by_key(visit):
    page = visit("editor", PLAN).page
    dragged(page, f"#page-5 {GULL}", "#page-3 .fp-sheet", down=0.96)
    expect(page.locator("#fp-said")).to_contain_text("to page 3, pinned")
    assert (stands("gull-bylaw"), pin("gull-bylaw")) == ((3, 3), "bottom")
    page.locator(f"#page-3 .fp-coming {GULL}").focus()
    for key, where in (("ArrowRight", "bottom-right"), ("ArrowUp", "right"), ("ArrowLeft", "free")):
        page.keyboard.press(f"Shift+{key}")
        expect(page.locator(f'#page-3 .fp-coming {GULL}[data-pin="{where}"]')).to_be_focused()
        assert pin("gull-bylaw") == where
    assert stands("gull-bylaw") == (3, 3)


@pytest.mark.usefixtures("ready")
def test_sheets_are_added_and_taken_away_at_the_end_of_the_plan(visit):
    seen = visit("editor", PLAN)
    page = seen.page
    page.get_by_role("button", name="4 more").click()
    expect(page.locator("#page-12")).to_be_visible()
    expect(page.get_by_role("button", name="4 more")).to_be_focused()
    page.get_by_role("button", name="4 fewer").click()
    expect(page.locator("#page-12")).to_have_count(0)
    page.get_by_role("button", name="4 fewer").click()
    expect(page.locator("#fp-said")).to_contain_text("made it 4 pages")
    expect(page.locator("#fp-said")).to_contain_text("stand wherever they fit")
    assert stands("gull-bylaw")[0] == 0
    expect(page.locator("#page-8")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator("#page-8")).to_be_visible()
    assert stands("gull-bylaw")[0] == 5
    assert seen.complaints == []


@pytest.mark.usefixtures("ready")
def test_the_plan_moves_along_under_a_story_held_at_its_edge(visit):
    page = visit("editor", PLAN, viewport={"width": 1280, "height": 600}).page
    piece = page.locator("#page-1 .fp-piece").first.bounding_box()
    before = page.locator("#page-1").bounding_box()["y"]
    page.evaluate(AIMS)
    page.mouse.move(piece["x"] + 15, piece["y"] + 15)
    page.mouse.down()
    page.mouse.move(piece["x"] + 30, 590)
    page.wait_for_function(
        "top => document.getElementById('page-1').getBoundingClientRect().top < top - 50", arg=before
    )
    assert page.locator("#page-1").bounding_box()["y"] < before - 50
    page.wait_for_function("() => new Set(window.aims).size > 1")
    page.keyboard.press("Escape")
    page.mouse.up()


@pytest.mark.usefixtures("ready")
def test_pages_are_made_larger_and_smaller_on_any_screen(visit):
    for wishes in ({"viewport": {"width": 1280, "height": 900}}, {"viewport": {"width": 390, "height": 844}}):
        page = visit("editor", PLAN, **wishes).page
        before = page.locator("#page-2").bounding_box()["width"]
        page.get_by_role("button", name="Smaller pages").click()
        smaller = page.locator("#page-2").bounding_box()["width"]
        assert smaller < 0.8 * before
        page.get_by_role("button", name="Larger pages").click()
        assert abs(page.locator("#page-2").bounding_box()["width"] - before) < 1


@pytest.mark.usefixtures("ready")
def test_a_story_is_dragged_out_and_in_again(visit):
    page = visit("editor", PLAN).page
    dragged(page, f"#page-5 {GULL}", "#tray-waiting")
    expect(page.locator(f"#tray-waiting {GULL}")).to_be_visible()
    dragged(page, f"#tray-waiting {GULL}", "#page-2 .fp-sheet", down=0.18)
    expect(page.locator(f"#page-2 .fp-coming {GULL}")).to_be_visible()
    assert stands("gull-bylaw") == (2, 2)


@pytest.mark.usefixtures("ready")
def test_the_same_by_keyboard_alone(visit):
    page = visit("editor", PLAN).page
    page.locator(f"#page-5 {GULL}").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(f"#page-4 .fp-coming {GULL}")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#fp-said")).to_contain_text("rank 2")
    assert stands("gull-bylaw") == (4, 2)
    page.keyboard.press("Control+z")
    expect(page.locator("#fp-said")).to_contain_text("took a move back")
    assert stands("gull-bylaw") == (4, 3)
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_be_focused()
    page.locator("#fp-dialog select[name=page]").focus()
    page.keyboard.type("page 7")
    page.locator("#fp-dialog select[name=columns]").focus()
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    page.locator("#fp-dialog .is-acts button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#page-7 .fp-coming {GULL}")).to_be_focused()
    assert stands("gull-bylaw") == (7, 3)
    assert Issue.objects.get(number=24).placements.get(article__story_id="gull-bylaw").pins == {"columns": 3}
    page.keyboard.press("Delete")
    expect(page.locator(f"#tray-waiting {GULL}")).to_be_visible()


@pytest.mark.usefixtures("ready")
def test_escape_closes_a_card_and_gives_the_focus_back(visit):
    page = visit("editor", PLAN).page
    page.locator(f"#page-5 {GULL}").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fp-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#fp-dialog")).not_to_be_visible()
    expect(page.locator(f"#page-5 {GULL}")).to_be_focused()


@pytest.mark.usefixtures("ready")
def test_two_editors_see_each_other_and_each_others_moves(visit):
    mine, yours = visit("editor", PLAN).page, visit("publisher", PLAN).page
    expect(mine.locator("#fp-here")).to_contain_text("publisher is here")
    dragged(mine, f"#page-5 {GULL}", "#page-3 .fp-sheet")
    expect(yours.locator(f"#page-3 .fp-coming {GULL}")).to_be_visible(timeout=4000)
    expect(yours.locator("#fp-said")).to_contain_text("editor moved")


@pytest.mark.usefixtures("ready")
def test_whoever_comes_too_late_is_told_who_was_faster(visit, cast):
    page = visit("editor", PLAN).page
    page.route("**/state*", lambda route: route.abort())
    actions.make_moves(24, cast.publisher, [Place("gull-bylaw", page=2)])
    dragged(page, f"#page-5 {GULL}", "#page-3 .fp-sheet")
    expect(page.locator("#fp-said")).to_contain_text("publisher moved")
    assert stands("gull-bylaw")[0] == 2
    expect(page.locator(f"#page-2 .fp-coming {GULL}")).to_be_visible()


@pytest.mark.usefixtures("ready")
def test_a_page_is_locked_and_then_takes_no_story(visit):
    page = visit("editor", PLAN).page
    page.locator("#folio-3").click()
    page.get_by_role("button", name="Lock the page as it is").click()
    expect(page.locator("#page-3.is-locked")).to_be_visible()
    dragged(page, f"#page-5 {GULL}", "#page-3 .fp-sheet")
    assert stands("gull-bylaw")[0] == 5


@pytest.mark.usefixtures("ready")
def test_all_of_it_works_without_a_script(visit):
    page = visit("editor", PLAN, java_script_enabled=False).page
    page.locator(f"#page-5 {GULL}").click()
    page.locator("select[name=page]").select_option("6")
    page.get_by_role("button", name="Keep").click()
    assert stands("gull-bylaw")[0] == 6
    page.get_by_role("button", name="Undo").click()
    assert stands("gull-bylaw")[0] == 5


@pytest.mark.usefixtures("ready")
def test_a_contributor_sees_and_moves_nothing(visit):
    page = visit("contributor", PLAN).page
    expect(page.locator(".fp-picture")).to_have_count(8)
    dragged(page, f"#page-5 {GULL}", "#page-3 .fp-sheet")
    page.keyboard.press("ArrowLeft")
    assert stands("gull-bylaw")[0] == 5


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(visit, scheme):
    over = [{"story": "crab-million", "page": 3, "lines": 3, "words": 14, "advice": "Cut 14 words (3 lines)."}]
    composed(Issue.objects.get(number=24), overset=over)
    page = visit("editor", PLAN, color_scheme=scheme, reduced_motion="reduce").page
    expect(page.locator(".fp-picture")).to_have_count(8)
    assert wrong(page) == []
    page.locator("#fp-names").click()
    assert wrong(page) == []
    for opener in (f"#page-5 {GULL}", "#folio-3", "#advert-new"):
        page.locator(opener).click()
        expect(page.locator("#fp-dialog .fp-card")).to_be_visible()
        assert wrong(page) == []
        page.keyboard.press("Escape")
    for path in ("/newsroom/issues/", "/newsroom/issues/new/", f"{PLAN}facts/", f"{PLAN}stories/gull-bylaw/"):
        page.goto(path)
        assert wrong(page) == []
