"""A desk that holds every hostile text in every place that pages show; for the verbs' tests and for a browser.

``python -m tests.hostile.desk`` fills the desk of ``DATABASE_URL`` for the person of the user name ``lin``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from core.actors import SYSTEM, Actor
from core.clock import Clock, utc_now
from core.customers.actions import LONGEST_CONTACT, LONGEST_NAME
from core.customers.forms import NewCustomer
from core.files.forms import Upload
from core.intake.actions import open_ticket
from core.intake.forms import NewTicket
from core.intake.rules import LONGEST_SUBJECT, one_line
from core.models import Person
from core.queue import actions as queue
from core.resolution import actions as resolution
from core.resolution.forms import Advance
from core.work import Work, begin, look
from tests.hostile.strings import everything

AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Planted:
    """A case whose every text is ``text``, as far as its place lets it be long; empty texts become ``(empty)``."""

    number: int
    text: str


def shortened(text: str, most: int) -> str:
    return one_line(text)[:most].strip() or "(empty)"


def form_of(text: str, key: str) -> NewTicket:
    """A new case with ``text`` in every field."""
    customer = NewCustomer(shortened(text, LONGEST_NAME), (text.strip()[:LONGEST_CONTACT], "138 0013 8000"))
    return NewTicket(
        channel="chat",
        category="quality",
        subject=shortened(text, LONGEST_SUBJECT),
        description=text.strip() or "(empty)",
        key=key,
        customer=customer,
        files=(Upload(text, text.encode("utf-8", "replace") or b"empty"),),
    )


def plant(work: Work, text: str, key: str) -> Planted:
    """One case, taken, talked about by both sides, and moved, with ``text`` wherever text can stand."""
    number = open_ticket(work, form_of(text, key)).number or 0
    said = text.strip() or "(empty)"
    queue.take(work, number)
    resolution.note(work, number, said, [Upload(f"{text}.txt", b"said")])
    resolution.reply(work, number, said)
    resolution.customer_said(work, number, said)
    resolution.advance(work, number, Advance("analyse", 1, {"facts": said[:20_000]}, (text,)))
    return Planted(number, text)


def planted(actor: Actor, texts: Iterable[str], clock: Clock = utc_now, name: str = "hostile") -> Sequence[Planted]:
    """A case for each text, some of them in each piece of work."""
    keyed = [(text, f"{name}-{place}") for place, text in enumerate(texts)]
    cases: list[Planted] = []
    for first in range(0, len(keyed), AT_ONCE):
        with begin(actor, clock) as work:
            cases += [plant(work, text, key) for text, key in keyed[first : first + AT_ONCE]]
    return cases


def member(username: str) -> Actor:
    with look(SYSTEM) as desk:
        return desk.session.scalars(select(Person).where(Person.username == username)).one().as_actor()


if __name__ == "__main__":
    planted(member("lin"), everything())
