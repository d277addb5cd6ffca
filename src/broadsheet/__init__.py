"""Broadsheet: one copy, every edition. The rooms are explained in ``docs/explanation/rooms.md``."""

from importlib import import_module
from types import ModuleType

__version__ = "0.1.0"


def opened(module: str) -> ModuleType:
    """A module of ours that few runs need, imported now: ``opened("story.blocks")``.

    The one place where a module is imported while the programme runs, beside the command's own verbs. It is for rooms
    whose libraries cost more to import than the work of most runs costs (``docs/decisions/0014-opened-late.md``).
    """
    return import_module(f"{__name__}.{module}")
