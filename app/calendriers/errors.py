"""Refusals of files that hold a calendar."""

from app.errors import Refus


class AgendaIllisible(Refus):
    code = "agenda_illisible"


class AgendaTropGrand(Refus):
    code = "agenda_trop_grand"
