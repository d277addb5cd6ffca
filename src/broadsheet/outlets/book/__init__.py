"""The e-book of an issue: EPUB 3.3 with the printed paper's order, pages and pictures."""
