"""Whatever the opening of a coffre finds is told, by every command."""

from app.cli import main


def test_a_healed_header_is_told_on_standard_error(scope, phrase, tmp_path, capsys):
    coffre, fichier = tmp_path / "essai.coffre", tmp_path / "phrase"
    fichier.write_text(phrase)
    scope.creer(coffre, phrase)[0].close()
    ordre = ["sauvegarder", str(coffre), "--phrase-de", str(fichier)]
    assert main([*ordre, str(tmp_path / "saine.visavis")], scope) == 0
    assert capsys.readouterr().err == ""
    (coffre / "cles.1").write_bytes(b"abime")
    assert main([*ordre, str(tmp_path / "reparee.visavis")], scope) == 0
    assert capsys.readouterr().err.startswith("Attention : ")
