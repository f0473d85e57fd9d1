"""What is said of a bug: its type and where it arose, never a value."""

import traceback


def raconter(erreur: BaseException) -> str:
    """Return the sentence shown; it names the type and the line, for a report."""
    cadres = traceback.extract_tb(erreur.__traceback__)
    lieu = f", {cadres[-1].name}, ligne {cadres[-1].lineno}" if cadres else ""
    return (
        f"Une erreur imprévue a interrompu cette opération ({type(erreur).__name__}{lieu}). "
        "Ce qui était enregistré l’est toujours. Recommencez\u202f; si cela se répète, signalez-le."
    )
