"""French sentences of a bilan, written from its printed values only: what is not printed cannot be said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.bilan import cadre, formats, legendes, phrases
from app.bilan.comparaison import Precedent
from app.bilan.document import Bilan, Statut, Texte
from app.bilan.instantane import Instantane
from app.bilan.listes import effectif_total
from app.domain.entreprises import Effectif


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexte:
    """What a bilan says besides its figures; nothing here comes from a person."""

    praticienne: str
    titre: str
    gele_le: date
    contrats: tuple[str, ...]
    effectif: Effectif | None
    nouvelles_connues: bool
    compare: bool
    absents: tuple[str, ...]
    commentaires: Mapping[str, str]

    @classmethod
    def de(cls, instantane: Instantane, precedent: Precedent, absents: Iterable[str]) -> "Contexte":
        """Take it from a snapshot; `absents` are the ids of the lists that the figures did not allow."""
        return cls(
            praticienne=instantane.praticienne,
            titre=instantane.titre,
            gele_le=instantane.gele_le,
            contrats=instantane.contrats,
            effectif=effectif_total(instantane.effectifs),
            nouvelles_connues=instantane.nouvelles_connues,
            compare=precedent.bilan is not None,
            absents=tuple(absents),
            commentaires=instantane.commentaires,
        )

    @property
    def signature(self) -> str:
        """Who signs: name and title."""
        return ", ".join(filter(None, (self.praticienne, self.titre)))


def rediger(bilan: Bilan, contexte: Contexte) -> Bilan:
    """Return the same content with its texts and the identity of whoever signs it."""
    textes = (
        *_sections("couverture", cadre.couverture(bilan, contexte)),
        *_sections("synthese", phrases.synthese(bilan)),
        *_sections("cadre", cadre.cadre(bilan, contexte)),
        *_sections("methode", cadre.methode(bilan, contexte)),
        *_sections("moyens", phrases.moyens(bilan)),
        *_sections("activite", phrases.activite(bilan, nouvelles_connues=contexte.nouvelles_connues)),
        *_sections("recours", cadre.recours(bilan, contexte)),
        *_sections("public", phrases.absences(contexte.absents, phrases.PUBLIC)),
        *_sections("problematiques", phrases.absences(contexte.absents, phrases.PROBLEMATIQUES)),
        *_sections("resultats", phrases.absences(contexte.absents, phrases.RESULTATS)),
        *_sections("origine", phrases.absences(contexte.absents, phrases.ORIGINE)),
        *_sections("evolutions", phrases.evolutions(bilan)),
        *_sections("analyse", phrases.analyse(bilan)),
        *_libres(contexte.commentaires),
        *_sections("dpo", cadre.note_dpo(bilan)),
        *(Texte(section=f"note:{i}", texte=t) for i, t in legendes.notes(bilan)),
        *(Texte(section=f"alt:{i}", texte=t) for i, t in legendes.alternatives(bilan)),
    )
    parametres = {
        **bilan.parametres,
        "praticienne": contexte.signature,
        "donnees_du": formats.jour(contexte.gele_le),
    }
    if bilan.statut is Statut.ARRETE:
        parametres["arrete_le"] = formats.jour(contexte.gele_le)
    imprimes = tuple(Texte(section=t.section, texte=formats.typographier(t.texte)) for t in textes)
    return replace(bilan, textes=imprimes, parametres=parametres)


def _libres(commentaires: Mapping[str, str]) -> Iterator[Texte]:
    """Yield her own words, a paragraph a line, apart from the sentences written from the figures."""
    for section, texte in commentaires.items():
        yield from _sections(f"{section}:libre", [ligne.strip() for ligne in texte.splitlines()])


def _sections(section: str, textes: Sequence[str]) -> list[Texte]:
    return [Texte(section=section, texte=t) for t in textes if t]
