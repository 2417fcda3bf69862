from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from core.models.process import CaseFact, Visit
from core.models.tickets import Ticket
from core.work import Work


def visits(work: Work, ticket: Ticket) -> Sequence[Visit]:
    """All visits of a ticket that is locked already, in order; the last one is open."""
    return work.session.scalars(select(Visit).where(Visit.ticket_id == ticket.id).order_by(Visit.seq)).all()


def keep_facts(work: Work, visit: Visit, found: Mapping[str, Any]) -> None:
    """From now on this is true of the case, whatever was before; the case is locked already."""
    query = select(CaseFact).where(CaseFact.ticket_id == visit.ticket_id, CaseFact.name.in_(found))
    rows = {row.name: row for row in work.session.scalars(query)}
    for name, value in found.items():
        if (row := rows.get(name)) is None:
            work.session.add(row := CaseFact(ticket_id=visit.ticket_id, name=name))
        row.value, row.seq, row.by, row.at = value, visit.seq, work.reader.person_id, work.now
