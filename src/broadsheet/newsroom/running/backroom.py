"""The worker as a process of the newsroom's command: ``python -m broadsheet.newsroom.running.backroom``."""

from __future__ import annotations

from broadsheet.newsroom.running.worker import main
from broadsheet.works.apart import end_with_parent

if __name__ == "__main__":
    end_with_parent()
    main()
