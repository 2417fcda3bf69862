"""A document in force is found right again, retired, or brought back."""

from collections.abc import Collection

from core.errors import Missing, Several, TooLong
from core.language import N_
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, needs
from core.process import issuing
from core.process import views as process
from core.process.words import VersionState
from core.upkeep import claims, rules, views
from core.upkeep.errors import BasicStays, HandsToRetired
from core.upkeep.events import ProcessConfirmed, ProcessRestored, ProcessRetired, ReviewDue
from core.work import Work


@needs(Permission.WRITE_DOCUMENTS)
def confirm(work: Work, code: str, seen: int) -> None:
    """Read again, and still right: the next review is counted from here."""
    row = claims.in_force(work, code, seen)
    kept = claims.upkeep(work, code)
    kept.confirmed_at, kept.confirmed_by = work.now, work.reader.person_id
    work.record(ProcessConfirmed(row.id, process=code, version=row.version))


@needs(Permission.PUBLISH_DOCUMENTS)
def retire(work: Work, code: str, seen: int, reason: str) -> None:
    """New cases do not take it any more; those that run on it go on to their end."""
    reason = reason.strip()
    if code == process.BASIC:
        raise BasicStays
    if not reason:
        raise Missing(field=N_("reason"))
    if len(reason) > rules.LONGEST:
        raise TooLong(field=N_("reason"), limit=rules.LONGEST)
    row = claims.in_force(work, code, seen)
    row.state = VersionState.RETIRED
    kept = claims.upkeep(work, code)
    kept.retired_at, kept.retired_by, kept.retired_why = work.now, work.reader.person_id, reason
    work.record(ProcessRetired(row.id, process=code, version=row.version, reason=reason))


@needs(Permission.PUBLISH_DOCUMENTS)
def bring_back(work: Work, code: str, along: Collection[str] = ()) -> None:
    """Its last version is in force again, if it still passes the check; it is read again soon.

    ``along``: those that come back with it, because it hands cases over to them.
    """
    coming = sorted({code, *along})
    rows = [claims.newest(work, each) for each in coming]
    missing = [each for each in views.company(work, code) if each.process not in coming]
    if missing:
        raise HandsToRetired(documents=Several(each.labels for each in missing))
    for row in rows:
        issuing.demand_sound(work, process.version(work, row.id).document, coming)
    for row in rows:
        row.state = VersionState.PUBLISHED
        issuing.no_longer_retired(work, row.process)
        work.record(ProcessRestored(row.id, process=row.process, version=row.version))


@needs(Permission.WRITE_DOCUMENTS)
def remind(work: Work) -> int:
    """Tell the owners of documents whose review is due, once for each due date; how many. Called by a clock."""
    found = [each for each in views.due_for_review(work) if each.overdue and not each.told]
    for due in found:
        claims.upkeep(work, due.process).told_due = due.at
        row = claims.in_force(work, due.process, due.version)
        event = work.recorded(ReviewDue(row.id, process=due.process, version=due.version))
        notices.tell_of(work, event, NoticeKind.REVIEW_DUE, views.keepers(work, due.owner), due.process)
    return len(found)
