"""What is said about a whole study: of when it is, how much it rests on, and in which money."""

from zoneinfo import ZoneInfo

from core.actors import Actor
from core.settings import views as settings
from core.settings.staffing import Staffing
from core.staffing.study.results import Study
from core.staffing.views import Said
from pages.parts import times
from pages.parts.fresh import lasting
from pages.parts.words import _, n_


def situation(study: Study, said: Said, zone: ZoneInfo) -> str:
    """How much the figures rest on, and of when they are."""
    parts = [
        n_("{n} day", "{n} days", study.days),
        n_("{n} paired run", "{n} paired runs", study.replications),
        _("worked out {at}").format(at=times.moment(said.made_at, zone)),
    ]
    return " · ".join(parts)


def currency(me: Actor) -> str:
    """What stands before an amount of money."""
    kept: Staffing = lasting(settings.read, me, kind=Staffing)
    return kept.currency
