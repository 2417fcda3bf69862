from core.errors import DomainError
from core.language import N_


class NothingByHand(DomainError):
    sentence = N_("The priority is what the rules say already; there is nothing to take back.")
