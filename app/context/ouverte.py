"""What every room of an open coffre is built from."""

from app.services.annulations import Annulations
from app.services.coffre_ouvert import CoffreOuvert
from app.services.coffres import Coffre
from app.services.horloge import Horloge
from app.services.serrures import Serrure
from app.store.unit_of_work import Magasin


class Ouverte:
    """An open coffre: its database, its clock, what takes back and what locks."""

    def __init__(self, service: Coffre, ouvert: CoffreOuvert, horloge: Horloge) -> None:
        self._magasin = Magasin(ouvert.engine_ecriture, ouvert.engine_lecture, ouvert.temoin)
        self._ouvert = ouvert
        self._horloge = horloge
        self.annulations = Annulations(self._magasin)
        self.coffre = Serrure(service, ouvert)
