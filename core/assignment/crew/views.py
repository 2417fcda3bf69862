from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import func, select

from core import scope
from core.assignment import rules
from core.models.assignment import PersonLimit, Turn
from core.models.chores import TimeEntry
from core.models.people import Membership, Person, PersonRole, PersonSkill
from core.models.tickets import Ticket
from core.queue.finds import WAITING
from core.queue.views import WORKING
from core.rota import views as rota
from core.rota.views import Present
from core.settings import views as settings
from core.settings.assignment import Assigning, Skills
from core.work import Reading

REMEMBERED = 2_000  # noted stretches of time that tell how long cases take, the newest


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases of a person: all, those that wait for others, and the expected minutes of work in them."""

    cases: int = 0
    waiting: int = 0
    minutes: float = 0


@dataclass(frozen=True, slots=True)
class Myself:
    """What the reader may take: ``beyond``: the categories that ask for more than they can."""

    cases: int
    minutes: float
    full: bool
    beyond: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """A person of a team as a supervisor sees them; a limit of 0: none."""

    id: int
    name: str
    present: Present
    load: Load
    most_cases: int
    most_hours: int
    own_limits: PersonLimit | None
    skills: frozenset[str]


@dataclass(frozen=True, slots=True)
class Expected:
    """Minutes that a case of a category takes, and from how many cases that is known; 0: the default counts."""

    category: str
    minutes: float
    cases: int


def members(desk: Reading, team_id: int | None) -> dict[int, str]:
    """Who works on the cases of a team, by name; everybody who works, for the cases of no team."""
    works = Person.role_rows.any(PersonRole.role.in_(WORKING))
    query = select(Person.id, Person.name).where(Person.disabled_at.is_(None), works).order_by(Person.name, Person.id)
    if team_id:
        query = query.where(Person.id.in_(select(Membership.person_id).where(Membership.team_id == team_id)))
    return dict(desk.session.execute(query).all())


def skills_of(desk: Reading, people: Collection[int]) -> dict[int, frozenset[str]]:
    query = select(PersonSkill.person_id, PersonSkill.skill).where(PersonSkill.person_id.in_(people))
    found: dict[int, set[str]] = {each: set() for each in people}
    for person, skill in desk.session.execute(query):
        found[person].add(skill)
    return {person: frozenset(each) for person, each in found.items()}


def loads(desk: Reading, people: Collection[int], policy: Assigning) -> dict[int, Load]:
    """Counted in the database by owner, category and stage; a case that waits weighs less."""
    known, weight = medians(desk), policy.waiting / 100
    query = (
        select(Ticket.owner_id, Ticket.category, Ticket.stage, func.count())
        .where(Ticket.owner_id.in_(people), scope.unfinished(), Ticket.trashed_at.is_(None))
        .group_by(Ticket.owner_id, Ticket.category, Ticket.stage)
    )
    found = dict.fromkeys(people, Load())
    for owner, category, stage, count in desk.session.execute(query):
        before, waiting = found[owner or 0], count if stage in WAITING else 0
        minutes = count * rules.minutes_of(category, known, policy.minutes) * (weight if waiting else 1)
        found[owner or 0] = Load(before.cases + count, before.waiting + waiting, before.minutes + minutes)
    return found


def medians(desk: Reading) -> dict[str, tuple[float, int]]:
    """Minutes that a case took, from the time noted in the newest ones: the median and how many, by category."""
    newest = select(TimeEntry.ticket_id, TimeEntry.minutes).where(TimeEntry.retired_at.is_(None))
    noted = newest.order_by(TimeEntry.id.desc()).limit(REMEMBERED).subquery()
    query = (
        select(Ticket.id, Ticket.category, func.sum(noted.c.minutes))
        .join(noted, noted.c.ticket_id == Ticket.id)
        .group_by(Ticket.id, Ticket.category)
    )
    spent: dict[str, list[int]] = {}
    for _, category, minutes in desk.session.execute(query):
        spent.setdefault(category, []).append(int(minutes))
    return rules.medians(spent)


def team(desk: Reading, team_id: int | None, policy: Assigning) -> list[rules.Person]:
    """Everybody of a team, as the choice of the best person sees them."""
    people = members(desk, team_id)
    skills, here = skills_of(desk, people), rota.present(desk, team_id, people)
    load, limits, turns = loads(desk, people, policy), _limits(desk, people), _turns(desk, people)
    return [
        _person(each, skills[each], here[each], load[each], _bounds(limits.get(each), policy), turns.get(each))
        for each in people
    ]


def _person(
    number: int, skills: frozenset[str], here: Present, load: Load, bounds: tuple[int, int], turn: Turn | None
) -> rules.Person:
    cases, hours = bounds
    return rules.Person(
        number, skills, here.here, here.absent is not None, load.cases, load.minutes,
        capacity=min(here.minutes, hours * 60) if hours else here.minutes,
        most_cases=cases or None,
        most_minutes=hours * 60 or None,
        last=turn.at if turn else None,
    )  # fmt: skip


def board(desk: Reading, team_id: int | None) -> tuple[Seat, ...]:
    """Who has how much, who is here, and what each may have at most; by name."""
    policy, people = settings.read(desk, Assigning), members(desk, team_id)
    here, load, limits = rota.present(desk, team_id, people), loads(desk, people, policy), _limits(desk, people)
    skills = skills_of(desk, people)
    return tuple(
        Seat(each, name, here[each], load[each], *_bounds(limits.get(each), policy), limits.get(each), skills[each])
        for each, name in people.items()
    )


def myself(desk: Reading) -> Myself:
    me = desk.reader.id or 0
    policy = settings.read(desk, Assigning)
    cases, hours = _bounds(_limits(desk, [me]).get(me), policy)
    load = loads(desk, [me], policy)[me] if cases or hours else Load()
    full = bool((cases and load.cases >= cases) or (hours and load.minutes >= hours * 60))
    return Myself(load.cases, load.minutes, full, _beyond(desk, me))


def _beyond(desk: Reading, me: int) -> tuple[str, ...]:
    asked = settings.read(desk, Skills).by_category
    if not asked:
        return ()
    above, mine = lineages(desk), skills_of(desk, [me])[me]
    return tuple(code for code, line in above.items() if not rules.needed(asked, line) <= mine)


def lineages(desk: Reading) -> dict[str, tuple[str, ...]]:
    """Every category with those above it, nearest first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in settings.terms(desk, "category"):  # parents come before what stands below them
        found[row.code] = (row.code, *found.get(row.parent or "", ()))
    return found


def expected(desk: Reading) -> tuple[Expected, ...]:
    """What is known of how long cases take, by category."""
    known = medians(desk)
    return tuple(Expected(code, *known.get(code, (0, 0))) for code in lineages(desk))


def _bounds(own: PersonLimit | None, policy: Assigning) -> tuple[int, int]:
    """Most cases and most hours; a person's own limit comes before that of everybody."""
    cases = own.cases if own and own.cases is not None else policy.most_cases
    return cases, own.hours if own and own.hours is not None else policy.most_hours


def _limits(desk: Reading, people: Collection[int]) -> dict[int, PersonLimit]:
    query = select(PersonLimit).where(PersonLimit.person_id.in_(people))
    return {each.person_id: each for each in desk.session.scalars(query)}


def _turns(desk: Reading, people: Collection[int]) -> dict[int, Turn]:
    return {each.person_id: each for each in desk.session.scalars(select(Turn).where(Turn.person_id.in_(people)))}
