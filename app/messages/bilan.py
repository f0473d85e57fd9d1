"""Sentences of the bilan and its disclosure control."""

PHRASES: dict[str, str] = {}
