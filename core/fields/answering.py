"""What is answered in a case: kept when it is taken in, corrected later; an event names fields, never answers."""

import json
from collections.abc import Mapping
from typing import Any

from core.access import seal
from core.customers.errors import ReasonNeeded
from core.errors import Several
from core.fields import rules, views
from core.fields.errors import AnswerMissing, AnswerUnfit
from core.fields.events import AnswersRevealed, TicketAnswered
from core.fields.forms import FormField
from core.models.fields import TicketValue
from core.models.tickets import Ticket
from core.permissions import Permission, demand, needs
from core.resolution import claims
from core.work import Work


@needs(Permission.TAKE_IN)
def keep(work: Work, ticket: Ticket, answers: Mapping[str, Any]) -> None:
    """Keep the answers of a new case; whatever its category does not ask for is left out."""
    asked = views.questions(work, ticket.category)
    given = rules.given(answers)
    for each in asked:
        if each.required and each.code not in given:
            raise AnswerMissing(field=Several((each.form.labels,)))
    _put(work, ticket, {each.code: each.form for each in asked}, given, {})


@needs(Permission.WORK)
def answer(work: Work, number: int, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Correct answers of a case, an empty one is taken away; the codes of those that changed."""
    ticket = claims.ticket(work, number)
    before = views.values_of(work, ticket.id)
    forms = {each.code: each.form for each in views.questions(work, ticket.category)}
    forms |= views.forms(work, before.keys() - forms.keys())
    return _put(work, ticket, forms, answers, before)


@needs(Permission.WORK)
def reveal(work: Work, number: int, reason: str = "") -> dict[str, Any]:
    """Sealed answers too: by one click for the owner of an open case, with a reason and a right for others."""
    ticket = claims.ticket(work, number)
    if not (ticket.owner_id == work.reader.id and ticket.stage.open):
        demand(work.reader, Permission.REVEAL_CONTACTS)
        if not reason.strip():
            raise ReasonNeeded
    work.record(AnswersRevealed(ticket.id, reason=reason.strip()[:200]))
    return views.opened(views.values_of(work, ticket.id))


def _put(
    work: Work,
    ticket: Ticket,
    forms: Mapping[str, FormField],
    answers: Mapping[str, Any],
    before: Mapping[str, TicketValue],
) -> tuple[str, ...]:
    given, now = rules.given(answers), views.opened(before)
    gone = [code for code in answers if code in before and code not in given]
    fresh = {code: value for code, value in given.items() if code in forms and now.get(code) != value}
    for code, value in fresh.items():
        if not rules.fits(forms[code], value):
            raise AnswerUnfit(field=Several((forms[code].labels,)))
        work.session.add(_written(before.get(code) or TicketValue(ticket_id=ticket.id, field=code), forms[code], value))
    for code in gone:
        work.session.delete(before[code])
    if changed := (*fresh, *gone):
        work.record(TicketAnswered(ticket.id, fields=changed))
    return changed


def _written(row: TicketValue, form: FormField, value: Any) -> TicketValue:
    row.value, row.sealed = ("", seal.seal(json.dumps(value))) if form.pii else (value, None)
    return row
