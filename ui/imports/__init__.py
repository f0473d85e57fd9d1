"""Importing a workbook, step by step, over `session.imports`."""

from ui.imports.assistant import Assistant as Assistant
