"""Why a document that is not ours is refused."""

from typing import ClassVar

from app.errors import Refus


class ModeleWordRefuse(Refus):
    """A file that is no Word model, or a damaged one; `details["raison"]` says why."""

    code: ClassVar[str] = "modele_word_refuse"


class ModeleWordProtege(ModeleWordRefuse):
    """A model locked by a password."""

    code: ClassVar[str] = "modele_word_protege"


class ModeleWordTropGros(ModeleWordRefuse):
    """Larger, once unfolded, than any letter."""

    code: ClassVar[str] = "modele_word_trop_gros"


class ModeleWordActif(ModeleWordRefuse):
    """A model that holds a program: macro, control, embedded object; `details["raison"]` says which."""

    code: ClassVar[str] = "modele_word_actif"


class ModeleWordExterne(ModeleWordRefuse):
    """A model that would fetch something elsewhere; `details["raison"]` says what."""

    code: ClassVar[str] = "modele_word_externe"


class ModeleWordCalcul(ModeleWordRefuse):
    """A field that is more than a name: expression, loop, condition; `details["raison"]` shows it."""

    code: ClassVar[str] = "modele_word_calcul"


class ModeleWordRevise(ModeleWordRefuse):
    """A model with tracked changes: what was deleted would still be inside the letter."""

    code: ClassVar[str] = "modele_word_revise"


class ValeurTropLongue(Refus):
    """Words longer than a letter; `details["champ"]` is the label of the field."""

    code: ClassVar[str] = "valeur_trop_longue"
