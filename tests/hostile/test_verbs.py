"""Whatever is typed, core keeps it alike on every database or refuses it in a sentence; nothing else ever happens."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from sqlalchemy import select

from core.access import door
from core.access.guesses import Caller
from core.actors import Actor, Role
from core.audit import views as audit
from core.audit.forms import Wanted
from core.customers import actions as customers
from core.customers import views as known
from core.customers.rules import folded
from core.drafting import actions as drafting
from core.drafting import edits
from core.drafting.rules import named, told
from core.errors import DomainError
from core.files import views as files
from core.files.rules import safe_name
from core.imports import actions as imports
from core.imports.forms import NewImport
from core.intake.actions import open_ticket
from core.intake.rules import LONGEST_SUBJECT
from core.language import LANGUAGES
from core.models import Attachment, Customer, Message, Ticket, Visit
from core.people import actions as people
from core.people import teams
from core.people.forms import Invitation
from core.process import actions as process
from core.process import views as documents
from core.queue import views as queue
from core.queue.forms import Criteria
from core.resolution import actions as resolution
from core.resolution import views
from core.resolution.forms import Advance
from core.search import asking
from core.settings import actions as settings
from core.settings import brands, terms
from core.settings.forms import filled
from core.settings.views import in_force
from core.settings.words import Desk, PriorityMatrix, Vocabulary
from core.work import Work, begin, look
from db.base import clean
from db.session import reading
from tests import cases
from tests.conftest import Ticking
from tests.hostile.desk import Planted, planted, shortened
from tests.hostile.strings import OURS, collected, everything

Verb = Callable[[Work, str], object]


def test_the_public_collections_are_there() -> None:
    if not collected():
        pytest.skip("the collections of hostile texts do not lie beside this project")
    assert len(collected()) > 500


def test_everything_is_kept_alike_on_every_database_and_shown_as_text(lin: Actor, clock: Ticking) -> None:
    full = list(planted(lin, everything(), clock))
    is_kept(full)
    is_shown(full, lin, clock)
    for each in (full[0], full[-1]):
        with begin(lin, clock) as work:
            resolution.note(work, each.number, "still here")
    assert cases.count_of(Ticket) == len(full)


def is_kept(full: list[Planted]) -> None:
    with reading() as session:
        tickets = {row.number: row for row in session.scalars(select(Ticket))}
        facts = dict(session.execute(select(Visit.ticket_id, Visit.values).where(Visit.seq == 1)).all())
        said: dict[int, set[str]] = {}
        for row in session.scalars(select(Message)):
            said.setdefault(row.ticket_id, set()).add(row.text)
        names = set(session.scalars(select(Attachment.name)))
        people = dict(session.execute(select(Customer.id, Customer.name)).all())
    for number, text in ((each.number, each.text) for each in full):
        row, kept = tickets[number], clean(text.strip()) or "(empty)"
        assert row.subject == clean(shortened(text, LONGEST_SUBJECT))
        assert row.description == kept
        assert folded(people[row.customer_id or 0]) == folded(clean(shortened(text, customers.LONGEST_NAME)))
        assert facts[row.id] == {"facts": kept[:20_000]}
        assert said[row.id] == {kept}
        assert {safe_name(text), safe_name(f"{text}.txt")} <= names


def is_shown(full: list[Planted], lin: Actor, clock: Ticking) -> None:
    with look(lin, clock) as desk:
        for each in full:
            row = views.ticket(desk, each.number)
            profile = known.profile(desk, row.customer_id or 0)
            shown = [row.subject, row.description, profile.name, *(contact.shown for contact in profile.contacts)]
            shown += [entry.text for entry in views.timeline(desk, row.id)]
            shown += [attachment.name for attachment in files.of_ticket(desk, row.id)]
            assert [text for text in shown if text != clean(text)] == []


def test_contacts_come_back_when_they_are_revealed(lin: Actor, clock: Ticking) -> None:
    for each in planted(lin, OURS.values(), clock):
        with begin(lin, clock) as work:
            row = views.ticket(work, each.number)
            values = customers.reveal(work, row).values()
        assert all(value == clean(value) for value in values)
        assert clean(each.text.strip()[: customers.LONGEST_CONTACT].strip()) in {"", *values}


def test_every_search_answers(lin: Actor, admin: Actor, clock: Ticking) -> None:
    planted(lin, OURS.values(), clock)
    with look(lin, clock) as desk:
        for text in everything():
            known.find(desk, text)
            known.known_as(desk, text, (text,))
            if asking.trouble(text[:200]) is None:
                queue.found(desk, Criteria(text=text[:200], categories=(text[:200],)))
    with look(admin, clock) as desk:
        audit.happenings(desk, Wanted(kinds=(OURS["nul"], OURS["half a character"])))


@pytest.mark.parametrize("name", [name for name, text in OURS.items() if 1 < len(clean(text).strip()) <= 200])
def test_a_hostile_subject_is_found_by_itself(lin: Actor, clock: Ticking, name: str) -> None:
    (case,) = planted(lin, [OURS[name]], clock)
    with look(lin, clock) as desk:
        wanted = views.ticket(desk, case.number).subject[:100]
        if asking.trouble(wanted) is None:
            assert list(queue.page(desk, Criteria(text=wanted))["number"]) == [case.number]
        else:
            assert not any(sign.isalnum() for sign in wanted)


def in_all(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def desk_named(work: Work, text: str) -> None:
    _, seen = in_force(work, Desk)
    settings.change(work, filled(Desk, name=text, hosts=(text,)), seen)


def with_danger(work: Work, text: str) -> None:
    _, seen = in_force(work, PriorityMatrix)
    settings.change(work, filled(PriorityMatrix, safety_words=(text,)), seen)


def step_written(work: Work, text: str) -> None:
    number = drafting.start(work, "basic")
    seen = documents.named(work, "basic").document.steps["new"]
    drafting.change(work, number, edits.step("new", seen, labels=named(in_all(text)), do=told(in_all(text))))


OF_ADMINISTRATORS: dict[str, Verb] = {
    "invite": lambda work, text: people.invite(work, Invitation(f"u{abs(hash(text))}", text, frozenset({Role.AGENT}))),
    "invite by name": lambda work, text: people.invite(work, Invitation(text, "Qian", frozenset({Role.AGENT}))),
    "invite with skill": lambda work, text: people.invite(
        work, Invitation("qian", "Qian", frozenset({Role.AGENT}), skills=frozenset({text}))
    ),
    "rename": lambda work, text: people.rename(work, work.reader.id or 0, text),
    "team": teams.create,
    "brand": brands.add,
    "brand renamed": lambda work, text: brands.rename(work, 1, text),
    "term": lambda work, text: terms.add(work, Vocabulary.CATEGORY, in_all(text)),
    "term by code": lambda work, text: terms.add(work, Vocabulary.SKILL, {"en": "x"}, code=text),
    "term below": lambda work, text: terms.add(work, Vocabulary.SKILL, {"en": "x"}, parent=text),
    "relabel": lambda work, text: terms.relabel(work, Vocabulary.CATEGORY, "other", in_all(text)),
    "relabel what": lambda work, text: terms.relabel(work, Vocabulary.CATEGORY, text, {"en": "x"}),
    "desk": desk_named,
    "words of danger": with_danger,
    "new process": lambda work, text: drafting.start_new(work, in_all(text)),
    "draft of a process": drafting.start,
    "step of a draft": step_written,
    "document": lambda work, text: process.publish(work, process.read(text)),
    "import": lambda work, text: imports.upload(work, NewImport(text, text, b"number,subject\n1,lid\n")),
    "import of it": lambda work, text: imports.upload(work, NewImport("old", "a.csv", text.encode("utf-8", "replace"))),
}

OF_AGENTS: dict[str, Verb] = {
    "category": lambda work, text: open_ticket(work, cases.form(category=text)),
    "channel": lambda work, text: open_ticket(work, cases.form(channel=text)),
    "form key": lambda work, text: open_ticket(work, cases.form(key=f"key {text}")),
    "subject": lambda work, text: open_ticket(work, cases.form(subject=text)),
    "description": lambda work, text: open_ticket(work, cases.form(description=text)),
    "customer": lambda work, text: customers.add(work, customers.NewCustomer(text, (text, f"{text}@{text}"), text)),
    "move": lambda work, text: resolution.advance(work, 1001, Advance(text, 1, {text: text, "facts": text}, (text,))),
    "move with reason": lambda work, text: resolution.advance(work, 1001, Advance("closed", 1, reason=text)),
    "reply": lambda work, text: resolution.reply(work, 1001, text),
    "reopen": lambda work, text: resolution.reopen(work, 1001, 1, text),
}


def outcome(actor: Actor, clock: Ticking, verb: Verb, text: str) -> str:
    """What came of it: kept, or the refusal in words; anything else fails the test."""
    try:
        with begin(actor, clock) as work:
            verb(work, text)
    except DomainError as refusal:
        return " ".join(refusal.said_in(language) for language in LANGUAGES)
    return "kept"


@pytest.mark.parametrize("name", OF_ADMINISTRATORS)
def test_a_verb_of_administrators_keeps_or_refuses(admin: Actor, clock: Ticking, name: str) -> None:
    texts = everything() if name in {"invite", "rename", "team", "term"} else OURS.values()
    assert all(outcome(admin, clock, OF_ADMINISTRATORS[name], text) for text in texts)


@pytest.mark.parametrize("name", OF_AGENTS)
def test_a_verb_of_agents_keeps_or_refuses(lin: Actor, wang: Actor, clock: Ticking, name: str) -> None:
    cases.opened(lin, clock)
    actor = wang if name == "move with reason" else lin
    assert all(outcome(actor, clock, OF_AGENTS[name], text) for text in OURS.values())


def test_the_door_stays_shut_to_every_hostile_name(lin: Actor, clock: Ticking) -> None:
    for place, text in enumerate(OURS.values()):
        with suppress(DomainError):
            door.knock(text, text, Caller(text or "v", f"10.0.{place // 200}.{place % 200}", text), clock)
            pytest.fail(f"{text!r} was let in")
