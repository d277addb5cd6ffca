"""What somebody does at the desk by keyboard alone, from the first screen on by its menus and links."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import FileChooser, Locator, TimeoutError, expect  # noqa: A004 - the browser's own

from newsroom.journey.desk import CUT, PRESSING, Desk, advised_words, cut, keep
from newsroom.journey.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TYPING = 25.0
"""Seconds in which a minute is typed and sent, on a machine with other work to do."""
DROPPED = 10_000
"""Milliseconds after which a key that asked for a file counts as dropped."""


def sign_in(desk: Desk, once: str, password: str, code: Callable[[str], str]) -> None:
    """Sign in with a one-time password, choose one's own, set up an app. ``code`` makes six figures of its key."""
    page, keys = desk.page, Keys(desk.page)
    desk.go("")
    for label, words in (("Name or mail address", "editor"), ("Password", once)):
        keys.to(page.get_by_label(label))
        keys.write(words)
    keys.press("Enter")
    page.wait_for_url("**/you/password/")
    for name, words in (("oldpassword", once), ("password1", password), ("password2", password)):
        keys.to(page.locator(f"[name={name}]"))
        keys.write(words)
    keys.press("Enter")
    page.wait_for_url("**/second-factor/")
    _second_factor(keys, password, code)
    expect(page.get_by_role("heading", name="The issue in the making")).to_be_visible()
    keys.enter(page.get_by_role("button", name="Skip the tour"))


def _second_factor(keys: Keys, password: str, code: Callable[[str], str]) -> None:
    """Set an app up, with the password once more where it is asked."""
    page = keys.page
    keys.enter(page.get_by_role("link", name="Set up an app"))
    page.wait_for_url(re.compile("/(confirm|activate)/"))
    if "confirm" in page.url:
        keys.to(page.get_by_label("Your password"))
        keys.write(password)
        keys.press("Enter")
        page.wait_for_url("**/activate/")
    keys.to(page.locator("[name=code]"))
    keys.write(code(page.locator(".door-key").text_content() or ""))
    keys.press("Enter")
    page.wait_for_url("**/recovery-codes/**")
    keys.enter(page.get_by_role("link", name="I have kept them"))


def _from_menu(desk: Desk, name: str) -> Keys:
    """Go to a room by the menu, and past the menu there."""
    page, keys = desk.page, Keys(desk.page)
    keys.enter(page.get_by_label("Main menu").get_by_role("link", name=name, exact=True))
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
    keys.enter(page.get_by_role("link", name="Skip to main content"))
    return keys


def begin_issue(desk: Desk, pages: int) -> str:
    """Begin the next issue, as it is proposed; its number."""
    page = desk.page
    keys = _from_menu(desk, "Issues")
    keys.enter(page.get_by_role("link", name="New issue"))
    page.wait_for_url("**/issues/new/")
    number = page.locator("[name=number]").input_value()
    keys.to(page.locator("[name=pages]"))
    keys.write(str(pages))
    keys.press("Enter")
    page.wait_for_url(f"**/issues/{number}/")
    return number


def begin_story(desk: Desk, headline: str, words: str) -> None:
    """Begin a story; it keeps itself."""
    page = desk.page
    keys = _from_menu(desk, "Stories")
    keys.enter(page.get_by_role("link", name="New story"))
    expect(page.locator("[data-gauge-count]")).to_have_text(re.compile(r"^\d words?$"))
    keys.to(page.locator("[name=headline]"))
    page.keyboard.type(headline)
    keys.to(desk.copy.first)
    page.keyboard.type(words)
    expect(page).to_have_url(re.compile("/edit/$"))


def add_copy(desk: Desk, text: str, times: int) -> None:
    """Write a paragraph behind what stands in the first field of the copy, and take it many times."""
    keys = Keys(desk.page)
    keys.to(desk.copy.first, back=True)
    keys.press("ControlOrMeta+End", "Enter")
    desk.page.keyboard.type(text)
    keys.press("ControlOrMeta+Shift+ArrowUp", "ControlOrMeta+c", "ControlOrMeta+End")
    for _ in range(times - 1):
        keys.press("Enter", "ControlOrMeta+v")


def _add(desk: Desk, name: str) -> Keys:
    """Add a part at the end of the copy."""
    keys = Keys(desk.page)
    keys.enter(desk.body.get_by_role("button", name="Add a part").last)
    keys.to(desk.page.get_by_role("combobox"))
    desk.page.keyboard.type(name)
    expect(desk.page.get_by_role("option", name=name, exact=True)).to_be_visible()
    keys.press("Enter")
    return keys


def add_quotation(desk: Desk, words: str, speaker: str) -> None:
    """Add a quotation below the copy."""
    keys = _add(desk, "Quotation")
    keys.to(desk.body.get_by_role("textbox", name="What was said"))
    desk.page.keyboard.type(words)
    keys.to(desk.body.get_by_label("Who said it"))
    desk.page.keyboard.type(speaker)


def add_picture(desk: Desk, file: Path, alt: str, credit: str) -> None:
    """Upload a picture below the copy."""
    modal = desk.page.locator(".modal-dialog")
    keys = _add(desk, "Picture")
    keys.enter(desk.body.get_by_role("button", name=re.compile("^Choose")).last)
    keys.to(modal.get_by_role("tab", name="Search"))
    keys.press("ArrowRight")
    keys.to(modal.locator("[type=file]"))
    _asked_for_a_file(keys).set_files(file)
    for name, words in (("title", "The crane"), ("alt", alt), ("credit", credit)):
        keys.to(modal.locator(f"[name$=-{name}]"))
        keys.write(words)
    keys.enter(modal.locator("[type=submit]").last)
    expect(desk.body.locator("img.chooser__image").last).to_be_visible()


def _asked_for_a_file(keys: Keys) -> FileChooser:
    """What opens when a file is asked for by key; a browser without a window drops such a key now and then."""
    for _ in range(2):
        with suppress(TimeoutError):
            with keys.page.expect_file_chooser(timeout=DROPPED) as asked:
                keys.press("Space")
            return asked.value
    with keys.page.expect_file_chooser() as asked:
        keys.press("Enter")
    return asked.value


def plan_for(desk: Desk, issue: str) -> None:
    """Plan the story that is being written for an issue, and save."""
    page, keys = desk.page, Keys(desk.page)
    keys.to(page.get_by_role("tab", name="Copy"), back=True)
    keys.press("ArrowRight", "ArrowRight")
    expect(page.get_by_role("tab", name="Planning")).to_be_focused()
    _choose(keys, page.locator("[name=planned_issue]"), f"Issue {issue}")
    keys.to(page.get_by_role("tab", name="Planning"), back=True)
    keys.press("ArrowLeft", "ArrowLeft")
    keep(desk)


def _choose(keys: Keys, field: Locator, words: str) -> None:
    """Choose from a field's list by the letters it begins with."""
    keys.to(field)
    keys.page.keyboard.type(words)
    expect(field.locator("option:checked")).to_have_text(words)


def place(desk: Desk, issue: str, title: str) -> None:
    """Place a story on page 3 of an issue, then move it to the head of the front, and see each composed."""
    page, story = desk.page, f'[data-title="{title}"]'
    open_plan(desk, issue)
    keys = Keys(page)
    keys.to(page.locator(f"#tray-waiting {story}"))
    _move(desk, title, "ArrowRight", 1, 2, 3)
    expect(page.locator(f"#page-3 .fp-piece{story}")).to_be_visible()
    expect(page.locator(f"#page-1 {story}")).to_have_count(0)
    _move(desk, title, "ArrowLeft", 2, 1)
    expect(page.locator(f"#page-1 .fp-piece{story}")).to_be_visible()


def open_plan(desk: Desk, issue: str) -> None:
    """Open the flatplan of an issue."""
    keys = _from_menu(desk, "Issues")
    keys.enter(desk.page.get_by_role("link", name=f"Issue {issue}", exact=True).first)
    expect(desk.page.locator("#flatplan")).to_be_visible()


def _move(desk: Desk, title: str, key: str, *pages: int) -> None:
    """Move the story in focus from page to page; the focus goes with it."""
    for number in pages:
        desk.page.keyboard.press(key)
        expect(desk.page.locator(f'[data-title="{title}"]:focus')).to_have_attribute("data-page", str(number))


def keep_whole(desk: Desk, title: str) -> None:
    """Say on a story's card that it may not be continued on another page."""
    page, keys = desk.page, Keys(desk.page)
    keys.enter(page.locator(f'.fp-piece[data-title="{title}"]'))
    _choose(keys, page.locator("#fp-dialog select[name=jump]"), "never")
    keys.enter(page.locator("#fp-dialog").get_by_role("button", name="Keep"))
    expect(page.locator("#fp-dialog")).not_to_be_visible()


def follow_advice(desk: Desk, issue: str) -> None:
    """Open the story that does not fit by what is advised, cut it by so much, and go back to the plan."""
    page, keys = desk.page, Keys(desk.page)
    advised = page.locator("#tray-over").get_by_role("link", name=CUT)
    words = advised_words(advised)
    keys.enter(advised)
    page.wait_for_url("**/edit/")
    expect(page.locator("[data-gauge-count]")).to_have_text(re.compile(r"\d words"))
    keys.enter(page.get_by_role("link", name="Skip to main content"))
    keys.to(desk.copy.first)
    cut(desk, words)
    open_plan(desk, issue)


def close_issue(desk: Desk, issue: str) -> None:
    """Approve all pages, have the press files made, close; from the flatplan."""
    page, keys = desk.page, Keys(desk.page)
    open_plan(desk, issue)
    keys.enter(page.get_by_role("link", name="Press day"))
    expect(page.get_by_role("button", name=re.compile("Approve all"))).to_be_enabled()
    keys.enter(page.get_by_role("button", name=re.compile("Approve all")))
    expect(page.get_by_text("are approved.")).to_be_visible()
    keys.enter(page.get_by_role("button", name="Make the press files", exact=True))
    expect(page.get_by_role("button", name="Close the issue")).to_be_enabled(timeout=PRESSING)
    keys.enter(page.get_by_role("button", name="Close the issue"))
    expect(page.get_by_text(f"Issue {issue} is closed.")).to_be_visible()


def soon() -> datetime:
    """The next minute that can be set before it is there: seconds are not asked for."""
    return (datetime.now(UTC) + timedelta(seconds=TYPING + 60)).replace(second=0, microsecond=0)


def publish_at(desk: Desk, minute: datetime) -> None:
    """Have the closed issue on the screen published at a minute, typed in the order of the American browser."""
    keys = Keys(desk.page)
    keys.to(desk.page.locator("[name=at]"))
    desk.page.keyboard.type(f"{minute:%m%d%Y}")
    keys.press("ArrowRight")
    desk.page.keyboard.type(f"{minute:%I%M%p}")
    expect(desk.page.locator("[name=at]")).to_have_value(f"{minute:%Y-%m-%dT%H:%M}")
    keys.enter(desk.page.get_by_role("button", name="Publish it at that minute"))
    expect(desk.page.get_by_text("It will be published then, by itself.")).to_be_visible()


def amend(desk: Desk, story: str, headline: str, words: str) -> None:
    """Write something behind the copy of a story, and save. ``story`` is the number in the editor's address."""
    page = desk.page
    keys = _from_menu(desk, "Stories")
    keys.enter(page.get_by_role("link", name=headline, exact=True))
    page.wait_for_url(f"**/pages/{story}/edit/")
    expect(page.locator("[data-gauge-count]")).to_have_text(re.compile(r"\d words"))
    keys.enter(page.get_by_role("link", name="Skip to main content"))
    keys.to(desk.copy.first)
    keys.press("ControlOrMeta+End")
    page.keyboard.type(words)
    keep(desk)


def correct(desk: Desk, story: str, kind: str, sentence: str) -> None:
    """Release the change of the published story on the screen with its class."""
    page, keys = desk.page, Keys(desk.page)
    keys.enter(page.get_by_role("button", name="More actions"))
    keys.enter(page.get_by_role("link", name="Publish the change…"))
    page.wait_for_url(f"**/press/stories/{story}/")
    keys.to(page.locator("[name=change]"))
    while not page.locator(f"#change-{kind}").is_checked():
        keys.press("ArrowDown")
    keys.to(page.locator("[name=said]"))
    page.keyboard.type(sentence)
    keys.enter(page.get_by_role("button", name="Release it now"))
    expect(page.get_by_text("The change is public.")).to_be_visible()
