"""From raw counts to the printable content: merge first, hide second, never noise; totals stay exact."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.bilan import activite, narrative
from app.bilan.absences import Cause
from app.bilan.actes import ACTES, Activite, est_entretien
from app.bilan.chiffres import Chiffres
from app.bilan.comparaison import Precedent
from app.bilan.croise import Croisement, deux_sexes, par_famille
from app.bilan.demarches import RESULTATS, Demarches
from app.bilan.document import NON_COMMUNIQUE, Bilan, Indicateur, Statut, Tableau
from app.bilan.instantane import Instantane
from app.bilan.parametres import Niveau, Parametres
from app.bilan.public import Listes, Public, est_signale, famille_de
from app.bilan.tableaux import Liste as Ecriture
from app.bilan.tabulation import Brut, tabuler
from app.domain.nomenclatures import Liste

CROISE = "theme_x_sexe"
_TITRE_CROISE = "Problématiques principales selon le sexe"


def proteger(
    instantane: Instantane,
    parametres: Parametres,
    precedent: Bilan | None = None,
    *,
    statut: Statut = Statut.A_BLANC,
    version: int = 1,
    sans: Iterable[str] = (),
) -> Bilan:
    """Return the content of a bilan after disclosure control, not audited yet.

    `precedent` is the protected bilan of the period before; `sans` are ids of tables to leave out.
    """
    entretiens = frozenset(e.code for e in instantane.nomenclatures[Liste.NATURES] if est_entretien(e))
    rappel = Precedent.au_seuil(precedent, parametres.k)
    redaction = _Redaction(instantane, tabuler(instantane, entretiens), parametres, rappel, sans)
    return redaction.bilan(statut, version)


def _sans_croise(absents: Mapping[str, Cause]) -> dict[str, Cause]:
    """Add the cross: it is left out for the reason that its lists are, else because it would hide too much."""
    causes = (absents[i] for i in ("theme_principal", "sexe") if i in absents)
    return {**absents, CROISE: next(causes, Cause.FAIBLE)}


class _Redaction:
    def __init__(
        self,
        instantane: Instantane,
        brut: Brut,
        parametres: Parametres,
        precedent: Precedent,
        sans: Iterable[str],
    ) -> None:
        self._instantane = instantane
        self._brut = brut
        self._parametres = parametres
        self._niveau = parametres.niveau(brut.recues)
        self._precedent = precedent
        self._sans = frozenset(sans)

    def bilan(self, statut: Statut, version: int) -> Bilan:
        """Protect every block, then let the sentences be written from what is printed."""
        i, brut, parametres = self._instantane, self._brut, self._parametres
        public = Listes(i, brut, parametres, self._sans).proteger(
            Ecriture(brut.recues, parametres, self._precedent)
        )
        croise = self._croise(public)
        actes = Activite(i, brut, parametres, self._precedent, self._sans).proteger()
        demarches = Demarches(i, brut, parametres, self._precedent)
        resultats = None if self._sans & {RESULTATS, ACTES} else demarches.tableau()
        aides = demarches.indicateur(taire=ACTES in self._sans)
        contenu = Bilan(
            statut=statut,
            version=version,
            entreprise=i.entreprise,
            exemple=i.exemple,
            du=i.du,
            au=i.au,
            parametres=parametres.publics(self._niveau),
            indicateurs=self._taire(
                *Chiffres(i, brut, parametres, self._precedent).indicateurs(),
                *actes.indicateurs,
                *([aides] if aides else []),
                *activite.indicateurs(i, parametres, self._precedent),
            ),
            tableaux=(
                *public.tableaux,
                *([croise] if croise else []),
                *actes.tableaux,
                *([resultats] if resultats else []),
                *activite.tableaux(i, self._precedent),
            ),
            textes=(),
        )
        absents = public.refusees if croise or self._niveau is not Niveau.THEMES else _sans_croise(public.refusees)
        return narrative.rediger(contenu, narrative.Contexte.de(i, self._precedent, absents))

    def _taire(self, *indicateurs: Indicateur) -> tuple[Indicateur, ...]:
        """Return the figures, n.c. where the audit asked to leave them out."""
        return tuple(
            replace(i, valeur=None, affiche=NON_COMMUNIQUE) if i.id in self._sans else i for i in indicateurs
        )

    def _croise(self, public: Public) -> Tableau | None:
        """Return the cross of themes and sexe, by theme else by family, when the lists themselves are printed."""
        themes, sexes = public.listes.get("theme_principal"), public.listes.get("sexe")
        if not themes or not sexes or CROISE in self._sans:
            return None
        entrees = self._instantane.nomenclatures[Liste.THEMES]
        familles = {e.code: famille_de(e) for e in entrees}
        signales = frozenset(e.code for e in entrees if est_signale(e))
        essais = (themes, par_famille(themes, familles))
        for lignes in essais:
            croisement = Croisement(lignes, deux_sexes(sexes), self._brut.theme_par_sexe, signales, self._parametres)
            tableau = croisement.ecrire(CROISE, _TITRE_CROISE)
            if tableau:
                return tableau
        return None
