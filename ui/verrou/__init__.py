"""Verrou: the whole window while no coffre is open."""

from ui.verrou.ecran import Verrou as Verrou
