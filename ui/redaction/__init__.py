"""Writing in blocks: the words of a letter, or of a model, with their fields as chips."""
