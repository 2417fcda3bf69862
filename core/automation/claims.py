"""Rows that rules hold: the case they work on, the mark of a run, and the place up to which events were heard."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select

from core.automation.errors import NoSuchRule
from core.automation.views import Armed
from core.automation.words import Outcome, Section
from core.models.automation import Rule, RuleCursor, RuleRun
from core.models.events import EventRow
from core.models.tickets import Ticket
from core.work import Reading, Work

AT_ONCE = 200
HELD = timedelta(hours=1)  # for which a number that is missing may still appear
MOST_HOLES = 2_000


def rule(work: Work, rule_id: int) -> Rule:
    found = work.session.scalar(select(Rule).where(Rule.id == rule_id, Rule.retired_at.is_(None)).with_for_update())
    if found is None:
        raise NoSuchRule
    return found


def section(work: Work, which: Section) -> list[Rule]:
    """In their order, standing still."""
    query = select(Rule).where(Rule.section == which, Rule.retired_at.is_(None)).order_by(Rule.position, Rule.id)
    return list(work.session.scalars(query.with_for_update()))


def case(work: Work, ticket_id: int) -> Ticket | None:
    """Locked until this work ends; nothing is done in one that was put away."""
    query = select(Ticket).where(Ticket.id == ticket_id, Ticket.trashed_at.is_(None)).with_for_update()
    return work.session.scalar(query)


def begin_run(work: Work, rule: Armed, ticket_id: int, mark: str, depth: int) -> RuleRun | None:
    """The mark that makes it once; none where another worker was quicker."""
    run = RuleRun(
        rule_id=rule.id, ticket_id=ticket_id, mark=mark, version=rule.version, at=work.now, depth=depth,
        outcome=Outcome.NOTHING, detail={},
    )  # fmt: skip
    return run if work.session.put(run) else None


def something_new(desk: Reading) -> bool:
    """A look without a lock, so that idle workers disturb nobody."""
    kept = desk.session.get(RuleCursor, 1)
    if kept is None:
        return True
    return desk.session.scalar(select(EventRow.id).where(_unheard(kept)).limit(1)) is not None


def cursor(work: Work) -> RuleCursor | None:
    """Held until this work ends; none while another worker listens. What happened before the first time is past."""
    if work.session.get(RuleCursor, 1) is None and not work.session.put(RuleCursor(id=1, upto=_newest(work), holes={})):
        return None
    query = select(RuleCursor).where(RuleCursor.id == 1).with_for_update(skip_locked=True)
    return work.session.scalar(query.execution_options(populate_existing=True))


def unheard(work: Work, kept: RuleCursor) -> Sequence[EventRow]:
    """The next ones in their order, late ones first."""
    query = select(EventRow).where(_unheard(kept)).order_by(EventRow.id).limit(AT_ONCE)
    return work.session.scalars(query).all()


def skip(work: Work, kept: RuleCursor) -> None:
    """Nobody listens: whatever has happened is past."""
    kept.upto, kept.holes = _newest(work), {}


def pass_by(kept: RuleCursor, numbers: Iterable[int], now: datetime) -> None:
    """These were heard; the numbers between them that nobody has seen are waited for."""
    heard = set(numbers)
    upto = max(heard | {kept.upto})
    missing = sorted(set(range(max(kept.upto + 1, upto - MOST_HOLES), upto)) - heard)
    waited = {int(number): since for number, since in kept.holes.items() if int(number) not in heard}
    young = {number: since for number, since in waited.items() if since > (now - HELD).isoformat()}
    waits = young | {number: now.isoformat() for number in missing}
    kept.upto, kept.holes = upto, {str(number): waits[number] for number in sorted(waits)[-MOST_HOLES:]}


def _unheard(kept: RuleCursor) -> ColumnElement[bool]:
    return or_(EventRow.id > kept.upto, EventRow.id.in_([int(each) for each in kept.holes]))


def _newest(work: Work) -> int:
    return work.session.scalar(select(func.max(EventRow.id))) or 0
