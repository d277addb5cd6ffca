"""The screens of issues without a script: who sees and does what, forms, refusals, what a watching browser is told."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from broadsheet.newsroom.issues import actions
from broadsheet.newsroom.issues.desks import watched
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.issues.moves import Place, TakeOut
from broadsheet.newsroom.people.roles import MAY, Act, Role
from newsroom.issues.composing import composed, planning

PLAN = "/newsroom/issues/24/"
DIGEST = b"a1".hex().ljust(32, "0")


def page_of(story: str) -> int:
    """The page a story is given to in issue 24."""
    return Issue.objects.get(number=24).placements.get(article__story_id=story).page


def sent(client, told: object, address: str = f"{PLAN}moves/"):
    """The answer to a move sent as JSON."""
    return client.post(address, json.dumps(told), content_type="application/json")


# ---- the list, and beginning an issue ----


@pytest.mark.usefixtures("newsroom")
def test_the_list_says_how_far_each_issue_is_and_what_is_next(cast):
    composed(planning(), overset=[{"story": "gull-bylaw", "page": 2, "lines": 3, "words": 20, "advice": ""}])
    text = cast.client("contributor").get("/newsroom/issues/").content.decode()
    assert "Find room for 1 story that does not fit" in text
    assert text.index("Issue 24") < text.index("Issue 23")
    assert "New issue" not in text
    assert "New issue" in cast.client("editor").get("/newsroom/issues/").content.decode()


@pytest.mark.usefixtures("empty_newsroom")
def test_an_empty_list_says_what_to_do(cast):
    text = cast.client("editor").get("/newsroom/issues/").content.decode()
    assert "Begin the first issue" in text


@pytest.mark.usefixtures("newsroom")
def test_the_list_asks_as_much_for_many_issues_as_for_two(cast):
    client = cast.client("editor")
    client.get("/newsroom/issues/")
    with CaptureQueriesContext(connection) as few:
        client.get("/newsroom/issues/")
    Issue.objects.bulk_create(Issue(number=number, day="2027-01-01") for number in range(30, 60))
    with CaptureQueriesContext(connection) as many:
        client.get("/newsroom/issues/")
    assert len(many) == len(few)


@pytest.mark.usefixtures("newsroom")
def test_an_issue_begins_as_the_last_was_a_month_later(cast):
    client = cast.client("editor")
    form = client.get("/newsroom/issues/new/").context["form"]
    assert str(form["day"].value()) == "2026-12-04"
    answer = client.post(
        "/newsroom/issues/new/", {"number": 25, "day": "2026-12-04", "volume": 2, "pages": 8, "like": 1}
    )
    assert answer["Location"] == "/newsroom/issues/25/"
    assert Issue.objects.get(number=25).adverts.count() == 3


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"number": 24}, "already"),
        ({"pages": 6}, "divided by four"),
        ({"off_sale": "2026-12-01"}, "before the first day of sale"),
        ({"day": "soon"}, "valid date"),
    ],
)
def test_wrong_facts_are_told_beside_their_field(cast, wrong, words):
    facts = {"number": 25, "day": "2026-12-04", "volume": 2, "pages": 8} | wrong
    answer = cast.client("editor").post("/newsroom/issues/new/", facts)
    assert answer.status_code == 200
    assert words in answer.content.decode()


@pytest.mark.usefixtures("newsroom")
def test_the_facts_of_an_issue_are_changed(cast):
    planning()
    facts = {"day": "2026-11-06", "volume": 2, "pages": 12, "price": "£3.00"}
    assert cast.client("editor").post(f"{PLAN}facts/", facts)["Location"] == PLAN
    assert Issue.objects.get(number=24).pages == 12


# ---- the flatplan ----


@pytest.mark.usefixtures("newsroom")
def test_the_flatplan_shows_every_page_with_its_picture_and_its_stories(cast):
    composed(planning())
    text = cast.client("contributor").get(PLAN).content.decode()
    assert text.count('class="fp-page ') == 8
    assert text.count('class="fp-picture"') == 8
    assert "The gull" in text or "gull" in text
    assert "data-move-form" not in text


@pytest.mark.usefixtures("newsroom")
def test_an_issue_that_was_never_composed_shows_drawn_pages(cast):
    planning()
    text = cast.client("editor").get(PLAN).content.decode()
    assert text.count('class="fp-blank"') == 8
    assert "Waiting to be composed" in text


@pytest.mark.usefixtures("newsroom")
def test_copy_that_does_not_fit_has_its_advice_and_its_ways_out(cast):
    over = [{"story": "gull-bylaw", "page": 2, "lines": 3, "words": 14, "advice": "Cut 14 words (3 lines)."}]
    kept = composed(planning(), overset=over)
    kept.pages[4]["fill"] = 0.7
    kept.save()
    text = cast.client("editor").get(PLAN).content.decode()
    for words in ("Cut 14 words (3 lines).", "Give it page 5", "Let it wait", "Take it out"):
        assert words in text


@pytest.mark.usefixtures("newsroom")
def test_the_flatplan_asks_as_much_for_many_stories_as_for_few(cast):
    composed(planning(23))
    composed(planning(24))
    client = cast.client("editor")
    counts = []
    for number in (23, 24, 23, 24):
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/newsroom/issues/{number}/").status_code == 200
        counts.append(len(found))
    assert counts[2] == counts[3]


def test_a_picture_of_a_page_stays_for_ever(newsroom, cast):
    composed(planning())
    answer = cast.client("contributor").get(f"{PLAN}pages/{DIGEST}.png")
    assert answer.content == (newsroom.desk_out / "pages" / f"{DIGEST}.png").read_bytes()
    assert "immutable" in answer["Cache-Control"]
    light = f"{PLAN}pages/{DIGEST}.webp"
    assert cast.client("contributor").get(light)["Location"] == f"{PLAN}pages/{DIGEST}.png"
    (newsroom.desk_out / "pages" / f"{DIGEST}.webp").write_bytes(b"light")
    answer = cast.client("contributor").get(light)
    assert (answer.content, answer["Content-Type"]) == (b"light", "image/webp")
    assert "immutable" in answer["Cache-Control"]
    assert cast.client("contributor").get(f"{PLAN}pages/{'0' * 32}.png").status_code == 404
    assert "login" in cast.client().get(f"{PLAN}pages/{DIGEST}.png")["Location"]
    assert cast.client("editor").get(f"{PLAN}pages/..%2f..%2fsecret.png").status_code != 200


# ---- moves ----


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_may_plan_move_anything(cast, role):
    if role is Role.GUEST:
        return
    version = planning().version
    answer = sent(cast.client(role.value), {"move": {"act": "place", "story": "gull-bylaw", "page": 3}})
    assert answer.status_code == (200 if Act.PLAN in MAY[role] else 403)
    assert (Issue.objects.get(number=24).version > version) == (Act.PLAN in MAY[role])


@pytest.mark.usefixtures("newsroom")
def test_a_move_sent_by_a_script_is_answered_with_version_and_words(cast):
    version = planning().version
    client = cast.client("editor")
    told = sent(client, {"move": {"act": "place", "story": "gull-bylaw", "page": 3}, "version": version}).json()
    assert told["done"]
    assert told["version"] == version + 1
    assert told["words"].endswith("to page 3")
    assert sent(client, {"undo": True}).json()["words"].startswith("took a move back: moved")


@pytest.mark.usefixtures("newsroom")
def test_a_move_that_comes_too_late_is_answered_409(cast):
    version = planning().version
    actions.make_moves(24, cast.publisher, [Place("gull-bylaw", page=2)], version)
    move = {"move": {"act": "place", "story": "gull-bylaw", "page": 3}, "version": version}
    answer = sent(cast.client("editor"), move)
    assert answer.status_code == 409
    assert "publisher moved" in answer.json()["words"]


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize("told", ["not json", {}, [], {"move": None}, {"move": {"act": "fly"}}, {"move": 5}, 7])
def test_what_is_no_move_is_a_sentence(cast, told):
    planning()
    body = told if isinstance(told, str) else json.dumps(told)
    answer = cast.client("editor").post(f"{PLAN}moves/", body, content_type="application/json")
    assert answer.status_code == 400
    assert "Load the page again" in answer.json()["words"]


@pytest.mark.usefixtures("newsroom")
def test_every_move_has_a_form(cast):
    composed(planning())
    client = cast.client("editor")
    story = {
        "page": 3,
        "rank": 2,
        "section": "",
        "position": "top",
        "columns": 3,
        "picture_columns": 0,
        "headline": 0,
        "jump": "no",
        "turn_page": 0,
        "hold": "on",
    }
    assert client.post(f"{PLAN}stories/gull-bylaw/", story)["Location"] == PLAN
    row = Issue.objects.get(number=24).placements.get(article__story_id="gull-bylaw")
    assert (row.page, row.rank, row.hold) == (3, 2, True)
    assert row.pins == {"position": "top", "columns": 3, "jump": False}
    client.post(f"{PLAN}moves/", {"act": "take-out", "story": "gull-bylaw"})
    assert not Issue.objects.get(number=24).placements.filter(article__story_id="gull-bylaw").exists()
    client.post(f"{PLAN}moves/", {"undo": "1"})
    assert page_of("gull-bylaw") == 3
    client.post(f"{PLAN}pages/6/", {"section": "world", "heading": "Far away"})
    client.post(f"{PLAN}moves/", {"act": "page", "number": 6, "alternative": 2})
    client.post(f"{PLAN}pages/6/", {"deadline": "2026-11-01T18:00"})
    sheet = Issue.objects.get(number=24).sheets.get(number=6)
    assert (sheet.section, sheet.heading, sheet.alternative) == ("world", "Far away", 2)
    assert sheet.deadline.hour == 18
    client.post(f"{PLAN}moves/", {"act": "pages", "pages": 12})
    assert Issue.objects.get(number=24).pages == 12


@pytest.mark.usefixtures("newsroom")
def test_a_form_that_is_refused_says_why_on_the_flatplan(cast):
    planning()
    answer = cast.client("editor").post(f"{PLAN}moves/", {"act": "pages", "pages": 6}, follow=True)
    assert "cannot be folded" in answer.content.decode()


@pytest.mark.usefixtures("newsroom")
def test_a_story_of_another_issue_is_put_in_by_its_card(cast):
    planning()
    client = cast.client("editor")
    text = client.get(f"{PLAN}stories/regatta-day/").content.decode()
    assert "Not in this issue yet." in text
    assert "Put it in" in text
    assert client.get(f"{PLAN}stories/nobody-wrote-this/").status_code == 404


@pytest.mark.usefixtures("newsroom")
def test_a_page_card_shows_its_remarks_and_its_other_ways(cast):
    kept = composed(planning())
    kept.pages[1] |= {
        "alternatives": ["b" * 32, "c" * 32],
        "remarks": [{"rule": "x", "severity": "warn", "place": {}, "message": "A widow.", "advice": "Add a word."}],
    }
    kept.save()
    text = cast.client("editor").get(f"{PLAN}pages/2/?part=card").content.decode()
    for words in ("A widow.", "Add a word.", "Way 2", "Lock the page"):
        assert words in text
    assert "Lock the page" not in cast.client("contributor").get(f"{PLAN}pages/2/").content.decode()
    assert cast.client("editor").get(f"{PLAN}pages/99/").status_code == 404


# ---- adverts ----

ADVERT = {"kind": "booked", "advertiser": "Frith’s", "page": 4, "position": "bottom", "columns": 2, "depth": "60"}


@pytest.mark.usefixtures("newsroom")
def test_an_advert_is_booked_with_its_artwork(cast):
    planning()
    file = SimpleUploadedFile("chips.pdf", b"%PDF-1.7")
    client = cast.client("advertising")
    assert client.post(f"{PLAN}adverts/new/", {**ADVERT, "artwork": file})["Location"] == PLAN
    row = Issue.objects.get(number=24).adverts.get(key="frith-s")
    assert (row.page, row.columns, row.position) == (4, 2, "bottom")
    assert 170_000 < row.depth < 170_200
    assert row.file.startswith("adverts/chips-")
    client.post(f"{PLAN}unbook/", {"advert": "frith-s"})
    assert not Issue.objects.get(number=24).adverts.filter(key="frith-s").exists()


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"artwork": SimpleUploadedFile("chips.exe", b"MZ")}, "PDF, TIFF, JPEG or PNG"),
        ({"artwork": SimpleUploadedFile("chips.pdf", b"MZ")}, "is not what its name says"),
        ({"kind": "house"}, "Write a headline, or upload artwork."),
        ({"columns": "9"}, "valid choice"),
    ],
)
def test_an_advert_that_cannot_be_printed_is_refused(cast, change, words):
    planning()
    answer = cast.client("advertising").post(f"{PLAN}adverts/new/", ADVERT | change)
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.usefixtures("newsroom")
def test_a_contributor_books_nothing(cast):
    planning()
    assert cast.client("contributor").post(f"{PLAN}adverts/new/", ADVERT).status_code == 403
    assert cast.client("contributor").post(f"{PLAN}unbook/", {"advert": "friths-fish-bar"}).status_code == 403
    assert cast.client("contributor").post(f"{PLAN}pages/6/", {"deadline": ""}).status_code == 403
    assert cast.client("advertising").post(f"{PLAN}pages/6/", {"heading": "x"}).status_code == 403


# ---- what a watching browser is told ----


@pytest.mark.usefixtures("newsroom")
def test_a_watching_browser_hears_of_moves_and_of_who_is_here(cast):
    composed(planning())
    mine, yours = cast.client("editor"), cast.client("publisher")
    first = mine.get(f"{PLAN}state").json()
    yours.post(f"{PLAN}state")
    still = mine.get(f"{PLAN}state", {"since": first["stamp"], "version": first["version"]}).json()
    assert (still["changed"], still["moves"], still["here"]) == (False, [], ["publisher"])
    actions.make_moves(24, cast.publisher, [TakeOut("gull-bylaw")])
    now = mine.get(f"{PLAN}state", {"since": first["stamp"], "version": first["version"]}).json()
    assert now["changed"]
    assert now["composing"] == "Waiting to be composed"
    assert now["moves"][0].startswith("publisher took “")


@pytest.mark.usefixtures("newsroom")
def test_watching_asks_the_database_once(cast):
    composed(planning())
    actions.heard(24, cast.editor, timezone.now())
    editor = cast.editor
    with CaptureQueriesContext(connection) as found:
        watch = watched(24, editor, timezone.now())
    assert len(found) == 1
    assert watch.heard
    assert watched(99, editor, timezone.now()) is None


@pytest.mark.usefixtures("newsroom")
def test_alternatives_that_come_later_are_heard_of(cast):
    kept = composed(planning())
    before = watched(24, cast.editor, timezone.now())
    kept.pages[0]["alternatives"] = ["b" * 32]
    kept.save(update_fields=["pages"])
    assert watched(24, cast.editor, timezone.now()).stamp != before.stamp


@pytest.mark.usefixtures("newsroom")
def test_an_issue_that_is_out_says_when_adverts_are_booked(cast):
    assert Issue.objects.get(number=24).state != Issue.State.PLANNING
    for name in ("publisher", "advertising", "contributor"):
        answer = cast.client(name).get(f"{PLAN}adverts/new/")
        assert answer.status_code == 200, name
        assert "while the issue is being planned" in answer.content.decode()
