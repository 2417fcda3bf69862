from core.customers.rules import LONGEST_NAME, LONGEST_NOTE, folded
from core.deadlines import actions as deadlines
from core.errors import Missing, TooLong
from core.intake.errors import UnknownTerm
from core.language import N_
from core.models.customers import Organisation
from core.models.tickets import Ticket
from core.organisations import events, views
from core.permissions import Permission, needs
from core.rows import amend
from core.settings import views as settings
from core.settings.words import Vocabulary
from core.work import Work


@needs(Permission.TAKE_IN)
def add(work: Work, name: str) -> Organisation:
    """The organisation of this name; a new one where there is none yet."""
    tidied = _name(name)
    if known := views.named(work, tidied):
        return known
    row = Organisation(name=tidied, folded_name=folded(tidied), created_at=work.now)
    work.session.add(row)
    work.session.flush()
    work.record(events.OrganisationAdded(row.id))
    return row


@needs(Permission.EDIT_CUSTOMERS)
def change(work: Work, number: int, name: str, note: str, tier: str | None = None) -> None:
    """``tier``: what its customers are to us who have none of their own."""
    row, tidied = views.current(work, number), _name(name)
    if len(note) > LONGEST_NOTE:
        raise TooLong(field=N_("note"), limit=LONGEST_NOTE)
    if tier and tier != row.tier and tier not in settings.labels(work, Vocabulary.TIER):
        raise UnknownTerm(code=tier)
    fields = amend(row, {"name": tidied, "note": note.strip(), "tier": tier or None})
    row.folded_name = folded(tidied)
    if "tier" in fields:
        deadlines.follow_later(work, Ticket.organisation_id == row.id)
    if fields:
        work.record(events.OrganisationChanged(row.id, fields=fields))


@needs(Permission.EDIT_CUSTOMERS)
def retire(work: Work, number: int) -> None:
    """It is offered no more; customers and cases keep it."""
    row = views.current(work, number)
    if row.retired_at is None:
        row.retired_at = work.now
        work.record(events.OrganisationRetired(row.id))


@needs(Permission.EDIT_CUSTOMERS)
def restore(work: Work, number: int) -> None:
    row = views.current(work, number)
    if row.retired_at is not None:
        row.retired_at = None
        work.record(events.OrganisationRestored(row.id))


def _name(name: str) -> str:
    tidied = " ".join(name.split())
    if not tidied:
        raise Missing(field=N_("name of the organisation"))
    if len(tidied) > LONGEST_NAME:
        raise TooLong(field=N_("name of the organisation"), limit=LONGEST_NAME)
    return tidied
