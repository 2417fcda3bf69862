from core.errors import DomainError
from core.language import N_


class UnknownTerm(DomainError):
    """``code``: a category or channel that this desk does not have, or has retired."""

    sentence = N_("“{code}” is no longer in use at this desk. Please choose again.")


class Unreachable(DomainError):
    """``field``: the name of the field in which neither a mail address nor a phone number stands."""

    sentence = N_(
        "“{field}”: please write either a whole mail address, or a phone number "
        "with all its digits and nothing else. Otherwise nobody can answer you."
    )


class ConsentMissing(DomainError):
    sentence = N_("Please allow us to use what you wrote for handling your case; without that we cannot help.")
