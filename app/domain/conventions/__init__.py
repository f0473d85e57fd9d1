"""What is signed with an entreprise: devis, convention, avenant, cahier des charges, written from the contrat."""

from app.domain.conventions.faits import CHAMPS as CHAMPS
from app.domain.conventions.faits import Dossier as Dossier
from app.domain.conventions.faits import Faits as Faits
from app.domain.conventions.faits import etablir as etablir
from app.domain.conventions.modeles import Article as Article
from app.domain.conventions.modeles import Bloc as Bloc
from app.domain.conventions.modeles import Clause as Clause
from app.domain.conventions.modeles import Ecrit as Ecrit
from app.domain.conventions.modeles import Genre as Genre
from app.domain.conventions.modeles import Modele as Modele
from app.domain.conventions.modeles import Place as Place
from app.domain.conventions.modeles import rediger as rediger
