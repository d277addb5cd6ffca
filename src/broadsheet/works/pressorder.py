"""What a process that composes one issue is asked."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from broadsheet.remarks import Place, Remark, Severity

PRESSROOM = "broadsheet.works.pressroom"
"""The module that is run."""


@dataclass(frozen=True, slots=True)
class PressOrder:
    """One issue: the folders to read and write, the day (ISO 8601), its number, its pictures' dots an inch."""

    folder: str
    home: str
    day: str
    number: int
    dpi: int

    def told(self) -> str:
        """The order as JSON."""
        return json.dumps(asdict(self))


def not_composed(order: PressOrder, why: str) -> Remark:
    """An issue that could not be composed."""
    message = f"Issue {order.number} could not be composed: {why}"
    advice = f"`broadsheet compose {order.folder} --issue {order.number}` shows it alone."
    return Remark("not-composed", Severity.STOP, Place(f"issues/{order.number}/issue.toml"), message, advice)
