"""Letters of every model for the tests: full, minimal and hostile."""

from app.domain.courriers import adresses, politesse
from app.domain.courriers.champs import CATALOGUE, TypeChamp
from app.domain.courriers.composition import Lettre, Resolution
from app.domain.courriers.modeles import Forme
from app.services.courriers_modeles import modele

LONG = (
    "La situation s'est dégradée après une séparation. Les charges sont restées les mêmes, alors que les ressources "
    "ont baissé de moitié.\nUne aide a été demandée ; la réponse est attendue."
)
NOM_LONG = "Marie-Élisabeth-Clémentine de La Rochefoucauld-Montmorency d'Œ"
PLEIN = {TypeChamp.LONG: LONG, TypeChamp.DATE: "3 février 2026", TypeChamp.MONTANT: "1 080,00 €", TypeChamp.NOMBRE: "4"}
HOSTILE = {
    TypeChamp.LONG: f"{LONG} « L'été » : 100 % ?\u202fOui\u202e à l’envers\u2066 & <b>gras</b> {{dette.montant}}. " * 4,
    TypeChamp.DATE: "1er mars 2026",
    TypeChamp.MONTANT: "1\u202f234\u202f567,89\u00a0€",
    TypeChamp.NOMBRE: "12",
}
SEPT = """Direction générale des affaires sociales
Pôle des aides
Bâtiment B
Escalier 4
Lieu-dit Le Haut
BP 12
123, boulevard de l'Hôtel-de-Ville"""


def composer(code: str, genre: str) -> Lettre:
    """Return a model composed with « plein », « minimal » or « hostile » data."""
    lu = modele(code)
    resolution = Resolution(_valeurs(genre), {"plein": "F", "hostile": "H"}.get(genre, "NR"))
    options = tuple(o.code for o in lu.options) if genre == "hostile" else lu.cochees
    appel = politesse.appel(lu.destinataires[0] if lu.destinataires else "") if lu.forme is Forme.LETTRE else ""
    nom = NOM_LONG if genre == "hostile" else "Anne Roy"
    return Lettre(
        titre=lu.titre,
        objet=resolution.texte(lu.objet),
        blocs=resolution.blocs(lu.blocs, options),
        forme=lu.forme,
        expediteur=(nom, "Assistante de service social", "3 rue Haute, 69001 Lyon", "06 12 34 56 78"),
        destinataire=_adresse(genre) if appel else adresses.Bloc(()),
        lieu_date="Lyon, le 1er mars 2026",
        appel=appel,
        formule=politesse.formule(lu.ton, appel) if appel else "",
        signataire=(nom, "assistante de service social"),
        personne=resolution.texte((nom,)),
        pieces=tuple(resolution.texte(piece.texte) for piece in lu.pieces),
        manquants=tuple(resolution.manquants),
    )


def _valeurs(genre: str) -> dict[str, str]:
    if genre == "minimal":
        return {}
    types = PLEIN if genre == "plein" else HOSTILE
    defaut = "un exemple en quelques mots" if genre == "plein" else NOM_LONG
    return {code: types.get(definition.type, defaut) for code, definition in CATALOGUE.items()}


def _adresse(genre: str) -> adresses.Bloc:
    if genre == "minimal":
        return adresses.bloc(("CAF",), "", "", "")
    if genre == "plein":
        return adresses.bloc(
            ("Caisse d’allocations familiales du Rhône",), "67 boulevard Vivier-Merle", "69409", "Lyon"
        )
    return adresses.bloc(
        (NOM_LONG, "À l’attention de W. WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"), SEPT, "69100", "Villeurbanne"
    )
