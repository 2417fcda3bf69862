"""Customers named by rows: found again by what the other desk calls them, or added."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.access import seal
from core.customers import many, rules
from core.customers.forms import NewCustomer
from core.imports import views
from core.imports.case import Case
from core.imports.things import Thing
from core.imports.words import Field
from core.models.customers import Customer
from core.models.tickets import ExternalRef
from core.work import Work


@dataclass(frozen=True, slots=True)
class Named:
    """``key``: sealed, because a name in another system is still a name."""

    key: str
    name: str
    contacts: tuple[str, ...]


def named(case: Case | Thing) -> Named | None:
    """Whom the row means: by the number there, or else by name and contacts together; nobody, where it says nothing."""
    number, name = case.texts.get(Field.CUSTOMER_ID, ""), case.texts.get(Field.CUSTOMER, "")
    contacts = tuple(each for each in case.contacts if len(each) <= rules.LONGEST_CONTACT)
    name = name or number or (contacts[0] if contacts else "")
    if not name:
        return None
    shown = " ".join(name.split())[: rules.LONGEST_NAME]
    return Named(key_of(number, name, contacts), shown, contacts)


def key_of(number: str, name: str, contacts: Iterable[str]) -> str:
    """The same for a customer of one system, whether a case names them or a list of customers."""
    told = f"number:{number}" if number else "\n".join((rules.folded(name), *sorted(map(rules.folded, contacts))))
    return seal.digest(told, "import")


def ids(work: Work, source: str, cases: Sequence[Case | Thing]) -> dict[str, int]:
    """The customer of each case or purchase, by its name there."""
    wanted = {case.external_id: who for case in cases if (who := named(case))}
    known = views.refs(work, source, views.CUSTOMER, {who.key for who in wanted.values()})
    found = {key: _now(work, ref.subject_id) for key, ref in known.items()}
    fresh = {who.key: who for who in wanted.values() if who.key not in found}
    added = many.add_all(work, [NewCustomer(who.name, who.contacts) for who in fresh.values()])
    found |= dict(zip(fresh, added, strict=True))
    for key in fresh:
        work.session.add(ExternalRef(source=source, kind=views.CUSTOMER, external_id=key, subject_id=found[key]))
    return {case: found[who.key] for case, who in wanted.items()}


def _now(work: Work, customer_id: int) -> int:
    """Whom this customer became by merging here; who was erased keeps the number."""
    row = work.session.get_one(Customer, customer_id)
    return row.id if row.merged_into is None else _now(work, row.merged_into)
