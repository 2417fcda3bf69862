"""History says what was done to what by whom, and nothing of what was written."""

import json

from sqlalchemy import select

from core.actors import Actor
from core.customers import actions as customers
from core.customers.forms import NewCustomer
from core.files.forms import Upload
from core.models import EventRow, Ticket
from core.process.words import Happening
from core.queue import actions as queue
from core.resolution import actions
from core.survey import actions as survey
from core.survey.forms import Answer
from core.triage.actions import regrade
from core.triage.forms import Grading
from core.triage.words import Impact, Severity, Urgency
from core.work import begin
from db.session import reading
from tests import cases
from tests.conftest import Ticking

MARK = "qzx"  # stands in everything that is typed below


def history() -> str:
    with reading() as session:
        return json.dumps([row.detail for row in session.scalars(select(EventRow))], ensure_ascii=False)


def test_no_event_of_any_verb_holds_a_word_that_was_typed(lin: Actor, zhou: Actor, wang: Actor, clock: Ticking) -> None:
    who = NewCustomer(f"Chen {MARK}", (f"{MARK}@example.com", "138 0013 8000", f"chat_{MARK}"))
    upload = Upload(f"{MARK}.txt", MARK.encode())
    number = cases.opened(
        lin, clock, subject=f"Lid {MARK}", description=f"Broken {MARK}", customer=who, files=(upload,)
    )
    with begin(lin, clock) as work:
        queue.take(work, number)
        actions.note(work, number, f"note {MARK}", [upload])
        actions.reply(work, number, f"reply {MARK}", [upload])
        actions.customer_said(work, number, f"said {MARK}")
        ticket = work.session.scalars(select(Ticket)).one()
        customers.reveal(work, ticket)
        queue.assign(work, number, zhou.id or 0, lin.id, f"why {MARK}")
    cases.moved(zhou, clock, number, "analyse", facts=f"facts {MARK}", checked=[MARK])
    with begin(zhou, clock) as work:
        form = Grading(cases.ticket(number).version, "return", Severity.MINOR, Urgency.NORMAL, Impact.MANY, True)
        regrade(work, number, form)
        queue.release(work, number)
    cases.moved(wang, clock, number, "confirm", reason=f"reason {MARK}", cause=MARK)
    with begin(wang, clock) as work:
        actions.happened(work, number, Happening.CUSTOMER_CONFIRMED, 3)
        survey.told_by_phone(work, number, Answer({"speed": 1}, comment=f"slow {MARK}"))
        actions.reopen(work, number, 4, f"again {MARK}")
    kinds = {event.kind for event in cases.events()}
    assert len(kinds) == 10
    assert MARK not in history()
    assert "8000" not in history()


def test_details_are_codes_numbers_and_lists_of_them(lin: Actor, clock: Ticking) -> None:
    cases.opened(lin, clock, customer=cases.CHEN)
    with reading() as session:
        details = [row.detail for row in session.scalars(select(EventRow))]
    for value in (value for detail in details for value in detail.values()):
        texts = value if isinstance(value, list) else [value]
        assert all(
            each is None or isinstance(each, int) or (isinstance(each, str) and len(each) <= 40) for each in texts
        )
