"""Text into lines."""
