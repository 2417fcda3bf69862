"""Many cases are changed, a few at a time, and given back; each by the verbs that change one."""

from collections.abc import Callable
from dataclasses import replace

from core.bulk import claims, views, ways
from core.bulk.errors import NothingChosen, TooLateToUndo, UndoneAlready
from core.bulk.events import BulkBegan, BulkEnded, BulkUndone
from core.bulk.forms import Change, Choice
from core.bulk.words import BulkState, Obstacle, Outcome
from core.canned.errors import HolesLeft
from core.deliveries import actions as deliveries
from core.deliveries.errors import TooLateToTakeBack
from core.errors import ChangedMeanwhile, DomainError
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.models.bulk import BulkChange, BulkItem
from core.permissions import Permission, needs
from core.process.errors import HandedOnTooOften, NobodyGoesOn
from core.queue.errors import NotOwner, TooManyTags
from core.resolution import claims as tickets
from core.resolution.errors import (
    FourEyes,
    NoSuchMove,
    NoSuchTicket,
    NotYours,
    NotYourSkill,
    NotYourTeam,
    StillMissing,
)
from core.work import Work

AT_ONCE = 20  # more are left to a job, so that nobody waits for the end of this
LEFT_TO_DO = {BulkState.RUNNING: Outcome.WAITING, BulkState.UNDOING: Outcome.CHANGED}
OBSTACLES: dict[type[DomainError], Obstacle] = {
    NotOwner: Obstacle.NOT_YOURS,
    NoSuchMove: Obstacle.NO_SUCH_MOVE,
    StillMissing: Obstacle.STILL_MISSING,
    NotYours: Obstacle.NOT_YOUR_STEP,
    NotYourTeam: Obstacle.NOT_YOUR_STEP,
    NotYourSkill: Obstacle.NOT_YOUR_STEP,
    NobodyGoesOn: Obstacle.NOBODY_GOES_ON,
    HandedOnTooOften: Obstacle.NOBODY_GOES_ON,
    FourEyes: Obstacle.FOUR_EYES,
    TooManyTags: Obstacle.TOO_MANY_TAGS,
    HolesLeft: Obstacle.HOLES,
    NoSuchTicket: Obstacle.GONE,
    ChangedMeanwhile: Obstacle.CHANGED,
    TooLateToTakeBack: Obstacle.LEFT,
}


@needs(Permission.WORK)
def change(work: Work, choice: Choice, form: Change) -> BulkChange:
    """Change one thing in these cases: few at once, many by a job."""
    ways.demand(form)
    found = views.chosen(work, choice)
    if not found:
        raise NothingChosen
    row = BulkChange(person_id=work.reader.id, what=form.what, value=form.value, text=form.text,
                     state=BulkState.RUNNING, made_at=work.now)  # fmt: skip
    work.session.add(row)
    work.session.flush()
    claims.add(work, row.id, [each.id for each in found])
    work.record(BulkBegan(row.id, what=form.what, cases=len(found)))
    _begin(work, row, len(found))
    return row


@needs(Permission.WORK)
def undo(work: Work, bulk_id: int) -> BulkChange:
    """Give back what still is as it was left then; what somebody changed since stays, and is listed."""
    row = claims.bulk(work, bulk_id)
    if row.state in {BulkState.UNDOING, BulkState.UNDONE}:
        raise UndoneAlready
    if work.now - row.made_at > views.UNDO:
        raise TooLateToUndo(hours=int(views.UNDO.total_seconds() // 3600))
    row.state, row.undone_at, row.undone_by = BulkState.UNDOING, work.now, work.reader.id
    work.record(BulkUndone(row.id, what=row.what))
    _begin(work, row, views.how_many_are(work, row.id, Outcome.CHANGED))
    return row


@needs(Permission.WORK)
def carry_on(work: Work, bulk_id: int, limit: int) -> int:
    """The next cases of a bulk change, or of its undoing; how many. None are left when it is over."""
    row = claims.bulk(work, bulk_id)
    if row.state not in LEFT_TO_DO:
        return 0  # undone meanwhile: what had not been changed by then stays as it is
    undoing = row.state is BulkState.UNDOING
    items = claims.next_items(work, row.id, LEFT_TO_DO[row.state], limit)
    for item in items:
        _try(work, item, row, _back if undoing else _one)
    if not items:
        _end(work, row)
    work.session.flush()
    return len(items)


def _end(work: Work, row: BulkChange) -> None:
    ends = {BulkState.RUNNING: (BulkState.DONE, Outcome.CHANGED, Outcome.REFUSED),
            BulkState.UNDOING: (BulkState.UNDONE, Outcome.BACK, Outcome.KEPT)}  # fmt: skip
    if row.state in ends:
        row.state, *outcomes = ends[row.state]
        done, left = (views.how_many_are(work, row.id, each) for each in outcomes)
        work.record(BulkEnded(row.id, done=done, left=left))


def _begin(work: Work, row: BulkChange, count: int) -> None:
    if count > AT_ONCE:
        row.job_id = jobs.enqueue(work, JobKind.BULK, {"bulk": row.id, "person": work.reader.id, "count": count}).id
        return
    while carry_on(work, row.id, AT_ONCE):
        pass


def _try(work: Work, item: BulkItem, row: BulkChange, act: Callable[[Work, BulkItem, BulkChange], None]) -> None:
    """One case that refuses leaves no trace, and the others go on."""
    try:
        with work.session.begin_nested():
            act(work, item, row)
            work.session.flush()
    except DomainError as refusal:
        item.outcome = Outcome.KEPT if act is _back else Outcome.REFUSED
        item.obstacle = OBSTACLES.get(type(refusal), Obstacle.OTHER)


def _one(work: Work, item: BulkItem, row: BulkChange) -> None:
    form, way = _form(row), ways.WAYS[row.what]
    ticket = tickets.ticket_of(work, item.ticket_id)
    if way.same(work, [ticket], form):
        item.outcome = Outcome.SAME
        return
    item.before = way.now(work, ticket, form)
    remembered = way.do(work, ticket, form)
    work.session.flush()
    item.after = way.now(work, ticket, form) if remembered is None else remembered
    item.mails = claims.hold(work, ticket.id, work.now + views.HOLD)
    item.outcome = Outcome.CHANGED


def _back(work: Work, item: BulkItem, row: BulkChange) -> None:
    """What one has given away out of one's own sight, one may still take back."""
    form, way, ticket = _form(row), ways.WAYS[row.what], claims.ticket(work, item.ticket_id)
    reaching = replace(work.reader, teams=work.reader.teams | ({ticket.team_id} if ticket.team_id else set()))
    within = replace(work, reader=reaching)
    if way.final or (not way.blind and way.now(within, ticket, form) != item.after):
        item.outcome, item.obstacle = Outcome.KEPT, Obstacle.FINAL if way.final else Obstacle.CHANGED
    else:
        way.back(within, ticket, form, item.after if way.blind else item.before)
        item.outcome = Outcome.BACK
    for mail in item.mails:
        deliveries.withdraw(within, mail)


def _form(row: BulkChange) -> Change:
    return Change(row.what, row.value, row.text)
