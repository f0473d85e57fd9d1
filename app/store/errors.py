"""Refusals of the store."""

from app.errors import Refus


class EcritureHorsUnite(RuntimeError):
    """A statement tried to change rows outside a unit of work: a bug, never shown with its values."""


class LigneModifiee(Refus):
    """A row is no longer as the step to undo left it."""

    code = "ligne_modifiee"


class RechercheImpossible(Refus):
    """The search index did not answer; the words searched are not in the error."""

    code = "recherche_impossible"


class BaseAbsente(Refus):
    """The header is there, the database is not."""

    code = "base_absente"


class BaseVide(Refus):
    """The database file holds no byte: it is never taken for a new coffre."""

    code = "base_vide"


class BaseEndommagee(Refus):
    """A page of the database does not bear its seal, or its structure is broken."""

    code = "base_endommagee"


class BaseOccupee(Refus):
    """Another program holds the database."""

    code = "base_occupee"


class BaseProtegee(Refus):
    """The file or its folder may only be read."""

    code = "base_protegee"


class DisqueEnPanne(Refus):
    """The disk refused to read or to write."""

    code = "disque_en_panne"


class MoteurInsuffisant(Refus):
    """The database engine of this installation does not encrypt, or is too old; `trouve` is what it says."""

    code = "moteur_insuffisant"


class SchemaPlusRecent(Refus):
    """A newer version of the application wrote this database."""

    code = "schema_plus_recent"


class MiseANiveauRefusee(Refus):
    """The upgraded copy lost or changed rows of `table`: the database in use was not touched."""

    code = "mise_a_niveau_refusee"


class CopieInfidele(Refus):
    """A copy of the database does not equal its source."""

    code = "copie_infidele"
