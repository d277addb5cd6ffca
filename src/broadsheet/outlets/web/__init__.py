"""The web edition: page values into HTML, with its style sheet, its fonts and its few lines of script."""
