"""Days of presence on the sites: half-days planned, held, cancelled or moved."""

from datetime import date, timedelta

from app.demo.fiction import Fiction
from app.demo.modeles import ModeleSite
from app.domain.permanences import EtatPermanence, Initiative, Permanence

_MATIN, _APRES_MIDI = (9 * 60, 12 * 60 + 30), (13 * 60 + 30, 17 * 60)
_ETATS = {"tenue": 93, "annulee": 4, "deplacee": 3}
_MOTIFS = {
    "L'entreprise": Initiative.ENTREPRISE,
    "La praticienne": Initiative.PRATICIENNE,
    "Intempéries": Initiative.FORCE_MAJEURE,
}
_AOUT, _SAMEDI, _SEMAINE = 8, 5, 7
_FIN_DECEMBRE = (12, 22)


class Agenda:
    """The permanences of one site, and the days on which someone can be met there."""

    def __init__(self, fiction: Fiction, contrat_id: int, site_id: int, modele: ModeleSite) -> None:
        self._fiction = fiction
        self._contrat_id = contrat_id
        self._site_id = site_id
        self._modele = modele
        self.tenues: list[Permanence] = []

    def remplir(self, du: date, au: date) -> None:
        """Write the permanences between two days, at the rhythm of the site."""
        pas = 7 / self._modele.demi_journees
        jour = float(du.toordinal() + self._fiction.hasard.randrange(int(pas) + 1))
        while jour <= au.toordinal():
            self._poser(_ouvre(date.fromordinal(int(jour))))
            jour += pas

    def prevoir(self, du: date, au: date) -> None:
        """Plan the permanences between two days, at the rhythm of the site."""
        pas = 7 / self._modele.demi_journees
        jour = float(du.toordinal() + self._fiction.hasard.randrange(int(pas) + 1))
        while jour <= au.toordinal():
            place = self._place_libre(max(du, _ouvre(date.fromordinal(int(jour)))))
            if place is not None and (place[0].month, place[0].day) < _FIN_DECEMBRE:
                self._ajouter(place[0], EtatPermanence.PLANIFIEE, demi=place[1])
            jour += pas

    def _place_libre(self, jour: date) -> tuple[date, tuple[int, int]] | None:
        """Return the first half-day of the next days when she is nowhere else, None when there is none."""
        prises = {(p.jour, p.debut) for p in self._fiction.permanences}
        for voulu in (jour + timedelta(days=ecart) for ecart in range(_SEMAINE)):
            for demi in (_MATIN, _APRES_MIDI):
                if voulu.weekday() < _SAMEDI and (voulu, demi[0]) not in prises:
                    return voulu, demi
        return None

    def _poser(self, jour: date) -> None:
        if jour.month == _AOUT or (jour.month, jour.day) >= _FIN_DECEMBRE:
            return
        etat = EtatPermanence(self._fiction.tirer(_ETATS))
        if etat is EtatPermanence.DEPLACEE:
            nouveau = self._ajouter(_ouvre(jour + timedelta(days=2)), EtatPermanence.TENUE)
            self._ajouter(jour, etat, vers=nouveau)
        else:
            self._ajouter(jour, etat)

    def _ajouter(
        self, jour: date, etat: EtatPermanence, vers: int | None = None, demi: tuple[int, int] | None = None
    ) -> int:
        hasard = self._fiction.hasard
        debut, fin = demi or hasard.choice((_MATIN, _APRES_MIDI))
        motif = hasard.choice(tuple(_MOTIFS)) if etat is EtatPermanence.ANNULEE else ""
        permanence = Permanence(
            id=len(self._fiction.permanences) + 1,
            contrat_id=self._contrat_id,
            site_id=self._site_id,
            jour=jour,
            debut=debut,
            fin=fin,
            etat=etat,
            annulee_par=motif,
            initiative=_MOTIFS.get(motif),
            decidee_le=jour - timedelta(days=1) if motif else None,
            deplacee_vers_id=vers,
        )
        self._fiction.permanences.append(permanence)
        if etat is EtatPermanence.TENUE:
            self.tenues.append(permanence)
        return permanence.id

    def proche(self, jour: date, marge: int = 9) -> Permanence | None:
        """Return a permanence held within `marge` days after `jour`, if any."""
        suivantes = [p for p in self.tenues if 0 <= (p.jour - jour).days <= marge]
        return self._fiction.hasard.choice(suivantes) if suivantes else None


def _ouvre(jour: date) -> date:
    """Return `jour`, or the Thursday or Friday before a weekend."""
    return jour - timedelta(days=2) if jour.weekday() >= _SAMEDI else jour
