"""Whole jobs that join neighbouring rooms."""
