"""Looking customers up while typing, and their list, on a desk of any number of customers."""

from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from sqlalchemy import func, insert, select

from benchmarks import places
from benchmarks.report import Row, percentile
from core.access import seal
from core.actors import Actor
from core.clock import utc_now
from core.customers import rules, views
from core.customers.words import ContactKind
from core.models import ContactPoint, Customer, Person
from core.work import Reading, look
from db.session import engine, reading

TIMES = 40
AT_ONCE = 5_000
FAMILIES = ("Chen", "Wang", "Smith", "Garcia", "陈", "王", "欧阳", "Müller")


def rows(size: int) -> Iterator[Row]:
    for kind in places.KINDS:
        places.use(places.open_desk(kind, f"customers_{size}", anew=False))
        if not _there():
            places.found()
            _fill(size)
        with reading() as session:
            agent = session.scalars(select(Person).order_by(Person.id)).first()
            assert agent is not None
        yield from _measured(kind, agent.as_actor(), size)


def _there() -> int:
    with reading() as session:
        return session.scalar(select(func.count(Customer.id))) or 0


def _fill(size: int) -> None:
    """Each with a phone number that is theirs alone; sealed once, because only digests are looked up."""
    now, sealed = utc_now(), seal.seal("13800138000")
    for first in range(1, size + 1, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, size + 1))
        names = {each: f"{FAMILIES[each % len(FAMILIES)]} {each:06}" for each in numbers}
        people = [
            {"id": each, "name": name, "folded_name": rules.folded(name), "created_at": now}
            for each, name in names.items()
        ]
        points = [_point(each) | {"sealed": sealed, "created_at": now} for each in numbers]
        with engine().begin() as connection:
            connection.execute(insert(Customer), people)
            connection.execute(insert(ContactPoint), points)
    with engine().execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("ANALYZE")


def _point(number: int) -> dict[str, object]:
    phone = _phone(number)
    four = rules.last_four(ContactKind.PHONE, phone) or ""
    return {
        "customer_id": number,
        "kind": ContactKind.PHONE,
        "digest": views.digest_of(phone),
        "last_four": seal.digest(four, views.CONTACT),
    }


def _phone(number: int) -> str:
    return f"139{number * 7919 % 10**8:08}"


def _measured(kind: str, agent: Actor, size: int) -> Iterator[Row]:
    typed: dict[str, Callable[[int], str]] = {
        "a name's first letters": lambda number: FAMILIES[number % len(FAMILIES)],
        "a whole name": lambda number: f"{FAMILIES[number % len(FAMILIES)]} {number:06}",
        "a phone number": _phone,
        "the last four digits": lambda number: _phone(number)[-4:],
        "nobody": lambda number: f"Nobody {number}",
    }
    for what, text in typed.items():
        yield _row(f"look up {what}", kind, agent, lambda desk, number, text=text: views.find(desk, text(number)))
    yield _row("a page of the list", kind, agent, lambda desk, _number: views.listing(desk))
    yield _row("the last page of the list", kind, agent, lambda desk, _: views.listing(desk, page=size // views.PAGE))


def _row(what: str, kind: str, agent: Actor, act: Callable[[Reading, int], object]) -> Row:
    spent: list[float] = []
    for number in range(1, TIMES + 1):
        with look(agent) as desk:
            begun = perf_counter()
            act(desk, number * 97)
            spent.append((perf_counter() - begun) * 1000)
    return Row(what, kind, f"{median(spent):.1f} ms", f"p95 {percentile(spent, 95):.1f} ms")
