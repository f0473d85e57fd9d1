"""What is looked at before a letter or a document leaves: a checklist that explains itself and never decides."""

from app.domain.gardes.controle import controler
from app.domain.gardes.depart import Danger, Depart, Destinataire, Remarque, Savoir, TexteDeLoi

__all__ = ["Danger", "Depart", "Destinataire", "Remarque", "Savoir", "TexteDeLoi", "controler"]
