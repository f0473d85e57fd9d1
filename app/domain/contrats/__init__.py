"""What was agreed with an entreprise, where it stands on any day, and where it goes."""

from app.domain.contrats.records import Assiette as Assiette
from app.domain.contrats.records import Conditions as Conditions
from app.domain.contrats.records import Contrat as Contrat
from app.domain.contrats.records import Decompte as Decompte
from app.domain.contrats.records import Depassement as Depassement
from app.domain.contrats.records import Exercice as Exercice
from app.domain.contrats.records import Mode as Mode
from app.domain.contrats.records import Report as Report
from app.domain.contrats.records import Unite as Unite
from app.domain.contrats.records import verifier as verifier
from app.domain.contrats.records import verifier_conditions as verifier_conditions
from app.domain.contrats.signaux import Signal as Signal
from app.domain.contrats.signaux import Sourdine as Sourdine
