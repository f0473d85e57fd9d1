"""Entreprises: the list beside the sheet."""

from ui.entreprises.page import PageEntreprises as PageEntreprises
