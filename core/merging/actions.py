from sqlalchemy import update

from core.deadlines import actions as deadlines
from core.merging import claims, events, views
from core.merging.errors import LaterFirst, NoSuchMerge, NotTwo
from core.merging.words import Merged
from core.models.customers import Customer, Organisation
from core.models.merges import Merge
from core.models.tickets import Ticket
from core.permissions import Permission, needs
from core.search import keeping
from core.work import Work

AT_ONCE = 5_000  # a statement holds only so many ids


@needs(Permission.EDIT_CUSTOMERS)
def customers(work: Work, gone: int, stays: int) -> Merge:
    """What belongs to ``gone`` goes to ``stays``, who is found under both names from now on."""
    held = claims.customers(work, gone, stays)
    if len(held) != 2:
        raise NotTwo
    merge = _merged(work, Merged.CUSTOMER, held[gone], held[stays])
    if held[stays].organisation_id is None and held[gone].organisation_id is not None:
        held[stays].organisation_id = held[gone].organisation_id
        merge.moved = merge.moved | {"organisation": [held[gone].organisation_id]}
    held[stays].note = _joined(held[stays].note, held[gone].note)
    keeping.named(work, merge.moved["tickets"])
    work.record(events.CustomersMerged(stays, other=gone, moved=_count(merge)))
    return merge


@needs(Permission.EDIT_CUSTOMERS)
def organisations(work: Work, gone: int, stays: int) -> Merge:
    held = claims.organisations(work, gone, stays)
    if len(held) != 2:
        raise NotTwo
    merge = _merged(work, Merged.ORGANISATION, held[gone], held[stays])
    held[stays].note = _joined(held[stays].note, held[gone].note)
    work.record(events.OrganisationsMerged(stays, other=gone, moved=_count(merge)))
    return merge


@needs(Permission.EDIT_CUSTOMERS)
def undo(work: Work, number: int) -> Merge:
    """Everything that went over goes back; what came since stays with the one who was there."""
    merge = claims.merge(work, number)
    if merge is None:
        raise NoSuchMerge
    if views.standing(work, merge.kind, merge.into_id)[0].id != merge.id:
        raise LaterFirst
    customer = merge.kind is Merged.CUSTOMER
    holders = claims.customers if customer else claims.organisations
    stays = holders(work, merge.into_id).get(merge.into_id)
    gone: Customer | Organisation | None = (
        work.session.get(Customer, merge.from_id) if customer else work.session.get(Organisation, merge.from_id)
    )
    if stays is None or gone is None:
        raise LaterFirst
    _part(work, merge, gone, stays)
    if customer:
        keeping.named(work, merge.moved.get("tickets", ()))
    told = events.CustomersParted if customer else events.OrganisationsParted
    work.record(told(merge.into_id, other=merge.from_id, moved=_count(merge)))
    return merge


def _merged(work: Work, kind: Merged, gone: Customer | Organisation, stays: Customer | Organisation) -> Merge:
    moved = claims.belongings(work, kind, gone.id)
    _move(work, kind, moved, gone.id, stays.id)
    _follow(work, gone, stays)
    gone.merged_into = stays.id
    merge = Merge(kind=kind, from_id=gone.id, into_id=stays.id, moved=moved, person_id=work.reader.person_id)
    merge.at = work.now
    work.session.add(merge)
    return merge


def _part(work: Work, merge: Merge, gone: Customer | Organisation, stays: Customer | Organisation) -> None:
    _move(work, merge.kind, merge.moved, stays.id, gone.id)
    _follow(work, gone, stays)
    gone.merged_into, merge.undone_at = None, work.now
    if gone.note and stays.note.endswith(gone.note):
        stays.note = stays.note.removesuffix(gone.note).rstrip("\n")
    if isinstance(stays, Customer) and merge.moved.get("organisation") == [stays.organisation_id]:
        stays.organisation_id = None


def _move(work: Work, kind: Merged, ids: dict[str, list[int]], owner: int, to: int) -> None:
    """Only what still belongs to ``owner``."""
    for name, (model, column) in claims.PARTS[kind].items():
        for first in range(0, len(ids.get(name, ())), AT_ONCE):
            these = model.id.in_(ids[name][first : first + AT_ONCE])
            work.session.execute(update(model).where(these, column == owner).values({column.key: to}))


def _follow(work: Work, gone: Customer | Organisation, stays: Customer | Organisation) -> None:
    """What is promised may follow from the tier, and some cases have another one now."""
    owner = Ticket.customer_id if isinstance(stays, Customer) else Ticket.organisation_id
    if gone.tier != stays.tier:
        deadlines.follow_later(work, owner.in_([gone.id, stays.id]))


def _joined(note: str, other: str) -> str:
    return "\n".join(filter(None, (note, other)))


def _count(merge: Merge) -> int:
    return sum(map(len, merge.moved.values()))
