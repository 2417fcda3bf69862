from core.errors import DomainError
from core.language import N_


class HoursUnread(DomainError):
    """``who`` and ``typed``: what cannot be understood."""

    sentence = N_("{who}: “{typed}” is no shift. Write 09:00-12:00, 13:00-18:00, or 22:00-06:00 for a night.")


class ShiftTooLong(DomainError):
    """``hours``: the longest there is."""

    sentence = N_("{who}: a shift lasts {hours} hours at most. Please split it.")


class ShiftsOverlap(DomainError):
    """``who`` and ``at``: where two shifts lie over each other."""

    sentence = N_("{who} has two shifts at {at}. Please correct one of them.")


class NobodyToPlan(DomainError):
    sentence = N_("This person is not a member of the desk any more. Open the page again.")


class EmptyWeek(DomainError):
    sentence = N_("Nobody has a shift in this week, so there is nothing to repeat. Write and save the week first.")


class WrongOrder(DomainError):
    sentence = N_("The last day comes before the first one. Please correct one of them.")


class AbsenceOver(DomainError):
    sentence = N_("This time is over already. Choose days of which at least the last is still to come.")


class AbsenceTooLong(DomainError):
    """``days``: the longest there is."""

    sentence = N_("An absence lasts {days} days at most. Who leaves for longer is disabled under “People and teams”.")


class AbsenceTooFar(DomainError):
    """``days``: how far ahead one may plan."""

    sentence = N_("These days are more than {days} days ahead. Enter them when they are nearer.")


class AlreadyAbsent(DomainError):
    """``since`` and ``until``: days, on the desk's own clock."""

    sentence = N_("These days are entered already, from {since} to {until}. Take that entry back first.")


class NoSuchAbsence(DomainError):
    sentence = N_("This absence is taken back already, or it is somebody else's.")
