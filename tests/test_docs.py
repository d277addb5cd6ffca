"""The docs say what the program does: snippets run, links lead somewhere, generated pages are current."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from broadsheet.cli import VERBS, desk

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def snippets(page: Path) -> list[list[str]]:
    """The ``broadsheet`` commands of a page's shell blocks, as words."""
    blocks = re.findall(r"```sh\n(.*?)```", page.read_text(), re.DOTALL)
    lines = (line.split(" #")[0].strip() for block in blocks for line in block.splitlines())
    return [shlex.split(line) for line in lines if line.startswith("broadsheet ")]


def test_the_tutorial_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    commands = snippets(ROOT / "docs" / "tutorial" / "first-paper.md")
    assert len(commands) >= 4
    for words in commands:
        result = CliRunner().invoke(desk, words[1:])
        assert result.exit_code == 0, (words, result.output)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_in_the_docs_exists_with_its_options(page: Path):
    for words in snippets(page):
        assert words[1] in VERBS
        help_text = CliRunner().invoke(desk, [words[1], "--help"]).output
        for word in words[2:]:
            if word.startswith("--"):
                assert word.split("=")[0] in help_text, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path):
    prose = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", prose)
    assert not [target for target in targets if not (page.parent / target).exists()]


def test_the_page_on_the_command_line_is_current():
    sys.path.insert(0, str(ROOT / "tools"))
    from reference import PAGE, command_line  # noqa: PLC0415 - tools/ joins the path above

    assert PAGE.read_text() == command_line()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str):
    output = CliRunner().invoke(desk, [verb, "--help"]).output
    assert "Examples:" in output
    assert f"broadsheet {verb}" in output
