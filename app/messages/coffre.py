"""Sentences of the coffre: keys, header, database, backups."""

PHRASES: dict[str, str] = {}
