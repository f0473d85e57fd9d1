"""Personnes: the list beside the sheet."""

from ui.personnes.page import PagePersonnes as PagePersonnes
