"""Sentences of documents."""

PHRASES: dict[str, str] = {}
