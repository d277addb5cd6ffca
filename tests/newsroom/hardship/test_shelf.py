"""Uploads on the disk: whole or not there."""

from __future__ import annotations

import resource
import signal

import pytest
from django.core.files.base import ContentFile

from broadsheet.newsroom.stories.shelf import Shelf


@pytest.fixture
def narrow():
    """A disk on which no file grows beyond 64 kB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, kept)


def files(place) -> list[str]:
    """All files below a folder."""
    return sorted(str(item.relative_to(place)) for item in place.rglob("*") if item.is_file())


def test_a_file_is_kept_under_its_name_and_never_over_another(tmp_path):
    shelf = Shelf(location=tmp_path)
    assert shelf.save("pictures/quay.jpg", ContentFile(b"first")) == "pictures/quay.jpg"
    other = shelf.save("pictures/quay.jpg", ContentFile(b"second"))
    assert other != "pictures/quay.jpg"
    assert (tmp_path / "pictures" / "quay.jpg").read_bytes() == b"first"
    assert (tmp_path / other).read_bytes() == b"second"
    assert (tmp_path / other).stat().st_mode & 0o777 == 0o644
    assert len(files(tmp_path)) == 2


@pytest.mark.usefixtures("narrow")
def test_a_file_for_which_there_is_no_room_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="File too large"):
        Shelf(location=tmp_path).save("quay.jpg", ContentFile(b"a" * 100_000))
    assert files(tmp_path) == []
