from dataclasses import dataclass

from sqlalchemy import select

from core.drafting import rules, views
from core.drafting.errors import NoSuchDraft
from core.models.people import Person
from core.models.process import ProcessDraft, ProcessDraftRevision
from core.permissions import Permission, demand
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Approval:
    """``mine``: the reader may approve; ``names``: of those who may, the first few.

    ``wrote``: the reader has written in the draft; ``all_wrote``: so have all who hold the right to publish.
    """

    mine: bool
    names: tuple[str, ...]
    wrote: bool
    all_wrote: bool


def approval(desk: Reading, draft_id: int) -> Approval:
    """As it stands now; while nobody has asked for approval, as if the reader did."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    row, reader = _row(desk, draft_id), desk.reader.person_id
    wrote, holders = authors(desk, row), views.approvers(desk)
    people = frozenset(rules.approving(holders, wrote, row.asked_by or reader))
    return Approval(reader in people, names_of(desk, people), reader in wrote, holders <= wrote)


def may_approve(desk: Reading, row: ProcessDraft) -> frozenset[int]:
    return frozenset(rules.approving(views.approvers(desk), authors(desk, row), row.asked_by))


def authors(desk: Reading, row: ProcessDraft) -> frozenset[int]:
    """Who wrote what the draft says; what was taken back it says no longer."""
    change = ProcessDraftRevision
    standing = (change.draft_id == row.id, change.undone.is_(False))
    wrote = desk.session.scalars(select(change.by).where(*standing).distinct())
    return frozenset(each for each in (*row.written_by, *wrote) if each is not None)


def names_of(desk: Reading, people: frozenset[int]) -> tuple[str, ...]:
    query = select(Person.name).where(Person.id.in_(people)).order_by(Person.name, Person.id)
    return tuple(desk.session.scalars(query.limit(rules.MOST_NAMED)))


def _row(desk: Reading, draft_id: int) -> ProcessDraft:
    row = desk.session.get(ProcessDraft, draft_id)
    if row is None:
        raise NoSuchDraft
    return row
