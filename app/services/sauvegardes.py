"""Backups: one file, verified by opening it before it takes its name."""

from app.services.coffre_ouvert import CoffreOuvert


def sauvegarder_a_cote(ouvert: CoffreOuvert) -> None:
    raise OSError
