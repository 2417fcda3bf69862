"""What is done with many cases at once, by the verbs that do it everywhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.bulk import views
from core.bulk.forms import Change
from core.bulk.way import Way
from core.bulk.words import Obstacle, What
from core.canned import filling
from core.canned.rules import HOLE
from core.models.attention import Reminder
from core.models.tickets import Ticket
from core.queue import reminders, trash
from core.resolution import talk, undo
from core.work import Reading, Work


class Away(Way):
    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return {"away": ticket.trashed_at is not None, "spam": ticket.spam}

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        trash.put_away(work, ticket.number or 0, spam=change.what is What.SPAM)

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        trash.restore(work, ticket.number or 0)


class Reminded(Way):
    blind = True

    def now(self, desk: Reading, ticket: Ticket, change: Change) -> Any:
        return None

    def same(self, desk: Reading, tickets: Sequence[Ticket], change: Change) -> set[int]:
        return set()

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        row = reminders.remind(work, ticket.number or 0, datetime.fromisoformat(change.value), change.text)
        work.session.flush()
        return row.id

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        if work.session.get_one(Reminder, before).done_at is None:
            reminders.done(work, before)


class Replied(Reminded):
    """Fields in braces are filled in for each case; where one stays empty, nothing is sent."""

    def obstacle(self, desk: Reading, ticket: Ticket, change: Change) -> Obstacle | None:
        return Obstacle.HOLES if HOLE.search(filling.filled(desk, ticket, change.text)) else None

    def do(self, work: Work, ticket: Ticket, change: Change) -> Any:
        return talk.reply(work, ticket.number or 0, filling.whole(work, ticket, change.text)).id

    def back(self, work: Work, ticket: Ticket, change: Change, before: Any) -> None:
        undo.unsay(work, ticket, before, since=work.now - views.HOLD)
