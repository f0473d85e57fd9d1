"""Persons with a name, an employment and sometimes a household."""

from dataclasses import replace
from datetime import date

from app.demo.effectif import Salarie
from app.demo.fiction import Fiction
from app.demo.modeles import Modele
from app.demo.noms import NOMS, PRENOMS
from app.domain.foyers import Foyer, Membre
from app.domain.personnes import Emploi, Personne
from app.domain.texte import fold

_POSTES = {
    "industrie": {"OUV": "Opérateur de production", "EMP": "Assistant logistique", "TAM": "Technicien de maintenance"},
    "soin": {"OUV": "Agent de service", "EMP": "Aide-soignant", "TAM": "Infirmier"},
    "bureau": {"EMP": "Conseiller clientèle", "TAM": "Gestionnaire"},
    "transport": {"OUV": "Conducteur", "EMP": "Agent d’exploitation", "TAM": "Chef de quai"},
}
_SITUATIONS = {"CEL": 28, "MAR": 30, "PAC": 10, "UNI": 14, "SEP": 6, "DIV": 9, "VEU": 2, "NR": 1}
_EN_COUPLE = {"MAR", "PAC", "UNI"}
_ENFANTS = {"0": 40, "1": 21, "2": 25, "3": 10, "4+": 4}
_LOGEMENTS = {"LPR": 33, "LPS": 24, "PRO": 31, "HEB": 8, "URG": 2, "NR": 2}


class Gens:
    """Gives a name to employees, never the same twice."""

    def __init__(self, fiction: Fiction) -> None:
        self._fiction = fiction
        self._hasard = fiction.hasard
        self._pris: set[tuple[str, str]] = set()

    def nommer(self, salarie: Salarie, modele: Modele, entreprise_id: int, site_id: int) -> int:
        """Write the person and the employment of `salarie`; return the id of the person."""
        personne = self._personne(salarie, modele)
        self._fiction.emplois.append(
            Emploi(
                id=len(self._fiction.emplois) + 1,
                personne_id=personne.id,
                entreprise_id=entreprise_id,
                site_id=site_id,
                du=salarie.entree,
                csp=salarie.csp,
                statut_emploi=salarie.statut,
                entree=salarie.entree,
                situation_travail="POS",
                poste=_POSTES[modele.metier].get(salarie.csp, "Responsable de service"),
            )
        )
        return personne.id

    def loger(self, personne_id: int, connu_le: date) -> None:
        """Write the household of a person, as it is noted when a request needs it."""
        self._foyer(self._fiction.personnes[personne_id - 1], connu_le, ())

    def conjoint(self, personne_id: int, entreprise_id: int, connu_le: date) -> int:
        """Write the spouse of a person, in one household with that person; return the id of the spouse."""
        personne = self._fiction.personnes[personne_id - 1]
        sexe = "H" if personne.sexe == "F" else "F"
        conjoint = self._ajouter(
            replace(personne, prenom=self._prenom(sexe, personne.nom), sexe=sexe, situation_familiale="MAR")
        )
        self._fiction.emplois.append(
            Emploi(
                id=len(self._fiction.emplois) + 1,
                personne_id=conjoint.id,
                entreprise_id=entreprise_id,
                statut_beneficiaire="CJT",
            )
        )
        self._foyer(personne, connu_le, (Membre(prenom=conjoint.prenom, lien="Conjoint", personne_id=conjoint.id),))
        return conjoint.id

    def _personne(self, salarie: Salarie, modele: Modele) -> Personne:
        nom = self._hasard.choice(NOMS)
        prenom = self._prenom(salarie.sexe, nom)
        ville = modele.sites[salarie.site]
        return self._ajouter(
            Personne(
                nom=nom,
                prenom=prenom,
                sexe=salarie.sexe,
                naissance_annee=salarie.naissance,
                telephone=f"06 39 98 {self._hasard.randrange(100):02} {self._hasard.randrange(100):02}",
                courriel=f"{fold(prenom)}.{fold(nom)}@exemple.invalid".replace(" ", "-").replace("'", ""),
                code_postal=ville.code_postal,
                ville=ville.ville,
                situation_familiale=self._fiction.tirer(_SITUATIONS),
                enfants=self._fiction.tirer(_ENFANTS),
                logement=self._fiction.tirer(_LOGEMENTS),
            )
        )

    def _prenom(self, sexe: str, nom: str) -> str:
        prenom = self._hasard.choice([p for p in PRENOMS[sexe] if (p, nom) not in self._pris])
        self._pris.add((prenom, nom))
        return prenom

    def _ajouter(self, personne: Personne) -> Personne:
        nouvelle = replace(personne, id=len(self._fiction.personnes) + 1)
        self._fiction.personnes.append(nouvelle)
        return nouvelle

    def _foyer(self, personne: Personne, au: date, connus: tuple[Membre, ...]) -> None:
        enfants = tuple(
            Membre(lien="Enfant", annee_naissance=au.year - self._hasard.randint(1, 19), a_charge=True)
            for _ in range(int(personne.enfants.rstrip("+")))
        )
        self._fiction.foyers.append(
            Foyer(
                id=len(self._fiction.foyers) + 1,
                personne_id=personne.id,
                au=au,
                logement=personne.logement,
                loyer=self._hasard.randrange(380, 980, 10) * 100 if personne.logement in {"LPR", "LPS"} else None,
                membres=connus + enfants,
            )
        )
