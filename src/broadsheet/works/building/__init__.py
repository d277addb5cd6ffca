"""The whole paper from its folder: print, site, e-books and newsletters; only what changed is made again."""
