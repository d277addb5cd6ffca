"""Stories into web site, e-book, newsletter and feeds. Pure: values in, bytes out; nothing here reads a database."""
