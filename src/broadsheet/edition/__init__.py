"""Paper, issue, what goes where, and how it must look."""
