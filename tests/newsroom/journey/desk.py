"""What somebody does at the desk, in a browser: signing in, writing, planning, going to press, correcting."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

SHOTS = os.environ.get("BROADSHEET_SHOTS", "")
"""Where pictures of the screens are kept for looking at; nowhere, unless somebody names a folder."""
PATIENCE = 90_000.0
"""Milliseconds that something may take on a machine with other work to do."""
PRESSING = 300_000.0
"""Milliseconds that the press may need on a machine with other work to do: it waits behind what composes."""
PARAGRAPH = 90
"""Words that no paragraph of these stories exceeds."""
CUT = re.compile(r"^Cut [\d,]+ words$")
"""What is advised where a story is too long."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A browser at a desk. ``address`` is the newsroom's, without a stroke at the end."""

    page: Page
    address: str

    def __post_init__(self) -> None:
        """Be patient."""
        self.page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)

    def go(self, path: str) -> None:
        """Open a screen of the newsroom."""
        self.page.goto(f"{self.address}/newsroom/{path}")

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press a button by its name."""
        self.page.get_by_role("button", name=name, exact=exact).click()

    def shot(self, name: str, *, whole: bool = True) -> None:
        """A picture of the screen, where somebody wants to look at it."""
        if SHOTS:
            self.page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=whole)

    @property
    def body(self) -> Locator:
        """The copy of the story that is being written, with all its parts."""
        return self.page.locator('[data-contentpath="body"]')

    @property
    def copy(self) -> Locator:
        """The fields of running text in the copy, in order."""
        return self.body.locator('[contenteditable="true"]')


PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  data.setData("text/html", text.split("\\n").map(words => `<p>${words}</p>`).join(""));
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def sign_in(desk: Desk, once: str, password: str, code: Callable[[str], str]) -> None:
    """Sign in with a one-time password, choose one's own, set up an app. ``code`` makes six figures of its key."""
    page = desk.page
    desk.go("")
    desk.shot("01-sign-in")
    page.get_by_label("Name or mail address").fill("editor")
    page.get_by_label("Password").fill(once)
    desk.press("Sign in")
    page.wait_for_url("**/you/password/")
    page.locator("[name=oldpassword]").fill(once)
    page.locator("[name=password1]").fill(password)
    page.locator("[name=password2]").fill(password)
    desk.shot("02-password")
    desk.press("Keep the new password")
    page.wait_for_url("**/second-factor/")
    page.get_by_role("link", name="Set up an app").click()
    page.wait_for_load_state()
    if "confirm" in page.url:
        page.get_by_label("Your password").fill(password)
        desk.press("It is me")
    page.locator("[name=code]").fill(code(page.locator(".door-key").text_content() or ""))
    desk.shot("03-second-factor")
    desk.press("Use this app")
    page.wait_for_url("**/recovery-codes/**")
    desk.shot("04-recovery-codes")
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("heading", name="The issue in the making")).to_be_visible()
    desk.shot("05-home", whole=False)
    desk.press("Skip the tour")


def begin_issue(desk: Desk, pages: int) -> str:
    """Begin the next issue, as it is proposed; its number."""
    page = desk.page
    desk.go("issues/new/")
    number = page.locator("[name=number]").input_value()
    page.locator("[name=pages]").fill(str(pages))
    desk.press("Begin the issue")
    page.wait_for_url(f"**/issues/{number}/")
    return number


def begin_story(desk: Desk, headline: str, words: str) -> None:
    """Begin a story by key; it keeps itself."""
    page = desk.page
    desk.go("stories/new/")
    expect(page.locator("[data-gauge-count]")).to_have_text(re.compile(r"^\d words?$"))
    page.locator("[name=headline]").focus()
    page.keyboard.type(headline)
    desk.copy.first.focus()
    page.keyboard.type(words)
    expect(page).to_have_url(re.compile("/edit/$"))


def add_copy(desk: Desk, text: str, times: int) -> None:
    """Paste a paragraph behind what stands in the first field of the copy, many times."""
    desk.copy.first.focus()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.press("Enter")
    desk.copy.first.evaluate(PASTE, "\n".join([text] * times))


def add_quotation(desk: Desk, words: str, speaker: str) -> None:
    """Add a quotation below the copy."""
    _add(desk, "Quotation")
    desk.copy.last.focus()
    desk.page.keyboard.type(words)
    desk.body.get_by_label("Who said it").last.fill(speaker)


def add_picture(desk: Desk, file: Path, alt: str, credit: str) -> None:
    """Upload a picture below the copy."""
    _add(desk, "Picture")
    desk.body.get_by_role("button", name=re.compile("^Choose")).last.click()
    modal = desk.page.locator(".modal-dialog")
    modal.get_by_role("tab").last.click()
    modal.locator("[type=file]").set_input_files(file)
    modal.locator("[name$=-title]").fill("The crane")
    modal.locator("[name$=-alt]").fill(alt)
    modal.locator("[name$=-credit]").fill(credit)
    desk.shot("12-upload", whole=False)
    modal.locator("[type=submit]").last.click()
    expect(modal.locator("[name$=-alt]")).to_have_count(0)
    shown = desk.body.locator("img.chooser__image").last
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)")


def _add(desk: Desk, name: str) -> None:
    """Add a part at the end of the copy."""
    desk.body.get_by_role("button", name="Add a part").last.click()
    desk.page.get_by_role("option", name=name, exact=True).click()


def plan_for(desk: Desk, issue: str) -> None:
    """Plan the story that is being written for an issue, and save."""
    page = desk.page
    page.get_by_role("tab", name="Planning").click()
    page.locator("[name=planned_issue]").select_option(label=f"Issue {issue}")
    page.get_by_role("tab", name="Copy").click()
    keep(desk)


def keep(desk: Desk) -> None:
    """Save what is being written."""
    desk.page.keyboard.press("Control+s")
    expect(desk.page.get_by_text("The story is saved.")).to_be_visible()


def drag(desk: Desk, source: str, target: str, down: float) -> None:
    """Drag a story onto a page, to a height between 0 and 1."""
    page = desk.page
    page.locator(source).first.evaluate("piece => piece.scrollIntoView({block: 'center'})")
    start, aim = page.locator(source).first.bounding_box(), page.locator(target).first.bounding_box()
    assert start
    assert aim
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2 + 20, start["y"] + start["height"] / 2 + 5)
    page.mouse.move(aim["x"] + aim["width"] / 2, aim["y"] + aim["height"] * down, steps=5)
    page.mouse.up()


def open_plan(desk: Desk, issue: str) -> None:
    """Open the flatplan of an issue."""
    desk.go(f"issues/{issue}/")


def place(desk: Desk, issue: str, title: str) -> None:
    """Drag a story to page 3 of an issue, then to the head of the front, and see each composed."""
    page, story = desk.page, f'[data-title="{title}"]'
    open_plan(desk, issue)
    drag(desk, f"#tray-waiting {story}", "#page-3 .fp-sheet", 0.3)
    expect(page.locator(f"#page-3 .fp-piece{story}")).to_be_visible()
    desk.shot("20-on-page-3", whole=False)
    drag(desk, f"#page-3 .fp-piece{story}", "#page-1 .fp-sheet", 0.08)
    expect(page.locator(f"#page-1 .fp-piece{story}")).to_be_visible()
    desk.shot("21-on-the-front", whole=False)


def keep_whole(desk: Desk, title: str) -> None:
    """Say on a story's card that it may not be continued on another page."""
    page = desk.page
    page.locator(f'.fp-piece[data-title="{title}"]').first.click()
    page.locator("#fp-dialog select[name=jump]").select_option("no")
    page.locator("#fp-dialog").get_by_role("button", name="Keep").click()
    expect(page.locator("#fp-dialog")).not_to_be_visible()


def follow_advice(desk: Desk, issue: str) -> None:
    """Open the story that does not fit by what is advised, cut it by so much, and go back to the plan."""
    advised = desk.page.locator("#tray-over").get_by_role("link", name=CUT)
    words = advised_words(advised)
    advised.click()
    desk.page.wait_for_url("**/edit/")
    expect(desk.page.locator("[data-gauge-count]")).to_have_text(re.compile(r"\d words"))
    desk.copy.first.focus()
    cut(desk, words)
    open_plan(desk, issue)


def advised_words(advised: Locator) -> int:
    """How many words it is advised to cut."""
    return int(re.sub(r"\D", "", advised.text_content() or ""))


def cut(desk: Desk, words: int) -> None:
    """Cut paragraphs from the end of the field in focus, by key, until the gauge tells so many fewer, and save."""
    page = desk.page
    least = counted(desk) - words
    while counted(desk) > least:
        before = counted(desk)
        page.keyboard.press("Control+End")
        for key in ("Control+Shift+ArrowUp", "Backspace", "Backspace") * max(1, (before - least) // PARAGRAPH):
            page.keyboard.press(key)
        expect(page.locator("[data-gauge-words]").first).not_to_have_text(f"{before:,}")
    keep(desk)


def counted(desk: Desk) -> int:
    """The words of the story as the gauge tells them."""
    return int((desk.page.locator("[data-gauge-words]").first.text_content() or "").replace(",", ""))


def close_issue(desk: Desk, issue: str) -> None:
    """Approve all pages, have the press files made, close."""
    page = desk.page
    desk.go(f"press/{issue}/")
    desk.shot("30-press-day")
    page.get_by_role("button", name=re.compile("Approve all")).click()
    expect(page.get_by_text("are approved.")).to_be_visible()
    desk.press("Make the press files")
    expect(page.get_by_role("button", name="Close the issue")).to_be_enabled(timeout=PRESSING)
    desk.shot("31-press-files")
    desk.press("Close the issue")
    expect(page.get_by_text(f"Issue {issue} is closed.")).to_be_visible()
    desk.shot("32-closed")


def publish_at(desk: Desk, minute: datetime) -> None:
    """Have the closed issue on the screen published at a minute."""
    desk.page.locator("[name=at]").fill(f"{minute:%Y-%m-%dT%H:%M:%S}")
    desk.press("Publish it at that minute")
    expect(desk.page.get_by_text("It will be published then, by itself.")).to_be_visible()
    desk.shot("33-planned")


def soon() -> datetime:
    """A moment that can be set before it is there."""
    return datetime.now(UTC) + timedelta(seconds=8)


def amend(desk: Desk, story: str, headline: str, words: str) -> None:
    """Write something behind the copy of a story, and save. ``story`` is the number in the editor's address."""
    desk.go(f"pages/{story}/edit/")
    expect(desk.page.get_by_role("textbox", name="Headline")).to_have_value(headline)
    expect(desk.page.locator("[data-gauge-count]")).to_have_text(re.compile(r"\d words"))
    desk.copy.first.focus()
    desk.page.keyboard.press("Control+End")
    desk.page.keyboard.type(words)
    keep(desk)


def correct(desk: Desk, story: str, kind: str, sentence: str) -> None:
    """Release the change of the published story on the screen with its class."""
    page = desk.page
    desk.go(f"press/stories/{story}/")
    page.locator(f"#change-{kind}").check()
    page.locator("[name=said]").fill(sentence)
    desk.shot("40-correction")
    desk.press("Release it now")
    expect(page.get_by_text("The change is public.")).to_be_visible()
