"""Everything a person sees: windows, words and keys, over the services."""
