from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from core.canned.supply import shipped
from core.canned.words import Tone
from core.models.chores import CannedReply
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Canned:
    """A canned reply as it stands."""

    id: int
    version: int
    labels: dict[str, str]
    bodies: dict[str, str]
    tone: Tone
    team_id: int | None
    active: bool


def codes(desk: Reading) -> set[str]:
    return set(desk.session.scalars(select(CannedReply.code)))


def missing(desk: Reading) -> dict[str, dict[str, Any]]:
    """What we ship and this desk does not have, by its code; retired ones it has."""
    taken = codes(desk)
    return {code: each for code, each in shipped().items() if code not in taken}


def replies(desk: Reading) -> tuple[Canned, ...]:
    """All of them, the retired ones last."""
    query = select(CannedReply).order_by(CannedReply.retired_at.is_not(None), CannedReply.tone, CannedReply.id)
    return tuple(_drawn(row) for row in desk.session.scalars(query))


def on_offer(desk: Reading) -> tuple[Canned, ...]:
    """Those that the reader may insert: for all, or for a team of theirs."""
    query = (
        select(CannedReply)
        .where(CannedReply.retired_at.is_(None))
        .where(or_(CannedReply.team_id.is_(None), CannedReply.team_id.in_(sorted(desk.reader.teams))))
        .order_by(CannedReply.tone, CannedReply.id)
    )
    return tuple(_drawn(row) for row in desk.session.scalars(query))


def _drawn(row: CannedReply) -> Canned:
    return Canned(
        row.id, row.version, dict(row.labels), dict(row.bodies), row.tone, row.team_id, row.retired_at is None
    )
