"""The recovery sheet: one page to print, put away, and be able to read in ten years."""

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable, NextPageTemplate

from app.bilan import formats
from app.documents.blocs import paragraphe, titre
from app.documents.layout import COURANTE, Cadre, composer
from app.documents.polices import DEMI, NORMAL, imprimable, largeur
from app.documents.tagging import Element, artefact, marquer
from app.documents.typography import BLEU, CORPS_NOTE, FILET, GRIS, NOTE, TEXTE, TITRE_1

_SERVIR = """
Si la phrase de passe est perdue, cette clé ouvre le coffre à elle seule : désigner le dossier du coffre, ou une
sauvegarde, et recopier les huit groupes dans l’ordre. Les tirets et les minuscules ne comptent pas. La clé n’emploie
ni I, ni L, ni O, ni U : ce qui ressemble à un O est un zéro, à un I est un un. Une faute de copie est signalée avec le
numéro du groupe où elle se trouve.
"""
_GARDER = """
Ranger cette feuille hors du bureau et loin de l’ordinateur : coffre bancaire, coffret fermé à clé, notaire. Ne pas la
photographier, ne pas l’envoyer par courriel, ne pas la garder avec la clé USB de sauvegarde.

Qui tient cette feuille et une copie du coffre lit tout. Si elle a pu être vue, faire une nouvelle clé : celle-ci
n’ouvrira plus le coffre ; les sauvegardes déjà faites s’ouvrent encore avec elle.
"""
_SANS = """
Le coffre est un dossier. Le fichier « cles.1 » et son jumeau « cles.2 » sont du texte JSON. De chaque groupe,
garder les quatre premiers signes (le cinquième est un contrôle) : 32 signes de la base 32 de Crockford font 160
bits, soit 20 octets. En tirer 32 octets par HKDF-SHA-256, avec le sel de l’emplacement « secours » et le contexte «
visavis/secours » ; ils déchiffrent en AES-256-GCM le secret de cet emplacement : 32 octets de clé, puis 16 de sel.
Le fichier « coffre.db » est une base SQLCipher 4 ; avec cette clé brute suivie de ce sel, c’est une base SQLite
ordinaire. Le détail est dans le fichier LISEZ-MOI.txt du coffre et dans le code source du logiciel, qui est public.
"""


def rendre(coffre: str, le: date, groupes: Sequence[str]) -> bytes:
    """Return the one-page PDF for the vault named `coffre`, made on `le`; `groupes` are the eight groups of the key."""
    racine = Element("Document")
    story: list[Flowable] = [NextPageTemplate(COURANTE), titre("Clé de secours", "H1", racine, style=_TITRE)]
    story.append(paragraphe(f"Coffre : {coffre}. Clé faite le {formats.jour(le)}.", TEXTE, racine.ajouter("P")))
    story.append(Groupes(groupes, racine))
    for intitule, texte in (
        ("Quand elle sert", _SERVIR),
        ("Où la garder", _GARDER),
        ("Ouvrir sans le logiciel", _SANS),
    ):
        story.append(titre(intitule, "H2", racine))
        style = NOTE if texte is _SANS else TEXTE
        story.extend(
            paragraphe(" ".join(t.split("\n")), style, racine.ajouter("P")) for t in texte.strip().split("\n\n")
        )
    return composer(story, Cadre(titre="Clé de secours", pied_gauche="Feuille confidentielle"), racine)


_TITRE = TITRE_1.clone("titre-secours", spaceBefore=0)


class Groupes(Flowable):  # type: ignore[misc]
    """The groups of the key, two rows of four, numbered, large."""

    _COLONNES, _HAUT, _CORPS, _APPROCHE = 4, 58, 25, 1.8

    def __init__(self, groupes: Sequence[str], parent: Element) -> None:
        super().__init__()
        self._groupes = [imprimable(g) for g in groupes]
        self._elements = [parent.ajouter("P") for _ in groupes]
        self.spaceBefore, self.spaceAfter = 6, 8

    def wrap(self, place: float, _hauteur: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width = place
        self.height = self._HAUT * -(-len(self._groupes) // self._COLONNES)
        return place, self.height

    def draw(self) -> None:
        """Draw each group under its number, between rules."""
        pas = self.width / self._COLONNES
        for n, (groupe, element) in enumerate(zip(self._groupes, self._elements, strict=True)):
            rang, colonne = divmod(n, self._COLONNES)
            x, y = colonne * pas, self.height - rang * self._HAUT
            with artefact(self.canv):
                self.canv.filet(x, y, x + pas - 14, BLEU, 1)
                self.canv.filet(x, y - self._HAUT + 8, x + pas - 14, FILET, 0.5)
            with marquer(self.canv, element):
                self.canv.texte(x, y - 12, str(n + 1), NORMAL, CORPS_NOTE, GRIS)
                self._grand(x, y - 39, groupe)

    def _grand(self, x: float, y: float, groupe: str) -> None:
        ligne = self.canv.beginText(x, y)
        ligne.setFont(DEMI, self._corps(groupe))
        ligne.setFillColor(TEXTE.textColor)
        ligne.setCharSpace(self._APPROCHE)
        ligne.textOut(groupe)
        self.canv.drawText(ligne)

    def _corps(self, groupe: str) -> float:
        place = self.width / self._COLONNES - 16 - self._APPROCHE * len(groupe)
        return min(self._CORPS, self._CORPS * place / max(1, largeur(groupe, DEMI, self._CORPS)))
