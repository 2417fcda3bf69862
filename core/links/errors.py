from core.errors import DomainError
from core.language import N_


class NoSuchLink(DomainError):
    """The one answer for a link that was guessed, mistyped, ended or has expired."""

    sentence = N_("This link opens nothing, or nothing any more. Please use the newest one we sent you, or ask again.")
