"""The docs say what the program does: snippets run, links lead somewhere, generated pages are current."""

from __future__ import annotations

import ast
import json
import re
import shlex
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from broadsheet.cli import VERBS, desk
from broadsheet.press.printers import read_printer

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


def test_the_page_on_roles_is_current():
    sys.path.insert(0, str(ROOT / "tools"))
    from reference import ROLES_PAGE, roles  # noqa: PLC0415 - tools/ joins the path above

    assert ROLES_PAGE.read_text() == roles()


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb: str):
    output = CliRunner().invoke(desk, [verb, "--help"]).output
    assert "Examples:" in output
    assert f"broadsheet {verb}" in output


HOW_TO = sorted((ROOT / "docs" / "how-to").glob("*.md"))
SCHEMAS = ROOT / "docs" / "reference" / "schemas"


def plans(page: Path) -> list[tuple[str, str]]:
    """The TOML blocks of a page: the file each belongs to, told by its first line, and its text."""
    blocks = re.findall(r"```toml\n# (?:in )?(\S+)\n(.*?)```", page.read_text(), re.DOTALL)
    assert len(blocks) == page.read_text().count("```toml")
    return blocks


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.stem)
def test_every_plan_in_the_how_tos_is_one_the_paper_reads(page: Path, tmp_path: Path):
    for file, text in plans(page):
        if file.startswith("printers/"):
            (tmp_path / "own.toml").write_text(text)
            assert read_printer(tmp_path / "own.toml").title
            continue
        kind = Path(file).stem
        schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text())
        needed = {"number": 1, "date": "2026-11-06"} if kind == "issue" else {}
        assert not list(Draft202012Validator(schema).iter_errors(needed | tomllib.loads(text))), text


@pytest.mark.parametrize("page", [page for page in HOW_TO if snippets(page)], ids=lambda page: page.stem)
def test_the_commands_of_the_how_tos_run_in_their_order(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(desk, ["new", "my-paper"])
    for file, text in plans(page):
        if file.startswith("printers/"):
            (tmp_path / "my-paper" / "printers").mkdir()
            (tmp_path / "my-paper" / file).write_text(text)
    for words in snippets(page):
        quick = ["--no-pictures"] if words[1] == "compose" else []
        result = CliRunner().invoke(desk, [*words[1:], *quick])
        assert result.exit_code == 0, (words, result.output)


SINKS = {"Remark", "Problem", "stop", "warn", "note", "_stop", "remark", "_refused", "add", "twice"}
RULE_NAME = re.compile(r"[a-z0-9*]+(-[a-z0-9*]+)*")


def rule_of(node: ast.expr) -> str:
    """A rule's name from a text in the source; what is filled in is a star."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def rules_in(file: Path) -> set[str]:
    """The names of the rules a module remarks by: said to one of the sinks, or the first of a row with its severity."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            at = 2 if name == "twice" else 0
            found |= {rule_of(node.args[at])} if name in SINKS else set()
        elif isinstance(node, ast.Tuple) and len(node.elts) in {3, 4}:
            weight = ast.unparse(node.elts[1]).removeprefix("Severity.")
            found |= {rule_of(node.elts[0])} if weight in {"STOP", "WARN", "NOTE"} else set()
    return {name for name in found if RULE_NAME.fullmatch(name)}


def test_the_page_of_rules_lists_every_rule_of_the_program_and_no_other():
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", (ROOT / "docs" / "reference" / "rules.md").read_text(), re.MULTILINE)
    used = set().union(*(rules_in(file) for file in (ROOT / "src" / "broadsheet").rglob("*.py")))
    assert len(used) > 150
    assert not [name for name in used if not any(fnmatch(rule, name) for rule in listed)]
    assert not [rule for rule in listed if not any(fnmatch(rule, name) for name in used)]
    assert len(listed) == len(set(listed))
