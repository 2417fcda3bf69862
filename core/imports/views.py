from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select

from core.imports.errors import NoSuchImport
from core.imports.forms import Mapping
from core.imports.proposal import fingerprint
from core.imports.words import Reason
from core.jobs.words import UNDER_WAY, JobState
from core.models.events import EventRow
from core.models.imports import Import, ImportMapping, KeptRow
from core.models.jobs import Job
from core.models.people import Person
from core.models.process import Visit
from core.models.settings import Term
from core.models.tickets import ExternalRef, Ticket
from core.permissions import Permission, demand
from core.work import Reading
from db import files
from db.base import Json

CASE, CUSTOMER = "case", "customer"  # what an external name stands for


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import as the list shows it; ``open_rows``: kept rows that nobody has corrected yet."""

    id: int
    source: str
    file_name: str
    sha256: str
    person: str | None
    made_at: datetime
    job_id: int | None
    trial_job_id: int | None
    mends: int | None
    state: JobState | None
    counts: Json
    open_rows: int


@dataclass(frozen=True, slots=True)
class KeptLine:
    line: int
    external_id: str | None
    reason: Reason
    column: str
    imported: bool
    cells: tuple[str, ...]


def listing(desk: Reading, limit: int = 50) -> list[ImportLine]:
    """The newest imports first."""
    demand(desk.reader, Permission.IMPORT)
    return [_line(*row) for row in desk.session.execute(_lines().limit(limit))]


def one(desk: Reading, import_id: int) -> ImportLine:
    demand(desk.reader, Permission.IMPORT)
    row = desk.session.execute(_lines().where(Import.id == import_id)).one_or_none()
    if row is None:
        raise NoSuchImport(id=import_id)
    return _line(*row)


def row_of(desk: Reading, import_id: int) -> Import:
    found = desk.session.get(Import, import_id)
    if found is None:
        raise NoSuchImport(id=import_id)
    return found


def mapping_of(desk: Reading, import_id: int) -> Mapping:
    return Mapping.model_validate(row_of(desk, import_id).mapping)


def content_of(desk: Reading, import_id: int) -> bytes:
    """The file as it came; for those who may import."""
    demand(desk.reader, Permission.IMPORT)
    return files.content(desk.session, row_of(desk, import_id).sha256)


def remembered(desk: Reading, headings: Iterable[str]) -> Mapping | None:
    """The mapping under which the last file with these headings was imported."""
    query = select(ImportMapping).where(ImportMapping.headings_hash == fingerprint(headings))
    row = desk.session.scalar(query)
    return Mapping.model_validate(row.mapping) if row else None


def mapping_row(desk: Reading, headings: Iterable[str]) -> ImportMapping | None:
    return desk.session.scalar(select(ImportMapping).where(ImportMapping.headings_hash == fingerprint(headings)))


def running(desk: Reading, source: str, but: int) -> bool:
    """Another import from this system has not ended yet."""
    query = select(Import.id).join(Job, Job.id == Import.job_id)
    busy = Job.state.in_(UNDER_WAY)
    return desk.session.scalar(query.where(Import.source == source, Import.id != but, busy).limit(1)) is not None


def sources(desk: Reading) -> list[str]:
    return list(desk.session.scalars(select(Import.source).distinct().order_by(Import.source)))


def kept(desk: Reading, import_id: int) -> list[KeptLine]:
    """Rows of this import that still wait for a correction, in the order of the file."""
    demand(desk.reader, Permission.IMPORT)
    query = select(KeptRow).where(KeptRow.import_id == import_id, KeptRow.mended_at.is_(None)).order_by(KeptRow.line)
    return [
        KeptLine(
            row.line, row.external_id, Reason(row.reason), row.facts.get("column", ""), row.imported, tuple(row.cells)
        )
        for row in desk.session.scalars(query)
    ]


def kept_rows(desk: Reading, import_id: int, lines: Collection[int] | None = None) -> dict[int, KeptRow]:
    """Kept rows of an import by their lines, corrected ones too; all of them, or those of ``lines``."""
    query = select(KeptRow).where(KeptRow.import_id == import_id)
    query = query if lines is None else query.where(KeptRow.line.in_(lines))
    return {row.line: row for row in desk.session.scalars(query)}


def waiting_of(desk: Reading, source: str, names: Collection[str]) -> list[KeptRow]:
    """Rows kept earlier of these cases, from any import of this system, that nobody has corrected."""
    query = select(KeptRow).join(Import).where(Import.source == source, KeptRow.mended_at.is_(None))
    return list(desk.session.scalars(query.where(KeptRow.external_id.in_(names))))


def already_kept(desk: Reading, source: str) -> set[tuple[str, ...]]:
    """What has been kept of this system before, so that the same file a second time keeps nothing twice."""
    query = select(KeptRow.reason, KeptRow.cells).join(Import, Import.id == KeptRow.import_id)
    rows = desk.session.execute(query.where(Import.source == source, KeptRow.mended_at.is_(None)))
    return {(reason, *cells) for reason, cells in rows}


def refs(desk: Reading, source: str, kind: str, names: Collection[str]) -> dict[str, ExternalRef]:
    query = select(ExternalRef).where(ExternalRef.source == source, ExternalRef.kind == kind)
    return {row.external_id: row for row in desk.session.scalars(query.where(ExternalRef.external_id.in_(names)))}


def tickets(desk: Reading, ids: Collection[int]) -> dict[int, Ticket]:
    return {row.id: row for row in desk.session.scalars(select(Ticket).where(Ticket.id.in_(ids)))}


def visits(desk: Reading, ids: Collection[int]) -> dict[int, list[Visit]]:
    query = select(Visit).where(Visit.ticket_id.in_(ids)).order_by(Visit.seq)
    found: dict[int, list[Visit]] = {each: [] for each in ids}
    for row in desk.session.scalars(query):
        found[row.ticket_id].append(row)
    return found


def told_steps(desk: Reading, ids: Collection[int], kind: str) -> Counter[tuple[int, datetime, str]]:
    """The moments that earlier imports have told already."""
    query = select(EventRow.subject_id, EventRow.at, EventRow.detail).where(
        EventRow.subject_kind == "ticket", EventRow.kind == kind, EventRow.subject_id.in_(ids)
    )
    return Counter((subject, at, detail["stage"]) for subject, at, detail in desk.session.execute(query))


def codes(desk: Reading, vocabulary: str) -> list[str]:
    query = select(Term.code).where(Term.vocabulary == vocabulary, Term.active).order_by(Term.position)
    return list(desk.session.scalars(query))


def _open_rows() -> ColumnElement[int]:
    still = select(func.count()).select_from(KeptRow)
    return still.where(KeptRow.import_id == Import.id, KeptRow.mended_at.is_(None)).scalar_subquery()


def _lines() -> Select[Import, str, JobState, Json | None, int]:
    query = select(Import, Person.name, Job.state, Job.result, _open_rows())
    query = query.outerjoin(Person, Person.id == Import.person_id).outerjoin(Job, Job.id == Import.job_id)
    return query.order_by(Import.id.desc())


def _line(row: Import, person: str | None, state: JobState | None, so_far: Json | None, open_rows: int) -> ImportLine:
    """``so_far``: the counts of a job that has not ended, or was ended early."""
    return ImportLine(
        id=row.id,
        source=row.source,
        file_name=row.file_name,
        sha256=row.sha256,
        person=person,
        made_at=row.made_at,
        job_id=row.job_id,
        trial_job_id=row.trial_job_id,
        mends=row.mends,
        state=state,
        counts=row.counts or so_far or {},
        open_rows=open_rows,
    )
