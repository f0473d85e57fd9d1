"""The words of the trade that one types in a hurry, and what each stands for."""

CANAUX: dict[str, str] = {
    "tel": "TEL",
    "telephone": "TEL",
    "appel": "TEL",
    "appele": "TEL",
    "rappel": "TEL",
    "rappele": "TEL",
    "mail": "MEL",
    "courriel": "MEL",
    "email": "MEL",
    "sms": "MEL",
    "visio": "VIS",
    "teams": "VIS",
    "permanence": "PER",
    "perm": "PER",
    "domicile": "DOM",
    "vad": "DOM",
    "hopital": "DOM",
    "portail": "POR",
    "accompagnement physique": "EXT",
}

NATURES: dict[str, str] = {
    "entretien": "ENT",
    "entr": "ENT",
    "rdv": "ENT",
    "passage": "SPO",
    "spontane": "SPO",
    "tiers": "TIE",
    "demarche": "DEM",
    "dem": "DEM",
    "courrier": "COU",
    "lettre": "COU",
    "rapport": "RAP",
    "constitution": "DOS",
    "mediation": "MED",
    "synthese": "SYN",
    "concertation": "SYN",
    "etude": "ETU",
    "recherche": "ETU",
    "absente": "RNH",
    "absent": "RNH",
    "lapin": "RNH",
    "rnh": "RNH",
}

JOURS: dict[str, int] = {
    "auj": 0,
    "aujourdhui": 0,
    "aujourd'hui": 0,
    "hier": -1,
    "avant-hier": -2,
    "avanthier": -2,
}

SEMAINE: dict[str, int] = {
    nom: rang
    for rang, noms in enumerate(
        (
            ("lundi", "lun"),
            ("mardi", "mar"),
            ("mercredi", "mer"),
            ("jeudi", "jeu"),
            ("vendredi", "ven"),
            ("samedi", "sam"),
            ("dimanche", "dim"),
        )
    )
    for nom in noms
}

LIAISONS = frozenset({"avec", "pour", "a", "le", "au", "chez", "de", "du", "un", "une", "par", "en", "sur"})
"""Small words that go with what follows them when it is understood, and belong to the note otherwise."""

ORGANISME_DE_LOIN = frozenset({"TEL", "MEL", "VIS", "ECR", "POR"})
"""Channels by which one reaches an organisme: the act is then a démarche."""

ENTRETIEN_MIN = 15
"""Minutes from which a telephone call with the person is an entretien, when nothing else says so."""

SANS_DUREE = "RNH"
"""A missed appointment takes no time unless one says so."""
