"""A version comes into force. Called by the verbs that publish or bring back, only."""

from collections.abc import Collection
from dataclasses import dataclass

from core.models.process import ProcessVersion
from core.models.review import ProcessUpkeep
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.process import findings, views
from core.process.document import Document
from core.process.errors import NotSound
from core.process.events import ProcessPublished
from core.process.words import VersionState
from core.work import Work


@dataclass(frozen=True, slots=True)
class Said:
    """Who answers for a version, and what was said of it; ``unheld``: roles that nobody held, which they knew."""

    author: int | None
    approver: int | None
    major: bool = True
    note: str | None = None
    unheld: tuple[str, ...] = ()


def issue(work: Work, document: Document, said: Said, coming: Collection[str] = ()) -> ProcessVersion:
    """Make ``document`` the version that new tickets take; running tickets stay on theirs.

    ``coming``: processes that come into force with it, so that it may hand cases over to them.
    """
    demand_sound(work, document, coming)
    former = views.rows_of(work, document.process)
    for row in former:
        row.state = VersionState.RETIRED if row.state is VersionState.PUBLISHED else row.state
    work.session.flush()  # at most one version is published at any moment
    row = ProcessVersion(
        process=document.process,
        version=max((row.version for row in former), default=0) + 1,
        state=VersionState.PUBLISHED,
        digest=document.digest,
        body=document.body,
        author_id=said.author,
        approver_id=said.approver,
        published_at=work.now,
        major=said.major,
        note=said.note,
        unheld=list(said.unheld) or None,
    )
    work.session.add(row)
    no_longer_retired(work, document.process)
    work.session.flush()
    event = work.recorded(ProcessPublished(row.id, process=row.process, version=row.version))
    notices.tell_of(work, event, NoticeKind.IN_FORCE, [said.author, said.approver], row.process)
    return row


def demand_sound(work: Work, document: Document, coming: Collection[str] = ()) -> None:
    """Refused with the first thing that the check finds."""
    if found := findings.problems(work, document, coming):
        raise NotSound(step=found[0].step or "–", problem=found[0].problem)


def no_longer_retired(work: Work, process: str) -> None:
    kept = work.session.get(ProcessUpkeep, process)
    if kept is not None:
        kept.retired_at = kept.retired_by = kept.retired_why = None
