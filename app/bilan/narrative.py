"""French sentences of a bilan, written from its printed values only: what is not printed cannot be said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.bilan import absences, cadre, formats, legendes, phrases
from app.bilan.absences import Cause
from app.bilan.comparaison import Precedent
from app.bilan.document import Bilan, Statut, Texte
from app.bilan.instantane import Instantane
from app.bilan.listes import effectif_total
from app.domain.entreprises import SOURCE_SANS_DATE, Effectif


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexte:
    """What a bilan says besides its figures; nothing here comes from a person.

    `dates` tells, by axis, the day of the headcounts that are not of the period.
    """

    praticienne: str
    titre: str
    gele_le: date
    contrats: tuple[str, ...]
    effectif: Effectif | None
    dates: Mapping[str, str]
    nouvelles_connues: bool
    compare: bool
    absents: Mapping[str, Cause]
    commentaires: Mapping[str, str]

    @classmethod
    def de(cls, instantane: Instantane, precedent: Precedent, absents: Mapping[str, Cause]) -> "Contexte":
        """Take it from a snapshot; `absents` tells why each list left out was."""
        return cls(
            praticienne=instantane.praticienne,
            titre=instantane.titre,
            gele_le=instantane.gele_le,
            contrats=instantane.contrats,
            effectif=effectif_total(instantane.effectifs),
            dates={e.axe: formats.quand(e) for e in instantane.effectifs if _hors_periode(e, instantane)},
            nouvelles_connues=instantane.nouvelles_connues,
            compare=precedent.bilan is not None,
            absents=absents,
            commentaires=instantane.commentaires,
        )

    @property
    def signature(self) -> str:
        """Who signs: name and title, or the title alone."""
        return formats.majuscule(", ".join(filter(None, (self.praticienne.strip(), self.titre.strip()))))


def _hors_periode(effectif: Effectif, instantane: Instantane) -> bool:
    return effectif.source == SOURCE_SANS_DATE or not instantane.du <= effectif.au <= instantane.au


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
        *_sections("public", absences.dire(contexte.absents, absences.PUBLIC)),
        *_sections("problematiques", absences.dire(contexte.absents, absences.PROBLEMATIQUES)),
        *_sections("resultats", absences.dire(contexte.absents, absences.RESULTATS)),
        *_sections("origine", absences.dire(contexte.absents, absences.ORIGINE)),
        *_sections("evolutions", phrases.evolutions(bilan)),
        *_sections("analyse", phrases.analyse(bilan)),
        *_libres(contexte.commentaires),
        *_sections("dpo", cadre.note_dpo(bilan)),
        *(Texte(section=f"note:{i}", texte=t) for i, t in legendes.notes(bilan, contexte.dates)),
        *(Texte(section=f"alt:{i}", texte=t) for i, t in legendes.alternatives(bilan)),
    )
    parametres = {
        **bilan.parametres,
        "praticienne": formats.typographier(contexte.signature),
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
