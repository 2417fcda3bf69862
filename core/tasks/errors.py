from core.errors import DomainError
from core.language import N_


class NoSuchTask(DomainError):
    sentence = N_("This task is done already, or its case is not open to you.")


class CannotWork(DomainError):
    """``who``: the person the task was meant for."""

    sentence = N_("{who} cannot open this case. Choose somebody who can.")
