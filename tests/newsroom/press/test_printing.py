"""Press files on their way to the printer: to storage, to a web address, and refused in words."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.request import Request, urlopen

import pytest

from broadsheet.errors import InputError
from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.actions import ask_delivery, fetched, make_link
from broadsheet.newsroom.press.actions.delivering import deliver, send
from broadsheet.newsroom.press.hosts import address_refused, without_key
from broadsheet.newsroom.press.rules import digest_of_pages
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job, Notice
from storehouse import KEYS, SIGNED, storehouse

DATA = b"%PDF-1.6 for the printer"


def quiet(_words):
    """Nobody listens."""


def asked(address, method="GET"):
    """What the storage answers."""
    with urlopen(Request(address, method=method, headers=SIGNED)) as answer:  # noqa: S310 - a server of the test's own
        return answer.read()


def closed_with_files(home, number=25):
    """A closed issue whose press files are made."""
    issue = Issue.objects.create(number=number, day=date(2026, 12, 4), state=Issue.State.CLOSED)
    pages = [{"number": 1, "digest": "a" * 16}]
    Composition.objects.create(issue=issue, plan=1, pages=pages, press_digest=digest_of_pages(["a" * 16]))
    folder = home.desk_out / "issues" / str(number)
    folder.mkdir(parents=True)
    (folder / "press.pdf").write_bytes(DATA)
    (folder / "report.json").write_text('{"remarks": []}')
    return issue


def test_a_press_file_is_sent_to_storage_once_the_worker_comes_to_it(newsroom, cast, monkeypatch):
    closed_with_files(newsroom)
    with storehouse() as endpoint:
        for name, value in KEYS.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        asked(f"{endpoint}/printer", "PUT")
        PaperSettings.objects.update(printer_upload="s3://printer/harbour-light")
        assert ask_delivery(25, cast.editor).done
        job = Job.objects.get(kind=kinds.DELIVER)
        deliver(25, job.payload["who"], quiet)()
        assert asked(f"{endpoint}/printer/harbour-light/issue-25-press.pdf") == DATA
    assert AuditEntry.objects.get(act="send the press files").who == "editor"
    assert "was sent to the printer" in Notice.objects.get().text


@pytest.mark.usefixtures("newsroom")
def test_an_issue_that_is_open_is_sent_to_nobody(cast):
    PaperSettings.objects.update(printer_upload="s3://printer")
    Issue.objects.create(number=25, day=date(2026, 12, 4))
    assert "Close the issue first" in ask_delivery(25, cast.editor).words
    assert deliver(25, cast.editor.pk, quiet) is None


@pytest.mark.parametrize(
    "address",
    [
        "ftp://printer.example",
        "http://printer.example",
        "Https://printer.example/in",
        "S3://printer",
        "printer",
        "https://",
        "https://printer:port/x",
    ],
)
def test_an_address_we_cannot_send_to_is_said_to_be_one(address):
    assert "give a link instead" in address_refused(address)


@pytest.mark.parametrize("folder", ["für-uns", "in%0d%0aDELE%20x", "in/%00"])
def test_a_folder_that_no_address_can_hold_is_said_to_be_one(folder):
    assert "cannot hold" in address_refused(f"ftps://printer.example/{folder}")


def test_the_printers_link_fetches_nothing_once_the_issue_is_open_again(newsroom, cast):
    closed_with_files(newsroom)
    token, _ = make_link(25, cast.editor, timedelta(hours=1))
    assert fetched(token) == (25, newsroom.desk_out / "issues" / "25" / "press.pdf")
    Issue.objects.filter(number=25).update(state=Issue.State.PLANNING)
    assert fetched(token) is None


def test_a_press_file_is_put_at_a_web_address(printer):
    send(f"https://localhost:{printer.server_port}/taken/", "issue-25-press.pdf", DATA)
    assert printer.got == {"/taken/issue-25-press.pdf": DATA}


def test_the_name_and_password_of_an_address_are_sent_and_never_shown(printer):
    address = f"https://paper:p%40ss@localhost:{printer.server_port}"
    send(f"{address}/taken/", "issue-25-press.pdf", DATA)
    assert printer.keys == ["Basic cGFwZXI6cEBzcw=="]
    assert without_key(address) == f"https://localhost:{printer.server_port}"
    with pytest.raises(InputError) as refused:
        send(f"{address}/elsewhere", "issue-25-press.pdf", DATA)
    assert "p%40ss" not in str(refused.value)


def test_what_the_host_refuses_is_said(printer):
    with pytest.raises(InputError, match="did not take the file \\(status 403\\)"):
        send(f"https://localhost:{printer.server_port}/elsewhere", "issue-25-press.pdf", DATA)


def test_a_host_that_is_not_there_is_named(printer):
    port = printer.server_port
    printer.shutdown()
    printer.server_close()
    with pytest.raises(InputError, match=f"localhost:{port} does not answer"):
        send(f"https://localhost:{port}/taken", "issue-25-press.pdf", DATA)


def test_a_press_file_is_put_on_a_host_of_ftp_over_tls(file_host):
    address = f"ftps://paper:p%40ss@localhost:{file_host.port}/in/harbour-light"
    for _ in range(2):
        send(address, "issue-25-press.pdf", DATA)
    assert file_host.files == {"/in/harbour-light/issue-25-press.pdf": DATA}


def test_a_wrong_password_for_ftp_is_said_without_it(file_host):
    with pytest.raises(InputError, match="localhost did not take the file \\(530") as refused:
        send(f"ftps://paper:wrong@localhost:{file_host.port}/in", "issue-25-press.pdf", DATA)
    assert "wrong@" not in str(refused.value)
    assert not file_host.files
