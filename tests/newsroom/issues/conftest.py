"""A newsroom served to real browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.test.testcases import LiveServerThread

from judges.browser import Visit, visiting

DESK = {"width": 1440, "height": 1000}
Open = Callable[..., Visit]


@pytest.fixture
def address(newsroom) -> Iterator[str]:
    """The address of the newsroom, served."""
    assert newsroom.path.is_dir()
    server = LiveServerThread("localhost", lambda app: app)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://localhost:{server.port}"
    server.terminate()


@pytest.fixture
def visit(browser, address, cast) -> Iterator[Open]:
    """Opens a page of the newsroom in a profile of its own, signed in as somebody; wishes are Playwright's."""
    with ExitStack() as stack:

        def opened(name: str, path: str, **wishes: object) -> Visit:
            visit = stack.enter_context(visiting(browser, **{"viewport": DESK, "base_url": address, **wishes}))
            session = cast.client(name).cookies[settings.SESSION_COOKIE_NAME].value
            visit.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
            visit.page.goto(path)
            return visit

        yield opened
