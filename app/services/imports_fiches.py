"""Writing what a workbook says of entreprises, contrats, headcounts and persons."""

from dataclasses import replace
from datetime import date

from app.classeurs.lues import ContratLu, EmploiLu, EntrepriseLue, Lecture, PersonneLue
from app.domain.contrats import Conditions, Contrat, Mode, Unite
from app.domain.entreprises import SOURCE_CLASSEUR, SOURCE_SANS_DATE, Effectif, Entreprise, Site
from app.domain.imports import Constat
from app.domain.personnes import Emploi, Personne
from app.domain.texte import fold
from app.services.imports_carnet import Carnet, Source
from app.services.imports_effectifs import Cle, comparer
from app.services.imports_reunies import Reunies
from app.store import contrats, entreprises, personnes, tables
from app.store.imports import empreinte

_CHAMPS_ENTREPRISE = ("siret", "adresse", "code_postal", "ville", "note")
_CHAMPS_PERSONNE = (
    "nom", "prenom", "code", "sexe", "naissance", "telephone", "courriel", "adresse", "code_postal", "ville",
    "situation_familiale", "enfants", "logement", "note",
)  # fmt: skip
_CHAMPS_EMPLOI = ("csp", "statut_emploi", "entree", "statut_beneficiaire", "situation_travail", "poste")


class Fiches:
    """The ids that the indexes of a reading become, once written."""

    def __init__(self, carnet: Carnet, lecture: Lecture, annee: int) -> None:
        self._carnet = carnet
        self._lecture = lecture
        self._connexion = carnet.unite.connexion
        self._premiers = _premiers_jours(lecture, annee)
        self.reunies = Reunies(self._connexion)
        self.entreprises: list[int] = []
        self.personnes: list[int] = []
        self.sites: dict[tuple[int, str], int] = {}
        self.emplois: dict[tuple[int, int], Emploi] = {}
        self.contrats: dict[int, list[Contrat]] = {}

    def ecrire(self) -> None:
        """Write everything but the acts, in the order of references."""
        self.entreprises = [self._entreprise(lue) for lue in self._lecture.entreprises]
        for rang, lue in enumerate(self._lecture.entreprises):
            self._sites(self.entreprises[rang], lue)
        for contrat in self._lecture.contrats:
            self._contrat(contrat)
        self._contrats_manquants()
        self._effectifs()
        self._personnes()
        self._emplois()

    def contrats_de(self, entreprise_id: int) -> list[Contrat]:
        """Return the contrats of an entreprise, the oldest first."""
        if entreprise_id not in self.contrats:
            table = tables.contrats
            lus = contrats.CONTRATS.tous(
                self._connexion, table.c.entreprise_id == entreprise_id, ordre=(table.c.debut, table.c.id)
            )
            self.contrats[entreprise_id] = lus
        return self.contrats[entreprise_id]

    def _entreprise(self, lue: EntrepriseLue) -> int:
        ancienne = entreprises.ENTREPRISES.lire(self._connexion, lue.connue_id) if lue.connue_id else None
        if ancienne is not None and not lue.feuille:
            return int(ancienne.id)
        dit = {champ: getattr(lue, champ) for champ in _CHAMPS_ENTREPRISE if getattr(lue, champ)}
        nouvelle = replace(ancienne, **dit) if ancienne else Entreprise(nom=lue.nom, **dit)
        source = Source(lue.feuille, lue.ligne, lue.nom)
        return int(self._carnet.garder(entreprises.ENTREPRISES, ancienne, nouvelle, (lue.nom, dit), source).id)

    def _sites(self, entreprise_id: int, lue: EntrepriseLue) -> None:
        table = tables.sites
        connus = entreprises.SITES.tous(self._connexion, table.c.entreprise_id == entreprise_id)
        par_nom = {fold(site.nom): site for site in connus}
        for pli, nom in lue.sites.items():
            site = par_nom.get(pli)
            if site is None:
                nouveau = Site(entreprise_id=entreprise_id, nom=nom)
                site = self._carnet.garder(entreprises.SITES, None, nouveau, pli, Source(lue.feuille, lue.ligne, nom))
            self.sites[entreprise_id, pli] = site.id

    def _contrat(self, lu: ContratLu) -> None:
        entreprise_id = self.entreprises[lu.entreprise]
        ancien = self._meme_contrat(entreprise_id, lu)
        source = Source(lu.feuille, lu.ligne, self._lecture.entreprises[lu.entreprise].nom)
        debut = lu.debut or (ancien.debut if ancien else self._debut_suppose(lu.entreprise, source))
        nouveau = self._contrat_voulu(lu, ancien, entreprise_id, debut)
        self.contrats.pop(entreprise_id, None)
        dit = (entreprise_id, lu.reference, lu.debut, lu.fin, lu.tacite)
        contrat = self._carnet.garder(contrats.CONTRATS, ancien, nouveau, str(dit), source)
        self._conditions(contrat, lu, max(debut, contrat.debut), source)

    def _meme_contrat(self, entreprise_id: int, lu: ContratLu) -> Contrat | None:
        connus = self.contrats_de(entreprise_id)
        if lu.reference:
            return next((c for c in connus if fold(c.reference) == fold(lu.reference)), None)
        if lu.debut:
            return next((c for c in connus if c.debut == lu.debut), None)
        return connus[0] if connus else None

    @staticmethod
    def _contrat_voulu(lu: ContratLu, ancien: Contrat | None, entreprise_id: int, debut: date) -> Contrat:
        if ancien is not None:
            return replace(ancien, debut=min(debut, ancien.debut), fin=lu.fin or ancien.fin, libelle="")
        return Contrat(
            entreprise_id=entreprise_id, reference=lu.reference, debut=debut, fin=lu.fin, tacite_reconduction=lu.tacite
        )

    def _debut_suppose(self, entreprise: int, source: Source) -> date:
        debut = self._premiers[entreprise].replace(month=1, day=1)
        self._carnet.remarquer(Constat.AVERTISSEMENT, source, f"début du contrat absent : {debut:%d/%m/%Y} retenu")
        return debut

    def _conditions(self, contrat: Contrat, lu: ContratLu, a_partir_du: date, source: Source) -> None:
        dit = {
            champ: getattr(lu, champ)
            for champ in ("mode", "volume", "unite", "prix", "preavis")
            if getattr(lu, champ) is not None
        }
        connues = contrats.conditions_de(self._connexion, contrat.id)
        ancienne = next((c for c in connues if c.a_partir_du == a_partir_du), None)
        if ancienne is None and connues and lu.debut is None:
            ancienne = connues[-1]
        if ancienne is None and "mode" not in dit:
            self._carnet.remarquer(
                Constat.AVERTISSEMENT, source, "mode du contrat non compris : à l’heure en attendant"
            )
        defaut = {"mode": Mode.HEURE, "unite": Unite.HEURES} | dit
        nouvelle = (
            replace(ancienne, **dit)
            if ancienne
            else Conditions(contrat_id=contrat.id, a_partir_du=a_partir_du, **defaut)
        )
        if (
            ancienne
            and nouvelle != ancienne
            and contrats.publiees(self._connexion, contrat.entreprise_id, a_partir_du, None)
        ):
            self._carnet.remarquer(
                Constat.A_DECIDER, source, "conditions déjà suivies par un bilan arrêté : un avenant"
            )
            return
        self._carnet.garder(contrats.CONDITIONS, ancienne, nouvelle, str(sorted(dit.items())), source)

    def _contrats_manquants(self) -> None:
        """Open a contrat to complete for each entreprise that has acts and none."""
        servies = dict.fromkeys(a.entreprise for a in self._lecture.actes if a.entreprise >= 0)
        for rang in servies:
            entreprise_id = self.entreprises[rang]
            if self.contrats_de(entreprise_id):
                continue
            lue = self._lecture.entreprises[rang]
            source = Source(lue.feuille, lue.ligne, lue.nom)
            nouveau = Contrat(
                entreprise_id=entreprise_id, reference="", debut=self._premiers[rang], libelle="À compléter"
            )
            contrat = self._carnet.garder(contrats.CONTRATS, None, nouveau, "manquant", source)
            conditions = Conditions(contrat_id=contrat.id, a_partir_du=contrat.debut, mode=Mode.HEURE)
            self._carnet.garder(contrats.CONDITIONS, None, conditions, "manquantes", source)
            self.contrats.pop(entreprise_id, None)
            raison = (
                f"aucun contrat dans le classeur : ouvert au premier acte, le {contrat.debut:%d/%m/%Y}, à compléter"
            )
            self._carnet.remarquer(Constat.AVERTISSEMENT, source, raison)

    def _effectifs(self) -> None:
        vus: dict[Cle, int] = {}
        supposes: set[int] = set()
        sources: dict[Cle, Source] = {}
        for lu in self._lecture.effectifs:
            entreprise_id = self.entreprises[lu.entreprise]
            au = lu.au or self._premiers[lu.entreprise].replace(month=1, day=1)
            source = Source(lu.feuille, lu.ligne, self._lecture.entreprises[lu.entreprise].nom)
            if lu.au is None and lu.entreprise not in supposes:
                supposes.add(lu.entreprise)
                self._carnet.remarquer(Constat.AVERTISSEMENT, source, f"effectif sans date : {au:%d/%m/%Y} retenu")
            modalite = str(self.sites[entreprise_id, lu.modalite]) if lu.axe == "site" else lu.modalite
            cle = (entreprise_id, au, lu.axe, modalite)
            if vus.get(cle, lu.nombre) != lu.nombre:
                self._carnet.remarquer(Constat.AVERTISSEMENT, source, "effectif donné deux fois, le dernier retenu")
            elif cle in vus:
                continue
            vus[cle], sources[cle] = lu.nombre, source
            self._effectif(Effectif(
                entreprise_id=entreprise_id, au=au, axe=lu.axe, modalite=modalite, nombre=lu.nombre,
                plancher=lu.plancher, source=SOURCE_CLASSEUR if lu.au else SOURCE_SANS_DATE,
            ), source)  # fmt: skip
        comparer(self._carnet, sources)

    def _effectif(self, voulu: Effectif, source: Source) -> None:
        t = tables.effectifs
        ancien = next(iter(entreprises.EFFECTIFS.tous(
            self._connexion, t.c.entreprise_id == voulu.entreprise_id, t.c.au == voulu.au, t.c.axe == voulu.axe,
            t.c.modalite == voulu.modalite,
        )), None)  # fmt: skip
        nouveau = replace(ancien, nombre=voulu.nombre, plancher=voulu.plancher) if ancien else voulu
        self._carnet.garder(entreprises.EFFECTIFS, ancien, nouveau, (voulu.nombre, voulu.plancher), source)

    def _personnes(self) -> None:
        lues = self._lecture.personnes
        self._reconnaitre_reunies()
        anciennes = personnes.PERSONNES.par_ids(self._connexion, [p.connue_id for p in lues if p.connue_id])
        nouvelles = [(p, _personne(p, None)) for p in lues if p.connue_id is None]
        creees = personnes.PERSONNES.ecrire_tous(self._carnet.unite, [record for _, record in nouvelles])
        for (lue, _), record in zip(nouvelles, creees, strict=True):
            self._carnet.tracer_cree("personnes", record, empreinte(_dit(lue)))
        suite = iter(creees)
        for lue in lues:
            self.personnes.append(self._connue(lue, anciennes[lue.connue_id]) if lue.connue_id else next(suite).id)

    def _reconnaitre_reunies(self) -> None:
        """Give the rows of a dossier that went under another to the one kept, which they do not change."""
        for lue in self._lecture.personnes:
            garde = self.reunies.gardee(empreinte(_dit(lue))) if lue.connue_id is None else None
            if garde is not None:
                lue.connue_id, lue.listee = garde, False
                self._carnet.compter("personnes", "reconnus")

    def _connue(self, lue: PersonneLue, ancienne: Personne) -> int:
        if not lue.listee:
            return ancienne.id
        source = Source(lue.feuille, lue.ligne, ancienne.nom_affiche)
        record = self._carnet.garder(personnes.PERSONNES, ancienne, _personne(lue, ancienne), _dit(lue), source)
        return int(record.id)

    def _emplois(self) -> None:
        table = tables.emplois
        connues = [p.connue_id for p in self._lecture.personnes if p.connue_id]
        for debut in range(0, len(connues), 5000):
            lot = connues[debut : debut + 5000]
            for emploi in personnes.EMPLOIS.tous(self._connexion, table.c.personne_id.in_(lot), ordre=(table.c.id,)):
                self.emplois[emploi.personne_id, emploi.entreprise_id] = emploi
        neufs: list[Emploi] = []
        for rang, lue in enumerate(self._lecture.personnes):
            for emploi_lu in lue.emplois.values():
                self._emploi(self.personnes[rang], emploi_lu, lue, neufs)
        for emploi in personnes.EMPLOIS.ecrire_tous(self._carnet.unite, neufs):
            self.emplois[emploi.personne_id, emploi.entreprise_id] = emploi
            self._carnet.tracer_cree("emplois", emploi, "")

    def _emploi(self, personne_id: int, lu: EmploiLu, lue: PersonneLue, neufs: list[Emploi]) -> None:
        entreprise_id = self.entreprises[lu.entreprise]
        dit = {champ: getattr(lu, champ) for champ in _CHAMPS_EMPLOI if getattr(lu, champ) not in ("", "NR", None)}
        if lu.site:
            dit["site_id"] = self.sites[entreprise_id, lu.site]
        ancien = self.emplois.get((personne_id, entreprise_id))
        if ancien is None:
            neufs.append(Emploi(personne_id=personne_id, entreprise_id=entreprise_id, **dit))
        elif lue.listee:
            source = Source(lue.feuille, lue.ligne, f"{lue.nom} {lue.prenom}")
            self._carnet.garder(personnes.EMPLOIS, ancien, replace(ancien, **dit), str(sorted(dit.items())), source)


def _dit(lue: PersonneLue) -> str:
    return str([getattr(lue, champ) for champ in _CHAMPS_PERSONNE] + [lue.annee])


def _personne(lue: PersonneLue, ancienne: Personne | None) -> Personne:
    dit = {champ: getattr(lue, champ) for champ in _CHAMPS_PERSONNE if getattr(lue, champ) not in ("", "NR", None)}
    if lue.annee and lue.naissance is None:
        dit["naissance_annee"] = lue.annee
    if ancienne is None:
        return Personne(**dit)
    if fold(f"{lue.nom} {lue.prenom}") == fold(f"{ancienne.nom} {ancienne.prenom}"):
        dit |= {"nom": ancienne.nom, "prenom": ancienne.prenom}
    return replace(ancienne, **dit)


def _premiers_jours(lecture: Lecture, annee: int) -> list[date]:
    """Return the day of the first act of each entreprise; of the workbook, for one that has none."""
    tous = [a.jour for a in lecture.actes]
    defaut = min(tous) if tous else date(annee, 1, 1)
    premiers: dict[int, date] = {}
    for acte in lecture.actes:
        if acte.jour < premiers.get(acte.entreprise, date.max):
            premiers[acte.entreprise] = acte.jour
    return [premiers.get(rang, defaut) for rang in range(len(lecture.entreprises))]
