"""The paper's settings as a publisher changes them."""

from __future__ import annotations

import html
import re

import pytest

from broadsheet.newsroom.paper.doors import to_paper
from broadsheet.newsroom.paper.models import PaperSettings, SectionDesk, Workflow
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.people.roles import Act, Role, may
from broadsheet.newsroom.work.models import Job

PAPER, DESIGN, TEXT, FLOWS = (f"/newsroom/paper/{part}" for part in ("", "design/", "text/", "workflows/"))
FIELD = re.compile(r'<input[^>]*? name="([^"]+)" value="([^"]*)"')
AREA = re.compile(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', re.DOTALL)
CHOICE = re.compile(r'<select[^>]* name="([^"]+)".*?</select>', re.DOTALL)
TAKEN = re.compile(r'<option value="([^"]*)" selected')


@pytest.fixture(autouse=True)
def _newsroom(newsroom):
    (newsroom.path / "static").mkdir(exist_ok=True)
    Job.objects.all().delete()


def form_of(cast, address):
    """What a browser would send back unchanged."""
    page = cast.client("publisher").get(address).content.decode()
    page = page[page.index('class="nr-form"') :]
    told = {name: html.unescape(value) for name, value in (*FIELD.findall(page), *AREA.findall(page))}
    for found in CHOICE.finditer(page):
        taken = TAKEN.search(found[0])
        told[found[1]] = html.unescape(taken[1]) if taken else ""
    return told


def sent(cast, address, **changes):
    """The answer to a form with some fields changed."""
    return cast.client("publisher").post(address, {**form_of(cast, address), **changes}, follow=True)


@pytest.mark.parametrize("address", [PAPER, DESIGN, TEXT])
def test_a_form_sent_back_as_it_came_changes_nothing(cast, address):
    before = PaperSettings.objects.values("paper_toml", "design_toml").get()
    assert sent(cast, address).status_code == 200
    assert PaperSettings.objects.values("paper_toml", "design_toml").get() == before
    assert not Job.objects.exists()


def test_a_change_is_kept_with_its_comments_logged_and_followed_by_jobs(cast):
    sent(cast, PAPER, name="The Harbour Lantern")
    text = PaperSettings.objects.get().paper_toml
    assert to_paper()[0].name == "The Harbour Lantern"
    assert text.startswith("# The Harbour Light, an invented paper")
    assert AuditEntry.objects.filter(act__startswith="change the paper", who="publisher").count() == 1
    assert set(Job.objects.values_list("kind", flat=True)) == {"desk", "street"}


def test_a_mistake_stands_beside_its_field_and_nothing_is_kept(cast):
    answer = sent(cast, PAPER, issn="12", name="Another")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nothing is kept yet" in page
    assert 'value="Another"' in page
    assert "nr-field__wrong" in page
    assert to_paper()[0].name == "The Harbour Light"


def test_words_where_a_number_belongs_are_told(cast):
    assert "Write a whole number" in sent(cast, PAPER, **{"web-per_page": "many"}).content.decode()


def test_a_section_is_added_in_an_empty_row(cast):
    number = len(to_paper()[0].sections)
    sent(cast, PAPER, **{f"sections-{number}-id": "sea", f"sections-{number}-name": "At sea"})
    assert to_paper()[0].sections[-1].name == "At sea"


def test_the_language_is_chosen_by_name_or_written_by_its_code(cast):
    page = cast.client("publisher").get(PAPER).content.decode()
    assert '<option value="en" selected>English</option>' in page
    assert '<option value="de-AT">German (Austria)</option>' in page
    assert "BCP" not in page
    sent(cast, PAPER, language="de-AT")
    assert to_paper()[0].language == "de-AT"
    sent(cast, PAPER, **{"language": "other", "language-other": " pt-AO "})
    assert to_paper()[0].language == "pt-AO"
    assert '<option value="pt-AO" selected>' in cast.client("publisher").get(PAPER).content.decode()


@pytest.mark.parametrize(("code", "words"), [("", "Write the code of the language"), ("Klingon!", "language tag")])
def test_a_language_that_cannot_be_one_is_told_and_not_kept(cast, code, words):
    answer = sent(cast, PAPER, **{"language": "other", "language-other": code})
    assert (answer.status_code, to_paper()[0].language) == (422, "en")
    assert words in answer.content.decode()


def test_the_design_is_chosen(cast):
    sent(cast, DESIGN, format="berliner")
    assert to_paper()[1].format.name == "berliner"
    assert "format" in PaperSettings.objects.get().design_toml


def test_the_text_is_checked_before_it_is_kept(cast):
    answer = sent(cast, TEXT, design='format = "napkin"')
    assert answer.status_code == 422
    assert "napkin" in answer.content.decode()
    sent(cast, TEXT, design="# plain\n")
    assert PaperSettings.objects.get().design_toml == "# plain\n"


def test_two_people_at_once_do_not_overwrite_each_other(cast):
    told = form_of(cast, PAPER)
    sent(cast, PAPER, strapline="Mine")
    answer = cast.client("publisher").post(PAPER, {**told, "strapline": "Theirs"}, follow=True)
    assert "Somebody else has changed the settings" in answer.content.decode()
    assert to_paper()[0].strapline == "Mine"


def test_settings_that_cannot_be_read_lead_to_their_text(cast):
    PaperSettings.objects.update(paper_toml="name = ")
    answer = cast.client("publisher").get(PAPER, follow=True)
    assert answer.redirect_chain[-1][0] == TEXT
    assert "cannot be read" in answer.content.decode()


def test_a_section_follows_a_workflow_of_its_own(cast):
    client = cast.client("publisher")
    client.post(FLOWS, {"deed": "new", "name": "Investigations"})
    flow = Workflow.objects.get(name="Investigations")
    stages = {"key": ["", ""], "name": ["Digging", "With the lawyer"], "role": ["contributor", "editor"]}
    client.post(FLOWS, {"deed": "stages", "flow": flow.pk, **stages})
    client.post(FLOWS, {"deed": "assign", "section-town": flow.pk})
    assert [stage["name"] for stage in SectionDesk.objects.get().workflow.stages] == ["Digging", "With the lawyer"]
    refused = client.post(FLOWS, {"deed": "drop", "flow": flow.pk}, follow=True).content.decode()
    assert "Sections still follow" in refused


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GUEST])
@pytest.mark.parametrize("address", [PAPER, DESIGN, TEXT, FLOWS])
def test_settings_are_for_those_who_may(cast, role, address):
    client = cast.client(role.value)
    assert (client.get(address).status_code == 200) is may(role, Act.SET_PAPER)
    assert (client.post(address).status_code != 403) is may(role, Act.SET_PAPER)


def test_more_rows_than_a_form_holds_are_refused_and_not_dropped(cast):
    before = PaperSettings.objects.get().paper_toml
    answer = sent(cast, PAPER, **{"sections-60-id": "sea", "sections-60-name": "Sea"}, name="Another")
    assert "at most 60 rows" in answer.content.decode()
    assert PaperSettings.objects.get().paper_toml == before
