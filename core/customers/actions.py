from core.access import seal
from core.actors import ActorKind
from core.customers import rules, views
from core.customers.errors import ReasonNeeded
from core.customers.events import ContactAdded, ContactsRevealed, CustomerAdded
from core.customers.forms import NewCustomer
from core.errors import Missing, TooLong
from core.language import N_
from core.models.customers import ContactPoint, Customer
from core.models.tickets import Ticket
from core.permissions import Permission, demand, needs
from core.work import Work
from db.base import clean

LONGEST_NAME = 120
LONGEST_CONTACT = 300


@needs(Permission.TAKE_IN)
def add(work: Work, form: NewCustomer) -> Customer:
    """Keep a customer; one who can be reached in the same way is the same one, and gets what is new."""
    name = " ".join(form.name.split())
    if not name:
        raise Missing(field=N_("customer's name"))
    if len(name) > LONGEST_NAME:
        raise TooLong(field=N_("customer's name"), limit=LONGEST_NAME)
    contacts = {views.digest_of(value): value for value in map(str.strip, form.contacts) if value}
    known = views.known_as(work, name, tuple(contacts.values())) if contacts else None
    if known and work.reader.kind is ActorKind.CUSTOMER:
        return known  # who asks in public has proved nothing, and so changes nobody's record
    held = views.digests(work, known.id) if known else frozenset[str]()
    customer = known or _new(work, name, form.language)
    for digest, value in contacts.items():
        if digest not in held:
            add_contact(work, customer, value)
    return customer


def _new(work: Work, name: str, language: str | None) -> Customer:
    customer = Customer(name=name, folded_name=rules.folded(name), language=language, created_at=work.now)
    work.session.add(customer)
    work.session.flush()
    work.record(CustomerAdded(customer.id))
    return customer


@needs(Permission.TAKE_IN)
def add_contact(work: Work, customer: Customer, value: str) -> ContactPoint:
    """Sealed at once; only digests are kept to find it by."""
    if len(value) > LONGEST_CONTACT:
        raise TooLong(field=N_("contact"), limit=LONGEST_CONTACT)
    kind = rules.kind_of(value)
    four = rules.last_four(kind, value)
    point = ContactPoint(
        customer_id=customer.id,
        kind=kind,
        sealed=seal.seal(clean(value)),
        digest=views.digest_of(value),
        last_four=seal.digest(four, views.CONTACT) if four else None,
        created_at=work.now,
    )
    work.session.add(point)
    work.record(ContactAdded(customer.id, contact_kind=kind))
    return point


@needs(Permission.WORK)
def reveal(work: Work, ticket: Ticket, reason: str = "") -> dict[int, str]:
    """Contact data by contact id: by one click for the owner of an open case, with a reason and a right for others."""
    own = ticket.owner_id == work.reader.id and ticket.stage.open
    if not own:
        demand(work.reader, Permission.REVEAL_CONTACTS)
        if not reason.strip():
            raise ReasonNeeded
    if ticket.customer_id is None:
        return {}
    work.record(ContactsRevealed(ticket.customer_id, ticket=ticket.number, reason=reason.strip()[:200]))
    return views.open_values(work, ticket.customer_id)
