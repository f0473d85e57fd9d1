"""Sentences of the import of workbooks."""

PHRASES: dict[str, str] = {}
