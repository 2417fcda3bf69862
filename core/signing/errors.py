from core.errors import DomainError
from core.language import N_


class NotAsked(DomainError):
    sentence = N_("You work no step of this document, so nobody asks for your signature.")
