"""The paper as a folder, taken in and put out."""
