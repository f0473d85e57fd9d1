"""How the window looks: colours, sizes, fonts and icons, all computed from tokens."""

from ui.theme.apparence import Apparence as Apparence
from ui.theme.tokens import NomPalette as NomPalette
