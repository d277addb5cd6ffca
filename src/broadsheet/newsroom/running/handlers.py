"""What does each kind of job. A kind that is not here is set aside with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.newsroom.running.backups import do_backup
from broadsheet.newsroom.running.desk import do_desk
from broadsheet.newsroom.running.flatplans import do_compose, do_options
from broadsheet.newsroom.running.presses import do_deliver, do_press, do_release
from broadsheet.newsroom.running.street import do_print, do_street
from broadsheet.newsroom.work import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from broadsheet.newsroom.running.tasks import Handler

HANDLERS: Mapping[str, Handler] = {
    kinds.DESK: do_desk,
    kinds.COMPOSE: do_compose,
    kinds.OPTIONS: do_options,
    kinds.STREET: do_street,
    kinds.PRINT: do_print,
    kinds.BACKUP: do_backup,
    kinds.RELEASE: do_release,
    kinds.PRESS: do_press,
    kinds.DELIVER: do_deliver,
}
