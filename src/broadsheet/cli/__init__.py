"""The broadsheet command: one module per verb, no logic."""
