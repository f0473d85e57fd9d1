"""Saisie rapide: one line of French words understood as an act, shown before it is kept."""

from app.domain.saisie.annuaire import Annuaire as Annuaire
from app.domain.saisie.annuaire import Nom as Nom
from app.domain.saisie.comprehension import Comprehension as Comprehension
from app.domain.saisie.comprehension import Vocabulaire as Vocabulaire
from app.domain.saisie.lecture import comprendre as comprendre
from app.domain.saisie.redite import redire as redire
