"""The agenda: a period four ways, one permanence as a board, the grid of the evening, calendars of others."""

from ui.agenda.approche import Approche as Approche
from ui.agenda.page import PageAgenda as PageAgenda
