"""Customers named by rows: found again by what the other desk calls them, or added."""

from dataclasses import dataclass

from core.access import seal
from core.customers import actions as customers
from core.customers import many, rules
from core.customers.forms import NewCustomer
from core.imports import views
from core.imports.case import Case
from core.imports.words import Field
from core.models.tickets import ExternalRef
from core.work import Work


@dataclass(frozen=True, slots=True)
class Named:
    """``key``: sealed, because a name in another system is still a name."""

    key: str
    name: str
    contacts: tuple[str, ...]


def named(case: Case) -> Named | None:
    """Whom the row means: by the number there, or else by name and contacts together; nobody, where it says nothing."""
    number, name = case.texts.get(Field.CUSTOMER_ID, ""), case.texts.get(Field.CUSTOMER, "")
    contacts = tuple(each for each in case.contacts if len(each) <= customers.LONGEST_CONTACT)
    name = name or number or (contacts[0] if contacts else "")
    if not name:
        return None
    told = f"number:{number}" if number else "\n".join((rules.folded(name), *sorted(map(rules.folded, contacts))))
    shown = " ".join(name.split())[: customers.LONGEST_NAME]
    return Named(seal.digest(told, "import"), shown, contacts)


def ids(work: Work, source: str, cases: list[Case]) -> dict[str, int]:
    """The customer of each case, by the case's name there."""
    wanted = {case.external_id: who for case in cases if (who := named(case))}
    known = views.refs(work, source, views.CUSTOMER, {who.key for who in wanted.values()})
    found = {key: ref.subject_id for key, ref in known.items()}
    fresh = {who.key: who for who in wanted.values() if who.key not in found}
    added = many.add_all(work, [NewCustomer(who.name, who.contacts) for who in fresh.values()])
    found |= dict(zip(fresh, added, strict=True))
    for key in fresh:
        work.session.add(ExternalRef(source=source, kind=views.CUSTOMER, external_id=key, subject_id=found[key]))
    return {case: found[who.key] for case, who in wanted.items()}
