from core.errors import DomainError
from core.language import N_


class NotInForce(DomainError):
    """``version``: the one that was to be moved to."""

    sentence = N_("Version {version} is no longer in force. Nothing was moved; look at the preview anew.")


class Underway(DomainError):
    """``who``: whoever began it."""

    sentence = N_("{who} is moving cases of this process just now. Wait for the end, or stop it first.")


class NothingToMove(DomainError):
    sentence = N_("No case would move. Choose where the steps lead first.")


class LeadsNowhere(DomainError):
    """``step``: its labels."""

    sentence = N_("Cases at “{step}” cannot go there. Choose a step that is as open as it is, or leave them.")


class NoSuchSwitch(DomainError):
    sentence = N_("These cases were never moved together. Look at the list again.")


class BackAlready(DomainError):
    sentence = N_("This was taken back already.")
