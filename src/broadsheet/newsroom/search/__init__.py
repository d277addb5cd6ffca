"""Editors' search over all stories."""
