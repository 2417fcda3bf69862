"""Cases that are about to be moved: read beside the transaction that keeps them, and written many at once."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, bindparam, func, insert, select, update
from sqlalchemy.orm import load_only
from sqlalchemy.sql.base import ExecutableOption

from core.jobs.words import UNDER_WAY
from core.models.automation import RuleRun
from core.models.jobs import Job
from core.models.people import Person
from core.models.process import ProcessVersion, Visit
from core.models.switches import Switch, SwitchedCase
from core.models.tickets import Ticket
from core.process.views import STANDING
from core.process.words import VersionState
from core.switching.errors import NoSuchSwitch
from core.switching.words import Obstacle, Outcome, SwitchState
from core.work import Reading, Work
from db.base import Base, Json

LENT = (
    Ticket.number, Ticket.version, Ticket.process_version_id, Ticket.step, Ticket.stage, Ticket.entered_at,
    Ticket.moves, Ticket.owner_id, Ticket.priority, Ticket.team_id, Ticket.opened_at, Ticket.first_response_at,
    Ticket.channel, Ticket.category, Ticket.stood, Ticket.contacted_at, Ticket.next_due, Ticket.response_due,
)  # fmt: skip
STAYED = (
    Visit.ticket_id, Visit.seq, Visit.process_version_id, Visit.step, Visit.kind, Visit.entered_at, Visit.due_at,
    Visit.values, Visit.checked,
)  # fmt: skip
VISITS = Base.metadata.tables[Visit.__tablename__]
CASES = Base.metadata.tables[SwitchedCase.__tablename__]
RUNS = Base.metadata.tables[RuleRun.__tablename__]
LEFT_OUT = ("id",)

Pairs = Sequence[tuple[Ticket, Visit]]


def one(work: Work, switch_id: int) -> Switch:
    """Locked."""
    found = work.session.scalar(select(Switch).where(Switch.id == switch_id).with_for_update())
    if found is None:
        raise NoSuchSwitch
    return found


def hold(work: Work, processes: Collection[str]) -> None:
    """Who begins to move cases of these processes waits for whoever does so at the same moment."""
    rows = select(ProcessVersion.id).where(ProcessVersion.process.in_(processes)).order_by(ProcessVersion.id)
    work.session.execute(rows.with_for_update(key_share=True)).all()


def busy(desk: Reading, names: Collection[str]) -> str | None:
    """Who is moving cases to or from one of these processes just now; one whose job was stopped is not."""
    query = (
        select(Person.name)
        .select_from(Switch)
        .outerjoin(Person, Person.id == func.coalesce(Switch.reverted_by, Switch.person_id))
        .join(Job, Job.id == Switch.job_id)
        .where(
            Switch.state.in_([SwitchState.RUNNING, SwitchState.REVERTING]),
            Switch.process.in_(names) | Switch.source.in_(names),
            Job.state.in_(UNDER_WAY),
        )
    )
    found = desk.session.execute(query.limit(1)).first()
    return (found[0] or "Aftercare") if found else None


def in_force(desk: Reading, version_id: int) -> bool:
    state = select(ProcessVersion.state).where(ProcessVersion.id == version_id)
    return desk.session.scalar(state) is VersionState.PUBLISHED


def waiting(desk: Reading, switch: Switch) -> Sequence[int]:
    """Cases that are still to be moved, whoever may see them; those that could not be are not tried again."""
    steps = [name for name, to in switch.steps.items() if to]
    query = (
        select(Ticket.id)
        .outerjoin(SwitchedCase, (SwitchedCase.ticket_id == Ticket.id) & (SwitchedCase.switch_id == switch.id))
        .where(
            Ticket.stage.in_(STANDING), Ticket.trashed_at.is_(None), Ticket.step.in_(steps),
            Ticket.process_version_id.in_(switch.sources), SwitchedCase.switch_id.is_(None),
        )
    )  # fmt: skip
    return desk.session.scalars(query.order_by(Ticket.id)).all()


def moved(desk: Reading, switch_id: int) -> Sequence[int]:
    """Cases that were moved and are still to be brought back."""
    query = select(SwitchedCase.ticket_id).where(
        SwitchedCase.switch_id == switch_id, SwitchedCase.outcome == Outcome.MOVED
    )
    return desk.session.scalars(query.order_by(SwitchedCase.ticket_id)).all()


def standing(desk: Reading, sources: Collection[int], steps: Collection[str]) -> Pairs:
    """All cases that stand in these steps of these versions, with the visit that is open, whoever may see them."""
    there = Ticket.stage.in_(STANDING), Ticket.trashed_at.is_(None)
    query = select(Ticket, Visit).join(Visit, _open_visit())
    query = query.where(*there, Ticket.process_version_id.in_(sources), Ticket.step.in_(steps))
    return [(ticket, visit) for ticket, visit in desk.session.execute(query.options(*_lent()))]


def cases(desk: Reading, ids: Collection[int]) -> Pairs:
    """Each with the visit that is open."""
    query = select(Ticket, Visit).join(Visit, _open_visit()).where(Ticket.id.in_(ids)).order_by(Ticket.id)
    return [(ticket, visit) for ticket, visit in desk.session.execute(query.options(*_lent()))]


def begun_with(desk: Reading, switch_id: int, ids: Collection[int]) -> Mapping[int, int]:
    """By case, the visit that began when it was moved."""
    query = select(SwitchedCase.ticket_id, SwitchedCase.seq).where(
        SwitchedCase.switch_id == switch_id, SwitchedCase.ticket_id.in_(ids)
    )
    return {ticket_id: seq for ticket_id, seq in desk.session.execute(query) if seq}


def visits_at(desk: Reading, places: Mapping[int, int]) -> Mapping[int, Visit]:
    """By case, its visit of this number."""
    query = select(Visit).where(Visit.ticket_id.in_(places)).options(load_only(*STAYED))
    return {each.ticket_id: each for each in desk.session.scalars(query) if each.seq == places[each.ticket_id]}


def began(work: Work, visits: Iterable[Json]) -> None:
    work.session.connection().execute(insert(VISITS), list(visits))


def note(work: Work, switch_id: int, cases: Sequence[tuple[int, int]]) -> None:
    """They were moved; ``cases``: each with the visit that began."""
    same: Json = {"switch_id": switch_id, "outcome": Outcome.MOVED, "obstacle": None}
    work.session.connection().execute(insert(CASES), [{**same, "ticket_id": this, "seq": seq} for this, seq in cases])


def refuse(work: Work, switch_id: int, refused: Mapping[int, Obstacle]) -> None:
    same: Json = {"switch_id": switch_id, "outcome": Outcome.REFUSED, "seq": None}
    rows = [{**same, "ticket_id": this, "obstacle": why} for this, why in refused.items()]
    work.session.connection().execute(insert(CASES), rows)


def back(work: Work, switch_id: int, outcomes: Mapping[int, Obstacle | None]) -> None:
    """They were brought back, or were not, and why."""
    rows = [
        {"this": this, "outcome": Outcome.KEPT if why else Outcome.BACK, "obstacle": why}
        for this, why in outcomes.items()
    ]
    row = update(CASES).where(CASES.c.switch_id == switch_id, CASES.c.ticket_id == bindparam("this"))
    names = ("outcome", "obstacle")
    work.session.connection().execute(row.values({name: bindparam(name) for name in names}), rows)


def rules_ran(work: Work, marks: Mapping[tuple[int, str], str]) -> None:
    """What rules have done for a visit counts for the one that goes on with it; ``marks``: by case and old mark."""
    ids = {ticket_id for ticket_id, _ in marks}
    found = work.session.execute(select(RUNS).where(RUNS.c.ticket_id.in_(ids))).mappings().all()
    there = {(row["rule_id"], row["ticket_id"], row["mark"]) for row in found}
    rows = [
        {name: value for name, value in row.items() if name not in LEFT_OUT} | {"mark": new}
        for row in found
        if (new := marks.get((row["ticket_id"], row["mark"]))) and (row["rule_id"], row["ticket_id"], new) not in there
    ]
    if rows:
        work.session.connection().execute(insert(RUNS), rows)


def _open_visit() -> ColumnElement[bool]:
    return (Visit.ticket_id == Ticket.id) & (Visit.seq == Ticket.moves) & Visit.left_at.is_(None)


def _lent() -> Sequence[ExecutableOption]:
    return load_only(*LENT), load_only(*STAYED)
