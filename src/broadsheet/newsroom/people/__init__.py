"""Who works here: accounts, roles, sign-in, guests, and the log of who did what."""
