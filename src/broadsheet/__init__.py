"""Broadsheet: one copy, every edition. The rooms are explained in ``docs/explanation/rooms.md``."""

__version__ = "0.1.0"
