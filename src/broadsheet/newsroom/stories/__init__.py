"""Stories: written, measured, compared and previewed."""
