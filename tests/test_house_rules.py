"""The habits of the house that no linter knows, as checks that can fail."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "broadsheet"
MODULES = sorted(SOURCE.rglob("*.py"))
MAX_MODULE_LINES = 400
MEDIAN_FUNCTION_LINES = 12
LONGEST_FUNCTION_LINES = 60
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def functions(module: Path) -> list[ast.FunctionDef]:
    """Every function and method of a module."""
    return [node for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.FunctionDef)]


def length(function: ast.FunctionDef) -> int:
    """Lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0


def name_of(module: Path) -> str:
    """The module's path below the package, for readable test names."""
    return str(module.relative_to(SOURCE))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_stays_under_400_lines(module: Path):
    assert len(module.read_text().splitlines()) <= MAX_MODULE_LINES


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_import_hides_inside_a_function(module: Path):
    if module.parent.name == "cli":
        return  # the command loads its verbs lazily, so that `--help` is quick
    hidden = [
        node.lineno
        for function in functions(module)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_module_says_what_it_is(module: Path):
    assert ast.get_docstring(ast.parse(module.read_text()))


def test_functions_stay_short():
    lengths = sorted(length(function) for module in MODULES for function in functions(module))
    assert lengths[len(lengths) // 2] <= MEDIAN_FUNCTION_LINES
    assert lengths[-1] <= LONGEST_FUNCTION_LINES


def test_no_module_has_a_vague_name():
    assert not [name_of(module) for module in MODULES if module.stem in VAGUE]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_lint_exception_states_its_reason(module: Path):
    silent = [
        line
        for line in module.read_text().splitlines()
        if re.search(r"# (noqa|type: ignore)", line)
        and not re.search(r"# (noqa: [A-Z0-9, ]+|type: ignore\[[\w, -]+\])\s+(-|#) \w", line)
    ]
    assert not silent


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_keeps_state(module: Path):
    found = [node.lineno for node in ast.walk(ast.parse(module.read_text())) if isinstance(node, ast.Global)]
    assert not found


def test_records_are_frozen():
    loose = []
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text())):
            if isinstance(node, ast.ClassDef):
                marks = [ast.unparse(mark) for mark in node.decorator_list]
                loose += [f"{name_of(module)}:{node.name}" for mark in marks if mark == "dataclass"]
    assert not loose


def test_the_tree_holds_no_addresses_of_registries_and_no_fonts():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    names = tracked.stdout.split()
    assert not [name for name in names if name.endswith((".ttf", ".otf", ".woff", ".woff2"))]
    assert not [name for name in names if (ROOT / name).exists() and (ROOT / name).stat().st_size > 2_000_000]
