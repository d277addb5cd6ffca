"""The paper itself: its settings, its design, and how each section works."""
