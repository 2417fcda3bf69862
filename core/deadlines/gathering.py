"""All that the deadlines of many cases are worked out from, read together by few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from core.deadlines import claims, terms, views
from core.deadlines.claims import Rows
from core.deadlines.courses import History, Said
from core.deadlines.terms import Stood, Terms
from core.deadlines.views import Documents
from core.models.process import Visit
from core.models.tickets import Ticket
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Gathered:
    """By case; ``followed``: by version."""

    rows: Mapping[int, Rows]
    visits: Mapping[int, Sequence[Visit]]
    was: Mapping[int, Stood]
    said: Mapping[int, Sequence[Said]]
    followed: Documents

    def history(self, ticket: Ticket) -> History:
        return views.history(ticket, self.visits[ticket.id], self.followed, self.said[ticket.id])


def gather(desk: Reading, tickets: Sequence[Ticket], now: Terms) -> Gathered:
    ids, was = [each.id for each in tickets], stood(desk, tickets, now)
    visits = claims.visits(desk, ids)
    followed = views.documents(desk, chain(*visits.values()))
    return Gathered(claims.newest(desk, ids), visits, was, heard(desk, was, now), followed)


def stood(desk: Reading, tickets: Sequence[Ticket], now: Terms) -> dict[int, Stood]:
    tiers = views.tiers(desk, tickets, now.promises)
    return {each.id: terms.stood(each, tiers.get(each.id)) for each in tickets}


def heard(desk: Reading, was: Mapping[int, Stood], now: Terms) -> Mapping[int, Sequence[Said]]:
    """What was said in those cases to whom something is promised that depends on it; nothing of the others."""
    asking = [each for each, stood in was.items() if now.heeds(stood)]
    said = views.talk(desk, asking, now.promises)
    return {each: said.get(each, ()) for each in was}
