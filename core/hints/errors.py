from core.errors import DomainError
from core.language import N_


class NoSuchVersion(DomainError):
    """``version``: the number asked for."""

    sentence = N_("There is no version {version} of the hints. Choose one from the list.")


class LearnsAlready(DomainError):
    sentence = N_("The desk is learning already. Wait until the job is done.")
