"""Reads any finished PDF back and measures it; knows nothing of makeup or press."""
