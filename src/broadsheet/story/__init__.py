"""One piece of copy as frozen data, and its file form."""
