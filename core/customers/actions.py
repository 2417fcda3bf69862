from collections.abc import Iterable

from core.access import seal
from core.actors import ActorKind
from core.customers import claims, rules, views
from core.customers.errors import AlreadyThere, ReasonNeeded
from core.customers.events import ContactAdded, ContactRetired, ContactsRevealed, CustomerAdded, CustomerChanged
from core.customers.forms import NewCustomer, Profiled
from core.customers.rules import LONGEST_CONTACT, LONGEST_NAME, LONGEST_NOTE
from core.customers.words import ContactKind
from core.deadlines import actions as deadlines
from core.errors import Missing, TooLong
from core.intake.errors import UnknownTerm
from core.language import N_
from core.models.customers import ContactPoint, Customer
from core.models.tickets import Ticket
from core.organisations import actions as organisations
from core.permissions import Permission, demand, needs
from core.rows import amend
from core.search import keeping
from core.settings import views as settings
from core.settings.words import Vocabulary
from core.work import Work
from db.base import clean


@needs(Permission.TAKE_IN)
def add(work: Work, form: NewCustomer) -> Customer:
    """Keep a customer; one who can be reached in the same way is the same one, and gets what is new."""
    name = _name(form.name)
    contacts = tuple(value for each in form.contacts if (value := each.strip()))
    known = views.known_as(work, name, contacts) if contacts else None
    if known and work.reader.kind is ActorKind.CUSTOMER:
        return known  # who asks in public has proved nothing, and so changes nobody's record
    held = views.digests(work, known.id) if known else frozenset[str]()
    customer, told = known or _new(work, name, form.language), _told(contacts, form.addresses)
    for digest in [each for each in told if each not in held]:
        add_contact(work, customer, *told[digest])
    if form.organisation.strip() and customer.organisation_id is None:
        customer.organisation_id = organisations.add(work, form.organisation).id
        work.record(CustomerChanged(customer.id, fields=("organisation_id",)))
    return customer


def _told(contacts: Iterable[str], addresses: Iterable[str]) -> dict[str, tuple[str, ContactKind | None]]:
    """What was told by its digest: the kind of a contact is recognised, addresses say theirs."""
    kind = ContactKind.ADDRESS
    told: dict[str, tuple[str, ContactKind | None]] = {views.digest_of(value): (value, None) for value in contacts}
    tidied = filter(None, (each.strip() for each in addresses))
    return told | {views.digest_of(value, kind): (value, kind) for value in tidied}


def _new(work: Work, name: str, language: str | None) -> Customer:
    customer = Customer(name=name, folded_name=rules.folded(name), language=language, created_at=work.now)
    work.session.add(customer)
    work.session.flush()
    work.record(CustomerAdded(customer.id))
    return customer


def _name(name: str) -> str:
    tidied = " ".join(name.split())
    if not tidied:
        raise Missing(field=N_("customer's name"))
    if len(tidied) > LONGEST_NAME:
        raise TooLong(field=N_("customer's name"), limit=LONGEST_NAME)
    return tidied


@needs(Permission.TAKE_IN)
def add_contact(work: Work, customer: Customer, value: str, kind: ContactKind | None = None) -> ContactPoint:
    """Sealed at once; only digests are kept to find it by. Without a kind it is recognised."""
    if len(value) > LONGEST_CONTACT:
        raise TooLong(field=N_("contact"), limit=LONGEST_CONTACT)
    kind = kind or rules.kind_of(value)
    four = rules.last_four(kind, value)
    point = ContactPoint(
        customer_id=customer.id,
        kind=kind,
        sealed=seal.seal(clean(value)),
        digest=views.digest_of(value, kind),
        last_four=seal.digest(four, views.CONTACT) if four else None,
        created_at=work.now,
    )
    work.session.add(point)
    work.record(ContactAdded(customer.id, contact_kind=kind))
    return point


@needs(Permission.EDIT_CUSTOMERS)
def reach(work: Work, customer_id: int, value: str, kind: ContactKind | None = None) -> ContactPoint:
    """Add a way to reach a customer that is not known yet."""
    customer = views.current(work, customer_id)
    if not value.strip():
        raise Missing(field=N_("contact"))
    if views.digest_of(value, kind) in views.digests(work, customer.id):
        raise AlreadyThere
    return add_contact(work, customer, value.strip(), kind)


@needs(Permission.EDIT_CUSTOMERS)
def retire_contact(work: Work, customer_id: int, contact_id: int) -> None:
    """It is used and found no more."""
    point = claims.contact(work, customer_id, contact_id)
    point.retired_at = work.now
    work.record(ContactRetired(customer_id, contact_kind=point.kind))


@needs(Permission.EDIT_CUSTOMERS)
def change(work: Work, customer_id: int, form: Profiled) -> None:
    """Change what is known about a customer besides contact data."""
    customer, name = views.current(work, customer_id), _name(form.name)
    if form.tier and form.tier != customer.tier and form.tier not in settings.labels(work, Vocabulary.TIER):
        raise UnknownTerm(code=form.tier)
    if len(form.note) > LONGEST_NOTE:
        raise TooLong(field=N_("note"), limit=LONGEST_NOTE)
    now = {
        "name": name,
        "folded_name": rules.folded(name),
        "note": form.note.strip(),
        "language": form.language,
        "tier": form.tier or None,
        "organisation_id": organisations.add(work, form.organisation).id if form.organisation.strip() else None,
    }
    fields = amend(customer, now)
    if "tier" in fields:
        deadlines.follow_tier(work, customer.id)
    if fields:
        work.record(CustomerChanged(customer.id, fields=tuple(each for each in fields if each != "folded_name")))
    if "name" in fields:
        keeping.renamed(work, customer.id)


@needs(Permission.WORK)
def reveal(work: Work, ticket: Ticket, reason: str = "") -> dict[int, str]:
    """Contact data by contact id: by one click for the owner of an open case, with a reason and a right for others."""
    if not (ticket.owner_id == work.reader.id and ticket.stage.open):
        _demand(work, reason)
    return _opened(work, ticket.customer_id, ticket.number, reason) if ticket.customer_id is not None else {}


@needs(Permission.WORK)
def reveal_all(work: Work, customer_id: int, reason: str = "") -> dict[int, str]:
    """The same from a customer's own page: an open case of theirs that is one's own is reason enough."""
    customer = views.current(work, customer_id)
    case = views.own_case(work, customer.id)
    if case is None:
        _demand(work, reason)
    return _opened(work, customer.id, case, reason)


def _demand(work: Work, reason: str) -> None:
    demand(work.reader, Permission.REVEAL_CONTACTS)
    if not reason.strip():
        raise ReasonNeeded


def _opened(work: Work, customer_id: int, case: int | None, reason: str) -> dict[int, str]:
    work.record(ContactsRevealed(customer_id, ticket=case, reason=reason.strip()[:200]))
    return views.open_values(work, customer_id)
