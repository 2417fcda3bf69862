"""Giving a case to the best person, by somebody's wish or by the clock; and how much each may have."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from core.actors import SYSTEM
from core.assignment import claims, placing, returning, rules
from core.assignment.errors import LimitUnfit, NobodySuitable
from core.assignment.events import LimitsChanged
from core.assignment.words import Mode
from core.models.assignment import PersonLimit
from core.models.people import Person
from core.people.errors import NoSuchPerson
from core.permissions import Permission, needs
from core.resolution import claims as tickets
from core.settings import views as settings
from core.settings.assignment import Assigning
from core.work import Work

MOST = 10_000
START = datetime(1970, 1, 1, tzinfo=UTC), 0


@needs(Permission.ASSIGN)
def assign_best(work: Work, number: int) -> int | None:
    """The best person besides its owner has the case now; none where nobody suits, and all stays as it is."""
    ticket = tickets.ticket(work, number)
    return placing.place(work, ticket, placing.scene(work, ticket.team_id)).person


@needs(Permission.ASSIGN)
def hand_to_best(work: Work, number: int) -> str:
    """The name of the person who has it now."""
    person = assign_best(work, number)
    if person is None:
        raise NobodySuitable
    return work.session.get_one(Person, person).name


@needs(Permission.ASSIGN)
def limit(work: Work, person_id: int, cases: int | None, hours: int | None) -> None:
    """What a person may own at once, none: what the settings say for everybody."""
    if any(each is not None and not 1 <= each <= MOST for each in (cases, hours)):
        raise LimitUnfit(most=MOST)
    if work.session.get(Person, person_id) is None:
        raise NoSuchPerson(person=person_id)
    row = work.session.get(PersonLimit, person_id) or PersonLimit(person_id=person_id)
    if (row.cases, row.hours) != (cases, hours):
        row.cases, row.hours = cases, hours
        work.session.add(row)
        work.record(LimitsChanged(person_id, most_cases=cases, most_hours=hours))


@needs(Permission.ASSIGN)
def take_back(work: Work, lying: Mapping[int, Collection[int]] | None = None) -> int:
    """Cases whose owners cannot act go back to their queues; how many. Called by a clock of the jobs.

    ``lying``: by team, what a look beside this work has found, so that nobody waits for the looking.
    """
    found, policy = returning.lying(work) if lying is None else lying, settings.read(work, Assigning)
    count = returning.abandoned(work)
    for team_id, among in found.items():
        way = policy.way(team_id)
        count += returning.idle(work, team_id or None, way, among) if among else 0
        count += returning.away(work, team_id or None, way, among) if among else 0
    return count


@needs(Permission.ASSIGN)
def give_out(work: Work, team_id: int, after: tuple[datetime, int] = START) -> tuple[datetime, int] | None:
    """The next free cases of a team go to the best people; where to go on, none at the end. Called by a clock."""
    way = settings.read(work, Assigning).way(team_id)
    found = claims.free(work, team_id or None, after) if way.mode is Mode.PUSH else ()
    if found:
        here = placing.scene(work, team_id or None)
        for ticket in found:
            placing.place(work, ticket, here, SYSTEM)
        if not rules.any_room(here.team.values()):
            return None  # nobody is there, or all have enough: the cases behind these would only wait too
    return (found[-1].sort_due, found[-1].id) if len(found) == claims.BATCH else None


@needs(Permission.ASSIGN)
def pushing(work: Work) -> tuple[int, ...]:
    """The teams whose cases the desk gives out by itself."""
    teams = settings.read(work, Assigning).teams
    return tuple(team for team, way in sorted(teams.items()) if way.mode is Mode.PUSH)
