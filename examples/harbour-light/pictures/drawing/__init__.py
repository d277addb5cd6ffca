"""The picture desk of The Harbour Light: plates cut in one hand, drawn again the same on every machine."""
