"""One batch of things becomes customers, organisations or products, or changes those that are here already."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from core.access import seal
from core.customers import actions as customers
from core.customers import views as people
from core.customers.errors import NoSuchCustomer
from core.customers.forms import NewCustomer, Profiled
from core.customers.words import ContactKind
from core.imports import views
from core.imports.customers import ids, key_of
from core.imports.purchases import Purchase
from core.imports.tally import Tally
from core.imports.things import Thing
from core.imports.words import Field, What
from core.models.tickets import ExternalRef
from core.organisations import actions as organisations
from core.organisations import views as companies
from core.products import actions as products
from core.products import views as goods
from core.products.forms import NewProduct, NewPurchase
from core.work import Work

KINDS = {
    What.CUSTOMERS: views.CUSTOMER,
    What.ORGANISATIONS: "organisation",
    What.PRODUCTS: "product",
    What.PURCHASES: "purchase",
}


@dataclass(slots=True)
class Listing:
    """The things of one transaction. ``buyers``: the customer of each purchase."""

    work: Work
    source: str
    what: What
    tally: Tally
    buyers: dict[str, int] = field(default_factory=dict[str, int])

    def write(self, things: list[Thing], dry: bool) -> None:
        """Sort the things by what is known of them already, and write what is new or has changed."""
        keys = {self._key(thing): thing for thing in things}
        refs = views.refs(self.work, self.source, KINDS[self.what], keys)
        told = {key: seal.digest(_said(thing), "import") for key, thing in keys.items()}
        other = [key for key in keys if key in refs and refs[key].digest != told[key]]
        fresh = [key for key in keys if key not in refs]
        self.tally.cases += len(things)
        self.tally.new += len(fresh)
        self.tally.changed += len(other)
        self.tally.unchanged += len(things) - len(fresh) - len(other)
        if not dry:
            wanted = [keys[key] for key in (*fresh, *other)]
            self.buyers = ids(self.work, self.source, wanted) if self.what is What.PURCHASES else {}
            for key in (*fresh, *other):
                self._put(key, keys[key], refs.get(key), told[key])

    def _key(self, thing: Thing) -> str:
        """A customer's is sealed, and a purchase's, because a name in another system is still a name."""
        if self.what is What.CUSTOMERS:
            return key_of(thing.number, thing.name, thing.contacts)
        return seal.digest(thing.external_id, "import") if self.what is What.PURCHASES else thing.external_id

    def _put(self, key: str, thing: Thing, ref: ExternalRef | None, digest: str) -> None:
        known = ref.subject_id if ref else None
        if isinstance(thing, Purchase):
            subject_id = _purchase(self.work, thing, self.buyers[thing.external_id], known)
        else:
            subject_id = WRITERS[self.what](self.work, thing, known)
        if ref is None:
            ref = ExternalRef(source=self.source, kind=KINDS[self.what], external_id=key, subject_id=subject_id)
            self.work.session.add(ref)
        ref.subject_id, ref.digest = subject_id, digest


def _said(thing: Thing) -> str:
    told = [thing.name, sorted(thing.texts.items()), sorted(thing.several.items())]
    return json.dumps(told, ensure_ascii=False)


def _customer(work: Work, thing: Thing, known: int | None) -> int:
    """What is new there is added; nothing that was learned here is taken away, and who was erased stays so."""
    contacts, addresses = thing.several.get(Field.CONTACT, ()), thing.several.get(Field.ADDRESS, ())
    note, organisation = thing.texts.get(Field.NOTE, ""), thing.texts.get(Field.ORGANISATION, "")
    if known is None:
        known = customers.add(work, NewCustomer(thing.name, contacts, None, addresses, organisation)).id
    try:
        about = people.detail(work, known)
    except NoSuchCustomer:
        return known
    number = about.profile.id
    company = organisation or about.profile.organisation
    form = Profiled(thing.name, note or about.note, about.language, company, about.tier)
    customers.change(work, number, form)
    _reached(work, number, contacts, addresses)
    return number


def _reached(work: Work, number: int, contacts: Iterable[str], addresses: Iterable[str]) -> None:
    """Only the ways that are not known yet."""
    kinds = [*((each, None) for each in contacts), *((each, ContactKind.ADDRESS) for each in addresses)]
    told = {people.digest_of(each, kind): (each, kind) for each, kind in kinds}
    for digest in told.keys() - people.digests(work, number):
        customers.reach(work, number, *told[digest])


def _organisation(work: Work, thing: Thing, known: int | None) -> int:
    number = known or organisations.add(work, thing.name).id
    row = companies.current(work, number)
    organisations.change(work, row.id, thing.name, thing.texts.get(Field.NOTE, "") or row.note, row.tier)
    return row.id


def _product(work: Work, thing: Thing, known: int | None) -> int:
    """A product is known by its article number too, whoever brought it."""
    row = goods.product(work, known) if known else None
    row = row or (goods.coded(work, thing.number) if thing.number else goods.named(work, thing.name))
    note = thing.texts.get(Field.NOTE, "")
    if row is None:
        row = products.add(work, NewProduct(thing.name, thing.number, note))
    else:
        products.change(work, row.id, NewProduct(thing.name, thing.number or row.code or "", note or row.note))
    for code in thing.several.get(Field.BATCH, ()):
        products.batch(work, row.id, code)
    return row.id


def _purchase(work: Work, thing: Purchase, customer_id: int, known: int | None) -> int:
    """What was taken out here stays out; the product is added where nobody knows it yet."""
    code = thing.texts.get(Field.PRODUCT_ID, "")
    product = goods.coded(work, code) if code else goods.named(work, thing.name)
    form = NewPurchase(
        customer_id=customer_id,
        product_id=(product or products.add(work, NewProduct(thing.name, code))).id,
        bought_on=thing.bought_on,
        order_number=thing.number,
        batch=thing.texts.get(Field.BATCH, ""),
        price=thing.price,
        currency=thing.currency,
        shop=thing.texts.get(Field.SHOP, ""),
    )
    if known is None:
        return products.bought(work, form).id
    products.correct(work, known, form)
    return known


WRITERS: dict[What, Callable[[Work, Thing, int | None], int]] = {
    What.CUSTOMERS: _customer,
    What.ORGANISATIONS: _organisation,
    What.PRODUCTS: _product,
}
