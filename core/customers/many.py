"""Many customers at once, as imports bring them: the same rule as for one, with a few statements for all of them."""

from collections.abc import Sequence

from core.customers import actions, rules, views
from core.customers.events import CustomerAdded
from core.customers.forms import NewCustomer
from core.models.customers import Customer
from core.permissions import Permission, needs
from core.work import Work


@needs(Permission.TAKE_IN)
def add_all(work: Work, forms: Sequence[NewCustomer]) -> list[int]:
    """The number of each customer, in order; names and lengths are in order already."""
    told = [{views.digest_of(value): value for value in map(str.strip, form.contacts) if value} for form in forms]
    holders = views.holders(work, {digest for contacts in told for digest in contacts})
    found, fresh, reached = list[Customer](), list[Customer](), list[tuple[Customer, str]]()
    for form, contacts in zip(forms, told, strict=True):
        name = rules.folded(form.name)
        known = (holders[name, digest] for digest in contacts if (name, digest) in holders)
        customer = next(known, None) or _new(work, form, name, fresh)
        found.append(customer)
        reached += [(customer, value) for digest, value in contacts.items() if (name, digest) not in holders]
        holders |= {(name, digest): customer for digest in contacts if (name, digest) not in holders}
    work.session.flush()
    for customer in fresh:
        work.record(CustomerAdded(customer.id))
    for customer, value in reached:
        actions.add_contact(work, customer, value)
    return [customer.id for customer in found]


def _new(work: Work, form: NewCustomer, folded: str, fresh: list[Customer]) -> Customer:
    customer = Customer(name=form.name, folded_name=folded, language=form.language, created_at=work.now)
    work.session.add(customer)
    fresh.append(customer)
    return customer
