from core.errors import DomainError
from core.language import N_


class NotMinutes(DomainError):
    """``most``: in minutes."""

    sentence = N_("Please give between 1 and {most} minutes.")


class NoSuchEntry(DomainError):
    sentence = N_("This time was taken back already, or it is not yours.")


class CallIsOver(DomainError):
    sentence = N_("This call has ended already, or it is not yours.")


class StillCalling(DomainError):
    """``number``: the case of the call."""

    sentence = N_("Your call in case {number} has not ended. End it first.")
