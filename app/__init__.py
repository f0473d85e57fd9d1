"""Vis-à-vis: everything that is true without a screen."""
