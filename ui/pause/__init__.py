"""The short pause: everything masked, reopened by a code."""

from ui.pause.ecran import EcranPause as EcranPause
