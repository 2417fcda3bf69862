from datetime import timedelta

from sqlalchemy import func, select

from core.actors import ActorKind
from core.automation import finds
from core.automation.forms import Body
from core.automation.views import Armed
from core.automation.words import Outcome
from core.models.automation import RuleRun
from core.models.events import EventRow
from core.models.tickets import Message, Ticket
from core.resolution.words import Author, Direction
from core.work import Reading


def fits(desk: Reading, body: Body, ticket_id: int) -> bool:
    """Whether the case is now as the rule asks."""
    query = select(Ticket.id).where(Ticket.id == ticket_id, finds.holds(desk, body))
    return desk.session.scalar(query) is not None


def depth_of(desk: Reading, event: EventRow) -> int:
    """How many rules led to an event: none, where a person, a customer or a clock made it."""
    if event.actor_kind is not ActorKind.SYSTEM or event.actor_id is None:
        return 0
    query = (
        select(RuleRun.depth)
        .where(RuleRun.rule_id == event.actor_id, RuleRun.event_id >= event.id)
        .where(RuleRun.ticket_id == event.subject_id)
        .order_by(RuleRun.event_id)
        .limit(1)
    )
    return desk.session.scalar(query) or 0


def runs_lately(desk: Reading, ticket_id: int) -> int:
    """How often events have set rules off in a case within a day."""
    query = select(func.count(RuleRun.id)).where(
        RuleRun.ticket_id == ticket_id, RuleRun.at > desk.now - timedelta(days=1), RuleRun.mark.startswith("event.")
    )
    return desk.session.scalar(query) or 0


def last_outcomes(desk: Reading, rule: Armed, count: int) -> list[Outcome]:
    """Of the present version, the newest first."""
    query = select(RuleRun.outcome).where(RuleRun.rule_id == rule.id, RuleRun.version == rule.version)
    return list(desk.session.scalars(query.order_by(RuleRun.id.desc()).limit(count)))


def cut_before(desk: Reading, rule: Armed, but: int) -> bool:
    """Whether the present version was cut off before this run."""
    query = select(RuleRun.id).where(
        RuleRun.rule_id == rule.id, RuleRun.version == rule.version,
        RuleRun.outcome == Outcome.CUT, RuleRun.id != but,
    )  # fmt: skip
    return desk.session.scalar(query.limit(1)) is not None


def answers_by_rules(desk: Reading, ticket_id: int) -> int:
    """Within a day."""
    query = select(func.count(Message.id)).where(
        Message.ticket_id == ticket_id, Message.direction == Direction.OUTGOING, Message.author == Author.SYSTEM,
        Message.at > desk.now - timedelta(days=1),
    )  # fmt: skip
    return desk.session.scalar(query) or 0
