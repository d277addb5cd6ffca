"""Stories for programs that read on a reader's behalf: feeds, site maps, and the wire between papers."""
