import json
from collections.abc import Mapping
from typing import Any

from core.drafting.company.views import Place
from core.models.process import ProcessTyped, ProcessWriter
from core.permissions import Permission, needs
from core.work import Work

LARGEST = 200_000  # letters of what one form may hold


@needs(Permission.WRITE_DOCUMENTS)
def here(work: Work, draft_id: int, step: str) -> None:
    """A heartbeat: the reader has this draft open, at this step or at none."""
    writer = work.session.get(ProcessWriter, (work.reader.id, draft_id))
    if writer is None:
        work.session.put(ProcessWriter(person_id=work.reader.id, draft_id=draft_id, step=step, seen_at=work.now))
    else:
        writer.step, writer.seen_at = step, work.now


@needs(Permission.WRITE_DOCUMENTS)
def keep(work: Work, place: Place, seen: str, inputs: Mapping[str, Any]) -> None:
    """What is typed survives a reload and a change of device; ``seen``: what its writer looked at."""
    if len(json.dumps(inputs)) > LARGEST:
        return
    typed = work.session.get(ProcessTyped, (work.reader.id, place.process, place.form))
    if typed is None:
        key = {"person_id": work.reader.id, "process": place.process, "place": place.form}
        work.session.put(ProcessTyped(**key, seen=seen, inputs=dict(inputs), at=work.now))
    else:
        typed.seen, typed.inputs, typed.at = seen, dict(inputs), work.now


@needs(Permission.WRITE_DOCUMENTS)
def drop(work: Work, place: Place) -> None:
    """It is saved, or not wanted any more."""
    if typed := work.session.get(ProcessTyped, (work.reader.id, place.process, place.form)):
        work.session.delete(typed)
