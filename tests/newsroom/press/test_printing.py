"""Press files on their way to the printer: to storage, to a web address, and refused in words."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from datetime import date, timedelta
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

from broadsheet.errors import InputError
from broadsheet.newsroom.issues.models import Composition, Issue
from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.newsroom.people.models import AuditEntry
from broadsheet.newsroom.press.actions import ask_delivery, delivering, fetched, keep_address, make_link, sftp
from broadsheet.newsroom.press.actions.delivering import deliver, send
from broadsheet.newsroom.press.book import out_of_reach, printer_kept
from broadsheet.newsroom.press.hosts import Printer, TurnedAwayError, address_refused, is_near
from broadsheet.newsroom.press.rules import digest_of_pages
from broadsheet.newsroom.running.presses import do_deliver
from broadsheet.newsroom.work import kinds
from broadsheet.newsroom.work.models import Job, Notice
from newsroom.press.printers import STALLS
from newsroom.running.shifts import at_work, until
from storehouse import KEYS, SIGNED, storehouse

NAME = "issue-25-press.pdf"
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
    send(Printer(f"https://localhost:{printer.server_port}/taken/"), NAME, DATA)
    assert printer.got == {"/taken/issue-25-press.pdf": DATA}


def test_the_name_and_password_of_an_address_are_sent_and_never_shown(printer):
    address = f"https://localhost:{printer.server_port}"
    send(Printer(f"{address}/taken/", "paper", "p@ss"), NAME, DATA)
    assert printer.keys == ["Basic cGFwZXI6cEBzcw=="]
    with pytest.raises(InputError) as refused:
        send(Printer(f"{address}/elsewhere", "paper", "p@ss"), NAME, DATA)
    assert "p@ss" not in str(refused.value)


def test_what_the_host_refuses_is_said(printer):
    with pytest.raises(InputError, match="did not take the file \\(status 403\\)"):
        send(Printer(f"https://localhost:{printer.server_port}/elsewhere"), NAME, DATA)


def test_an_address_that_leads_on_to_another_is_not_followed(printer):
    printer.leads_on = f"https://localhost:{printer.server_port}/taken"
    with pytest.raises(InputError, match="did not take the file \\(status 307\\)"):
        send(Printer(f"https://localhost:{printer.server_port}/elsewhere"), NAME, DATA)
    assert list(printer.got) == ["/elsewhere/issue-25-press.pdf"]


def test_a_host_that_is_not_there_is_named(printer):
    port = printer.server_port
    printer.shutdown()
    printer.server_close()
    with pytest.raises(InputError, match=f"localhost:{port} does not answer"):
        send(Printer(f"https://localhost:{port}/taken"), NAME, DATA)


def test_a_press_file_is_put_on_a_host_of_ftp_over_tls(file_host):
    address = f"ftps://localhost:{file_host.port}/in/harbour-light"
    for _ in range(2):
        send(Printer(address, "paper", "p@ss"), NAME, DATA)
    assert file_host.files == {"/in/harbour-light/issue-25-press.pdf": DATA}


def test_a_wrong_password_for_ftp_is_said_without_it(file_host):
    with pytest.raises(InputError, match="localhost did not let us in \\(530") as refused:
        send(Printer(f"ftps://localhost:{file_host.port}/in", "paper", "wrong-one"), NAME, DATA)
    assert "wrong-one" not in str(refused.value)
    assert not file_host.files


# ---- over SSH ----


def over_ssh(shell, folder="/in", password="p@ss", host_key="") -> Printer:  # noqa: S107 - of a test's own host
    """The host of files over SSH as the settings would name it."""
    return Printer(f"sftp://localhost:{shell.port}{folder}", "paper", password, host_key)


@pytest.mark.parametrize("folder", ["/in", "/in/", "//in"])
def test_a_press_file_is_brought_over_ssh_and_brought_again(shell, folder):
    for data in (b"an older one", DATA * 100_000):
        assert send(over_ssh(shell, folder), NAME, data) == shell.fingerprint
    assert {item.name for item in (shell.folder / "in").iterdir()} == {NAME}
    assert (shell.folder / "in" / NAME).read_bytes() == DATA * 100_000


def test_a_host_with_another_key_is_told_nothing(shell):
    other = "SHA256:" + "A" * 43
    with pytest.raises(InputError, match="shows another key") as refused:
        send(over_ssh(shell, host_key=other), NAME, DATA)
    assert shell.fingerprint in str(refused.value)
    assert (shell.told, list((shell.folder / "in").iterdir())) == ([], [])


def test_a_host_is_known_by_its_key_of_whatever_kind(shell):
    first = send(over_ssh(shell), NAME, DATA)
    keys = {key.get_fingerprint() for key in (shell.key, shell.older)}
    assert first in keys
    for known in keys:
        assert send(over_ssh(shell, host_key=known), NAME, DATA) == known


def test_a_host_that_stalls_is_left_and_said_to_have(shell, monkeypatch):
    monkeypatch.setattr(sftp, "PATIENCE", 1)
    began = time.monotonic()
    with pytest.raises(InputError, match="did not take the whole file in 1 min, so it was left"):
        send(over_ssh(shell), NAME, STALLS)
    assert time.monotonic() - began < 20
    assert not (shell.folder / "in" / NAME).exists()
    assert send(over_ssh(shell), NAME, DATA)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"password": "wrong-one"}, "does not take this name and password"),
        ({"folder": "/elsewhere"}, "did not take the file \\(No such file"),
    ],
)
def test_what_a_host_over_ssh_refuses_is_said_without_the_password(shell, told, words):
    with pytest.raises(InputError, match=words) as refused:
        send(over_ssh(shell, **told), NAME, DATA)
    assert "wrong-one" not in str(refused.value)


def test_a_host_over_ssh_that_is_not_there_is_named(shell):
    gone = over_ssh(shell)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(InputError, match=f"localhost:{port} does not answer"):
        send(replace(gone, address=f"sftp://localhost:{port}/in"), NAME, DATA)


def test_the_first_key_that_is_met_is_kept_told_and_asked_for_ever_after(newsroom, cast, shell):
    closed_with_files(newsroom)
    keep_address(cast.publisher, over_ssh(shell))
    deliver(25, cast.editor.pk, quiet)()
    assert printer_kept() == over_ssh(shell, host_key=shell.fingerprint)
    assert AuditEntry.objects.get(act="meet the printer’s host").detail == {"fingerprint": shell.fingerprint}
    page = cast.client("publisher").get("/newsroom/press/printer/").content.decode()
    assert shell.fingerprint.replace("+", "&#x2B;") in page or shell.fingerprint in page
    PaperSettings.objects.update(printer_host_key="SHA256:" + "A" * 43)
    with pytest.raises(InputError, match="another key"):
        deliver(25, cast.editor.pk, quiet)


@pytest.mark.parametrize(
    ("told", "words"),
    [({"password": "wrong-one"}, "does not take this name"), ({"host_key": "SHA256:" + "A" * 43}, "shows another key")],
)
def test_a_host_that_turns_us_away_is_asked_once_and_the_desk_is_told_why(newsroom, cast, shell, told, words):
    closed_with_files(newsroom)
    keep_address(cast.publisher, over_ssh(shell, **told))
    assert ask_delivery(25, cast.editor).done
    with at_work(newsroom, {kinds.DELIVER: do_deliver}):
        until(lambda: Job.objects.filter(kind=kinds.DELIVER, state=Job.State.ASIDE).exists())
    assert Job.objects.get(kind=kinds.DELIVER).tries == 1
    assert [notice.text for notice in Notice.objects.filter(level="error") if words in notice.text]
    assert len(shell.told) <= 1


# ---- hosts that are this machine itself ----


@pytest.mark.parametrize(
    "host",
    ["localhost", "printer.localhost", "127.0.0.1", "127.9.9.9", "[::1]", "[::]", "169.254.169.254", "[fe80::1]"],
)
@pytest.mark.parametrize("scheme", ["https", "ftps", "sftp"])
def test_an_address_of_this_machine_itself_is_refused_in_words(scheme, host):
    printer = Printer(f"{scheme}://{host}/in", "paper", "p@ss")
    assert "is this machine itself" in out_of_reach(printer)


@pytest.mark.parametrize(
    "host", ["printer.example", "192.168.1.20", "10.0.0.7", "172.16.4.1", "[fd00::7]", "93.184.216.34"]
)
def test_a_printer_in_the_next_room_is_no_stranger(host):
    assert out_of_reach(Printer(f"https://{host}/in")) == ""


@pytest.mark.parametrize(
    ("number", "near"),
    [
        ("::ffff:127.0.0.1", True),
        ("::ffff:10.0.0.7", False),
        ("fe80::1%eth0", True),
        ("224.0.0.1", True),
        ("", False),
        ("100.100.100.200", True),
        ("fd00:ec2::254", True),
    ],
)
def test_numbers_of_this_machine_are_known_in_every_spelling(number, near):
    assert is_near(number) is near


def test_a_name_that_leads_to_this_machine_is_found_out_before_anything_is_sent(printer, file_host, shell, monkeypatch):
    monkeypatch.setattr(settings, "PRINTER_MAY_BE_HERE", False)
    for scheme, port in (("https", printer.server_port), ("ftps", file_host.port), ("sftp", shell.port)):
        with pytest.raises(InputError, match="is this machine itself"):
            send(Printer(f"{scheme}://localhost:{port}/taken", "paper", "p@ss"), NAME, DATA)
    assert (printer.got, file_host.files, shell.told) == ({}, {}, [])


def test_a_machine_that_calls_itself_is_found_out_by_both_ends(printer, file_host, shell, monkeypatch):
    monkeypatch.setattr(settings, "PRINTER_MAY_BE_HERE", False)
    monkeypatch.setattr(delivering, "is_near", lambda _number: False)
    for scheme, port in (("https", printer.server_port), ("ftps", file_host.port), ("sftp", shell.port)):
        with pytest.raises(TurnedAwayError, match="is this machine itself"):
            send(Printer(f"{scheme}://localhost:{port}/taken", "paper", "p@ss"), NAME, DATA)
    assert (printer.got, file_host.files, shell.told) == ({}, {}, [])
    delivering.mind("192.168.1.20", "192.168.1.5")
