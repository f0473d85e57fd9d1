"""The contrats on screen: the board, the sheet of one, what would happen if, alerts told once."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.contrats.phrases import dire_prevision
from app.domain.typographie import jour
from ui.contrats.ligne import dates, nom, phrase, reste
from ui.entreprises.avancement import Avancement
from ui.theme import NomPalette


def mots(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def bouton(widget, debut):
    return next(b for b in widget.findChildren(QPushButton) if b.accessibleName().startswith(debut))


def avancement(bureau, entreprise):
    bureau.aller("entreprises")
    ident = next(e.id for e in bureau._session.entreprises.toutes() if e.nom.startswith(entreprise))
    bureau.entreprises.montrer(ident, "Contrats")
    QApplication.processEvents()
    return bureau.entreprises.fiche.contrats.findChildren(Avancement)[-1]


def test_the_board_tells_every_contrat_those_to_look_at_first_and_leads_to_its_sheet(bureau):
    bureau.aller("contrats")
    page = bureau.contrats
    suivis = page.modele.suivis
    assert len(suivis) == 5
    assert suivis[0].alertes
    lu = page.modele.data(page.modele.index(0))
    assert all(dit in lu for dit in (nom(suivis[0]), reste(suivis[0]), phrase(suivis[0]), dates(suivis[0])))
    page.liste.activated.emit(page.modele.index(0))
    assert bureau.ident == "entreprises"
    assert bureau.entreprises.fiche.nom.text() == suivis[0].entreprise.nom


def test_the_board_is_put_in_another_order(bureau):
    bureau.aller("contrats")
    bureau.contrats.ordre.editeur.setCurrentIndex(1)
    noms = [s.entreprise.nom for s in bureau.contrats.modele.suivis]
    assert noms == sorted(noms)


def test_one_contrat_is_overrun_and_another_will_be(bureau):
    au_dela = avancement(bureau, "Transports")
    assert "au-delà" in mots(au_dela)
    assert "Volume épuisé" in mots(au_dela)
    a_risque = avancement(bureau, "Clinique")
    assert "il manquera environ" in mots(a_risque)
    assert "il manquera environ" in a_risque.jauge.accessibleName()


def test_what_would_happen_if_changes_the_curve_and_saves_nothing(bureau):
    vue = avancement(bureau, "Clinique")
    avant = vue.courbe._trace.prevus[-1]
    vue.hypothese.editeur.setCurrentIndex(4)
    assert vue.reponse.text().startswith("Alors")
    assert vue.courbe._trace.prevus[-1][1] > avant[1]
    vue.hypothese.editeur.setCurrentIndex(0)
    assert vue.courbe._trace.prevus[-1] == avant
    assert vue.reponse.isHidden()


def test_the_table_says_what_the_curve_draws(bureau):
    vue = avancement(bureau, "Clinique")
    vue.basculer()
    assert not vue.tableau.isHidden()
    modele = vue.tableau.modele
    derniere = [modele.data(modele.index(modele.rowCount() - 1, colonne)) for colonne in range(5)]
    assert derniere[0] == "au 31\u00a0décembre\u00a02026"
    assert all(derniere[2:])


def test_an_alert_read_leaves_the_day_and_undo_brings_it_back(bureau):
    bureau.aller("aujourdhui")
    QApplication.processEvents()
    page = bureau.aujourdhui
    assert "contrats à surveiller" in mots(page)
    bouton(page, "C’est vu\u00a0: Transports").click()
    QApplication.processEvents()
    assert "1 contrat à surveiller" in mots(page)
    bureau.actions_["annuler"].trigger()
    QApplication.processEvents()
    assert "2 contrats à surveiller" in mots(page)


def test_an_alert_is_put_off_from_the_sheet_too(bureau):
    vue = avancement(bureau, "Clinique")
    phrase_ = dire_prevision(vue._suivi.prevision, vue._suivi.position.conditions, vue._suivi.position.au)
    assert phrase_ in mots(vue)
    nombre = len(vue._suivi.a_dire)
    bouton(vue, "Rappeler dans 7 jours").click()
    QApplication.processEvents()
    assert len(avancement(bureau, "Clinique")._suivi.a_dire) == nombre - 1


def test_the_board_shows_the_notice_of_the_term_it_shows(bureau):
    bureau.aller("contrats")
    for suivi in bureau.contrats.modele.suivis:
        position = suivi.position
        limite = position.preavis_du_terme
        if limite is None:
            assert "préavis" not in dates(suivi)
        else:
            assert limite <= position.terme
            assert f"le {jour(limite)}" in dates(suivi)


def test_a_row_of_the_board_grows_rather_than_cut_its_words(bureau, apparence):
    bureau.aller("contrats")
    page = bureau.contrats
    QApplication.processEvents()
    rangs = range(len(page.modele.suivis))
    larges = [page.liste.rowHeight(rang) for rang in rangs]
    apparence.appliquer(NomPalette.CLAIR, 200)
    page.liste.setFixedWidth(420)
    QApplication.processEvents()
    etroites = [page.liste.rowHeight(rang) for rang in rangs]
    delegue, suivi = page.liste.itemDelegate(), page.modele.suivis[0]
    avant, apres = delegue._mots(suivi, page.liste.columnWidth(0) - 2 * apparence.px(16))
    textes = [mots[0] for mots in (*avant, *apres)]
    assert textes == [nom(suivi), reste(suivi), dates(suivi), phrase(suivi)]
    assert etroites[0] >= sum(mots[-1] for mots in (*avant, *apres))
    assert all(etroite > 2 * large for large, etroite in zip(larges, etroites, strict=True))
