"""What is asked of one run of the makeup."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """What is asked of one run: ``alternatives`` are (page, which) pairs, 1 the best plan. They override page pins.

    ``ranked``: work out the ranked alternatives of every page, for the report; without it only those asked for.
    """

    alternatives: tuple[tuple[int, int], ...] = ()
    ranked: bool = True

    def alternative(self, page: int) -> int:
        """Which plan of a page is asked for; 0 when none is."""
        return next((which for number, which in self.alternatives if number == page), 0)


BEST = Choices()
