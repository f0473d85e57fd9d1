"""All the contrats on one board."""

from ui.contrats.page import PageContrats as PageContrats
