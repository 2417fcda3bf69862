"""A proposed week becomes the shifts by which cases are given out."""

from datetime import date, timedelta

from core.errors import ChangedBySomebody
from core.permissions import Permission, needs
from core.rota import actions as rota
from core.rota import claims
from core.rota.words import ROTA
from core.settings import views as settings
from core.staffing.tours import views
from core.staffing.tours.checking import broken, demand_week
from core.staffing.tours.errors import NothingToAdopt, RulesNotKept, WrittenByHand
from core.staffing.tours.forms import Proposal, Rules
from core.work import Work


@needs(Permission.ASSIGN)
def adopt(work: Work, proposal: Proposal, first: date, rules: Rules, replace: bool = False) -> int:
    """The week from this Monday on is as proposed, for all who were asked about; how many shifts.

    ``rules``: those in force now. ``replace``: write over shifts that somebody wrote by hand for these people.
    """
    _demand_sense(work, proposal, first)
    people = [each.id for each in proposal.asked.people]
    claims.people(work, people)
    now = views.people(work, people, first, rules)
    known = [views.facts(each) for each in proposal.asked.people]
    if rules != proposal.asked.rules or known != [views.facts(each) for each in now]:
        raise ChangedBySomebody
    if not replace and (names := views.written_by_hand(work, people, first)):
        raise WrittenByHand(who=", ".join(names))
    shifts = views.as_shifts(proposal, first, settings.zone(work))
    rota.write(work, shifts, people, (first, first + timedelta(weeks=1)), ROTA)
    return len(shifts)


def _demand_sense(work: Work, proposal: Proposal, first: date) -> None:
    demand_week(first, work.now.astimezone(settings.zone(work)).date())
    if not proposal.names:
        raise NothingToAdopt
    if broken(proposal):
        raise RulesNotKept
