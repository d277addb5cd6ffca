"""The paper to start from."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from broadsheet.edition.scenes import scene
from broadsheet.edition.starter import new_paper
from broadsheet.errors import InputError


def test_a_new_paper_has_its_files_and_its_name(tmp_path):
    folder = tmp_path / "papers" / "heron"
    files = new_paper(folder, 'The "Heron" \\ of Łódź')
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()) == list(files)
    assert {"paper.toml", "design.toml", "issues/1/issue.toml", "pictures/ferry.png"} <= set(files)
    assert 'name = "The \\"Heron\\" \\\\ of Łódź"' in (folder / "paper.toml").read_text(encoding="utf-8")
    assert [entry.name for entry in (tmp_path / "papers").iterdir()] == ["heron"]


def test_an_empty_folder_may_be_filled_but_a_full_one_or_a_file_may_not(tmp_path):
    (tmp_path / "empty").mkdir()
    assert new_paper(tmp_path / "empty", "A Paper")
    (tmp_path / "file").write_text("x")
    for name in ("empty", "file"):
        with pytest.raises(InputError, match="name a new folder"):
            new_paper(tmp_path / name, "A Paper")
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "A\nPaper", "A\u202ePaper"])
def test_a_name_that_cannot_be_printed_is_refused(tmp_path, name):
    with pytest.raises(InputError, match="name will not do"):
        new_paper(tmp_path / "new", name)
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be written"):
        new_paper(tmp_path / "file" / "new", "A Paper")


@pytest.mark.parametrize("name", ["ferry", "orchard"])
def test_a_scene_is_a_picture_and_the_same_every_time(name):
    drawn = scene(name)
    assert drawn == scene(name)
    with Image.open(BytesIO(drawn)) as image:
        assert image.size == (2250, 1500)
        assert len(image.getcolors(1_000_000)) > 20
