from dataclasses import replace
from datetime import date, timedelta

from core.assignment import rules as giving
from core.assignment.crew import views as seats
from core.hours import views as hours
from core.permissions import Permission, demand
from core.rota.rules import monday
from core.settings import views as settings
from core.settings.assignment import Assigning, Skills
from core.settings.promises import Promises
from core.settings.public import OfficeHours
from core.settings.staffing import Staffing
from core.settings.words import Vocabulary
from core.staffing.inputs.crew import views as crew
from core.staffing.inputs.figures import Ahead, Figure
from core.staffing.inputs.history import views as history
from core.staffing.inputs.history.views import Window
from core.staffing.inputs.measured import Measured, Terms
from core.staffing.inputs.shipped import SHIPPED
from core.staffing.inputs.words import Source
from core.work import Reading

SATURDAY = 5
TAIL = 21  # days: the shipped promise of 80 hours is over by then


def ahead(desk: Reading, typed: Staffing, tail: int = TAIL) -> Ahead:
    """From the Monday of this week on, as what was open then is known; at the weekend from the coming one on."""
    today = desk.now.astimezone(settings.zone(desk)).date()
    first = monday(today + timedelta(days=7 - SATURDAY))
    return Ahead(first, 7 * (typed.weeks_ahead or int(SHIPPED["weeks_ahead"])), tail)


def weeks_back(typed: Staffing) -> int:
    return typed.weeks_back or int(SHIPPED["weeks_back"])


def now(desk: Reading, typed: Staffing) -> Measured:
    """For the weeks that come, from as many weeks of the past as the desk has set."""
    return measured(desk, ahead(desk, typed), weeks_back(typed))


def measured(desk: Reading, coming: Ahead, weeks_back: int) -> Measured:
    """From whole weeks up to this day's midnight, or up to the weeks that are looked at where these are over."""
    demand(desk.reader, Permission.READ_REPORTS)
    terms = in_force(desk)
    until = min(coming.first, desk.now.astimezone(terms.zone).date())
    told = window(desk, terms, until - timedelta(weeks=weeks_back), 7 * weeks_back)
    return of_window(told, known_since(told), coming, terms)


def of_window(told: Window, came: Window, coming: Ahead, terms: Terms) -> Measured:
    """``told``: the days that tell how long work takes; ``came``: those that tell what comes in."""
    desk = told.desk
    waiting, more_open = history.waiting(told, min(desk.now, Window(desk, told.zone, coming.first, 0).since))
    return Measured(
        ahead=coming,
        terms=terms,
        volumes=history.volumes(came),
        seen=history.seen(came),
        spent=history.spent(told),
        touched=history.touched(told),
        called=history.called(told),
        waiting=waiting,
        more_open=more_open,
        crew=crew.crew(desk, coming, terms.times, terms.zone),
        usual=_usual(desk),
        names=crew.names(desk),
    )


def known_since(told: Window) -> Window:
    """Without the days before the first case of all."""
    began = history.began(told)
    first = began.astimezone(told.zone).date() if began else told.first + timedelta(days=told.days)
    late = max(0, min(told.days, (first - told.first).days))
    return replace(told, first=told.first + timedelta(days=late), days=told.days - late)


def in_force(desk: Reading) -> Terms:
    """The promises, calendars and needed skills of now."""
    asked = settings.read(desk, Skills).by_category
    return Terms(
        promises=settings.read(desk, Promises),
        above={code: place.parent for code, place in settings.tree(desk, Vocabulary.CATEGORY).items()},
        needs={code: giving.needed(asked, line) for code, line in seats.lineages(desk).items()},
        times=hours.times(desk),
        zone=settings.zone(desk),
    )


def holidays(desk: Reading) -> frozenset[date]:
    """The public holidays on which the desk is closed, as far as its calendar knows them."""
    days = settings.read(desk, OfficeHours).exceptions
    return frozenset(each.day for each in days if each.region and not each.hours)


def window(desk: Reading, terms: Terms, first: date, days: int) -> Window:
    """Whole days on the desk's clock."""
    return Window(desk, terms.zone, first, days, any(rule.tiers for rule in terms.promises.rules))


def _usual(desk: Reading) -> Figure:
    """What assignment reckons with where no time was noted."""
    policy, version = settings.in_force(desk, Assigning)
    return Figure(policy.minutes, Source.SHIPPED if version is None else Source.TYPED)
