"""What is written when a plan is changed: rows, versions, the log, the jobs; and two people at one plan."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from broadsheet.edition.model import AdvertKind, Pins, Position
from broadsheet.newsroom.issues import actions, models
from broadsheet.newsroom.issues.doors import plans_of, to_issue
from broadsheet.newsroom.issues.models import Composition, Issue, PlanMove, Presence
from broadsheet.newsroom.issues.moves import Book, Place, SetPage, SetPages, TakeAdvert, TakeOut
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.stories.models import Article, BudgetLine
from broadsheet.newsroom.stories.shelf import ASIDE
from broadsheet.newsroom.work.models import Job
from newsroom.issues.composing import composed, planning


def where(story: str) -> tuple[int, int]:
    """The page and the rank a story has in issue 24."""
    row = Issue.objects.get(number=24).placements.get(article__story_id=story)
    return row.page, row.rank


@pytest.mark.usefixtures("either_newsroom")
def test_a_move_is_written_with_its_version_its_log_and_its_job(cast):
    before = planning()
    Job.objects.all().delete()
    outcome = actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=3, rank=1)])
    assert outcome.done
    assert outcome.version == before.version + 1 == Issue.objects.get(number=24).version
    assert where("gull-bylaw") == (3, 1)
    entry = AuditEntry.objects.filter(act="plan an issue").first()
    assert (entry.who, entry.target) == ("editor", "Issue 24")
    assert "to page 3, leading" in entry.detail["words"]
    assert list(Job.objects.values_list("kind", "payload")) == [("desk", {"issues": [24]})]


@pytest.mark.usefixtures("newsroom")
def test_what_is_written_is_the_plan_that_the_rules_gave(cast):
    issue = planning()
    before = to_issue(issue)
    moves = [
        Place("gull-bylaw", page=2, pins=Pins(Position.TOP, columns=3), hold=True),
        TakeOut("herrings-win"),
        SetPage(6, section="world", heading="Far away"),
        SetPages(12),
        TakeAdvert("house-carry"),
    ]
    assert actions.make_moves(24, cast.editor, moves).done
    after = to_issue(Issue.objects.get(number=24))
    assert len(after.placements) == len(before.placements) - 1
    assert after.pages == 12
    assert after.page_pin(6).heading == "Far away"
    assert [item.id for item in after.adverts] == [item.id for item in before.adverts if item.id != "house-carry"]
    assert actions.take_back(24, cast.editor).done
    assert to_issue(Issue.objects.get(number=24)) == before


@pytest.mark.usefixtures("newsroom")
def test_moves_are_taken_back_one_after_the_other(cast):
    planning()
    before = where("gull-bylaw")
    for page in (2, 3, 4):
        actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=page)])
    for page in (3, 2, before[0]):
        assert actions.take_back(24, cast.editor).done
        assert where("gull-bylaw")[0] == page
    last = actions.take_back(24, cast.editor)
    assert (last.done, last.words) == (False, "There is no move of yours to take back.")


@pytest.mark.usefixtures("newsroom")
def test_two_people_who_move_different_stories_both_move_them(cast):
    seen = planning().version
    assert actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=2)], seen).done
    assert actions.make_moves(24, cast.publisher, [Place("crab-million", page=6)], seen).done
    assert (where("gull-bylaw")[0], where("crab-million")[0]) == (2, 6)


@pytest.mark.usefixtures("newsroom")
def test_of_two_people_who_move_one_story_the_later_is_told_who_was_faster(cast):
    seen = planning().version
    actions.make_moves(24, cast.publisher, [Place("gull-bylaw", page=2)], seen)
    late = actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=6)], seen)
    assert (late.done, late.conflict) == (False, True)
    assert late.words.startswith("publisher moved “")
    assert "to page 2 meanwhile" in late.words
    assert where("gull-bylaw")[0] == 2
    assert actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=6)], late.version).done


@pytest.mark.usefixtures("newsroom")
def test_a_move_is_not_taken_back_over_somebody_elses(cast):
    planning()
    actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=2)])
    actions.make_moves(24, cast.publisher, [Place("gull-bylaw", page=6)])
    told = actions.take_back(24, cast.editor)
    assert (told.done, told.conflict) == (False, True)
    assert "publisher moved" in told.words
    assert where("gull-bylaw")[0] == 6


@pytest.mark.usefixtures("newsroom")
def test_moves_are_all_made_or_none(cast):
    planning()
    before = where("gull-bylaw")
    told = actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=2), Place("crab-million", page=99)])
    assert not told.done
    assert "There is no page 99" in told.words
    assert where("gull-bylaw") == before
    assert not PlanMove.objects.exists()


@pytest.mark.usefixtures("newsroom")
def test_a_move_that_changes_nothing_writes_nothing(cast):
    version = planning().version
    page, rank = where("gull-bylaw")
    told = actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=page, rank=rank)])
    assert (told.done, told.version, told.words) == (True, version, "All stands so already.")
    assert not PlanMove.objects.exists()


@pytest.mark.parametrize("state", [Issue.State.CLOSED, Issue.State.PUBLISHED])
@pytest.mark.usefixtures("newsroom")
def test_a_closed_issue_stays_as_it_is(cast, state):
    Issue.objects.filter(number=24).update(state=state)
    told = actions.make_moves(24, cast.editor, [Place("gull-bylaw", page=2)])
    assert not told.done
    assert told.words.startswith(f"Issue 24 is {state.label.lower()}; its plan stands.")
    assert not actions.take_back(24, cast.editor).done


@pytest.mark.usefixtures("newsroom")
def test_a_story_that_is_gone_cannot_be_placed(cast):
    planning()
    assert "no longer in the newsroom" in actions.make_moves(24, cast.editor, [Place("nobody-wrote-this")]).words


@pytest.mark.usefixtures("newsroom")
def test_a_page_is_locked_with_the_plan_it_was_composed_from(cast):
    issue = planning()
    assert "still being composed" in actions.make_moves(24, cast.editor, [SetPage(3, locked=True)]).words
    composed(issue)
    assert actions.make_moves(24, cast.editor, [SetPage(3, locked=True)]).done
    assert plans_of(issue) == {3: '{"lock": 1, "page": 3}'}
    assert actions.make_moves(24, cast.editor, [SetPage(3, locked=False)]).done
    assert plans_of(issue) == {}
    assert actions.take_back(24, cast.editor).done
    assert plans_of(issue) == {3: '{"lock": 1, "page": 3}'}


@pytest.mark.usefixtures("newsroom")
def test_a_story_taken_out_waits_for_its_place_and_can_be_sent_away(cast):
    issue = planning()
    actions.make_moves(24, cast.editor, [TakeOut("gull-bylaw")])
    line = BudgetLine.objects.get(article__story_id="gull-bylaw")
    assert line.issue == issue
    assert actions.send_away(24, cast.editor, "gull-bylaw").done
    line.refresh_from_db()
    assert line.issue is None
    assert not actions.send_away(24, cast.editor, "crab-million").done


@pytest.mark.usefixtures("newsroom")
def test_a_deadline_is_not_composed_for(cast):
    composed(planning())
    actions.set_deadline(24, cast.editor, 3, timezone.now())
    issue = Issue.objects.get(number=24)
    assert issue.sheets.get(number=3).deadline
    assert not issue.sheets.get(number=3).pinned
    assert Composition.objects.get(issue=issue).plan == issue.version


@pytest.mark.usefixtures("newsroom")
def test_a_new_issue_takes_over_page_sections_and_our_own_adverts(cast):
    issue = actions.new_issue(cast.editor, 25, {"day": date(2026, 12, 4), "pages": 8}, like=24)
    plan = to_issue(issue)
    assert plan.page_pin(8).section == "letters"
    assert {item.kind for item in plan.adverts} == {AdvertKind.HOUSE}
    assert len(plan.adverts) == 3
    assert plan.placements == ()


@pytest.mark.usefixtures("newsroom")
def test_the_facts_of_an_issue_change_its_version(cast):
    before = planning()
    assert actions.change_facts(24, cast.editor, {"price": "£3.00", "pages": 12}).done
    after = Issue.objects.get(number=24)
    assert (after.price, after.pages, after.version) == ("£3.00", 12, before.version + 2)
    assert actions.change_facts(24, cast.editor, {"price": "£3.00"}).done
    assert Issue.objects.get(number=24).version == after.version


def test_artwork_is_kept_under_its_name_and_content(newsroom):
    first = actions.keep_artwork(SimpleUploadedFile("Frith’s Fish & Chips.PDF", b"%PDF-1.7 one"))
    other = actions.keep_artwork(SimpleUploadedFile("../../etc/Frith’s Fish & Chips.PDF", b"%PDF-1.7 two"))
    assert first.startswith("adverts/frith-s-fish-chips-")
    assert first.endswith(".pdf")
    assert first != other
    assert (newsroom.media / first).read_bytes() == b"%PDF-1.7 one"
    assert (newsroom.media / other).is_file()


class Slow(SimpleUploadedFile):
    """An upload that reaches the disk when another does too."""

    def __init__(self, gate, seen):
        super().__init__("fish.pdf", b"%PDF-1.7 the same")
        self.gate, self.seen, self.times = gate, seen, 0

    def chunks(self, chunk_size=None):
        """Read for the second time, it waits for the other, and looks at what stands in the folder meanwhile."""
        self.times += 1
        yield from super().chunks(chunk_size)
        if self.times > 1:
            self.gate.wait(20)
            self.seen += [item.name for item in (settings.NEWSROOM_HOME.media / "adverts").iterdir()]
            self.gate.wait(20)


def test_the_same_artwork_sent_twice_at_once_is_kept_and_no_half_of_it_stands_among_the_adverts(newsroom):
    gate, seen = Barrier(2), []
    with ThreadPoolExecutor(2) as two:
        kept = set(two.map(actions.keep_artwork, [Slow(gate, seen), Slow(gate, seen)]))
    assert len(kept) == 1
    assert (newsroom.media / kept.pop()).read_bytes() == b"%PDF-1.7 the same"
    assert not [name for name in seen if name.startswith("fish")]
    assert not list((newsroom.media / ASIDE).iterdir())


@pytest.mark.usefixtures("newsroom")
def test_that_somebody_is_here_is_written_only_now_and_then(cast):
    now = timezone.now()
    actions.heard(24, cast.editor, now)
    actions.heard(24, cast.editor, now + actions.HEARD / 2)
    assert Presence.objects.get().seen_at == now
    actions.heard(24, cast.editor, now + 2 * actions.HEARD)
    assert Presence.objects.get().seen_at == now + 2 * actions.HEARD


@pytest.mark.usefixtures("newsroom")
def test_an_advert_is_booked_and_its_booking_taken_back(cast):
    planning()
    chips = next(item for item in to_issue(Issue.objects.get(number=24)).adverts if item.id == "friths-fish-bar")
    assert actions.make_moves(24, cast.advertising, [TakeAdvert("friths-fish-bar")]).done
    assert actions.make_moves(24, cast.advertising, [Book(chips)], columns=5).done
    assert actions.take_back(24, cast.advertising).done
    assert actions.take_back(24, cast.advertising).done
    assert chips in to_issue(Issue.objects.get(number=24)).adverts


def test_a_thinner_issue_takes_over_no_page_it_does_not_have(cast, newsroom):  # noqa: ARG001 - stands in it
    thin = actions.new_issue(cast.editor, 99, {"day": "2027-01-01", "pages": 4}, like=24)
    assert Issue.objects.get(number=24).sheets.filter(pinned=True, number__gt=4).exists()
    assert not thin.sheets.filter(number__gt=4).exists()
    assert not thin.adverts.filter(page__gt=4).exists()


@pytest.mark.usefixtures("newsroom")
def test_a_move_about_a_story_that_is_gone_is_passed_over(cast):
    planning()
    page = where("crab-million")[0]
    actions.make_moves(24, cast.editor, [Place("crab-million", page=2 if page != 2 else 3)])
    actions.make_moves(24, cast.editor, [TakeOut("gull-bylaw")])
    Article.objects.get(story_id="gull-bylaw").delete()
    told = actions.take_back(24, cast.editor)
    assert not told.done
    assert "taken away since" in told.words
    assert actions.take_back(24, cast.editor).done
    assert where("crab-million")[0] == page


@pytest.mark.parametrize("state", [Issue.State.CLOSED, Issue.State.PUBLISHED])
@pytest.mark.usefixtures("newsroom")
def test_what_is_said_of_a_closed_issue_stays(cast, state):
    before = planning()
    Issue.objects.filter(number=24).update(state=state)
    assert "its plan stands" in actions.change_facts(24, cast.editor, {"volume": 99}).words
    assert Issue.objects.get(number=24).volume == before.volume
    told = cast.client("editor").get("/newsroom/issues/24/facts/")
    assert told.status_code == 200


@pytest.mark.usefixtures("either_newsroom")
def test_an_issue_made_thinner_tells_what_lost_its_page_and_all_of_it_can_be_taken_back(cast):
    planning()
    moves = [SetPages(12), SetPage(11, section="world"), Place("gull-bylaw", page=10)]
    assert actions.make_moves(24, cast.editor, moves).done
    before = to_issue(Issue.objects.get(number=24))
    outcome = actions.change_facts(24, cast.editor, {"pages": 8})
    assert outcome.done
    assert "to wherever it fits" in outcome.words
    assert "page 11" in outcome.words
    thin = Issue.objects.get(number=24)
    assert (thin.pages, where("gull-bylaw")[0]) == (8, 0)
    assert not thin.sheets.filter(pinned=True, number__gt=8).exists()
    assert actions.take_back(24, cast.editor).done
    assert to_issue(Issue.objects.get(number=24)) == before


@pytest.mark.usefixtures("newsroom")
def test_a_page_that_is_locked_is_not_taken_away(cast):
    planning()
    assert actions.make_moves(24, cast.editor, [SetPages(12)]).done
    models.PageSheet.objects.create(issue=Issue.objects.get(number=24), number=11, pinned=True, locked=True)
    assert "Page 11 is locked" in actions.change_facts(24, cast.editor, {"pages": 8, "price": "£9"}).words
    assert Issue.objects.get(number=24).price != "£9"


@pytest.mark.usefixtures("newsroom")
def test_nothing_is_taken_back_to_a_page_that_is_gone(cast):
    planning()
    actions.make_moves(24, cast.publisher, [SetPages(12), Place("gull-bylaw", page=10)])
    actions.make_moves(24, cast.publisher, [Place("gull-bylaw", page=3)])
    actions.make_moves(24, cast.editor, [SetPages(8)])
    told = actions.take_back(24, cast.publisher)
    assert (told.done, "no page 10" in told.words) == (False, True)
    assert where("gull-bylaw")[0] == 3


@pytest.mark.usefixtures("newsroom")
def test_pages_never_composed_here_are_asked_for_by_who_looks_and_by_no_reading(cast):
    Issue.objects.filter(number=24).update(state=Issue.State.PUBLISHED)
    Composition.objects.all().delete()
    Job.objects.all().delete()
    client = cast.client("contributor")
    text = client.get("/newsroom/issues/24/").content.decode()
    assert "have not been composed here yet" in text
    assert client.get("/newsroom/issues/24/state").json()["composing"]
    assert not Job.objects.exists()
    assert not Presence.objects.exists()
    assert client.post("/newsroom/issues/24/pages/", headers={"Accept": "application/json"}).status_code == 204
    assert Job.objects.get().payload == {"issues": [24]}
    composed(Issue.objects.get(number=24))
    Job.objects.all().delete()
    client.post("/newsroom/issues/24/pages/")
    assert not Job.objects.exists()
