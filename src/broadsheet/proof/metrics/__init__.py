"""The rules of a good page, a module for each group; every one measures a ``Layout`` and returns ``Findings``."""
