"""Réglages: who signs, the lists, the backups, the locks, the imports, how it looks."""

from ui.reglages.page import DELAIS as DELAIS
from ui.reglages.page import PageReglages as PageReglages
