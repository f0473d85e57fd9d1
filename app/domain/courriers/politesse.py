"""The words that open and close a letter, in agreement with the one who receives it."""

from typing import Final

from app.domain.courriers.modeles import Ton

_CIVILITES: Final = {"F": "Madame", "H": "Monsieur"}
_APPELS: Final = {
    "PARQUET": {"F": "Madame la Procureure", "H": "Monsieur le Procureur"},
    "PREF": {"F": "Madame la Préfète", "H": "Monsieur le Préfet"},
    "TJ": {"F": "Madame la Présidente", "H": "Monsieur le Président"},
    "BAJ": {"F": "Madame la Présidente", "H": "Monsieur le Président"},
    "DALO": {"F": "Madame la Présidente", "H": "Monsieur le Président"},
    "CRIP": {"F": "Madame la Présidente", "H": "Monsieur le Président"},
    "CCAS": {"F": "Madame la Présidente", "H": "Monsieur le Président"},
    "SPST": {"F": "Docteur", "H": "Docteur"},
}
"""Whom one addresses in each category: the head of the institution."""
_FORMULES: Final = {
    Ton.COURANT: "Je vous prie d’agréer, {appel}, mes salutations distinguées.",
    Ton.DEFERENT: "Je vous prie d’agréer, {appel}, l’expression de ma haute considération.",
    Ton.CONFRATERNEL: "Je vous prie de croire, {appel}, à l’assurance de mes salutations les meilleures.",
    Ton.PERSONNEL: "Je vous prie de recevoir, {appel}, mes salutations les meilleures.",
}


def appel(categorie: str, sexe: str = "NR") -> str:
    """Return the opening words without their comma; both genders when the recipient is not known."""
    connus = _APPELS.get(categorie, _CIVILITES)
    if sexe in connus:
        return connus[sexe]
    return ", ".join(dict.fromkeys((connus["F"], connus["H"])))


def formule(ton: Ton, appel_: str) -> str:
    """Return the closing sentence, which repeats the opening words."""
    return _FORMULES[ton].format(appel=appel_)


def civilite(sexe: str) -> str:
    """Return « Mme », « M. » or nothing."""
    return {"F": "Mme", "H": "M."}.get(sexe, "")
