"""What templates of the newsroom can ask."""
