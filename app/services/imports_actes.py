"""Writing the acts of a workbook: those already known are left, those edited are updated, the others added."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.classeurs.lues import RIEN, ActeLu, Lecture
from app.domain.accompagnements import Accompagnement
from app.domain.contrats import Contrat
from app.domain.imports import Constat
from app.domain.interventions import Part, Portee
from app.domain.organismes import Organisme
from app.domain.texte import fold
from app.messages.nombres import accord, compter
from app.services.imports_carnet import Carnet, Source
from app.services.imports_fiches import Fiches
from app.services.imports_suivis import RETOUR, Suivi, Synthese, regrouper, synthese
from app.store import imports as depot
from app.store import imports_actes as depot_actes
from app.store import tables
from app.store.accompagnements import ACCOMPAGNEMENTS
from app.store.imports import Geste, Trace
from app.store.imports_actes import ActeConnu
from app.store.interventions import INTERVENTIONS
from app.store.organismes import ORGANISMES

_DEPLACEE = timedelta(days=31)
_SORTE = "interventions"
_LOT = 50_000


class EcritureActes:
    """The acts of one reading on their way into the vault."""

    def __init__(self, carnet: Carnet, lecture: Lecture, fiches: Fiches, libelle: str) -> None:
        self._carnet = carnet
        self._connexion = carnet.unite.connexion
        self._lecture = lecture
        self._fiches = fiches
        self._libelle = libelle
        self._organismes: dict[tuple[str, str], int] = {}
        self._contrats: dict[tuple[int, date], int] = {}
        self._hors: Counter[int] = Counter()
        self._personnes: list[tuple[int, ...]] = []
        self._suivi_de: dict[int, int] = {}

    def ecrire(self) -> None:
        """Write the acts, and the accompagnements they open or continue."""
        actes = self._lecture.actes
        self._noter_organismes()
        self._personnes = [tuple(self._fiches.personnes[p] for p in a.personnes) for a in actes]
        prints = [self._empreinte(acte, qui) for acte, qui in zip(actes, self._personnes, strict=True)]
        connus, restes = self._reconnaitre(prints)
        nouveaux = [rang for rang in range(len(actes)) if rang not in connus]
        modifies = self._rapprocher(nouveaux, restes) if restes else {}
        a_creer = [rang for rang in nouveaux if rang not in modifies]
        self._ouvrir_suivis(a_creer)
        self._creer(a_creer, prints)
        for rang, connu in modifies.items():
            self._modifier(rang, connu, prints[rang])
        self._carnet.compter(_SORTE, "reconnus", len(connus))
        self._dire_hors_contrat()

    def _empreinte(self, a: ActeLu, qui: tuple[int, ...]) -> str:
        return depot_actes.Contenu(
            a.jour, a.heure, a.minutes, a.nature, a.canal, a.portee, self._entreprise(a), qui,
            self._organisme(a), a.participants, a.theme, _origine(a), a.facturable, a.note,
        ).empreinte  # fmt: skip

    def _reconnaitre(self, prints: list[str]) -> tuple[set[int], dict[int, list[int]]]:
        """Pair identical acts by rank of occurrence.

        Return the ranks already known, and by import the acts of the vault this workbook no longer says.
        """
        par_print: defaultdict[str, list[int]] = defaultdict(list)
        import_de: dict[int, int] = {}
        for import_id, trace in depot.traces(self._connexion, _SORTE):
            par_print[trace.empreinte].append(trace.objet_id)
            import_de[trace.objet_id] = import_id
        for objets in par_print.values():
            objets.sort(reverse=True)
        connus = {
            rang
            for rang, p in enumerate(prints)
            if any(par_print.get(q) and par_print[q].pop() for q in self._tous_prints(rang, p))
        }
        restes: defaultdict[int, list[int]] = defaultdict(list)
        for objets in par_print.values():
            for objet in objets:
                restes[import_de[objet]].append(objet)
        return connus, self._memes_classeurs(restes, Counter(import_de.values()))

    def _tous_prints(self, rang: int, empreinte: str) -> Iterator[str]:
        """Yield the print of an act, then those it had while its persons had more than one dossier."""
        yield empreinte
        for qui in self._fiches.reunies.avant(self._personnes[rang]):
            yield self._empreinte(self._lecture.actes[rang], qui)

    def _memes_classeurs(self, restes: dict[int, list[int]], totaux: Counter[int]) -> dict[int, list[int]]:
        """Keep the imports of which this workbook is a newer state: same file name, or most rows found again."""
        noms = depot.libelles(self._connexion)
        return {
            numero: objets
            for numero, objets in restes.items()
            if noms.get(numero) == self._libelle or 2 * len(objets) <= totaux[numero]
        }

    def _rapprocher(self, nouveaux: list[int], restes: dict[int, list[int]]) -> dict[int, ActeConnu]:
        """Pair each act not found with the one of the vault it edits, the surest resemblance first."""
        connus = depot_actes.actes(self._connexion, [o for objets in restes.values() for o in objets])
        libres = dict(sorted(connus.items()))
        paires: dict[int, ActeConnu] = {}
        for niveau in range(3):
            index: defaultdict[object, list[int]] = defaultdict(list)
            for connu in reversed(libres.values()):
                index[_cle_connue(connu, niveau)].append(connu.id)
            for rang in nouveaux:
                candidats = [] if rang in paires else index.get(self._cle(rang, niveau), [])
                proche = next((c for c in reversed(candidats) if self._possible(rang, libres.get(c), niveau)), None)
                if proche is not None:
                    paires[rang] = libres.pop(proche)
        return paires

    def _cle(self, rang: int, niveau: int) -> object:
        a, qui = self._lecture.actes[rang], self._personnes[rang]
        cles = (
            (qui, self._entreprise(a), a.jour, a.nature),
            (qui, self._entreprise(a), a.jour),
            (qui, self._entreprise(a), a.nature, a.minutes, a.theme),
        )
        return cles[niveau]

    def _possible(self, rang: int, connu: ActeConnu | None, niveau: int) -> bool:
        return connu is not None and (niveau < 2 or abs(connu.jour - self._lecture.actes[rang].jour) <= _DEPLACEE)

    def _creer(self, rangs: list[int], prints: list[str]) -> None:
        occurrences: Counter[str] = Counter()
        for debut in range(0, len(rangs), _LOT):
            lot = rangs[debut : debut + _LOT]
            ids = depot_actes.ecrire_actes(self._carnet.unite, [self._ligne(rang) for rang in lot])
            for rang, ident in zip(lot, ids, strict=True):
                p = prints[rang]
                self._carnet.traces.append(Trace(_SORTE, ident, Geste.CREE, p, occurrences[p]))
                occurrences[p] += 1
        self._carnet.compter(_SORTE, "nouveaux", len(rangs))

    def _ligne(self, rang: int) -> depot_actes.LigneActe:
        a, qui = self._lecture.actes[rang], self._personnes[rang]
        entreprise = self._entreprise(a)
        return (
            a.jour, a.heure, a.minutes, a.nature, a.canal, str(a.portee), self._suivi_de.get(rang),
            self._site(a, entreprise, qui), self._organisme(a), a.participants, a.theme, _origine(a),
            int(a.a_completer), int(a.facturable), a.note,
            self._contrat(entreprise, a.jour) if entreprise else None, qui,
        )  # fmt: skip

    def _modifier(self, rang: int, connu: ActeConnu, empreinte: str) -> None:
        ancien = INTERVENTIONS.lire(self._connexion, connu.id)
        if ancien is None:
            return
        a, qui = self._lecture.actes[rang], self._personnes[rang]
        entreprise = self._entreprise(a)
        nouveau = replace(
            ancien, jour=a.jour, heure=a.heure, minutes=a.minutes, nature=a.nature, canal=a.canal, portee=a.portee,
            personnes=qui, organisme_id=self._organisme(a), participants=a.participants, theme=a.theme,
            origine=_origine(a), note=a.note, a_completer=a.a_completer, facturable=a.facturable,
            parts=(Part(contrat_id=self._contrat(entreprise, a.jour)),) if entreprise else (),
            accompagnement_id=ancien.accompagnement_id if a.portee is Portee.INDIVIDUELLE else None,
        )  # fmt: skip
        record = INTERVENTIONS.ecrire(self._carnet.unite, nouveau)
        self._carnet.tracer_modifie(_SORTE, ancien, record, empreinte)
        self._carnet.remarquer(Constat.MODIFIE, Source(a.feuille, a.ligne), "intervention corrigée d’après le classeur")

    def _ouvrir_suivis(self, rangs: list[int]) -> None:
        """Give each individual act its accompagnement."""
        groupes: defaultdict[tuple[int, int], list[tuple[date, int, str, str]]] = defaultdict(list)
        for rang in rangs:
            a, qui = self._lecture.actes[rang], self._personnes[rang]
            if a.portee is Portee.INDIVIDUELLE and qui:
                contrat = self._contrat(self._entreprise(a), a.jour)
                groupes[qui[0], contrat].append((a.jour, rang, a.theme, a.origine))
        connus = self._suivis_connus(groupes)
        neufs: list[tuple[Suivi, Accompagnement]] = []
        for cle, actes in groupes.items():
            self._suivre(cle, regrouper(actes, connus.get(cle, ())), neufs)
        ecrits = ACCOMPAGNEMENTS.ecrire_tous(self._carnet.unite, [record for _, record in neufs])
        for (suivi, _), record in zip(neufs, ecrits, strict=True):
            self._carnet.tracer_cree("accompagnements", record, "")
            self._rattacher(suivi, record.id)

    def _suivre(self, cle: tuple[int, int], suivis: list[Suivi], neufs: list[tuple[Suivi, Accompagnement]]) -> None:
        anterieure = "NR"
        for suivi in suivis:
            dite = synthese(suivi.actes, anterieure)
            anterieure = dite.origine
            if suivi.connu_id is not None:
                self._continuer(suivi, dite)
                continue
            neufs.append((suivi, Accompagnement(
                personne_id=cle[0], contrat_id=cle[1], ouvert_le=suivi.debut, theme=dite.theme, themes=dite.themes,
                origine=dite.origine,
            )))  # fmt: skip

    def _continuer(self, suivi: Suivi, dite: Synthese) -> None:
        """Attach acts to a known accompagnement; its theme follows its acts unless she gave it another."""
        ancien = ACCOMPAGNEMENTS.lire(self._connexion, suivi.connu_id or 0)
        if ancien is None:
            return
        avant = synthese(suivi.actes[: len(suivi.actes) - len(suivi.rangs)], ancien.origine)
        suit = ancien.theme in (avant.theme, "NR")
        nouveau = replace(
            ancien,
            ouvert_le=min(ancien.ouvert_le, suivi.debut),
            theme=dite.theme if suit else ancien.theme,
            themes=dite.themes if suit else ancien.themes,
            origine=dite.origine if ancien.origine == "NR" else ancien.origine,
        )
        if nouveau != ancien:
            record = ACCOMPAGNEMENTS.ecrire(self._carnet.unite, nouveau)
            self._carnet.tracer_modifie("accompagnements", ancien, record, "suivi")
        self._rattacher(suivi, ancien.id)

    def _rattacher(self, suivi: Suivi, ident: int) -> None:
        for rang in suivi.rangs:
            self._suivi_de[rang] = ident

    def _suivis_connus(self, groupes: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[Suivi]]:
        voulus = {personne for personne, _ in groupes}
        records: list[Accompagnement] = []
        table = tables.accompagnements
        ids = sorted(voulus)
        for debut in range(0, len(ids), 5000):
            records += ACCOMPAGNEMENTS.tous(self._connexion, table.c.personne_id.in_(ids[debut : debut + 5000]))
        actes = depot_actes.actes_de(self._connexion, [r.id for r in records]) if records else {}
        connus: defaultdict[tuple[int, int], list[Suivi]] = defaultdict(list)
        for r in records:
            passes = actes.get(r.id) or [(r.ouvert_le, r.theme, r.origine)]
            connus[r.personne_id, r.contrat_id].append(Suivi(list(passes), [], r.id, r.clos_le))
        return connus

    def _entreprise(self, a: ActeLu) -> int:
        return self._fiches.entreprises[a.entreprise] if a.entreprise != RIEN else 0

    def _contrat(self, entreprise_id: int, jour: date) -> int:
        cle = (entreprise_id, jour)
        if cle not in self._contrats:
            contrat, couvert = _contrat_du_jour(self._fiches.contrats_de(entreprise_id), jour)
            self._contrats[cle] = contrat.id
            if not couvert:
                self._hors[contrat.id] += 1
        return self._contrats[cle]

    def _dire_hors_contrat(self) -> None:
        for contrat_id, jours in self._hors.items():
            dits = f"{compter(jours, 'jour')} d’intervention"
            raison = f"{dits} hors de la période du contrat n° {contrat_id}, qui {accord(jours, 'le')} porte"
            self._carnet.remarquer(Constat.AVERTISSEMENT, Source(), raison)

    def _site(self, a: ActeLu, entreprise_id: int, qui: tuple[int, ...]) -> int | None:
        if a.site and (site := self._fiches.sites.get((entreprise_id, a.site))):
            return site
        emploi = self._fiches.emplois.get((qui[0], entreprise_id)) if qui else None
        return emploi.site_id if emploi else None

    def _organisme(self, a: ActeLu) -> int | None:
        return self._organismes[a.organisme] if a.organisme else None

    def _noter_organismes(self) -> None:
        voulus = dict.fromkeys(a.organisme for a in self._lecture.actes if a.organisme)
        connus = {(o.categorie, fold(o.nom)): o.id for o in ORGANISMES.tous(self._connexion)} if voulus else {}
        for categorie, nom in voulus:
            ident = connus.get((categorie, fold(nom)))
            if ident is None:
                nouveau = Organisme(nom=nom, categorie=categorie)
                ident = self._carnet.garder(ORGANISMES, None, nouveau, nom, Source(nom=nom)).id
                connus[categorie, fold(nom)] = ident
            self._organismes[categorie, nom] = ident


def _origine(a: ActeLu) -> str:
    return "NR" if a.origine == RETOUR else a.origine


def _contrat_du_jour(contrats: list[Contrat], jour: date) -> tuple[Contrat, bool]:
    """Return the contrat in force that day and True, else the nearest before, else the first, and False."""
    en_cours = [c for c in contrats if c.debut <= jour and (c.fin is None or jour <= c.fin)]
    if en_cours:
        return en_cours[-1], True
    passes = [c for c in contrats if c.debut <= jour]
    return (passes[-1] if passes else contrats[0]), False


def _cle_connue(connu: ActeConnu, niveau: int) -> object:
    cles = (
        (connu.personnes, connu.entreprise, connu.jour, connu.nature),
        (connu.personnes, connu.entreprise, connu.jour),
        (connu.personnes, connu.entreprise, connu.nature, connu.minutes, connu.theme),
    )
    return cles[niveau]
