"""Values of a case that are changed in many at once, by the verbs that change them everywhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.bulk import views
from core.bulk.forms import Change
from core.bulk.way import Way
from core.bulk.words import Obstacle, What
from core.intake import about
from core.intake.forms import Goods
from core.models.tickets import Ticket
from core.permissions import Permission, may
from core.queue import actions as queue
from core.queue import tags
from core.queue.own import views as own
from core.triage import actions as triage
from core.triage.forms import Grading, Override
from core.triage.words import Priority, Reason
from core.work import Reading, Work

GRADED = ("category", "severity", "urgency", "impact", "sensitive")


class Owner(Way):
    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return ticket.owner_id

    def obstacle(self, desk: Reading, ticket: Ticket, change: Change) -> Obstacle | None:
        takes = ticket.owner_id is None and change.value == desk.reader.person_id
        return None if takes else _of_others(desk, ticket)

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        if change.value is None:
            queue.release(work, ticket.number or 0)
        elif ticket.owner_id is None and change.value == work.reader.id:
            queue.take(work, ticket.number or 0)
        else:
            queue.assign(work, ticket.number or 0, change.value, ticket.owner_id, change.text)

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        queue.give_back(work, ticket, before)


class TeamOf(Way):
    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return {"team": ticket.team_id, "owner": ticket.owner_id}

    def same(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> set[int]:
        return {each.id for each in tickets if each.team_id == change.value}

    def obstacle(self, desk: Reading, ticket: Ticket, change: Change) -> Obstacle | None:
        return None if ticket.owner_id is None else _of_others(desk, ticket)

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        queue.transfer(work, ticket.number or 0, change.value, change.text)

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        queue.transfer(work, ticket.number or 0, before["team"])
        queue.give_back(work, ticket, before["owner"])


class Graded(Way):
    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return getattr(ticket, change.what)

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        self.back(work, ticket, change, change.value)

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        graded = {name: getattr(ticket, name) for name in GRADED}
        if change.what in {What.SEVERITY, What.URGENCY, What.IMPACT}:
            before = type(graded[change.what])(before)
        at_stake = str(Reason.DANGER) in ticket.priority_reasons
        form = Grading(seen=ticket.version, danger=at_stake, **graded | {str(change.what): before})
        triage.regrade(work, ticket.number or 0, form)


class ByHand(Way):
    """Without a value it is again what the rules say; ``now``: what was set by hand, and why."""

    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        if ticket.computed_priority is None:
            return None
        return {"priority": str(ticket.priority), "why": views.why_by_hand(desk, ticket.id)}

    def same(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> set[int]:
        if change.value is None:
            return {each.id for each in tickets if each.computed_priority is None}
        return {each.id for each in tickets if each.priority == change.value}

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        self.back(work, ticket, change, change.value and {"priority": change.value, "why": change.text})

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        if before is None:
            triage.take_back(work, ticket.number or 0, ticket.version)
        else:
            form = Override(ticket.version, Priority(before["priority"]), before["why"])
            triage.override(work, ticket.number or 0, form)


class Tagged(Way):
    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return change.value in own.tags_of(desk, ticket.id)

    def same(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> set[int]:
        ids = {each.id for each in tickets}
        carrying = views.tagged(desk, ids, change.value)
        return carrying if change.what is What.TAG else ids - carrying

    def obstacle(self, desk: Reading, ticket: Ticket, change: Change) -> Obstacle | None:
        full = change.what is What.TAG and len(own.tags_of(desk, ticket.id)) >= tags.MOST
        return Obstacle.TOO_MANY_TAGS if full else None

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        self._set(work, ticket, change, carried=change.what is What.TAG)

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        self._set(work, ticket, change, carried=bool(before))

    def _set(self, work: Work, ticket: Ticket, change: Change, *, carried: bool) -> None:
        others = set(own.tags_of(work, ticket.id)) - {change.value}
        tags.tag(work, ticket.number or 0, others | ({change.value} if carried else set()))


class ProductOf(Way):
    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return {"product": ticket.product_id, "batch": ticket.batch_id, "purchase": ticket.purchase_id}

    def same(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> set[int]:
        return {each.id for each in tickets if each.product_id == change.value}

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        about.change(work, ticket.number or 0, self._goods(ticket, change.value))

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        goods = replace(self._goods(ticket, before["product"]), purchase_id=before["purchase"])
        about.change(work, ticket.number or 0, replace(goods, batch=views.batch_code(work, before["batch"])))

    def _goods(self, ticket: Ticket, product: int | None) -> Goods:
        said, where = ticket.product_said, ticket.happened_where
        return Goods(product, said, happened_on=ticket.happened_on, happened_where=where)


def _of_others(desk: Reading, ticket: Ticket) -> Obstacle | None:
    mine = ticket.owner_id == desk.reader.person_id
    return None if mine or may(desk.reader, Permission.ASSIGN) else Obstacle.NOT_YOURS
