"""Sentences of the command line, and of what belongs to no room."""

PHRASES: dict[str, str] = {
    "refus": "L'opération a été refusée ({code}). Rien n'a été modifié.",
    "annule": "Interrompu à votre demande. Rien n'a été gardé de ce qui était en cours.",
}
