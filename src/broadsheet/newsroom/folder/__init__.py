"""The paper as a folder, taken in and put out: what others use is in ``actions``."""
