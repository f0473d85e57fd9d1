"""How fast, on how much, against what: `python -m tests.bench [--grand]`."""
