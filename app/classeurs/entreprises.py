"""Entreprises named in a workbook, under their full name, a short one, or a SIRET; their sites."""

import re

from rapidfuzz import fuzz
from stdnum.exceptions import ValidationError
from stdnum.fr import siret as stdnum_siret

from app.classeurs.lues import RIEN, EntrepriseConnue, EntrepriseLue, Lecture
from app.classeurs.valeurs import Valeurs
from app.domain.texte import fold, mots

ENTREPRISES = "entreprises"
NOUVELLE = "nouvelle"
_FORMES = frozenset("sa sas sarl sasu eurl sci scop snc ets groupe societe ste association".split())
_LIENS = frozenset("de du des d l la le les et".split())
_PROCHE = 90
_VOISINE = 75


def siret(texte: str) -> tuple[str, str]:
    """Return the 14 digits typed, and a French remark when they cannot be right; ("", remark) when not 14."""
    chiffres = re.sub(r"\D", "", texte)
    if not chiffres:
        return "", "SIRET illisible" if texte else ""
    if len(chiffres) != 14:
        return "", f"SIRET de {len(chiffres)} chiffres au lieu de 14, non repris"
    try:
        stdnum_siret.validate(chiffres)
    except ValidationError:
        return chiffres, "la clé de ce SIRET est fausse ; repris tel quel"
    return chiffres, ""


class Entreprises:
    """The entreprises of the reading, found again by any of their names."""

    def __init__(self, lecture: Lecture, connues: tuple[EntrepriseConnue, ...], valeurs: Valeurs) -> None:
        self._lecture = lecture
        self._valeurs = valeurs
        self._rangs: dict[str, int] = {}
        self._trouvees: dict[str, tuple[int, str]] = {}
        for connue in connues:
            lue = EntrepriseLue(nom=connue.nom, siret="", connue_id=connue.id)
            lue.sites = {fold(site): site for site in connue.sites}
            self._ajouter(lue, connue.siret)

    def exacte(self, nom: str, numero: str = "") -> int | None:
        """Return the entreprise of that very SIRET or name, None when there is none."""
        return self._rangs.get(numero or " ", self._rangs.get(_cle(nom)))

    def numeroter(self, entreprise: int, numero: str) -> None:
        """Give an entreprise its SIRET."""
        self._lecture.entreprises[entreprise].siret = numero
        self._rangs.setdefault(numero, entreprise)

    def chercher(self, nom: str) -> tuple[int, str]:
        """Return the index of the entreprise meant and "", or RIEN and the reason (« ambigu », « inconnue »)."""
        if nom not in self._trouvees:
            self._trouvees[nom] = self._comprendre(nom)
        return self._trouvees[nom]

    def decidee_nouvelle(self, nom: str) -> bool:
        """Tell whether the mapping asks for a new entreprise of that name, and none bears it yet."""
        return self._valeurs.dite(ENTREPRISES, nom) == NOUVELLE and self._exact(nom) is None

    def proche(self, nom: str) -> bool:
        """Tell whether an entreprise has nearly that name: a new one must not be made of it unasked."""
        cherche = _cle(nom)
        return any(fuzz.ratio(cherche, _cle(e.nom)) >= _VOISINE for _, e in self._tous())

    def _comprendre(self, nom: str) -> tuple[int, str]:
        dite = self._valeurs.dite(ENTREPRISES, nom)
        nouvelle = dite == NOUVELLE
        exact = self._exact(nom if nouvelle else dite or nom)
        if exact is not None:
            self._valeurs.retenir(ENTREPRISES, nom, NOUVELLE if nouvelle else self.nom(exact))
            return exact, ""
        candidats = self._par_debut(nom) or self._par_mot(nom) or self._proches(nom)
        if len(candidats) == 1:
            rang = candidats.pop()
            self._valeurs.retenir(ENTREPRISES, nom, self.nom(rang), "nom abrégé")
            return rang, ""
        self._valeurs.retenir(ENTREPRISES, nom, "")
        return RIEN, "plusieurs entreprises répondent à ce nom" if candidats else "entreprise inconnue"

    def creer(self, nom: str) -> int:
        """Add an entreprise."""
        rang = self._ajouter(EntrepriseLue(nom=" ".join(nom.split())), "")
        self._valeurs.retenir(ENTREPRISES, nom, nom)
        return rang

    def site(self, entreprise: int, nom: str) -> str:
        """Return the folded name of a site of the entreprise, added when new."""
        propre = " ".join(nom.split())
        if not propre or entreprise == RIEN:
            return ""
        pli = fold(propre)
        self._lecture.entreprises[entreprise].sites.setdefault(pli, propre)
        return pli

    def __len__(self) -> int:
        return len(self._lecture.entreprises)

    def nom(self, rang: int) -> str:
        """Return the usual name of an entreprise of the reading."""
        return self._lecture.entreprises[rang].nom

    def _ajouter(self, lue: EntrepriseLue, numero_siret: str) -> int:
        self._lecture.entreprises.append(lue)
        self._trouvees.clear()
        rang = len(self._lecture.entreprises) - 1
        self._rangs.setdefault(_cle(lue.nom), rang)
        if numero_siret:
            self._rangs.setdefault(numero_siret, rang)
        return rang

    def _exact(self, nom: str) -> int | None:
        return self._rangs.get(_cle(nom), self._rangs.get(re.sub(r"\s", "", nom)))

    def _par_debut(self, nom: str) -> set[int]:
        """Find those whose name begins with these words, its legal form being said or not (« Éts », « Transports »)."""
        dits, cherche = mots(nom), _mots(nom)
        return {
            r
            for r, e in self._tous()
            if cherche and (_mots(e.nom)[: len(cherche)] == cherche or mots(e.nom)[: len(dits)] == dits)
        }

    def _par_mot(self, nom: str) -> set[int]:
        """Find those whose name holds every word typed, or the initials, or a word begun."""
        cherche = _mots(nom)
        if not cherche:
            return set()
        entiers = {r for r, e in self._tous() if set(cherche) <= set(_mots(e.nom))}
        if entiers:
            return entiers
        colle = "".join(cherche)
        sigles = {r for r, e in self._tous() if len(colle) > 1 and colle in _sigles(e.nom)}
        return sigles or {r for r, e in self._tous() if _debuts(cherche, _mots(e.nom))}

    def _proches(self, nom: str) -> set[int]:
        cherche = " ".join(_mots(nom))
        if len(cherche) < 5:
            return set()
        proches = {r for r, e in self._tous() if fuzz.ratio(cherche, " ".join(_mots(e.nom))) >= _PROCHE}
        premiers = {r for r, e in self._tous() if fuzz.ratio(cherche, (_mots(e.nom) or [""])[0]) >= _PROCHE}
        return proches or premiers

    def _tous(self) -> list[tuple[int, EntrepriseLue]]:
        return list(enumerate(self._lecture.entreprises))


def _mots(nom: str) -> list[str]:
    tous = mots(nom)
    return [m for m in tous if m not in _FORMES and m not in _LIENS] or tous


def _cle(nom: str) -> str:
    return " ".join(_mots(nom))


def _sigles(nom: str) -> set[str]:
    return {"".join(m[0] for m in mots(nom) if m not in _LIENS), "".join(m[0] for m in mots(nom))}


def _debuts(cherche: list[str], entier: list[str]) -> bool:
    """Tell whether each typed word begins, in order, a word of the name (« Transp. Lem. »)."""
    reste = iter(entier)
    return all(len(c) >= 3 and any(m.startswith(c) for m in reste) for c in cherche)
