"""What the bilan engine refuses."""

from typing import ClassVar

from app.errors import Refus


class SeuilHorsBornes(Refus):
    code: ClassVar[str] = "bilan_seuil_hors_bornes"


class AuditRefuse(Refus):
    code: ClassVar[str] = "bilan_audit_refuse"


class FormeInconnue(Refus):
    code: ClassVar[str] = "bilan_forme_inconnue"


class RevisionRefusee(Refus):
    code: ClassVar[str] = "bilan_revision_refusee"


class SeuilFige(Refus):
    code: ClassVar[str] = "bilan_seuil_fige"


class RelectureNecessaire(Refus):
    code: ClassVar[str] = "bilan_relecture_necessaire"


class PeriodeAVenir(Refus):
    """The period begins after today: there is nothing to tell of it."""

    code: ClassVar[str] = "bilan_periode_a_venir"


class ExerciceNonClos(Refus):
    code: ClassVar[str] = "bilan_exercice_non_clos"
