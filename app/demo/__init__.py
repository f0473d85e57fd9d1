"""A fictional cabinet, the same twice for one seed: to look at the product without anybody's life in it."""
