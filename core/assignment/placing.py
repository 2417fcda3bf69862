"""The desk gives a case to the best person, or says why there is none; called by verbs and clocks, only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.actors import SYSTEM, Actor
from core.assignment import claims, rules, views
from core.assignment.crew import views as crew
from core.assignment.events import NobodySuits
from core.assignment.rules import Person, Verdict, Wanted
from core.hours import views as hours
from core.models.tickets import Ticket
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.queue.events import TicketPlaced
from core.queue.owning import given
from core.settings import views as settings
from core.settings.assignment import Assigning, Skills
from core.work import Work


@dataclass(slots=True)
class Scene:
    """A team and what is known of it, kept up to date while several cases are given out within one lock."""

    team: dict[int, Person]
    skills: Mapping[str, tuple[str, ...]]
    above: Mapping[str, tuple[str, ...]]
    medians: Mapping[str, tuple[float, int]]
    minutes: float
    open: bool


def scene(work: Work, team_id: int | None) -> Scene:
    """Nobody else gives these people anything until the work ends."""
    claims.people(work, crew.members(work, team_id))
    policy = settings.read(work, Assigning)
    return Scene(
        team={each.id: each for each in crew.team(work, team_id, policy)},
        skills=settings.read(work, Skills).by_category,
        above=crew.lineages(work),
        medians=crew.medians(work),
        minutes=policy.minutes,
        open=hours.calendar(work, team_id).is_open(work.now),
    )


def place(work: Work, ticket: Ticket, here: Scene, by: Actor | None = None) -> Verdict:
    """``by``: who decided it, where that is not the reader."""
    wanted = _wanted(work, ticket, here)
    verdict = rules.choose(list(here.team.values()), wanted)
    if verdict.person is None:
        _nobody(work, ticket, verdict, here.open)
        return verdict
    best = here.team[verdict.person]
    _give(work, ticket, verdict, best, by)
    here.team[best.id] = replace(best, cases=best.cases + 1, minutes=best.minutes + wanted.minutes, last=work.now)
    return verdict


def _wanted(work: Work, ticket: Ticket, here: Scene) -> Wanted:
    return Wanted(
        skills=rules.needed(here.skills, here.above.get(ticket.category, (ticket.category,))),
        minutes=rules.minutes_of(ticket.category, here.medians, here.minutes),
        former=views.former_owner(work, ticket),
        owner=ticket.owner_id,
        let_lie=views.let_lie(work, ticket.id),
    )


def _give(work: Work, ticket: Ticket, verdict: Verdict, best: Person, by: Actor | None) -> None:
    event = TicketPlaced(
        ticket.id, best.id, ticket.owner_id, str(verdict.why), verdict.named, verdict.counts,
        minutes=round(best.minutes), capacity=round(best.capacity),
    )  # fmt: skip
    given(work, ticket, event, by)
    claims.give_turn(work, best.id)
    claims.forget_unplaced(work, ticket.id)


def _nobody(work: Work, ticket: Ticket, verdict: Verdict, office_is_open: bool) -> None:
    """The case stays where it is; those who lead hear of it once, and not at night, until it has had an owner again."""
    if ticket.owner_id is not None:
        return
    row = claims.unplaced(work, ticket.id, verdict.counts)
    if office_is_open and not row.told:
        row.told = True
        event = work.recorded(NobodySuits(ticket.id, verdict.counts), SYSTEM)
        notices.tell(work, event, NoticeKind.NOBODY, views.leads(work, ticket.team_id))
