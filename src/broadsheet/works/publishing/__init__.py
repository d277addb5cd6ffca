"""From built files to the street: the versions of a site, its compressed files, its hosts' rules, its storage."""
