"""Nouns and rules of the trade: frozen records, the standard library only."""
