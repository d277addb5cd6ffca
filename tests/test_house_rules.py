"""The habits of the house that no linter knows, as checks that can fail."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "broadsheet"
MODULES = sorted(file for file in SOURCE.rglob("*.py") if file.parent.name != "migrations")
MAX_MODULE_LINES = 400
MEDIAN_FUNCTION_LINES = 12
LONGEST_FUNCTION_LINES = 60
FOREIGN = re.compile(
    "|".join(
        [
            re.escape(one + other)
            for one, other in (
                ("py", "pi.org/simple"),
                ("files.python", "hosted.org"),
                ("registry.npm", "js.org"),
                ("deb.debi", "an.org"),
                ("archive.ubun", "tu.com"),
            )
        ]
        + [rf"(?<![\w.~/-])/{one}{other}/" for one, other in (("wo", "rk"), ("ro", "ot"))]
    )
)
"""Hosts of registries and paths of one machine, in two parts each, so that this file does not hold them itself."""
WORKBENCHES = {
    "edition/lines.py:_Walk": "one walk over one text",
    "makeup/assign.py:_Table": "the pages as they are being filled",
    "makeup/boxes.py:_Box": "a box being set",
    "makeup/casting.py:StandingType": "type that stands from one make-up to the next",
    "makeup/closing.py:Frame": "solves pages and remembers what it solved",
    "makeup/draft.py:Draft": "everything decided so far",
    "makeup/materials.py:_Settings": "what has been set so far",
    "newsroom/running/processes.py:Process": "a process that is kept running",
    "newsroom/running/shift.py:Telling": "how far a job is, while it is done",
    "outlets/catalogue.py:Shelf": "a list of the catalogue, which stories join and leave",
    "press/elements.py:Element": "a structure element that gathers its content",
    "press/fontfiles.py:FaceUse": "what the text uses of a face, as it is drawn",
    "press/preflight/findings.py:Findings": "collects the findings about one file",
    "press/preflight/graphics.py:Pens": "a stream's running graphics state",
    "press/setting.py:Pen": "the text state a content stream stands in",
    "proof/interpreter.py:Marks": "marks as they are gathered",
    "proof/interpreter.py:_State": "what q saves and Q restores",
    "proof/tree.py:_Draft": "a block while its content is gathered",
    "typeset/galley.py:GalleySetter": "sets one story, line by line",
    "works/building/knowledge.py:Knowledge": "what a builder knows of its site, brought up to date by every build",
    "works/building/partial.py:Changed": "what changed, while it is looked for",
    "works/pageproofs/digests.py:Digests": "digests of pages that stand from one proof to the next",
    "works/pageproofs/files.py:ReadFiles": "files that were read, kept until they change",
}
"""The only records that may change, each with its reason: none is handed from room to room."""
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
    tree = ast.parse(module.read_text())
    found = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global)]
    found += [node.lineno for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and empty(node.value)]
    assert not found


def empty(value: ast.expr | None) -> bool:
    """Whether a value is a container that waits to be filled: [], {}, set(), defaultdict(list) and the like."""
    if isinstance(value, ast.Call):
        name = ast.unparse(value.func).rpartition(".")[2]
        return name in {"defaultdict", "Counter", "deque"} or (name in {"dict", "list", "set"} and not value.args)
    return isinstance(value, ast.List | ast.Dict) and not ast.unparse(value).strip("[]{}")


def test_records_are_frozen():
    loose = {
        f"{name_of(module)}:{node.name}"
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.ClassDef) and any(map(thawed, node.decorator_list))
    }
    assert loose == set(WORKBENCHES)


def thawed(mark: ast.expr) -> bool:
    """Whether a decorator makes a dataclass whose fields may change."""
    text = ast.unparse(mark)
    return text.removeprefix("dataclasses.").partition("(")[0] == "dataclass" and "frozen=True" not in text


def test_the_tree_holds_no_fonts_and_no_large_files():
    names = tracked()
    assert not [name for name in names if name.endswith((".ttf", ".otf", ".woff", ".woff2"))]
    assert not [name for name in names if (ROOT / name).exists() and (ROOT / name).stat().st_size > 2_000_000]


def test_the_tree_holds_no_addresses_of_registries_and_no_paths_of_a_machine():
    found = []
    for name in tracked():
        data = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in data:
            found += [f"{name}: {match[0]}" for match in FOREIGN.finditer(data.decode("utf-8", "replace"))]
    assert not found


def test_the_search_for_foreign_addresses_finds_them():
    assert FOREIGN.search("https://" + "py" + "pi.org/simple/broadsheet")
    assert FOREIGN.search("see " + "/ro" + "ot/notes.txt")
    assert FOREIGN.search('open("' + "/wo" + 'rk/main")')
    assert not FOREIGN.search("the art/" + "work/flow, ~/" + "work/paper and out/" + "root/file")


def tracked() -> list[str]:
    """The names of all files git keeps; the test is skipped outside a checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [name for name in listed.stdout.split("\0") if name]
