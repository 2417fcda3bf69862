from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from core.models.process import CaseFact, Visit
from core.models.tickets import Ticket
from core.work import Work
from db.base import Json

VISITS = select(Visit).where(Visit.ticket_id == bindparam("ticket")).order_by(Visit.seq)


def visits(work: Work, ticket: Ticket) -> Sequence[Visit]:
    """All visits of a ticket that is locked already, in order; the last one is open."""
    return work.session.scalars(VISITS, {"ticket": ticket.id}).all()


def keep_facts(work: Work, visit: Visit, found: Mapping[str, Any]) -> None:
    """From now on this is true of the case, whatever was before; in one statement."""
    same: Json = {"ticket_id": visit.ticket_id, "seq": visit.seq, "by": work.reader.person_id, "at": work.now}
    known = [same | {"name": name, "value": value} for name, value in found.items()]
    rows = work.session.upsert(CaseFact).values(known)
    anew = {name: rows.excluded[name] for name in ("value", "seq", "by", "at")}
    with work.session.no_autoflush:
        work.session.execute(rows.on_conflict_do_update(index_elements=("ticket_id", "name"), set_=anew))
