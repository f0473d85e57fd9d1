"""The relevés d'activité of the contrats of an entreprise, on its sheet."""

from ui.releves.volet import VoletReleves as VoletReleves
