from core.errors import DomainError
from core.language import N_


class NoSuchCalendar(DomainError):
    """``code``: as asked for."""

    sentence = N_("There is no calendar “{code}” here. Choose one from the list.")


class CalendarInUse(DomainError):
    """``teams``: how many work by it."""

    sentence = N_("Teams still work by this calendar ({teams}). Give them another one first.")


class NothingChosen(DomainError):
    sentence = N_("No day is chosen. Mark those that shall be added.")


class NoSuchCountry(DomainError):
    """``country``: as asked for."""

    sentence = N_("Public holidays of “{country}” are not known here. Choose another, or add the days one by one.")


class YearsUnfit(DomainError):
    """``first`` and ``last``: the years that can be asked for."""

    sentence = N_("Choose years from {first} to {last}.")


class NoHolidaysKnown(DomainError):
    sentence = N_("No public holidays are known there in these years. Add the days one by one, or from a file.")


class NotACalendarFile(DomainError):
    sentence = N_("This is no calendar file. Choose one that ends in .ics, not a zip or a web page.")


class CalendarFileTooLarge(DomainError):
    """``limit``: in MB."""

    sentence = N_("This calendar file is larger than {limit} MB. Export fewer years, or one calendar at a time.")


class TooManyEntries(DomainError):
    """``limit``: the most entries of a file."""

    sentence = N_("This calendar file has more than {limit} entries. Export fewer years, or one calendar at a time.")


class TooManyDays(DomainError):
    """``limit``: the most days of a file."""

    sentence = N_("This calendar file names more than {limit} days. Export fewer years, or one calendar at a time.")
