"""Draw the pictures of the newsroom for the docs: first screen, list of stories, editor, flatplan, press day.

python tools/newsroom_pictures.py PAPER
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from broadsheet.newsroom.home import Home  # noqa: E402 - the tests' folder joins the path above
from judges.browser import started, visiting  # noqa: E402 - the same

PICTURES = ROOT / "docs" / "pictures"
PORT = 8719
ADDRESS = f"http://localhost:{PORT}/newsroom/"
SCREEN = {"width": 1280, "height": 900}
LARGE = {"width": 1600, "height": 1300}
WIDTH = 1280
COLOURS = 256
PATIENCE = 600
"""Seconds in which the pages are composed, at the most."""
HIRE = """
import django
django.setup()
from datetime import timedelta
from django.test import Client
from django.utils import timezone
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.people.actions import dress
from broadsheet.newsroom.people.models import User
from newsroom.hiring import FACTOR, TOTP
user = dress(User.objects.create_user("meera", "meera@paper.example", role="publisher", first_name="Meera"))
User.objects.filter(pk=user.pk).update(toured=True)
TOTP.activate(user, FACTOR)
due = timezone.now().replace(hour=17, minute=0) + timedelta(days=3)
Issue.objects.filter(number=Issue.objects.latest("number").number).update(state="planning", copy_deadline=due)
client = Client()
client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
print(client.cookies["sessionid"].value)
"""
"""Hires a publisher, opens the latest issue for planning with three days to go, and prints a session."""
DRAWN = """() => Promise.all([...document.images].map((one) => {
  one.loading = "eager";
  return one.decode().catch(() => null);
}))"""
"""Waits until every picture of a page is there."""
SHOTS = {
    "newsroom-home.png": ("", SCREEN),
    "newsroom-stories.png": ("stories/", SCREEN),
    "newsroom-editor.png": ("stories/?q=%22buy+back+its+harbour%22", SCREEN),
    "flatplan.png": ("issues/24/", LARGE),
    "press-day.png": ("press/24/", SCREEN),
}
"""What is drawn: each file, the screen below ``/newsroom/`` and its size."""


@contextmanager
def newsroom(paper: Path, home: Path) -> Iterator[None]:
    """The newsroom on the paper, open for as long as the block lasts."""
    command = [
        str(Path(sys.executable).with_name("broadsheet")),
        "newsroom",
        str(paper),
        "--home",
        str(home),
        "--port",
        str(PORT),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout  # noqa: S101 - it is piped above
            next(line for line in process.stdout if "The paper:" in line)
            yield
        finally:
            process.terminate()


def session(home: Path) -> str:
    """The session of a publisher."""
    environment = {**os.environ, **Home(home).environment(), "PYTHONPATH": str(ROOT / "tests")}
    return subprocess.run(
        [sys.executable, "-c", HIRE], env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def ready(page) -> None:  # noqa: ANN001 - Playwright's page
    """Wait until nothing is under way in the background."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        page.goto(f"{ADDRESS}background/")
        if "Now and next" not in page.inner_text("main"):
            return
        page.wait_for_timeout(2_000)


def keep(data: bytes, name: str) -> None:
    """Write a picture with a palette, small enough for a page of the docs."""
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    height = round(picture.height * WIDTH / picture.width)
    small = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / name, optimize=True)


def draw(page, name: str) -> None:  # noqa: ANN001 - Playwright's page
    """One screen; of the editor with its length and remarks beside the copy."""
    address, size = SHOTS[name]
    page.set_viewport_size(size)
    page.goto(f"{ADDRESS}{address}", wait_until="networkidle")
    if name == "newsroom-editor.png":
        page.locator(".nr-stories__headline").first.click()
        page.locator("[data-side-panel-toggle=length]").click()
        page.wait_for_timeout(4_000)  # until it is measured
    page.evaluate(DRAWN)
    keep(page.screenshot(), name)


def main(paper: Path) -> None:
    """Open the newsroom on the paper and keep pictures of its screens."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with newsroom(paper, home), started() as browser, visiting(browser, viewport=SCREEN) as visit:
            page = visit.page
            page.context.add_cookies([{"name": "sessionid", "value": session(home), "url": ADDRESS}])
            ready(page)
            for name in SHOTS:
                draw(page, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
