"""What holidays are called (节假日名称): in the reader's language, whichever the calendar was filled in."""

from core.hours import views
from core.intake.asking import CUSTOMER
from pages.parts.fresh import lasting
from pages.parts.words import tongue


def said(name: str) -> str:
    """A name that no public holiday of our calendars has stays as it was typed. Not escaped yet."""
    names = lasting(views.day_names, CUSTOMER, language=tongue())
    return names.get(name, name)
