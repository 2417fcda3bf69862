from core.errors import DomainError
from core.language import N_


class NoSuchTicket(DomainError):
    sentence = N_("There is no case {number}, or it is not open to you.")


class NotYours(DomainError):
    """``role``: who works this step, in words."""

    sentence = N_("This step is worked by “{role}”. Hand the case over, or ask your supervisor.")


class NotYourTeam(DomainError):
    """``role`` in words, ``teams``: their names."""

    sentence = N_(
        "This step is worked by “{role}”, which needs one of these teams: {teams}. "
        "Hand the case over, or ask your supervisor."
    )


class NotYourSkill(DomainError):
    """``role`` and ``skills`` in words."""

    sentence = N_(
        "This step is worked by “{role}”, which needs one of these skills: {skills}. "
        "Hand the case over, or ask your supervisor."
    )


class NoSuchMove(DomainError):
    sentence = N_("The procedure has no such move from this step. Look at the moves that the case offers.")


class StillMissing(DomainError):
    """``what``: the labels of what is missing, joined."""

    sentence = N_("Before this move, please complete: {what}.")


class FourEyes(DomainError):
    sentence = N_("You worked the step that this one checks. Please hand the case over: somebody else has to check.")


class ReasonMissing(DomainError):
    sentence = N_("Please write why the case leaves its procedure here; the reason is recorded.")


class TooLate(DomainError):
    """``days``: within how many days after closing a case can be reopened."""

    sentence = N_("This case was closed more than {days} days ago. Please take in a new case that mentions this one.")


class EmptyText(DomainError):
    sentence = N_("Nothing was written yet.")


class CannotSee(DomainError):
    """``who``: a person who was mentioned."""

    sentence = N_("{who} cannot open this case. Hand it over, or leave the name out.")


class NobodyNamed(DomainError):
    sentence = N_("One of those you mention does not work here any more. Choose again.")
