"""A draft is sent into review, taken back, sent back, or approved and published: two people, where there are two."""

from core.drafting import claims, rules
from core.drafting.approving import views as approving
from core.drafting.errors import (
    KindMissing,
    MoreThanWords,
    NeedsAnother,
    NothingChanged,
    NotReady,
    NotUnderReview,
    WhyMissing,
)
from core.drafting.events import DraftTakenBack, ReviewAsked
from core.drafting.forms import Release
from core.errors import ChangedBySomebody, Several
from core.language import LANGUAGES, N_, speech
from core.models.events import EventRow
from core.models.process import ProcessDraft, ProcessVersion
from core.models.review import ProcessSchedule
from core.notices import actions as notices
from core.notices.words import NoticeKind
from core.permissions import Permission, demand, needs
from core.process import differences, findings, issuing
from core.process import views as process
from core.process.document import Document
from core.process.words import DraftState
from core.review import actions as talk
from core.review import claims as plans
from core.review import scheduling
from core.review import views as said
from core.review.errors import ProcessIsRetired, RolesUnheld
from core.review.forms import Remark, Terms
from core.upkeep import views as upkeep
from core.work import Work

NOW = Terms()


@needs(Permission.WRITE_DOCUMENTS)
def ask(work: Work, draft_id: int, seen: int, release: Release) -> None:
    """Ask for approval; from here on the draft stands still, and who may approve is told."""
    row = claims.being_written(work, draft_id, seen)
    _asked(work, row, release)
    event = work.recorded(ReviewAsked(row.id, process=row.process))
    notices.tell_of(work, event, NoticeKind.APPROVAL, approving.may_approve(work, row), row.process)


@needs(Permission.WRITE_DOCUMENTS)
def take_back(work: Work, draft_id: int, seen: int) -> None:
    """Out of the review, to go on writing."""
    _returned(work, draft_id, seen, "")


@needs(Permission.PUBLISH_DOCUMENTS)
def send_back(work: Work, draft_id: int, seen: int, reason: str) -> None:
    """The approver wants something changed, and says what; it stays as a comment until it is done."""
    author = claims.draft(work, draft_id).asked_by
    event = _returned(work, draft_id, seen, reason)
    if reason.strip():
        talk.say(work, draft_id, Remark(reason[: rules.LONGEST_NOTE]))  # which is told
    else:
        notices.tell_of(work, event, NoticeKind.DECIDED, [author], event.detail["process"])


@needs(Permission.PUBLISH_DOCUMENTS)
def approve(work: Work, draft_id: int, seen: int, former: int | None, terms: Terms = NOW) -> ProcessVersion | None:
    """Publish what was asked for, or let it wait for its day: then none is returned.

    ``former``: the published version that it was compared with.
    """
    row = claims.seen(work, draft_id, seen)
    if row.state is not DraftState.IN_REVIEW:
        raise NotUnderReview
    return _decided(work, row, former, terms)


@needs(Permission.PUBLISH_DOCUMENTS)
def publish_alone(
    work: Work, draft_id: int, seen: int, former: int | None, release: Release, terms: Terms = NOW
) -> ProcessVersion | None:
    """Where nobody else may approve: ask and approve in one; the version shows that one person did both."""
    demand(work.reader, Permission.WRITE_DOCUMENTS)
    row = claims.being_written(work, draft_id, seen)
    _asked(work, row, release)
    return _decided(work, row, former, terms)


def _asked(work: Work, row: ProcessDraft, release: Release) -> None:
    document = Document.model_validate_json(row.body)
    _demand_ready(work, document)
    _demand_difference(work, document, minor=release.major is False)
    if release.major is None:
        raise KindMissing
    if not (note := release.note.strip()):
        raise WhyMissing
    row.state, row.asked_by = DraftState.IN_REVIEW, work.reader.person_id
    row.major, row.note = release.major, note[: rules.LONGEST_NOTE]


def _decided(work: Work, row: ProcessDraft, former: int | None, terms: Terms) -> ProcessVersion | None:
    document = Document.model_validate_json(row.body)
    _demand_fit(work, row, document, former)
    unheld = said.unheld(work, document)
    if unheld and not terms.knowing:
        raise RolesUnheld(roles=Several(each.labels for each in unheld))
    known = [each.role for each in unheld]
    if terms.at is not None:
        plan = ProcessSchedule(
            draft_id=row.id, at=terms.at, approver_id=work.reader.person_id, former=former, unheld=known, unfit=None
        )
        scheduling.schedule(work, row, plan)
        return None
    who = issuing.Said(row.asked_by, work.reader.person_id, row.major, row.note, tuple(known))
    return scheduling.issue(work, row, document, who)


def _demand_fit(work: Work, row: ProcessDraft, document: Document, former: int | None) -> None:
    """Compared with what is in force, approved by somebody else, and still without problems beside the others."""
    if upkeep.is_retired(work, row.process):
        raise ProcessIsRetired
    published = {each.document.process: each for each in process.published(work)}.get(row.process)
    if (published.version if published else None) != former:
        raise ChangedBySomebody
    able = approving.may_approve(work, row)
    if work.reader.person_id not in able:
        raise NeedsAnother(people=Several({"en": name} for name in approving.names_of(work, able)))
    _demand_ready(work, document)


def _returned(work: Work, draft_id: int, seen: int, reason: str) -> EventRow:
    row = claims.seen(work, draft_id, seen)
    if row.state is not DraftState.IN_REVIEW:
        raise NotUnderReview
    plans.forget_plan(work, row.id)
    row.state, row.asked_by = DraftState.EDITING, None
    row.note = reason.strip()[: rules.LONGEST_NOTE] or row.note
    return work.recorded(DraftTakenBack(row.id, process=row.process))


def _demand_ready(work: Work, document: Document) -> None:
    found = dict.fromkeys(finding.step for finding in findings.problems(work, document))
    whole = {tag: speech(tag)(N_("the document as a whole")) for tag in LANGUAGES}
    if found:
        raise NotReady(steps=Several(document.steps[step].labels if step else whole for step in found))


def _demand_difference(work: Work, document: Document, *, minor: bool) -> None:
    former = {each.document.process: each.document for each in process.published(work)}.get(document.process)
    if former is None:
        return
    found = differences.between(former, document)
    if not found:
        raise NothingChanged
    if minor and not differences.only_words(found):
        raise MoreThanWords
