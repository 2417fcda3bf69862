from core.errors import DomainError
from core.language import N_


class AlreadyTaken(DomainError):
    """``who``: the owner."""

    sentence = N_("{who} was quicker and has this case now. Take another one.")


class NothingFree(DomainError):
    sentence = N_("There is no unassigned case for you right now.")


class NotOwner(DomainError):
    sentence = N_("This case is not yours. Ask its owner or a supervisor to hand it over.")


class NobodyThere(DomainError):
    sentence = N_("This person does not work on cases here. Choose somebody else.")
