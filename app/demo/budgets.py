"""Budgets of the fiction: those of persons met about money, with their debts; two dates for the last ones."""

from datetime import date, timedelta
from random import Random

from app.demo.fiction import Fiction
from app.domain.budgets import Bloc, Budget, Ligne, Periode, StatutDette

_THEME, _PART, _REVUS = "BUD", 0.3, 5
_REVUE = timedelta(days=90)


def etablir(fiction: Fiction, jusqu_au: date) -> None:
    """Add budgets to the follow-ups about money, with a chance of their own: nothing else of the fiction moves."""
    hasard = Random(fiction.annee * 20_000 + len(fiction.accompagnements))
    for suivi in fiction.accompagnements:
        if suivi.theme == _THEME and suivi.ouvert_le < jusqu_au and hasard.random() < _PART:
            _ajouter(fiction, suivi.personne_id, suivi.ouvert_le, _lignes(hasard), hasard.randint(1, 4))
    for budget in fiction.budgets[-_REVUS:]:
        au = budget.au + _REVUE
        if au < jusqu_au:
            lignes = (*budget.lignes[:-1], _apuree(budget.lignes[-1]))
            _ajouter(fiction, budget.personne_id, au, lignes, budget.personnes)


def _ajouter(fiction: Fiction, personne_id: int, au: date, lignes: tuple[Ligne, ...], personnes: int) -> None:
    ident, parts = len(fiction.budgets) + 1, 50 + 50 * personnes
    fiction.budgets.append(
        Budget(id=ident, personne_id=personne_id, au=au, personnes=personnes, parts=parts, lignes=lignes)
    )


def _lignes(hasard: Random) -> tuple[Ligne, ...]:
    def euros(bas: int, haut: int) -> int:
        return hasard.randint(bas, haut) * 100

    solde = euros(900, 9_000)
    return (
        Ligne(bloc=Bloc.RESSOURCES, poste="SALAIRE", montant=euros(1_350, 2_300)),
        Ligne(bloc=Bloc.RESSOURCES, poste="AL", montant=euros(0, 260)),
        Ligne(bloc=Bloc.LOGEMENT, poste="LOYER", montant=euros(420, 820)),
        Ligne(bloc=Bloc.LOGEMENT, poste="ENERGIE", montant=euros(60, 160)),
        Ligne(bloc=Bloc.FIXES, poste="ASSAUTO", montant=euros(380, 720), periode=Periode.ANNUEL),
        Ligne(bloc=Bloc.COURANTE, poste="ALIM", montant=euros(280, 620)),
        Ligne(
            bloc=Bloc.DETTES,
            poste="CREDIT",
            libelle="Crédit de l’Exemple",
            montant=solde // 36,
            solde=solde,
            arrieres=solde // 12,
            statut=StatutDette.RETARD,
        ),
    )


def _apuree(dette: Ligne) -> Ligne:
    return Ligne(
        bloc=dette.bloc,
        poste=dette.poste,
        libelle=dette.libelle,
        montant=dette.montant // 2,
        solde=dette.solde,
        arrieres=0,
        statut=StatutDette.ECHEANCIER,
    )
