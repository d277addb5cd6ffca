"""The site served on the desk of whoever writes or designs it, built again as files change."""
