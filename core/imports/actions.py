from core.imports import claims, correction, proposal, reading, views
from core.imports.checks import checked
from core.imports.errors import AlreadyRunning, AlreadyStarted, SourceNeeded
from core.imports.events import ImportPrepared, ImportStarted, ImportTried
from core.imports.forms import Mapping, NewImport
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.models.imports import Import, ImportMapping
from core.permissions import Permission, needs
from core.settings import views as settings
from core.settings.words import Desk
from core.work import Work
from db import files


@needs(Permission.IMPORT)
def upload(work: Work, form: NewImport) -> Import:
    """Keep the file and propose how to read it; nothing is imported yet."""
    table = reading.read(form.content)  # before the first statement, so that nobody waits for it
    source = " ".join(form.source.split())
    if not source:
        raise SourceNeeded
    known = views.remembered(work, table.headings)
    zone = settings.read(work, Desk).time_zone
    same = known is not None and known.what is form.what
    mapping = proposal.adapted(known, table) if known and same else proposal.mapping(table, zone, form.what)
    return _kept(work, form, source, mapping)


@needs(Permission.IMPORT)
def remap(work: Work, import_id: int, mapping: Mapping) -> None:
    """Change how the file is to be read, as long as it has not been imported."""
    row = _waiting(work, import_id)
    row.mapping = mapping.model_dump(mode="json")
    row.trial_job_id = None
    work.record(ImportPrepared(row.id, source=row.source))


@needs(Permission.IMPORT)
def try_out(work: Work, import_id: int) -> Import:
    """Count what an import would do, without doing it."""
    row = _waiting(work, import_id)
    checked(work, Mapping.model_validate(row.mapping))
    job = jobs.enqueue(work, JobKind.IMPORT_TRIAL, {"import": row.id})
    row.trial_job_id = job.id
    work.record(ImportTried(row.id, job=job.id))
    return row


@needs(Permission.IMPORT)
def start(work: Work, import_id: int) -> Import:
    """Import in the background; the mapping is remembered for the next file with these headings."""
    row = _waiting(work, import_id)
    mapping = Mapping.model_validate(row.mapping)
    checked(work, mapping)
    if views.running(work, row.source, but=row.id):
        raise AlreadyRunning(source=row.source)
    _remember(work, mapping)
    return _begun(work, row)


@needs(Permission.IMPORT)
def mend(work: Work, import_id: int, form: NewImport) -> Import:
    """Take the corrected list of kept rows; each row replaces the one in the file, and its case is read again."""
    table = reading.read(form.content)
    first = views.row_of(work, import_id)
    first = claims.locked(work, first.mends or first.id)
    correction.fitting(table, Mapping.model_validate(first.mapping), views.kept_rows(work, first.id))
    if views.running(work, first.source, but=0):
        raise AlreadyRunning(source=first.source)
    row = _kept(work, form, first.source, Mapping.model_validate(first.mapping), mends=first.id)
    return _begun(work, row)


def _kept(work: Work, form: NewImport, source: str, mapping: Mapping, mends: int | None = None) -> Import:
    row = Import(
        source=source,
        file_name=form.file_name[-200:],
        sha256=files.keep(work.session, form.content),
        mapping=mapping.model_dump(mode="json"),
        person_id=work.reader.person_id,
        made_at=work.now,
        counts={},
        mends=mends,
    )
    work.session.add(row)
    work.session.flush()
    work.record(ImportPrepared(row.id, source=source))
    return row


def _begun(work: Work, row: Import) -> Import:
    job = jobs.enqueue(work, JobKind.IMPORT, {"import": row.id})
    row.job_id = job.id
    work.record(ImportStarted(row.id, job=job.id))
    return row


def _waiting(work: Work, import_id: int) -> Import:
    row = claims.locked(work, import_id)
    if row.job_id is not None:
        raise AlreadyStarted(id=import_id)
    return row


def _remember(work: Work, mapping: Mapping) -> None:
    row = views.mapping_row(work, mapping.headings)
    if row is None:
        row = ImportMapping(headings_hash=proposal.fingerprint(mapping.headings))
        work.session.add(row)
    row.mapping, row.used_at = mapping.model_dump(mode="json"), work.now
