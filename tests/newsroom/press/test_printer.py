"""The printer's address: set by the publisher, its password taken in and never shown; a file sent there and fetched."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.test import override_settings

from broadsheet.newsroom.folder.actions import export
from broadsheet.newsroom.home import Home
from broadsheet.newsroom.keeping.actions import back_up, restore
from broadsheet.newsroom.keeping.archive import unpack
from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.actions import ask_delivery
from broadsheet.newsroom.press.book import printer_kept
from broadsheet.newsroom.press.hosts import LOST, Printer, Refusal, refusal
from newsroom.newsrooms import moved_in
from newsroom.press.test_printing import closed_with_files

ANOTHER = "another secret, of a newsroom that was moved without its own"
WORDS = "four unrelated words here"
ASKED = (
    "import django; django.setup(); from broadsheet.newsroom.press.book import printer_kept; "
    "print(printer_kept().password)"
)
PRINTER = "/newsroom/press/printer/"
FOLDER = "https://printer.example/in"
SECRET = {"name": "paper", "password": "p@ss/w:rd"}


@pytest.fixture(autouse=True)
def _newsroom(newsroom):
    (newsroom.path / "static").mkdir(exist_ok=True)


def given(cast, **told):
    """What the screen answers to a form."""
    return cast.client("publisher").post(PRINTER, {"address": FOLDER, "name": "", "password": "", **told}, follow=True)


def kept():
    """The address as it is kept."""
    return PaperSettings.objects.get(pk=1).printer_upload


def row():
    """Everything that is kept of the printer, as it stands in the database."""
    return str(PaperSettings.objects.filter(pk=1).values().get())


def test_the_publisher_sets_the_address_and_nobody_reads_the_password_again(cast):
    assert "Kept." in given(cast, **SECRET).content.decode()
    assert printer_kept() == Printer(FOLDER, "paper", "p@ss/w:rd")
    assert kept() == FOLDER
    page = cast.client("publisher").get(PRINTER).content.decode()
    assert f'value="{FOLDER}"' in page
    assert "A password is kept" in page
    log = [f"{entry.target} {entry.detail}" for entry in AuditEntry.objects.filter(act="change the printer’s address")]
    assert log == [f"{FOLDER} {{}}"]
    for hidden in ("p@ss", "p%40ss"):
        assert hidden not in page + row()


def test_an_empty_password_stands_for_the_one_that_is_kept_but_goes_to_no_other_host(cast):
    given(cast, **SECRET)
    given(cast, address=f"{FOLDER}/harbour", name="paper")
    assert printer_kept() == Printer(f"{FOLDER}/harbour", "paper", "p@ss/w:rd")
    answer = given(cast, address="https://elsewhere.example/in", name="paper")
    assert "Write the password" in answer.content.decode()
    assert printer_kept() == Printer(f"{FOLDER}/harbour", "paper", "p@ss/w:rd")
    given(cast)
    assert printer_kept() == Printer(FOLDER)


def test_a_fingerprint_stays_with_the_host_it_was_met_at(cast):
    met, over = "SHA256:" + "A" * 43, "sftp://files.printer.example/in"
    given(cast, address=over, **SECRET, host_key=met)
    given(cast, address=f"{over}/harbour", name="paper", host_key=met)
    assert printer_kept() == Printer(f"{over}/harbour", "paper", "p@ss/w:rd", met)
    given(cast, address="sftp://elsewhere.example/in", **SECRET, host_key=met)
    assert printer_kept() == Printer("sftp://elsewhere.example/in", "paper", "p@ss/w:rd")
    given(cast, address="sftp://third.example/in", **SECRET, host_key="SHA256:" + "B" * 43)
    assert printer_kept().host_key == "SHA256:" + "B" * 43


def test_a_form_opened_before_the_first_sending_does_not_take_the_fingerprint_away(cast):
    met, over = "SHA256:" + "A" * 43, "sftp://files.printer.example/in"
    given(cast, address=over, **SECRET)
    assert "Forget this fingerprint" not in cast.client("publisher").get(PRINTER).content.decode()
    PaperSettings.objects.update(printer_host_key=met)
    given(cast, address=over, name="paper", host_key="")
    assert printer_kept() == Printer(over, "paper", "p@ss/w:rd", met)


@pytest.mark.parametrize(("told", "after"), [("A", ""), ("", ""), ("B", "B")])
def test_a_fingerprint_is_forgotten_by_a_tick_of_its_own(cast, told, after):
    over, prints = "sftp://files.printer.example/in", {"": ""} | {one: f"SHA256:{one * 43}" for one in "AB"}
    given(cast, address=over, **SECRET, host_key=prints["A"])
    assert "Forget this fingerprint" in cast.client("publisher").get(PRINTER).content.decode()
    given(cast, address=over, name="paper", host_key=prints[told], forget="on")
    assert printer_kept() == Printer(over, "paper", "p@ss/w:rd", prints[after])


def test_an_address_is_taken_away(cast):
    given(cast)
    assert "give links instead" in given(cast, address="").content.decode()
    assert kept() == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"address": "ftp://printer.example"}, "that begin with https://, ftps://, sftp://, s3://"),
        ({"address": "our printer"}, "that begin with https://"),
        ({"address": "https://a:b@printer.example"}, "into their own fields"),
        ({"address": "https://printer.example/in?x=1"}, "end with the folder"),
        ({"address": "https://printer.example:many/in"}, "name a host"),
        ({"address": "s3://bucket", "name": "key", "password": "x"}, "set where the newsroom runs"),
        ({"password": "x"}, "a password without a name"),
        ({"name": "paper"}, "Write the password"),
        ({"address": "sftp://printer.example/in"}, "asks for a name and a password"),
        ({"address": "sftp://printer.example/in", **SECRET, "host_key": "ab:cd"}, "A fingerprint is SHA256:"),
        ({"address": "https://localhost/in"}, "is this machine itself"),
        ({"address": "https://169.254.169.254/latest"}, "is this machine itself"),
    ],
)
def test_what_cannot_be_an_address_is_said_in_a_sentence(cast, told, words):
    answer = given(cast, **told)
    assert (answer.status_code, kept()) == (422, "")
    assert words in answer.content.decode()


def test_only_who_may_set_the_paper_sees_the_address_of_its_printer(cast):
    assert cast.client("editor").get(PRINTER).status_code == 403
    assert "Paper" in cast.client("publisher").get("/newsroom/paper/").content.decode()
    assert PRINTER in cast.client("publisher").get("/newsroom/paper/").content.decode()


@pytest.mark.parametrize("password", ["a:b@c/d", "ü€ %", "p%40ss", " with spaces "])
def test_a_name_and_password_come_back_as_they_were_written(cast, password):
    given(cast, address="ftps://printer.example:2121/in", name="the paper", password=password)
    assert printer_kept() == Printer("ftps://printer.example:2121/in", "the paper", password)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (Printer("ftp://password.example"), "address"),
        (Printer("https://printer.example", "", "x"), "name"),
        (Printer("https://printer.example", "paper"), "password"),
        (Printer("sftp://printer.example", "paper", "x", "ab"), "host_key"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_that_is_to_be_mended(told, field):
    refused = refusal(told, Printer())
    assert isinstance(refused, Refusal)
    assert refused.field == field


def test_a_password_moved_to_another_host_in_the_database_opens_nothing(cast):
    given(cast, **SECRET)
    PaperSettings.objects.update(printer_upload="https://thief.example/in")
    assert printer_kept() == Printer("https://thief.example/in", "paper", lost=True)


def test_where_the_newsrooms_secret_has_changed_the_password_is_asked_for_again(newsroom, cast):
    given(cast, **SECRET)
    closed_with_files(newsroom)
    with override_settings(SECRET_KEY=ANOTHER):
        assert printer_kept().lost
        assert "Type it again" in cast.client("publisher").get(PRINTER).content.decode()
        assert ask_delivery(25, cast.editor).words == LOST
        assert "Type it again" in given(cast, name="paper").content.decode()
        assert "Kept." in given(cast, **SECRET).content.decode()
        assert printer_kept().password == SECRET["password"]


def test_the_password_is_in_no_folder_that_is_put_out_and_in_no_table_of_a_backup(newsroom, cast, tmp_path):
    given(cast, **SECRET)
    newsroom.secret()
    export(tmp_path / "out")
    kept_as = back_up(newsroom, tmp_path / "all.backup", WORDS)
    unpack(kept_as.file, WORDS, tmp_path / "opened")
    told = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert b"printer.example/in" in told
    assert not [hidden for hidden in (b"p@ss/w:rd", b"p%40ss", b"p@ss") if hidden in told]


def test_a_restored_newsroom_knows_the_password(newsroom, cast, tmp_path):
    (newsroom.path / "secret").write_text(django_settings.SECRET_KEY)
    given(cast, **SECRET)
    kept_as = back_up(newsroom, tmp_path / "all.backup", WORDS)
    home = Home(tmp_path / "elsewhere")
    home.path.mkdir()
    with moved_in(home):
        restore(kept_as.file, WORDS, home)
    done = subprocess.run(
        [sys.executable, "-c", ASKED],
        env={**os.environ, **home.environment()},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == SECRET["password"]
