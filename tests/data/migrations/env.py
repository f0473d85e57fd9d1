"""The product's own environment, over revisions made for the tests."""

import runpy

from app import paths

runpy.run_path(str(paths.migrations() / "env.py"))
