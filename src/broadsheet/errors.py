"""Every deliberate error, from the general to the particular.

    BroadsheetError
      UsageError          the command was called wrongly (exit status 2)
      InputError          a file could not be used at all
        MissingFileError
      DesignError         the design asks for what cannot be made (a font that is not installed)
      PressError          the press could not write a page as the model asks

A user's mistakes inside files are collected as ``Remark`` values instead; these are raised only where going on has
no meaning. Each message is a sentence with a place and a way out.
"""

from __future__ import annotations


class BroadsheetError(Exception):
    """Anything Broadsheet raises on purpose. ``str(error)`` is fit to show an editor."""

    exit_status = 1


class UsageError(BroadsheetError):
    """The command was called wrongly."""

    exit_status = 2


class InputError(BroadsheetError):
    """A file or folder could not be used at all."""


class MissingFileError(InputError):
    """A file or folder that must be there is not."""


class DesignError(BroadsheetError):
    """The design asks for what cannot be made."""


class PressError(BroadsheetError):
    """The press could not write what the model asks."""
