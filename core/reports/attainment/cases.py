"""The cases behind a promise that was kept, missed, or is due next."""

from collections.abc import Callable

from sqlalchemy import Select

from core.models.chores import Call
from core.models.deadlines import Deadline
from core.models.process import Visit
from core.models.tickets import Ticket
from core.reports import promises, scope
from core.reports.attainment import counts
from core.reports.forms import STEP, Behind
from core.reports.scope import Lens
from core.reports.words import Slice
from core.settings import views as settings
from core.settings.public import ServicePromise


def tickets(through: Lens, figure: Behind) -> Select[int]:
    """Their ids."""
    return SLICES[figure.slice](through, figure).with_only_columns(Ticket.id)


def _kept(through: Lens, figure: Behind) -> Select[Ticket]:
    if figure.target == STEP:
        return _left(through).where(Visit.late.is_(False))
    return _promised(through, figure).where(counts.kept())


def _missed(through: Lens, figure: Behind) -> Select[Ticket]:
    if figure.target == STEP:
        return _left(through).where(Visit.late.is_(True))
    return _promised(through, figure).where(counts.missed(through))


def _due(through: Lens, figure: Behind) -> Select[Ticket]:
    at, query = Deadline.due_at, counts.owed(through)
    if figure.target == STEP:
        at, query = Visit.due_at, counts.limited(through)
    elif figure.target is not None:
        query = query.where(Deadline.kind == figure.target)
    return query.where(counts.horizon(through, at) == str(figure.horizon)) if figure.horizon else query


def _slow(through: Lens, _figure: Behind) -> Select[Ticket]:
    within = counts.answered_within(settings.read(through.desk, ServicePromise).seconds)
    times = through.times
    return counts.rang(through).where(Call.rang_at >= times.first, Call.rang_at <= times.end, ~within)


def _promised(through: Lens, figure: Behind) -> Select[Ticket]:
    query = counts.promised(through).where(Ticket.opened_at >= through.times.first)
    return query if figure.target is None else query.where(Deadline.kind == figure.target)


def _left(through: Lens) -> Select[Ticket]:
    query = scope.counted(through).join(Visit, Visit.ticket_id == Ticket.id)
    return query.where(promises.step_limit(through.times.first, through.times.end))


SLICES: dict[Slice, Callable[[Lens, Behind], Select[Ticket]]] = {
    Slice.TARGET_KEPT: _kept,
    Slice.TARGET_MISSED: _missed,
    Slice.DUE: _due,
    Slice.SLOW_CALL: _slow,
}
