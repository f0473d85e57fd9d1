"""The urgency card: whom to call, offline, one key away."""

from ui.urgences.carte import CarteUrgences as CarteUrgences
