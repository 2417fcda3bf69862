from core.errors import DomainError
from core.language import N_


class NothingSaid(DomainError):
    sentence = N_("Please write what you want to say.")


class NoSuchComment(DomainError):
    sentence = N_("This comment is no longer there: its draft was discarded.")


class RolesUnheld(DomainError):
    """``roles``: their labels."""

    sentence = N_("Nobody holds: {roles}. Ask somebody to take it, or tick that you publish it all the same.")


class NotAhead(DomainError):
    sentence = N_("This moment has passed already. Choose a later one, or publish now.")


class TooFarAhead(DomainError):
    sentence = N_("A version can wait for a year at most.")


class NotScheduled(DomainError):
    sentence = N_("This version no longer waits for its day: it is in force, or was withdrawn. Look at it again.")


class ProcessIsRetired(DomainError):
    sentence = N_("This document is retired. Bring it back before a new version comes into force.")
