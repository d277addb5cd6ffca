"""The printer's address: set by the publisher, its password taken in and never shown; a file sent there and fetched."""

from __future__ import annotations

import pytest

from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.hosts import key_of, login_refused, with_key, without_key

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


def test_the_publisher_sets_the_address_and_nobody_reads_the_password_again(cast):
    assert "Kept." in given(cast, **SECRET).content.decode()
    assert key_of(kept()) == ("paper", "p@ss/w:rd")
    assert without_key(kept()) == FOLDER
    page = cast.client("publisher").get(PRINTER).content.decode()
    assert f'value="{FOLDER}"' in page
    assert "A password is kept" in page
    log = [f"{entry.target} {entry.detail}" for entry in AuditEntry.objects.filter(act="change the printer’s address")]
    assert log == [f"{FOLDER} {{}}"]
    for hidden in ("p@ss", "p%40ss"):
        assert hidden not in page


def test_an_empty_password_stands_for_the_one_that_is_kept_but_goes_to_no_other_host(cast):
    given(cast, **SECRET)
    given(cast, address=f"{FOLDER}/harbour", name="paper")
    assert kept() == "https://paper:p%40ss%2Fw%3Ard@printer.example/in/harbour"
    answer = given(cast, address="https://elsewhere.example/in", name="paper")
    assert "Write the password" in answer.content.decode()
    assert kept() == "https://paper:p%40ss%2Fw%3Ard@printer.example/in/harbour"
    given(cast)
    assert kept() == FOLDER


def test_an_address_is_taken_away(cast):
    given(cast)
    assert "give links instead" in given(cast, address="").content.decode()
    assert kept() == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"address": "ftp://printer.example"}, "that begin with https://, ftps://, s3://"),
        ({"address": "our printer"}, "that begin with https://"),
        ({"address": "https://a:b@printer.example"}, "into their own fields"),
        ({"address": "https://printer.example/in?x=1"}, "end with the folder"),
        ({"address": "https://printer.example:many/in"}, "name a host"),
        ({"address": "s3://bucket", "name": "key", "password": "x"}, "set where the newsroom runs"),
        ({"password": "x"}, "a password without a name"),
        ({"name": "paper"}, "Write the password"),
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


@pytest.mark.parametrize("password", ["a:b@c/d", "ü€ %", "p%40ss"])
def test_a_name_and_password_come_back_as_they_were_written(password):
    address = with_key("ftps://printer.example:2121/in", "the paper", password)
    assert not login_refused("ftps://printer.example:2121/in", "the paper", password, "")
    assert (without_key(address), key_of(address)) == ("ftps://printer.example:2121/in", ("the paper", password))
