"""The map of the newsroom's data is current, and leaves no table and no field out."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import newsroom.ground  # noqa: F401 - starts Django, whose tables are looked at

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from data_map import BENEATH, PAGE, PURPOSES, applications, data_map, facts, own_fields, own_models

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_is_current():
    assert data_map() == TEXT


def test_every_table_has_its_reason_and_no_reason_lacks_its_table():
    assert {facts(model).label for model in own_models()} == set(PURPOSES)
    assert set(applications()) == set(BENEATH)


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_what_is_marked_as_telling_of_a_person_is_a_field(model):
    assert set(PURPOSES[facts(model).label].people) <= {field.name for field in own_fields(model)}


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_every_field_that_leads_to_a_person_is_marked(model):
    people = {
        field.name
        for field in own_fields(model)
        if field.is_relation and facts(field.related_model).label == "people.User"
    }
    assert people <= set(PURPOSES[facts(model).label].people)
    assert all(f"| `{name}` ● |" in TEXT for name in people)
