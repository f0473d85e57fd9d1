"""Workbooks made for the tests: one fictional practice, told in many manners and formats."""

import csv
import random
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import odfdo
import openpyxl
import xlwt

ENTREPRISES = (
    ("Verreries de la Vire", "Verreries", 310, "200 heures / an à 74 € HT, préavis 3 mois"),
    ("Messageries Bocquet", "Messageries", 120, "20 demi-journées/an, 335€ la demi-journée, préavis 2 mois"),
    ("EHPAD Les Tilleuls", "EHPAD", 64, "forfait 12 000 € / an, préavis 3 mois"),
    ("Coopérative du Pays d'Auge", "Coop. Auge", 48, "35 € par salarié et par an, préavis 1 mois"),
)
NOMS = (
    "Le Bihan", "D'Hervé", "Benali", "Ferreira", "Saint-Léger", "Ould Ahmed", "Müller", "Gonçalves", "Lecœur",
    "Quesnel", "Anquetil", "Tirel", "N'Guessan", "De La Haye", "Vauclin", "Roussel",
)  # fmt: skip
PRENOMS = ("Jean-Marc", "Noémie", "Aurélien", "Zélie", "Hocine", "Gaëtane", "Björn", "Clémence", "Pol", "Eugénie")
TYPES = {
    "ENT": ("rdv", "Entretien", "entretien perm.", "Tél", "appel", "visio", "RDV téléphonique"),
    "DEM": ("liaison", "Démarches CAF", "appel CPAM"),
    "COU": ("courrier", "Courrier MDPH"),
    "RNH": ("absent", "RDV non honoré"),
}
THEMES = {
    "BUD": ("Budget", "surendettement", "Budget/dettes"),
    "LOG": ("logt", "Logement", "logement - impayé"),
    "HAN": ("RQTH", "MDPH", "Handicap"),
    "FAM": ("séparation", "Famille"),
}
COLLECTIFS = (("Point RH non nominatif", ""), ("Réunion CSE", ""), ("Information collective", "12 participants"))


@dataclass
class Cabinet:
    """The sheets of one workbook, each a list of rows, titles first."""

    feuilles: dict[str, list[list[Any]]]
    personnes: int = 0
    actes: int = 0
    autres: int = 0
    natures: list[str] = field(default_factory=list)


def cabinet(graine: int = 1, personnes: int = 40, actes: int = 200) -> Cabinet:
    """Return a practice told carelessly: spellings, cases, dates and lengths vary from row to row."""
    hasard = random.Random(graine)
    gens = []
    noms = hasard.sample([(nom, prenom) for nom in NOMS for prenom in PRENOMS], personnes)
    for nom, prenom in noms:
        ne = date(1962, 1, 1) + timedelta(days=hasard.randrange(15000))
        gens.append((nom, prenom, ne, hasard.choice(ENTREPRISES)))
    suivi: list[list[Any]] = [
        ["Date", "NOM", "Prénom", "Entreprise", "Type", "Temps", "Problématique", "Orienté par", "Commentaires"]
    ]
    natures = []
    for _ in range(actes):
        nom, prenom, _, entreprise = hasard.choice(gens)
        nature = hasard.choice(list(TYPES))
        natures.append(nature)
        suivi.append(
            [
                _date(hasard),
                _casse(hasard, nom),
                _casse(hasard, prenom),
                hasard.choice(entreprise[:2]),
                hasard.choice(TYPES[nature]),
                _duree(hasard),
                hasard.choice(THEMES[hasard.choice(list(THEMES))]),
                hasard.choice(["", "RH", "Médecin du travail", "Salarié lui-même (premier contact)"]),
                "",
            ]
        )
    for type_, note in COLLECTIFS:
        suivi.append([_date(hasard), "", "", ENTREPRISES[0][0], type_, "1h30", "", "", note])
    liste: list[list[Any]] = [["NOM Prénom", "sexe", "né(e) le", "entreprise", "poste / CSP", "situation", "enfants"]]
    liste += [
        [f"{n.upper()} {p}", hasard.choice(["F", "homme", "Mme"]), ne, e[0], "Ouvrier", "marié(e)", 2]
        for n, p, ne, e in gens
    ]
    clients: list[list[Any]] = [["Entreprise", "SIRET", "Effectif", "Contrat"]]
    clients += [[e[0], "", e[2], e[3]] for e in ENTREPRISES]
    feuilles = {"Suivi 2025": suivi, "Salariés": liste, "Clients": clients}
    return Cabinet(feuilles, personnes, actes, len(COLLECTIFS), natures)


def _date(hasard: random.Random) -> Any:
    jour = date(2025, 1, 6) + timedelta(days=hasard.randrange(350))
    return hasard.choice(
        [jour, f"{jour:%d/%m/%Y}", f"{jour:%d.%m.%Y}", f"{jour:%d/%m/%y}", f"{jour:%d-%m-%Y}", f"{jour:%d/%m}"]
    )


def _duree(hasard: random.Random) -> Any:
    return hasard.choice([30, 45, "0,75 h", "1h30", "20 min", time(1, 0), "1 h", "0,33 h"])


def _casse(hasard: random.Random, mot: str) -> str:
    return hasard.choice([mot, mot.upper(), mot + " ", mot.lower(), " " + mot.replace("é", "e")])


def melanger(feuilles: dict[str, list[list[Any]]], graine: int = 3) -> dict[str, list[list[Any]]]:
    """Return the same sheets, their columns in another order."""
    hasard = random.Random(graine)
    autres = {}
    for nom, lignes in feuilles.items():
        ordre = list(range(len(lignes[0])))
        hasard.shuffle(ordre)
        autres[nom] = [[ligne[i] for i in ordre] for ligne in lignes]
    return autres


def titrer(feuilles: dict[str, list[list[Any]]], **titres: str) -> dict[str, list[list[Any]]]:
    """Return the same sheets with other titles: `Temps="Durée"`."""
    return {nom: [[titres.get(t, t) for t in lignes[0]], *lignes[1:]] for nom, lignes in feuilles.items()}


def decaler(feuilles: dict[str, list[list[Any]]], lignes: int = 4) -> dict[str, list[list[Any]]]:
    """Return the same sheets under a title and blank rows, a blank row now and then, a total at the end."""
    autres = {}
    for nom, table in feuilles.items():
        vide = [""] * len(table[0])
        haut = [[f"{nom} - CONFIDENTIEL", *vide[1:]]] + [vide] * (lignes - 1)
        corps = [x for i, ligne in enumerate(table[1:]) for x in ([vide, ligne] if i % 9 == 4 else [ligne])]
        autres[nom] = [*haut, table[0], *corps, vide, ["TOTAL", *vide[1:]]]
    return autres


def ecrire(chemin: Path, feuilles: dict[str, list[list[Any]]]) -> Path:
    """Write the sheets in the format that the suffix of `chemin` names; a csv holds the first one."""
    {".xlsx": _xlsx, ".xls": _xls, ".ods": _ods, ".csv": _csv}[chemin.suffix](chemin, feuilles)
    return chemin


def _xlsx(chemin: Path, feuilles: dict[str, list[list[Any]]]) -> None:
    classeur = openpyxl.Workbook()
    classeur.remove(classeur.active)
    for nom, lignes in feuilles.items():
        feuille = classeur.create_sheet(nom)
        for ligne in lignes:
            feuille.append([None if c == "" else c for c in ligne])
    classeur.save(chemin)


def _xls(chemin: Path, feuilles: dict[str, list[list[Any]]]) -> None:
    classeur = xlwt.Workbook()
    jour, heure = xlwt.easyxf(num_format_str="DD/MM/YYYY"), xlwt.easyxf(num_format_str="HH:MM")
    for nom, lignes in feuilles.items():
        feuille = classeur.add_sheet(nom)
        for i, ligne in enumerate(lignes):
            for j, cellule in enumerate(ligne):
                if isinstance(cellule, date):
                    feuille.write(i, j, cellule, jour)
                elif isinstance(cellule, time):
                    feuille.write(i, j, cellule, heure)
                elif cellule != "":
                    feuille.write(i, j, cellule)
    classeur.save(str(chemin))


def _ods(chemin: Path, feuilles: dict[str, list[list[Any]]]) -> None:
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    for nom, lignes in feuilles.items():
        table = odfdo.Table(nom)
        for ligne in lignes:
            rangee = odfdo.Row()
            for cellule in ligne:
                valeur = timedelta(hours=cellule.hour, minutes=cellule.minute) if isinstance(cellule, time) else cellule
                rangee.append_cell(odfdo.Cell(None if valeur == "" else valeur))
            table.append_row(rangee)
        document.body.append(table)
    document.save(str(chemin))


def _csv(chemin: Path, feuilles: dict[str, list[list[Any]]], encodage: str = "utf-8-sig") -> None:
    lignes = next(iter(feuilles.values()))
    with chemin.open("w", encoding=encodage, newline="") as flux:
        csv.writer(flux, delimiter=";").writerows([[_en_texte(c) for c in ligne] for ligne in lignes])


def _en_texte(cellule: Any) -> str:
    if isinstance(cellule, date):
        return f"{cellule:%d/%m/%Y}"
    return f"{cellule:%H:%M:%S}" if isinstance(cellule, time) else str(cellule)
