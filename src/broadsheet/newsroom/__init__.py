"""The newsroom: where stories and issues are written, planned and published from a browser (Django, Wagtail)."""
