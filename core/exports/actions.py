from core.exports import claims, rules
from core.exports.events import ExportMade
from core.exports.forms import Made
from core.exports.words import Format
from core.jobs import actions as jobs
from core.jobs.words import JobKind
from core.models.exports import Export
from core.models.jobs import Job
from core.permissions import Permission, needs
from core.queue.forms import Criteria
from core.queue.written import written
from core.work import Work


@needs(Permission.EXPORT)
def ask(work: Work, criteria: Criteria, wanted: Format, language: str) -> Job:
    """Have the cases of a view of the queue written into a file; a job does it, however many they are."""
    told = {"criteria": written(criteria), "format": str(wanted), "language": language, "person": work.reader.id}
    return jobs.enqueue(work, JobKind.EXPORT, told)


@needs(Permission.EXPORT)
def keep(work: Work, made: Made) -> Export:
    """The one door through which tables leave: who, what, how much, and for how long it can be fetched."""
    row = Export(
        person_id=work.reader.id,
        kind=made.kind,
        format=made.format,
        rows=made.rows,
        size=len(made.content),
        made_at=work.now,
        gone_at=work.now + rules.KEPT,
        content=made.content,
    )
    work.session.add(row)
    work.session.flush()
    work.record(ExportMade(row.id, export_kind=made.kind, file_format=made.format, rows=made.rows))
    return row


@needs(Permission.EXPORT)
def sweep(work: Work) -> None:
    """Files that nobody may fetch any more take no room."""
    claims.forget(work)
