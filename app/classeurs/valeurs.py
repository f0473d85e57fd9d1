"""Words met in the workbook: each is understood once, remembered for the mapping, and said when not sure."""

from app.classeurs.correspondance import Valeur
from app.classeurs.errors import CorrespondanceRefusee
from app.classeurs.referentiel import Referentiel, Type
from app.classeurs.synonymes import Trouve
from app.domain.texte import fold

TYPES = "types"


class Valeurs:
    """Meanings of typed words, those a person wrote in the mapping first."""

    def __init__(self, referentiel: Referentiel, dites: dict[str, tuple[Valeur, ...]]) -> None:
        self.referentiel = referentiel
        for liste, vues in dites.items():
            _verifier(referentiel, liste, vues)
        self._dites = {(liste, fold(v.mot)): v for liste, vues in dites.items() for v in vues}
        self._vues: dict[str, dict[str, Valeur]] = {}

    def code(self, liste: str, mot: str) -> Valeur:
        """Return what `mot` means in `liste`; the code is "" when nobody knows."""
        pli = fold(mot)
        vues = self._vues.setdefault(liste, {})
        if pli not in vues:
            vues[pli] = self._comprendre(liste, mot, pli)
        return vues[pli]

    def retenir(self, liste: str, mot: str, code: str, par: str = "") -> None:
        """Remember a word understood elsewhere (an entreprise), for the mapping."""
        self._vues.setdefault(liste, {})[fold(mot)] = Valeur(mot=mot, code=code, par=par)

    def dite(self, liste: str, mot: str) -> str | None:
        """Return what the mapping says of `mot`, None when it says nothing or leaves it to decide."""
        valeur = self._dites.get((liste, fold(mot)))
        return valeur.code if valeur and valeur.code else None

    def vues(self) -> dict[str, tuple[Valeur, ...]]:
        """Return every word met, by list, in order of meeting; what the mapping said and was not met is kept."""
        listes: dict[str, dict[str, Valeur]] = {liste: dict(vues) for liste, vues in self._vues.items()}
        for (liste, pli), valeur in self._dites.items():
            listes.setdefault(liste, {}).setdefault(pli, valeur)
        return {liste: tuple(vues.values()) for liste, vues in listes.items()}

    def _comprendre(self, liste: str, mot: str, pli: str) -> Valeur:
        dite = self._dites.get((liste, pli))
        if dite is not None and dite.code:
            return Valeur(mot=mot, code=dite.code)
        if liste == TYPES:
            return _valeur_type(mot, self.referentiel.chercher_type(mot))
        if liste == "themes":
            return _valeur(mot, self.referentiel.chercher_theme(mot))
        return _valeur(mot, self.referentiel.chercher(liste, mot))


def _valeur(mot: str, trouve: Trouve | None) -> Valeur:
    return Valeur(mot=mot, code=trouve.code if trouve else "", par=trouve.par if trouve else "")


def _valeur_type(mot: str, type_: Type | None) -> Valeur:
    if type_ is None:
        return Valeur(mot=mot, code="")
    code = "/".join(p for p in (type_.nature, type_.canal, type_.organisme) if p)
    return Valeur(mot=mot, code=code, par=type_.par)


def _verifier(referentiel: Referentiel, liste: str, vues: tuple[Valeur, ...]) -> None:
    """Raise `CorrespondanceRefusee` at the first code that no list of the vault has."""
    for valeur in vues:
        parties = [(liste, valeur.code)]
        if liste == TYPES:
            parties = list(zip(("natures", "canaux", "organismes"), valeur.code.split("/"), strict=False))
        for nom, code in parties:
            connus = referentiel.codes(nom)
            if code and connus and code not in connus:
                raise CorrespondanceRefusee(raison=f"valeurs.{liste} : « {valeur.mot} » = « {code} », code inconnu")
