"""The desk's own sentences to a customer: what a receipt, a progress link and an invitation to the survey say."""

from datetime import datetime
from functools import partial

from core.deliveries.words import DeliveryKind
from core.hours import views as hours
from core.language import N_, Speech, moment
from core.models.tickets import Ticket
from core.progress import views as progress
from core.progress.words import STANDS
from core.work import Reading

SUBJECTS = {
    DeliveryKind.RECEIPT: N_("We have your message"),
    DeliveryKind.PROGRESS_LINK: N_("How far your case is"),
    DeliveryKind.SURVEY: N_("How was our service?"),
}
ARRIVED = N_("Thank you for turning to us. Your case has the number {number}.")
CLOSED_NOW = N_("Nobody is here just now; we open again {at}.")
PLAN = N_("Somebody reads your case, asks back if something is missing, and proposes what to do.")
NOT_YOU = N_("If you did not turn to us, you need not do anything.")
PAGE = N_(
    "On this page you see how far your case {number} is, and can write to us:\n\n{link}\n\n"
    "Please do not pass the link on: whoever has it can see the page."
)
SURVEY = N_(
    "Your case {number} is closed. How was it? Three questions, less than a minute:\n\n{link}\n\n"
    "Your answer helps us to do better. Thank you."
)


def body(desk: Reading, kind: DeliveryKind, ticket: Ticket, link: str, language: str, say: Speech) -> str:
    """``link``: empty where the desk does not know the address under which it is reached."""
    page = say(SURVEY if kind is DeliveryKind.SURVEY else PAGE).format(number=ticket.number, link=link) if link else ""
    parts = [page]
    if kind is DeliveryKind.RECEIPT:
        told = f"{_next(desk, ticket, language, say)} {say(PLAN)}"
        parts = [say(ARRIVED).format(number=ticket.number), told, page, say(NOT_YOU)]
    if kind is DeliveryKind.PROGRESS_LINK:
        parts = [f"{say(STANDS[ticket.stage])} {_next(desk, ticket, language, say)}", page]
    return "\n\n".join(filter(None, parts))


def _next(desk: Reading, ticket: Ticket, language: str, say: Speech) -> str:
    """What happens next and by when, on the clock of those who have the case; outside their hours when they open."""
    office, (coming, at) = hours.office(desk, ticket.team_id), progress.coming(desk, ticket)
    on_clock = partial(moment, zone=office.zone, language=language)
    told = _said(say(coming.source), at, on_clock)
    waits = ticket.stage.open and not office.is_open and office.opens is not None
    return f"{_said(say(CLOSED_NOW), office.opens, on_clock)} {told}" if waits else told


def _said(sentence: str, at: datetime | None, on_clock: "partial[str]") -> str:
    return sentence.format(at=on_clock(at) if at else "")
