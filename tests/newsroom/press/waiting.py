"""Two who write at once on PostgreSQL: one waits for what the other has locked."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager

from django.db import connection, transaction

PATIENCE = 20
WAITS = "SELECT count(*) FROM pg_locks WHERE NOT granted"


def somebody_waits():
    """Wait until another connection waits for a lock."""
    last = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while True:
            cursor.execute(WAITS)
            if cursor.fetchone()[0]:
                return
            assert time.monotonic() < last, "nobody waits"
            time.sleep(0.02)


@contextmanager
def waiting(rows, deed):
    """While ``rows`` are locked here somebody begins a deed, and waits; then they go on. What came of it, in a list."""
    came = []

    def do():
        try:
            came.append(deed())
        finally:
            connection.close()

    thread = threading.Thread(target=do)
    with transaction.atomic():
        assert list(rows.select_for_update(of=("self",)))
        thread.start()
        somebody_waits()
        yield came
    thread.join(PATIENCE)
    assert not thread.is_alive()
