from core.errors import DomainError
from core.language import N_


class NothingToAdopt(DomainError):
    sentence = N_("This proposal has no shifts to adopt. Change the question and have another one made.")


class RulesNotKept(DomainError):
    sentence = N_("This proposal does not keep its own rules, so it is not adopted. Have another one made.")


class NotAMonday(DomainError):
    sentence = N_("A rota begins on a Monday. Please choose one.")


class WeekHasBegun(DomainError):
    """``first``: its Monday."""

    sentence = N_("The week of {first} has begun already. Choose one that is still to come.")


class WeekTooFar(DomainError):
    """``days``: how far ahead one may plan."""

    sentence = N_("This week is more than {days} days ahead. Adopt it when it is nearer.")


class WrittenByHand(DomainError):
    """``who``: names."""

    sentence = N_(
        "Shifts of {who} in this week were written by hand. Tick “also over shifts written by hand” to write over them."
    )
