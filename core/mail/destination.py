"""Where a mail belongs: a signed reference is believed, everything else has to fit the sender."""

from dataclasses import dataclass

from core.deliveries import references
from core.mail import views
from core.mail.parsing import Letter
from core.models.tickets import Ticket
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Destination:
    """``ticket``: none means a new case; ``verified``: signed, and from the customer's own address."""

    ticket: Ticket | None
    verified: bool
    mentions: int | None = None


def of(desk: Reading, letter: Letter) -> Destination:
    signed = _signed(desk, letter)
    if signed is not None:
        return Destination(signed, _own(desk, signed, letter))
    named = _named(desk, letter)
    if named is None:
        return Destination(None, verified=False)
    if _own(desk, named, letter):
        return Destination(named, verified=False)
    return Destination(None, verified=False, mentions=named.number)


def _own(desk: Reading, ticket: Ticket, letter: Letter) -> bool:
    return letter.direct and views.writes_for(desk, ticket, letter.sender)


def _signed(desk: Reading, letter: Letter) -> Ticket | None:
    """By one of our own Message-IDs, or by the tag in the subject."""
    sent = views.ticket_sent_about(desk, letter.mentions)
    if sent is not None and (ticket := views.by_id(desk, sent)):
        return ticket
    numbers = [*map(references.number_behind, letter.mentions), references.number_in(letter.subject)]
    found = (views.by_number(desk, number) for number in numbers if number is not None)
    return next((ticket for ticket in found if ticket is not None), None)


def _named(desk: Reading, letter: Letter) -> Ticket | None:
    """By a Message-ID that others may know too, or by a number that anybody can guess."""
    came = views.ticket_of(desk, letter.mentions)
    if came is not None and (ticket := views.by_id(desk, came)):
        return ticket
    number = references.named_in(letter.subject)
    return views.by_number(desk, number) if number is not None else None
