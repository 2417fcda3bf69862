from core.errors import DomainError
from core.language import N_


class NoSuchOrganisation(DomainError):
    sentence = N_("This organisation is not here any more. Choose one from the list.")
