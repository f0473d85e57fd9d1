"""Every refusal a closed coffre may give."""

from typing import ClassVar

from app.errors import Refus


class PhraseFausse(Refus):
    code: ClassVar[str] = "phrase_fausse"


class PhraseFaible(Refus):
    """The passphrase is estimated under 80 bits; `bits` tells how much."""

    code: ClassVar[str] = "phrase_faible"


class TropDEssais(Refus):
    """Too many failures in a row; `secondes` before the next try."""

    code: ClassVar[str] = "trop_d_essais"


class SecoursFausse(Refus):
    """A well-formed recovery key that opens nothing here."""

    code: ClassVar[str] = "secours_fausse"


class SecoursMalTape(Refus):
    """Groups of the recovery key that cannot be right; `groupes` numbers them from 1."""

    code: ClassVar[str] = "secours_mal_tape"


class SecoursLongueur(Refus):
    """The recovery key has not 40 symbols; `trouves` tells how many."""

    code: ClassVar[str] = "secours_longueur"


class EnteteEndommage(Refus):
    code: ClassVar[str] = "entete_endommage"


class EnteteFalsifie(Refus):
    code: ClassVar[str] = "entete_falsifie"


class CoutRefuse(Refus):
    """The header asks for a key derivation outside the accepted bounds."""

    code: ClassVar[str] = "cout_refuse"


class FormatPlusRecent(Refus):
    code: ClassVar[str] = "version_plus_recente"


class PasUnCoffre(Refus):
    code: ClassVar[str] = "pas_un_coffre"


class CoffreAbsent(Refus):
    code: ClassVar[str] = "coffre_absent"


class CoffreExiste(Refus):
    code: ClassVar[str] = "coffre_existe"


class CoffreOccupe(Refus):
    code: ClassVar[str] = "coffre_occupe"


class LieuSynchronise(Refus):
    """The folder is copied by a cloud service; `service` names it."""

    code: ClassVar[str] = "lieu_synchronise"


class LieuReseau(Refus):
    code: ClassVar[str] = "lieu_reseau"


class PieceEndommagee(Refus):
    code: ClassVar[str] = "piece_endommagee"


class PieceAbsente(Refus):
    code: ClassVar[str] = "piece_absente"


class PasUneSauvegarde(Refus):
    code: ClassVar[str] = "pas_une_sauvegarde"


class SauvegardeEndommagee(Refus):
    code: ClassVar[str] = "sauvegarde_endommagee"


class SauvegardeAutre(Refus):
    """The backup of another coffre; `fichier` names it."""

    code: ClassVar[str] = "sauvegarde_autre"
