"""Sentences of services and store."""

PHRASES: dict[str, str] = {}
