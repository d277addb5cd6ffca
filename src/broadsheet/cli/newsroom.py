"""``broadsheet newsroom FOLDER [--port N]``, and what is done in a newsroom from outside."""

from __future__ import annotations

import signal
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict, Unpack

import click

from broadsheet.cli.asking import DATABASE, FORMATS, Sections, asked_paper, paper_called
from broadsheet.errors import MissingFileError, UsageError
from broadsheet.newsroom.home import Home
from broadsheet.newsroom.running.supervising import Opening, errand, make_home, open_newsroom

EPILOG = """\b
Examples:
  broadsheet newsroom my-paper
  broadsheet newsroom my-paper --port 8080 --database postgres://newsroom@localhost/paper
  broadsheet newsroom new lantern --name "The Parish Lantern"
  broadsheet newsroom put-out copy --home my-paper/.newsroom"""
OPEN = "open"
EXTRA = ("django", "wagtail", "granian", "allauth")
"""What the newsroom stands on beside the pure rooms."""


class _Door(click.Group):
    """A group that takes a folder where it expects a command: the newsroom of that paper is opened."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named, or the one that opens."""
        named = args if args and args[0] in self.commands else [OPEN, *args]
        return super().resolve_command(ctx, named)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options before any command belong to the one that opens."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [OPEN, *args]
        return super().parse_args(ctx, args)


@click.group("newsroom", cls=_Door, epilog=EPILOG, subcommand_metavar="FOLDER | COMMAND [ARGS]...")
def command() -> None:
    """Open the newsroom of a paper: write, plan, compose and publish from a browser.

    \b
    broadsheet newsroom FOLDER begins it the first time and goes on where it was ever after.
    """  # noqa: D301 - click's mark for lines that stay as they are
    missing = [name for name in EXTRA if find_spec(name) is None]
    if missing:
        raise UsageError("The newsroom needs more than the press does: pip install 'broadsheet[newsroom]'")


class _Told(TypedDict):
    """What a new newsroom is told, as click hands it over."""

    home: Path
    name: str
    network: str
    sections: tuple[str, ...]
    page: str
    database: str


class _Asked(TypedDict):
    """The options of opening as click hands them over."""

    folder: Path
    home: Path | None
    host: str
    port: int
    address: str
    database: str


HOME = click.option("--home", type=click.Path(path_type=Path), required=True, help="Where the newsroom lives.")


@command.command(OPEN)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--home", type=click.Path(path_type=Path), help="Where the newsroom lives; FOLDER/.newsroom if left out.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may come in: 0.0.0.0 lets in the network.")
@click.option("--address", default="", help="What readers type where another server stands in front: https://….")
@DATABASE
def open_it(**asked: Unpack[_Asked]) -> None:
    """Open the newsroom of the paper in FOLDER (or the newsroom FOLDER itself) and keep it open until Ctrl-C."""
    folder, home = _places(asked["folder"], asked["home"])
    opening = Opening(Home(home, asked["database"]), folder, asked["host"], asked["port"], asked["address"].rstrip("/"))
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    open_newsroom(opening, _say, stop)


def _fresh(_: click.Context, __: click.Parameter, home: Path) -> Path:
    """Refuse a home that is lived in before anything else is asked."""
    if (home / "secret").exists():
        message = f"{home} holds a newsroom already; open it with: broadsheet newsroom {home}"
        raise UsageError(message)
    return home


@command.command("new")
@click.argument("home", type=click.Path(path_type=Path), is_eager=True, callback=_fresh)
@click.option("--name", prompt="What is the paper called", help="The paper's name.")
@click.option(
    "--network", prompt="Which network of papers is it of (empty: none)", default="", help="The network it belongs to."
)
@click.option(
    "--sections",
    type=Sections(),
    prompt="Its sections, in their order",
    default="News, Life, Letters, Diary",
    help="The names of its sections, with commas between.",
)
@click.option(
    "--format",
    "page",
    type=click.Choice(FORMATS),
    prompt="The format of its pages",
    default="tabloid",
    help="The format of its pages.",
)
@DATABASE
def new(**told: Unpack[_Told]) -> None:
    """Begin a newsroom in HOME for a paper that does not exist yet, and make its first editor."""
    home = told["home"]
    paper = paper_called(told["name"], told["network"], told["sections"])
    make_home(home)
    with asked_paper(paper, told["page"]) as folder:
        errand(_environment(home, told["database"]), "begin", str(folder))
    _say(f"Open it:\n  broadsheet newsroom {home}")


@command.command("take-in")
@click.argument("folder", type=click.Path(path_type=Path))
@HOME
@DATABASE
def take_in(folder: Path, home: Path, database: str) -> None:
    """Take the copy of a paper's FOLDER into a newsroom; what stands there already and is equal stays as it is."""
    _require_paper(folder)
    errand(_environment(_begun(home), database), "take-in", str(folder.resolve()))


@command.command("put-out")
@click.argument("folder", type=click.Path(path_type=Path))
@HOME
@DATABASE
def put_out(folder: Path, home: Path, database: str) -> None:
    """Write all of a newsroom's copy into FOLDER, as a paper that every other verb understands."""
    errand(_environment(_begun(home), database), "put-out", str(folder.resolve()))


@command.command("password")
@click.argument("user")
@HOME
@DATABASE
def password(user: str, home: Path, database: str) -> None:
    """Give USER a new one-time password."""
    errand(_environment(_begun(home), database), "password", user)


@command.command("clear-factor")
@click.argument("user")
@HOME
@DATABASE
def clear_factor(user: str, home: Path, database: str) -> None:
    """Take away the second factor that USER has lost; their sessions end, and the log tells of it."""
    errand(_environment(_begun(home), database), "clear-factor", user)


def _places(folder: Path, home: Path | None) -> tuple[Path | None, Path]:
    """The paper's folder, None for a newsroom that is opened by its own; and the newsroom's."""
    if (folder / "secret").exists() and not (folder / "paper.toml").exists():
        return None, folder.resolve()
    _require_paper(folder)
    return folder.resolve(), (home or folder / ".newsroom").resolve()


def _require_paper(folder: Path) -> None:
    """Refuse a folder that holds no paper."""
    if not (folder / "paper.toml").exists():
        message = (
            f"{folder} holds no paper.toml. Name the folder of a paper, make one with: broadsheet new {folder}, "
            f"or begin a newsroom without one: broadsheet newsroom new {folder}"
        )
        raise MissingFileError(message)


def _begun(home: Path) -> Path:
    """A newsroom's home. Raises ``MissingFileError`` where none has begun."""
    if not (home / "secret").exists():
        message = f"{home} holds no newsroom; begin one with: broadsheet newsroom FOLDER --home {home}"
        raise MissingFileError(message)
    return home


def _environment(home: Path, database: str) -> dict[str, str]:
    """What a process of this newsroom must find in its environment."""
    return Home(home.resolve(), database).environment()


def _say(line: str) -> None:
    """A line for whoever opened it."""
    click.echo(line)
