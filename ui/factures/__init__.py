"""Invoices: the register, the sheet of one invoice, what an entreprise owes."""

from ui.factures.page import PageFactures as PageFactures
from ui.factures.volet import VoletFactures as VoletFactures
