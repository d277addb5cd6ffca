"""One issue composed in a process of its own: ``python -m broadsheet.works.pressroom`` reads an order and answers.

The order (``PressOrder``) comes as JSON on standard input; whether there is an issue, and the remarks, go as JSON to
standard output. So a build that composes nothing need not load the composing room, and memory returns.
"""

from __future__ import annotations

import gc
import json
import sys
from datetime import date
from pathlib import Path

from broadsheet.errors import BroadsheetError
from broadsheet.remarks import Remark, remark_dict
from broadsheet.works.composing import ComposeOrder, compose
from broadsheet.works.pagemap import printed_pages
from broadsheet.works.pressorder import PressOrder, not_composed
from broadsheet.works.printed import FILE, write_printed


def press(order: PressOrder) -> tuple[bool, tuple[Remark, ...]]:
    """Compose an issue and keep what stands where; whether there is one, and the remarks."""
    home = Path(order.home)
    try:
        composed = compose(
            ComposeOrder(Path(order.folder), home, date.fromisoformat(order.day), order.number, dpi=order.dpi)
        )
        if composed.report:
            write_printed(home / FILE, printed_pages(composed.report.edition, composed.report.flatplan))
    except (BroadsheetError, OSError) as error:
        return False, (not_composed(order, str(error)),)
    return composed.report is not None, composed.remarks


def main() -> None:
    """Read the order, compose, tell."""
    gc.disable()
    done, remarks = press(PressOrder(**json.load(sys.stdin)))
    json.dump({"done": done, "remarks": [remark_dict(remark) for remark in remarks]}, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
