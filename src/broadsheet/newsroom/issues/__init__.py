"""Issues: planned on the flatplan, sent to press, published."""
