"""Stories dealt to pages: pins hold, sections keep together, every page has its lead, no page is overloaded."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.makeup.assign import Item, Room, assign, homes_of, load_price

CELLS = 450


def an_item(key: str, section: int = 0, rank: int = 3, cells: int = 150, **wishes: object) -> Item:
    """An item that fills about ``cells`` cells, half of them type."""
    item = Item(key, section, rank, cells * 8 // 10, cells, cells * 14 // 10, cells // 2)
    return replace(item, **wishes)


def rooms(count: int, cells: int = CELLS) -> list[Room]:
    return [Room(page, cells) for page in range(2, 2 + count)]


def page_of(result, key: str) -> int:
    return next(page for page, keys in result.pages if key in keys)


def test_pinned_items_stand_where_they_are_pinned():
    items = [an_item(f"s{i}", page=4 if i % 2 else 0) for i in range(8)]
    result = assign(items, rooms(4))
    assert set(dict(result.pages)[4]) >= {"s1", "s3", "s5", "s7"}


def test_an_item_pinned_to_no_page_of_ours_is_left_over():
    assert assign([an_item("lost", page=9), an_item("here")], rooms(2)).left == ("lost",)


def test_sections_run_in_their_order_each_on_pages_of_its_own():
    items = [an_item(f"{section}{i}", section, 1 if i == 0 else 3) for section in range(3) for i in range(3)]
    result = assign(items, rooms(3))
    assert [sorted({key[0] for key in keys}) for _, keys in result.pages] == [["0"], ["1"], ["2"]]


def test_leads_are_spread_one_to_a_page():
    items = [an_item(f"lead{i}", rank=1, cells=200) for i in range(4)] + [an_item(f"s{i}") for i in range(4)]
    result = assign(items, rooms(4))
    assert sorted(sum(key.startswith("lead") for key in keys) for _, keys in result.pages) == [1, 1, 1, 1]


def test_leads_come_first_on_their_pages():
    result = assign([an_item("small", rank=4), an_item("lead", rank=1)], rooms(1))
    assert dict(result.pages)[2] == ("lead", "small")


def test_a_turn_stands_behind_its_start():
    result = assign([an_item("turn", first=4), *(an_item(f"s{i}") for i in range(6))], rooms(4))
    assert page_of(result, "turn") >= 4


def test_turns_share_a_page_and_briefs_do_not():
    turns = [an_item(f"turn{i}", section=-1, rank=4, bond="turns", cells=100) for i in range(2)]
    briefs = [an_item(f"brief{i}", section=-1, rank=5, apart="briefs", cells=90) for i in range(2)]
    result = assign([*turns, *briefs, *(an_item(f"s{i}", rank=1, cells=250) for i in range(3))], rooms(3))
    assert page_of(result, "turn0") == page_of(result, "turn1")
    assert page_of(result, "brief0") != page_of(result, "brief1")


def test_the_load_is_shared_out():
    items = [
        an_item(f"s{i}", section=-1, cells=cells) for i, cells in enumerate((300, 250, 220, 200, 150, 130, 80, 60))
    ]
    result = assign(items, rooms(3))
    sizes = {item.key: item.ideal for item in items}
    loads = [sum(sizes[key] for key in keys) / CELLS for _, keys in result.pages]
    assert max(loads) - min(loads) < 0.15


def test_a_page_given_to_a_section_keeps_it():
    items = [an_item(f"{section}{i}", section) for section in range(2) for i in range(3)]
    pages = [Room(2, CELLS, section=1), Room(3, CELLS)]
    assert {key[0] for key in dict(assign(items, pages).pages)[2]} == {"1"}


def test_homes_follow_the_sections_sizes():
    items = [an_item("a", 0, cells=CELLS), an_item("b", 1, cells=2 * CELLS), an_item("c", 2, cells=CELLS)]
    assert homes_of(items, rooms(4)) == {0: (0,), 1: (1, 2), 2: (3,)}


def test_an_overfull_page_costs_more_than_one_as_empty():
    room = Room(2, CELLS)
    over = load_price([an_item("a", cells=CELLS * 13 // 10)], room)
    under = load_price([an_item("a", cells=CELLS * 7 // 10)], room)
    assert over > under > load_price([an_item("a", cells=CELLS)], room)


items_drawn = st.lists(
    st.builds(
        lambda section, rank, cells, page: (section, rank, cells, page),
        st.integers(0, 3), st.integers(1, 5), st.integers(20, 400), st.sampled_from([0, 0, 0, 2, 3]),
    ),
    max_size=18,
)  # fmt: skip


@given(items_drawn, st.integers(1, 6))
@settings(max_examples=40, deadline=None)
def test_every_item_has_one_page_and_the_answer_is_always_the_same(drawn, pages):
    items = [an_item(f"s{i}", section, rank, cells, page=page) for i, (section, rank, cells, page) in enumerate(drawn)]
    result = assign(items, rooms(pages))
    dealt = [key for _, keys in result.pages for key in keys]
    assert sorted((*dealt, *result.left)) == sorted(item.key for item in items)
    assert all(page_of(result, item.key) == item.page for item in items if item.page and item.key not in result.left)
    assert assign(items, rooms(pages)) == result
