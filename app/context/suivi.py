"""What can be done for the persons: their files, acts, appointments."""

from functools import cached_property
from typing import TYPE_CHECKING

from app.context.ouverte import Ouverte
from app.store.journal import Acte

if TYPE_CHECKING:
    from app.services.accompagnements import Accompagnements
    from app.services.accords import Accords
    from app.services.adresses import Adresses
    from app.services.agenda import Agenda
    from app.services.budgets import Budgets
    from app.services.courriers import Courriers
    from app.services.demarches import Demarches
    from app.services.documents import Documents
    from app.services.fonds import FondsPropres
    from app.services.foyers import Foyers
    from app.services.gardes import Gardes
    from app.services.interventions import Interventions
    from app.services.lettres_word import LettresWord
    from app.services.modeles_lettre import ModelesLettre
    from app.services.modeles_word import ModelesWord
    from app.services.organismes import Organismes
    from app.services.personnes import Personnes
    from app.services.phrases_lettre import PhrasesLettre
    from app.services.recherche import Recherche
    from app.services.rendezvous import Carnet
    from app.services.repertoire import Repertoire
    from app.services.saisies_demarches import SaisiesDemarches
    from app.services.soirees import Soirees


class Suivi(Ouverte):
    """What can be done for the persons: their files, acts, appointments."""

    @cached_property
    def personnes(self) -> "Personnes":
        """The persons and their emplois."""
        from app.services.personnes import Personnes

        return Personnes(self._magasin, self._horloge)

    @cached_property
    def accompagnements(self) -> "Accompagnements":
        """The follow-ups."""
        from app.services.accompagnements import Accompagnements

        return Accompagnements(self._magasin, self._horloge)

    @cached_property
    def interventions(self) -> "Interventions":
        """The acts."""
        from app.services.interventions import Interventions

        return Interventions(self._magasin, self._horloge, self.personnes, self.accompagnements)

    @cached_property
    def foyers(self) -> "Foyers":
        """The households."""
        from app.services.foyers import Foyers

        return Foyers(self._magasin, self._horloge)

    @cached_property
    def organismes(self) -> "Organismes":
        """The organismes acts are made with."""
        from app.services.organismes import Organismes

        return Organismes(self._magasin, self._horloge)

    @cached_property
    def demarches(self) -> "Demarches":
        """The requests made to organismes."""
        from app.services.demarches import Demarches

        return Demarches(self._magasin, self._horloge)

    @cached_property
    def saisies_demarches(self) -> "SaisiesDemarches":
        """The acts that open a démarche."""
        from app.services.saisies_demarches import SaisiesDemarches

        return SaisiesDemarches(self._magasin, self.interventions, self.demarches)

    @cached_property
    def accords(self) -> "Accords":
        """What the persons agreed that is passed on."""
        from app.services.accords import Accords

        return Accords(self._magasin, self._horloge)

    @cached_property
    def budgets(self) -> "Budgets":
        """The budgets of households."""
        from app.services.budgets import Budgets

        return Budgets(self._magasin, self._horloge)

    @cached_property
    def fonds(self) -> "FondsPropres":
        """The funds whose formulas she writes."""
        from app.services.fonds import FondsPropres

        return FondsPropres(self._magasin, self._horloge)

    @cached_property
    def gardes(self) -> "Gardes":
        """What is looked at before a letter leaves."""
        from app.services.gardes import Gardes

        return Gardes(self._magasin, self._horloge)

    @cached_property
    def courriers(self) -> "Courriers":
        """The letters and their register."""
        from app.services.courriers import Courriers

        return Courriers(
            self._magasin,
            self._ouvert.pieces,
            self._horloge,
            self.gardes,
            self.demarches,
            lambda ident: self._ouvert.temoin.consigner(Acte("exporter", "courriers", ident)),
        )

    @cached_property
    def adresses(self) -> "Adresses":
        """The addresses put on labels and envelopes."""
        from app.services.adresses import Adresses

        noter = self._ouvert.temoin.consigner
        return Adresses(self._magasin, lambda acte, sorte, ident: noter(Acte(acte, sorte, ident)))

    @cached_property
    def modeles_word(self) -> "ModelesWord":
        """Her own Word models."""
        from app.services.modeles_word import ModelesWord

        return ModelesWord(self._magasin, self._ouvert.pieces, self._horloge, self.courriers)

    @cached_property
    def modeles_lettre(self) -> "ModelesLettre":
        """Her own versions of the models of letters."""
        from app.services.modeles_lettre import ModelesLettre

        return ModelesLettre(self._magasin, self._horloge, self.courriers)

    @cached_property
    def phrases_lettre(self) -> "PhrasesLettre":
        """Her own set phrases."""
        from app.services.phrases_lettre import PhrasesLettre

        return PhrasesLettre(self._magasin)

    @cached_property
    def lettres_word(self) -> "LettresWord":
        """The copies of letters that Word works on."""
        from app.services.lettres_word import LettresWord

        return LettresWord(
            self._magasin,
            self._ouvert.pieces,
            self.courriers,
            lambda acte, ident: self._ouvert.temoin.consigner(Acte(acte, "courriers", ident)),
        )

    @cached_property
    def documents(self) -> "Documents":
        """The attachments."""
        from app.services.documents import Documents

        return Documents(
            self._magasin,
            self._ouvert.pieces,
            self._horloge,
            lambda ident: self._ouvert.temoin.consigner(Acte("exporter", "documents", ident)),
        )

    @cached_property
    def repertoire(self) -> "Repertoire":
        """The list of persons, page by page."""
        from app.services.repertoire import Repertoire

        return Repertoire(self._magasin, self._horloge)

    @cached_property
    def recherche(self) -> "Recherche":
        """The search as one types."""
        from app.services.recherche import Recherche

        return Recherche(self._magasin)

    @cached_property
    def soirees(self) -> "Soirees":
        """The evening grid."""
        from app.services.soirees import Soirees

        return Soirees(self._magasin, self._horloge, self.interventions)

    @cached_property
    def rendezvous(self) -> "Carnet":
        """The appointments."""
        from app.services.rendezvous import Carnet

        return Carnet(self._magasin, self._horloge, self.personnes, self.interventions)

    @cached_property
    def agenda(self) -> "Agenda":
        """The day, the week, calendars in and out."""
        from app.services.agenda import Agenda

        return Agenda(
            self._magasin,
            self._horloge,
            self.rendezvous,
            self._ouvert.id,
            lambda: self._ouvert.temoin.consigner(Acte("exporter", "agenda")),
        )
