"""What the command has done in a newsroom by a process that ends: its beginning, copy in and out, a password.

    python -m broadsheet.newsroom.running.errands begin FOLDER
    python -m broadsheet.newsroom.running.errands take-in FOLDER
    python -m broadsheet.newsroom.running.errands put-out FOLDER
    python -m broadsheet.newsroom.running.errands password USER
    python -m broadsheet.newsroom.running.errands clear-factor USER
    python -m broadsheet.newsroom.running.errands back-up FILE
    python -m broadsheet.newsroom.running.errands look-through FILE
    python -m broadsheet.newsroom.running.errands restore FILE

Lines for the person are printed; what goes wrong is a sentence on standard error and an exit status.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import django
from django.conf import settings
from django.db import Error, connection, transaction

from broadsheet.errors import BroadsheetError, InputError, UsageError

django.setup()

from broadsheet.newsroom.begin import prepare  # noqa: E402 - models can be imported when Django is set up
from broadsheet.newsroom.folder.actions import export, take_in  # noqa: E402 - the same
from broadsheet.newsroom.home import PASSPHRASE  # noqa: E402 - the same
from broadsheet.newsroom.keeping import actions as keeping  # noqa: E402 - the same
from broadsheet.newsroom.keeping.upgrade import upgrade, waiting  # noqa: E402 - the same
from broadsheet.newsroom.people import actions as people  # noqa: E402 - the same
from broadsheet.newsroom.people.models import User  # noqa: E402 - the same
from broadsheet.newsroom.people.roles import Role  # noqa: E402 - the same
from broadsheet.newsroom.running.alone import CHANGING, IS_CHANGING, IS_OPEN, LOCK, alone  # noqa: E402 - the same
from broadsheet.newsroom.stories.shelf import sweep  # noqa: E402 - the same
from broadsheet.newsroom.trouble import NO_SPACE, trouble_of  # noqa: E402 - the same
from broadsheet.newsroom.work import kinds  # noqa: E402 - the same
from broadsheet.newsroom.work.actions import ask  # noqa: E402 - the same
from broadsheet.remarks import Severity  # noqa: E402 - the same
from broadsheet.works.apart import end_with_parent  # noqa: E402 - the same

EDITOR = "editor"
SHOWN = 10
"""Remarks on copy taken in that are told; the rest are counted."""


def begin(folder: str) -> None:
    """Make or bring up to date the tables; the first time, take the paper in ``folder`` in and make the first editor.

    All of the first time is in one transaction: where it is broken off, the next start does it again.
    """
    with _changing():
        _begin(folder)


def _begin(folder: str) -> None:
    """The same, while nobody else does it."""
    _reach()
    if _is_new():
        _say("Making the newsroom's tables …")
    before = upgrade(settings.NEWSROOM_HOME)
    if before:
        _say(f"Brought the tables up to date; the backup made before is {before}.")
    prepare()
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    sweep(settings.MEDIA_ROOT, time.time())
    if User.objects.exists():
        return
    with transaction.atomic():
        if folder:
            _say(f"Taking in {folder} …")
            _take_in(Path(folder))
        user = people.hire(EDITOR, Role.PUBLISHER)
        word = people.one_time_password(user)
        ask(kinds.DESK, "desk")
        ask(kinds.STREET, "street")
    _say(_first_words(EDITOR, word))


def bring_in(folder: str) -> None:
    """Take a paper's folder in."""
    with _changing():
        _reach()
        _bring_up()
    with transaction.atomic():
        _take_in(Path(folder))
        ask(kinds.DESK, "desk")
        ask(kinds.STREET, "street")


def _changing() -> AbstractContextManager[None]:
    """Be the only one who makes or changes the tables of this home."""
    home = settings.NEWSROOM_HOME.path
    return alone(home / CHANGING, home, IS_CHANGING)


def _bring_up() -> None:
    """Bring the tables up to date, which nobody does under a newsroom that is open."""
    home = settings.NEWSROOM_HOME
    with alone(home.path / LOCK, home.path, IS_OPEN) if waiting() else nullcontext():
        upgrade(home)
    prepare()


def bring_out(folder: str) -> None:
    """Write everything into a folder."""
    _reach()
    written = export(Path(folder))
    _say(f"Wrote {len(written)} files into {folder}.")


def password(name: str) -> None:
    """Give somebody a new one-time password."""
    _say(_first_words(name, people.one_time_password(_called(name))))


def clear_factor(name: str) -> None:
    """Take away the second factor that somebody has lost."""
    people.clear_factor(_called(name))
    _say(f"{name} signs in with the password alone, once, and then sets up a new second factor where the role asks it.")


def _called(name: str) -> User:
    """Somebody by the name they sign in with. Raises ``UsageError`` where nobody has it."""
    _reach()
    user = User.objects.filter(username=name).first()
    if user is None:
        known = ", ".join(User.objects.filter(is_active=True).order_by("username").values_list("username", flat=True))
        message = f"Nobody here is called {name}. There are: {known or 'nobody yet; start the newsroom first'}."
        raise UsageError(message)
    return user


def back_up(file: str) -> None:
    """Make a backup."""
    _reach()
    kept = keeping.back_up(settings.NEWSROOM_HOME, Path(file), _words())
    _say(f"Wrote {kept.rows} rows and {kept.parts} parts into {kept.file} ({kept.size / 1e6:.1f} MB).")
    if not os.environ.get(PASSPHRASE):
        key = settings.NEWSROOM_HOME.path / keeping.KEY
        _say(f"Only the words in {key} open it: keep a copy of that file somewhere else.")


def look_through(file: str) -> None:
    """Read a backup through."""
    manifest = keeping.look_through(Path(file), _words())
    _say(f"{file}: {len(manifest.parts)} parts, each as its list tells; made {manifest.made}.")


def restore(file: str) -> None:
    """Put a backup into this home, which is empty, and ask for the pages and the site to be made again."""
    _reach()
    manifest = keeping.restore(Path(file), _words(), settings.NEWSROOM_HOME)
    keeping.keep_words(settings.NEWSROOM_HOME, _words())
    ask(kinds.DESK, "desk")
    ask(kinds.STREET, "street")
    _say(f"Put back {len(manifest.parts)} parts and {sum(part.rows for part in manifest.parts)} rows.")


def _words() -> str:
    """The words that open a backup: those handed over, or this newsroom's own."""
    return os.environ.get(PASSPHRASE) or keeping.passphrase_of(settings.NEWSROOM_HOME)


ERRANDS = {
    "begin": begin,
    "take-in": bring_in,
    "put-out": bring_out,
    "password": password,
    "clear-factor": clear_factor,
    "back-up": back_up,
    "look-through": look_through,
    "restore": restore,
}


def _take_in(folder: Path) -> None:
    """Take a paper's folder in, and tell what came of it."""
    taken = take_in(folder, None)
    _say(f"Took in {taken.stories} stories, {taken.issues} issues and {taken.pictures} pictures.")
    grave = [remark for remark in taken.remarks if remark.severity is Severity.STOP]
    for remark in grave[:SHOWN]:
        _say(str(remark))
    if len(grave) > SHOWN:
        _say(f"… and {len(grave) - SHOWN} more remarks.")


def _reach() -> None:
    """Ask the database for a sign of life. Raises ``InputError`` where there is none."""
    try:
        connection.ensure_connection()
    except Error as error:
        if trouble_of(error) is NO_SPACE:
            raise InputError(f"{NO_SPACE.sentence} Nothing was changed.") from error
        where = connection.settings_dict["HOST"] or connection.settings_dict["NAME"]
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        message = (
            f"The database at {where} cannot be reached ({reason}). See that it runs and that --database names it "
            "rightly; without --database the newsroom keeps its own."
        )
        raise InputError(message) from error


def _is_new() -> bool:
    """Whether the database has no tables of ours."""
    return User._meta.db_table not in connection.introspection.table_names()  # noqa: SLF001 - Django's documented way


def _first_words(name: str, word: str) -> str:
    """How somebody signs in for the first time."""
    return f"\n  Sign in as    {name}\n  with          {word}   (once; you then choose your own)\n"


def _say(line: str) -> None:
    """Tell the person, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Do one errand."""
    end_with_parent()
    errand, value = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""  # noqa: PLR2004 - the command's own name, errand, value
    try:
        ERRANDS[errand](value)
    except BroadsheetError as error:
        sys.stderr.write(f"broadsheet: {error}\n")
        sys.exit(error.exit_status)
    except (Error, OSError) as error:
        sys.stderr.write(f"broadsheet: {_refusal(error)}\n")
        sys.exit(1)


def _refusal(error: Error | OSError) -> str:
    """Why the database or the machine would not have it."""
    trouble = trouble_of(error)
    if trouble:
        return trouble.sentence
    why = " ".join(str(error).split())
    if isinstance(error, OSError):
        return f"This machine did not do it ({why}). See to that, and try again."
    return f"The database refused ({why}); nothing was changed."


if __name__ == "__main__":
    main()
