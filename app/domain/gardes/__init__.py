"""What is looked at before a letter or a document leaves: a checklist that explains itself and never decides."""

from app.domain.gardes.controle import controler
from app.domain.gardes.depart import Constat, Danger, Depart, Destinataire, Savoir, TexteDeLoi

__all__ = ["Constat", "Danger", "Depart", "Destinataire", "Savoir", "TexteDeLoi", "controler"]
