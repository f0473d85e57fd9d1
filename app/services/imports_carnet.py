"""The notebook of one import under way: what is created, recognised or changed, counted and traced."""

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import Any

from app.domain.imports import Comptes, Constat, LigneRapport
from app.store import imports as depot
from app.store.fiches import Fiche
from app.store.imports import Geste, Trace
from app.store.imports_etats import etat, vers_json
from app.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the workbook a record comes from, for the report."""

    feuille: str = ""
    ligne: int = 0
    nom: str = ""


@dataclass(slots=True)
class _Compte:
    nouveaux: int = 0
    reconnus: int = 0
    modifies: int = 0


class Carnet:
    """Writes records one by one or in number, and keeps the account of it."""

    def __init__(self, unite: UnitOfWork, remarques: list[LigneRapport]) -> None:
        self.unite = unite
        self.remarques = remarques
        self.traces: list[Trace] = []
        self._comptes: defaultdict[str, _Compte] = defaultdict(_Compte)
        self._deja: dict[str, dict[int, str]] = {}

    def garder(self, fiche: Fiche[Any], ancien: Any, nouveau: Any, dit: object, source: Source) -> Any:  # noqa: ANN401
        """Keep what the workbook says of one record, unless an earlier import already read the same words.

        `ancien` is the record of the vault (None: new), `dit` the plain content of the row.
        """
        empreinte = depot.empreinte(dit)
        if ancien is None:
            record = fiche.ecrire(self.unite, nouveau)
            self.tracer_cree(fiche.sorte, record, empreinte)
            return record
        if self._deja_lu(fiche.sorte).get(ancien.id) == empreinte or nouveau == ancien:
            return self._reconnaitre(fiche.sorte, ancien, empreinte)
        record = fiche.ecrire(self.unite, nouveau)
        self.tracer_modifie(fiche.sorte, ancien, record, empreinte)
        changes = [f.name for f in fields(ancien) if getattr(ancien, f.name) != getattr(record, f.name)]
        self.remarquer(Constat.MODIFIE, source, f"{fiche.sorte} : {', '.join(changes)}")
        return record

    def tracer_cree(self, sorte: str, record: Any, empreinte: str) -> None:  # noqa: ANN401
        """Count and trace a record just created."""
        self.compter(sorte, "nouveaux")
        etat_apres = depot.json_de({"apres": etat(record)})
        self.traces.append(Trace(sorte, record.id, Geste.CREE, empreinte, avant=etat_apres))

    def tracer_modifie(self, sorte: str, ancien: Any, record: Any, empreinte: str) -> None:  # noqa: ANN401
        """Count and trace a record just changed, with what it was."""
        self.compter(sorte, "modifies")
        avant = depot.json_de({"avant": vers_json(ancien), "apres": etat(record)})
        self.traces.append(Trace(sorte, record.id, Geste.MODIFIE, empreinte, avant=avant))

    def compter(self, sorte: str, quoi: str, nombre: int = 1) -> None:
        """Add to the count of one kind."""
        compte = self._comptes[sorte]
        setattr(compte, quoi, getattr(compte, quoi) + nombre)

    def remarquer(self, constat: Constat, source: Source, raison: str, colonne: str = "") -> None:
        """Add a remark to the report."""
        self.remarques.append(
            LigneRapport(
                constat=constat, feuille=source.feuille, ligne=source.ligne, colonne=colonne, valeur=source.nom,
                raison=raison,
            )
        )  # fmt: skip

    def a_ecrit(self) -> bool:
        """Tell whether anything was created or changed."""
        return any(c.nouveaux or c.modifies for c in self._comptes.values())

    def comptes(self, indecis: dict[str, int], refus: dict[str, int]) -> dict[str, Comptes]:
        """Return the counts by kind."""
        return {
            sorte: self._de(sorte, indecis.get(sorte, 0), refus.get(sorte, 0))
            for sorte in dict.fromkeys([*self._comptes, *indecis, *refus])
        }

    def _de(self, sorte: str, indecis: int, refus: int) -> Comptes:
        c = self._comptes[sorte]
        lus = c.nouveaux + c.reconnus + c.modifies + indecis + refus
        return Comptes(
            lus=lus, nouveaux=c.nouveaux, reconnus=c.reconnus, modifies=c.modifies, a_decider=indecis, refuses=refus
        )

    def _reconnaitre(self, sorte: str, ancien: Any, empreinte: str) -> Any:  # noqa: ANN401
        self.compter(sorte, "reconnus")
        if self._deja_lu(sorte).get(ancien.id) != empreinte:
            self.traces.append(Trace(sorte, ancien.id, Geste.RECONNU, empreinte))
        return ancien

    def _deja_lu(self, sorte: str) -> dict[int, str]:
        if sorte not in self._deja:
            traces = depot.traces(self.unite.connexion, sorte)
            self._deja[sorte] = {trace.objet_id: trace.empreinte for _, trace in traces}
        return self._deja[sorte]
