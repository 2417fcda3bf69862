"""A case is changed as somebody saw it, or not at all."""

from core.errors import ChangedMeanwhile
from core.models.tickets import Ticket
from core.queue.events import OWNED
from core.resolution import views
from core.work import Reading

#: What moves the version of a case on.
CHANGING = (
    *OWNED, "ticket.regraded", "ticket.priority_overridden", "ticket.override_taken_back", "ticket.moved",
    "ticket.switched", "ticket.switched_back", "ticket.goods_changed", "ticket.message_added", "ticket.merged_into",
    "ticket.unmerged",
)  # fmt: skip


def demand(desk: Reading, ticket: Ticket, version: int) -> None:
    """Refused by the name of who was quicker."""
    if ticket.version != version:
        raise ChangedMeanwhile(who=views.last_actor(desk, ticket.id, CHANGING))
