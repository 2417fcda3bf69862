"""In which money the desk reckons."""

from core.actors import Actor
from core.settings import views as settings
from core.settings.staffing import Staffing
from pages.parts.fresh import lasting


def currency(me: Actor) -> str:
    """What stands before an amount of money."""
    kept: Staffing = lasting(settings.read, me, kind=Staffing)
    return kept.currency
