from sqlalchemy import select

from core.models.process import ProcessVersion
from core.models.review import ProcessUpkeep
from core.process.words import VersionState
from core.upkeep.errors import NotInForce, NotRetired
from core.work import Work


def in_force(work: Work, process: str, seen: int) -> ProcessVersion:
    """The version in force, locked; refused when it is not the one that was looked at."""
    row = _published(work, process)
    if row is None or row.version != seen:
        raise NotInForce
    return row


def newest(work: Work, process: str) -> ProcessVersion:
    """The last version of a retired process, locked."""
    if _published(work, process) is not None:
        raise NotRetired
    query = select(ProcessVersion).where(ProcessVersion.process == process).with_for_update()
    row = work.session.scalar(query.order_by(ProcessVersion.version.desc()).limit(1))
    if row is None or row.state is not VersionState.RETIRED:
        raise NotInForce
    return row


def upkeep(work: Work, process: str) -> ProcessUpkeep:
    """The row of a process, begun where it has none; its version is locked already."""
    row = work.session.get(ProcessUpkeep, process)
    if row is None:
        row = ProcessUpkeep(process=process)
        work.session.add(row)
    return row


def _published(work: Work, process: str) -> ProcessVersion | None:
    of_process = (ProcessVersion.process == process, ProcessVersion.state == VersionState.PUBLISHED)
    query = select(ProcessVersion).where(*of_process).with_for_update()
    return work.session.scalar(query.execution_options(populate_existing=True))
