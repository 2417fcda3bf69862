from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from core.drafting.errors import NoSuchDraft
from core.drafting.events import DraftDiscarded, DraftEvent
from core.fields.forms import Labels
from core.models.events import EventRow
from core.models.people import Person
from core.models.process import ProcessDraft
from core.permissions import Permission, demand
from core.process import views as process
from core.process.events import ProcessPublished
from core.review import views as review
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Fate:
    """``version``: that it became, none where it was discarded; ``in_force``: the version that cases take now."""

    process: str
    labels: Labels
    version: int | None
    by: str
    at: datetime
    in_force: int | None


def fate(desk: Reading, draft_id: int) -> Fate | None:
    """Nothing while the draft is there; history tells the rest."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    if desk.session.get(ProcessDraft, draft_id) is not None:
        return None
    last = _last(desk, draft_id)
    if last is None:
        raise NoSuchDraft
    code = str(last.detail["process"])
    end = last if last.kind == DraftDiscarded.kind else _published(desk, code, last)
    return Fate(
        process=code,
        labels=review.names_of(desk, [code]).get(code, {}),
        version=end.detail.get("version"),
        by=desk.session.scalar(select(func.max(Person.name)).where(Person.id == end.actor_id)) or "",
        at=end.at,
        in_force=next((each.version for each in process.published(desk) if each.document.process == code), None),
    )


def _last(desk: Reading, draft_id: int) -> EventRow | None:
    own = (EventRow.subject_kind == DraftEvent.subject_kind, EventRow.subject_id == draft_id)
    return desk.session.scalar(select(EventRow).where(*own).order_by(EventRow.id.desc()).limit(1))


def _published(desk: Reading, code: str, last: EventRow) -> EventRow:
    """A draft ends with the next version of its process."""
    query = select(EventRow).where(EventRow.kind == ProcessPublished.kind, EventRow.id > last.id).order_by(EventRow.id)
    return next((each for each in desk.session.scalars(query) if each.detail["process"] == code), last)
