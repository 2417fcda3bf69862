"""Many cases change at once, each by its own verb; what nobody touched since is given back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from core.actors import Actor, Role
from core.bulk import actions, views
from core.bulk.actions import AT_ONCE
from core.bulk.errors import NoSuchBulk, NothingChosen, NothingToDo, TooLateToUndo, UndoneAlready
from core.bulk.forms import Change, Choice
from core.bulk.job import carry_on
from core.bulk.preview import foresee
from core.bulk.words import BulkState, Obstacle, Outcome, What
from core.canned.errors import UnknownField
from core.deliveries.words import DeliveryState
from core.errors import Missing, NotAllowed, TooLong
from core.intake.forms import Goods
from core.jobs import claims as jobs
from core.jobs.run import Run
from core.models import CaseFact, Message, Person, Ticket
from core.process import actions as process
from core.process import findings, issuing
from core.process.words import Happening, MoveKind, Stage
from core.queue import actions as queue
from core.queue import reminders, tags
from core.queue.forms import Criteria
from core.queue.own import views as own
from core.resolution import actions as resolution
from core.resolution.errors import NoSuchTicket
from core.triage import actions as triage
from core.triage.forms import Override
from core.triage.words import Priority
from core.work import begin, look
from db.session import transaction
from tests import cases
from tests.mail.conftest import deliveries, rows, switch_on


@pytest.fixture
def three(lin, clock):
    return tuple(cases.opened(lin, clock, customer=cases.CHEN) for _ in range(3))


@pytest.fixture
def change(clock):
    def make(who: Actor, numbers, what: What, value=None, text=""):
        with begin(who, clock) as work:
            return actions.change(work, Choice(tuple(numbers)), Change(what, value, text)).id

    return make


@pytest.fixture
def undone(clock):
    def give(who: Actor, bulk: int):
        with begin(who, clock) as work:
            actions.undo(work, bulk)
        with look(who, clock) as desk:
            return [(each.outcome, each.obstacle) for each in views.items(desk, bulk)]

    return give


def column(numbers, name):
    return [getattr(cases.ticket(number), name) for number in numbers]


def test_each_field_changes_and_comes_back(three, wang, zhou, person, clock, change, undone):
    """One case is as wanted before, so it is neither changed nor touched by the undoing."""
    team = next(iter(person("xu", Role.AGENT, team="repair").teams))
    with begin(wang, clock) as work:
        queue.assign(work, three[0], zhou.id, None)
        code = tags.terms.coin(work, "axle")
    wanted = [
        ("owner_id", What.OWNER, zhou.id), ("team_id", What.TEAM, team), ("category", What.CATEGORY, "return"),
        ("severity", What.SEVERITY, "serious"), ("urgency", What.URGENCY, "urgent"), ("impact", What.IMPACT, "many"),
        ("sensitive", What.SENSITIVE, True), ("spam", What.SPAM, None), ("trashed_at", What.TRASH, None),
    ]  # fmt: skip
    for name, what, value in wanted:
        before = column(three, name)
        bulk = change(wang, three, what, value)
        assert column(three, name) != before
        with look(wang, clock) as desk:
            shown = views.one(desk, bulk)
        assert shown
        assert shown.state is BulkState.DONE
        assert sum(shown.outcomes.values()) == 3
        assert shown.outcomes.get(Outcome.SAME, 0) == (what is What.OWNER)
        assert {each for each, _ in undone(wang, bulk)} <= {Outcome.BACK, Outcome.SAME}
        assert column(three, name) == before
    bulk = change(wang, three, What.TAG, code)
    with look(wang, clock) as desk:
        ids = [cases.ticket(number).id for number in three]
        assert [own.tags_of(desk, each) for each in ids] == [(code,)] * 3
        assert foresee(desk, Choice(three), Change(What.TAG, code)).same == list(three)
        assert foresee(desk, Choice(three), Change(What.UNTAG, code)).changing == list(three)
    undone(wang, bulk)
    with look(wang, clock) as desk:
        assert [own.tags_of(desk, each) for each in ids] == [()] * 3


def test_what_somebody_changed_since_stays_and_is_listed(three, wang, zhou, lin, clock, change, undone):
    bulk = change(wang, three, What.OWNER, zhou.id)
    with begin(zhou, clock) as work:
        queue.assign(work, three[1], lin.id, zhou.id)
    assert sorted(undone(wang, bulk), key=str) == sorted(
        [(Outcome.KEPT, Obstacle.CHANGED), (Outcome.BACK, None), (Outcome.BACK, None)], key=str
    )
    assert column(three, "owner_id") == [None, lin.id, None]
    with pytest.raises(UndoneAlready), begin(wang, clock) as work:
        actions.undo(work, bulk)
    bulk = change(wang, three, What.SEVERITY, "minor")
    clock.tick(hours=25)
    with pytest.raises(TooLateToUndo), begin(wang, clock) as work:
        actions.undo(work, bulk)


def test_who_gives_cases_away_out_of_sight_can_still_take_them_back(three, lin, person, clock, change, undone):
    with begin(lin, clock) as work:
        for number in three:
            queue.take(work, number)
    team = next(iter(person("xu", Role.AGENT, team="repair").teams))
    bulk = change(lin, three, What.TEAM, team)
    with pytest.raises(NoSuchTicket), begin(lin, clock) as work:
        queue.take(work, three[0])
    undone(lin, bulk)
    assert column(three, "owner_id") == [lin.id] * 3
    assert column(three, "team_id") == [None] * 3


def test_the_rights_of_each_case_hold_and_are_foreseen(three, lin, zhou, wang, person, clock, change):
    with begin(zhou, clock) as work:
        queue.take(work, three[0])
    elsewhere = person("xu", Role.AGENT, team="repair")
    hidden = cases.opened(wang, clock, team_id=next(iter(elsewhere.teams)))
    asked = Change(What.OWNER, lin.id)
    with look(lin, clock) as desk:
        seen = foresee(desk, Choice((*three, hidden)), asked)
    assert (seen.changing, seen.refused) == ([three[1], three[2]], {Obstacle.NOT_YOURS: [three[0]]})
    bulk = change(lin, (*three, hidden), What.OWNER, lin.id)
    assert column((*three, hidden), "owner_id") == [zhou.id, lin.id, lin.id, None]
    with look(lin, clock) as desk:
        assert [each.obstacle for each in views.items(desk, bulk)][:1] == [Obstacle.NOT_YOURS]
    with look(zhou, clock) as desk:
        assert views.newest(desk) == [] == list(views.items(desk, bulk))
    with pytest.raises(NoSuchBulk), begin(zhou, clock) as work:
        actions.undo(work, bulk)
    for refused, choice, form in (
        (NothingChosen, Choice((hidden,)), asked),
        (NothingToDo, Choice(three), Change(What.CATEGORY)),
        (NothingToDo, Choice(three), Change(What.REPLY, None, "  ")),
    ):
        with pytest.raises(refused), begin(lin, clock) as work:
            actions.change(work, choice, form)


def test_moves_go_where_the_step_allows_and_stay(three, lin, clock, change, undone):
    cases.moved(lin, clock, three[0], "propose", facts="x")
    with look(lin, clock) as desk:
        seen = foresee(desk, Choice(three), Change(What.MOVE, "propose"))
        assert set(seen.refused) == {Obstacle.STILL_MISSING}
        assert seen.same == [three[0]]
        assert [[each["en"] for each in seen.about[number]] for number in three[1:]] == [["What is confirmed"]] * 2
    bulk = change(lin, three, What.MOVE, "propose")
    assert column(three, "stage").count(Stage.NEW) == 2
    assert {each for each, _ in undone(lin, bulk)} == {Outcome.SAME, Outcome.REFUSED}


PARCELS = """
process: parcels
labels: {en: Parcels}
applies_when: "category == 'other'"
precedence: 99
roles: {desk: {labels: {en: Desk}, held_by: [agent]}, bench: {labels: {en: Bench}, held_by: [agent], skills: [glass]}}
fields: {fit: {type: bool, bind: parcel.fit, labels: {en: Fit}}}
steps:
  sort: {labels: {en: Sort}, stage: new, role: desk, due: 8h, next: [{to: wait}, {to: pack}, {to: over}]}
  wait:
    labels: {en: Wait}
    stage: waiting_partner
    role: desk
    max_visits: {times: 1, then: pack}
    next: [{to: sort, event: partner_answered, back: true}]
  pack:
    labels: {en: Pack}
    stage: working
    role: bench
    due: 8h
    not_by: [sort]
    next: [{to: shut, when: fit}, {to: sort, when: not fit, back: true}]
  over: {labels: {en: Over}, stage: closed, role: desk, hand_over: nowhere}
  shut: {labels: {en: Shut}, stage: closed, role: desk, end: done}
"""


def test_a_move_of_many_says_before_what_becomes_of_each(lin, wang, clock, change, monkeypatch):
    monkeypatch.setattr(findings, "problems", lambda *_: ())
    with begin(wang, clock) as work:
        issuing.issue(work, process.read(PARCELS), issuing.Said(author=None, approver=None))
    able = replace(lin, skills=frozenset({"glass"}))
    plain, waited, packed, known = (cases.opened(lin, clock, category="other") for _ in range(4))
    cases.moved(lin, clock, waited, "wait")
    with begin(lin, clock) as work:
        resolution.happened(work, waited, Happening.PARTNER_ANSWERED, 2)
    for number in (packed, known):
        cases.moved(lin, clock, number, "pack")
    with transaction() as session:
        row = cases.visits(known)[0]
        session.add(CaseFact(ticket_id=row.ticket_id, name="parcel.fit", value=True, seq=1, by=None, at=clock()))
    all_four = Choice((plain, waited, packed, known))

    def seen(who, to):
        with look(who, clock) as desk:
            found = foresee(desk, all_four, Change(What.MOVE, to))
        labels = {number: [each["en"] for each in about] for number, about in found.about.items()}
        return sorted(found.changing), {str(key): sorted(each) for key, each in found.refused.items()}, labels

    no_such = {"no_such_move": [packed, known]}
    assert seen(lin, "wait") == ([plain, waited], no_such, {waited: ["Pack"]})
    assert seen(lin, "over") == ([], {"nobody_goes_on": [plain, waited], **no_such}, {})
    assert seen(lin, "shut")[1:] == ({"no_such_move": [plain, waited], "not_your_step": [packed, known]},
                                     {packed: ["Bench"], known: ["Bench"]})  # fmt: skip
    ours = {"no_such_move": [plain, waited], "still_missing": [packed]}
    assert seen(able, "shut") == ([known], ours, {packed: ["Fit"]})  # nobody else has the skill: one checks alone
    bulk = change(lin, (plain, waited), What.MOVE, "wait")
    with look(lin, clock) as desk:
        assert [(each.outcome, each.after) for each in views.items(desk, bulk)] == [
            (Outcome.CHANGED, "wait"), (Outcome.CHANGED, "pack"),
        ]  # fmt: skip
    assert [each.kind for each in (cases.visits(plain)[0], cases.visits(waited)[2])] == [MoveKind.NORMAL, MoveKind.CAP]
    mei = cases.opened(able, clock, category="other")
    cases.moved(able, clock, mei, "pack")
    other = change(lin, (packed, mei), What.MOVE, "shut")
    with look(lin, clock) as desk:
        assert {each.obstacle for each in views.items(desk, other)} == {Obstacle.NOT_YOUR_STEP}


def test_answers_and_reminders_wait_and_are_taken_back(three, lin, clock, change, undone):
    switch_on(clock)
    bulk = change(lin, three, What.REPLY, text="The part is on its way.")
    assert {row.not_before - clock() for row in deliveries()} == {timedelta(minutes=10)}
    assert undone(lin, bulk) == [(Outcome.BACK, None)] * 3
    assert {row.state for row in deliveries()} == {DeliveryState.CANCELLED}
    assert column(three, "first_response_at") == [None] * 3
    late = change(lin, three, What.REPLY, text="The part is on its way.")
    clock.tick(minutes=11)
    assert undone(lin, late) == [(Outcome.KEPT, Obstacle.LEFT)] * 3
    at = (clock() + timedelta(hours=1)).isoformat()
    bulk = change(lin, three, What.REMINDER, at, "call back")
    with look(lin, clock) as desk:
        first, *others = own.reminders(desk)
    assert len(others) == 2
    with begin(lin, clock) as work:
        reminders.done(work, first.id)
    undone(lin, bulk)
    with look(lin, clock) as desk:
        assert own.reminders(desk) == ()


def test_many_cases_are_left_to_a_job_that_goes_on_where_it_stopped(lin, wang, clock):
    with begin(lin, clock) as work:
        numbers = [cases.open_ticket(work, cases.form()).number for _ in range(AT_ONCE + 1)]
    with begin(wang, clock) as work:
        row = actions.change(work, Choice(criteria=Criteria()), Change(What.SENSITIVE, True))
        assert row.job_id
    with begin(wang, clock) as work:
        jobs.claim(work, "one")
    run = Run(row.job_id, {"bulk": row.id, "person": wang.id, "count": len(numbers)}, "one", clock)
    with begin(wang, clock) as work:
        actions.carry_on(work, row.id, 5)
    carry_on(run)
    assert all(column(numbers, "sensitive"))
    with look(wang, clock) as desk:
        shown = views.one(desk, row.id)
    assert shown
    assert (shown.state, shown.outcomes) == (BulkState.DONE, {Outcome.CHANGED: AT_ONCE + 1})
    begun = cases.events("bulk", "bulk.began")
    assert len(begun) == 1
    with begin(wang, clock) as work:
        begun = actions.change(work, Choice(criteria=Criteria()), Change(What.SEVERITY, "serious")).id
    with begin(wang, clock) as work:
        actions.carry_on(work, begun, 5)
        actions.undo(work, begun)
        assert actions.carry_on(work, begun, 5) == 0  # the job that began it stops too
    assert "serious" not in column(numbers, "severity")
    with transaction() as session:
        session.execute(update(Person).where(Person.id == wang.id).values(disabled_at=clock()))
        session.execute(update(Ticket).values(sensitive=False))
    with begin(wang, clock) as work:
        again = actions.change(work, Choice(criteria=Criteria()), Change(What.SENSITIVE, True))
    with begin(wang, clock) as work:
        jobs.claim(work, "two", again.job_id)
    with pytest.raises(NotAllowed):
        carry_on(Run(again.job_id or 0, {"bulk": again.id, "person": wang.id, "count": 1}, "two", clock))


def test_a_priority_by_hand_has_its_reason_and_goes_back_to_what_it_was(three, lin, clock, change, undone):
    clock.tick(minutes=1)
    with begin(lin, clock) as work:
        triage.override(work, three[0], Override(cases.ticket(three[0]).version, Priority.P4, "said so"))
    before = column(three, "priority")
    for form in (Change(What.PRIORITY, "P1"), Change(What.PRIORITY, "P1", "x" * 501)):
        with pytest.raises((Missing, TooLong)), begin(lin, clock) as work:
            actions.change(work, Choice(three), form)
    bulk = change(lin, three, What.PRIORITY, "P1", "recall")
    assert column(three, "priority") == [Priority.P1] * 3
    assert {each for each, _ in undone(lin, bulk)} == {Outcome.BACK}
    assert (column(three, "priority"), column(three, "computed_priority")) == (before, [before[1], None, None])
    with look(lin, clock) as desk:
        assert views.why_by_hand(desk, cases.ticket(three[0]).id) == "said so"
    bulk = change(lin, three, What.PRIORITY)
    assert column(three, "computed_priority") == [None] * 3
    assert undone(lin, bulk)[0] == (Outcome.BACK, None)
    assert column(three, "priority") == before


def test_an_answer_is_filled_in_for_each_case_or_not_sent(three, lin, wang, clock, change):
    with begin(lin, clock) as work:
        named = cases.open_ticket(work, replace(cases.form(), goods=Goods(product_said="Kettle"))).number
    both = (three[0], named)
    with look(lin, clock) as desk:
        seen = foresee(desk, Choice(both), Change(What.REPLY, None, "#{number}: {product}"))
    assert (seen.changing, seen.refused) == ([named], {Obstacle.HOLES: [three[0]]})
    bulk = change(lin, both, What.REPLY, None, "#{number}: {product}")
    assert {each.text for each in rows(Message)} == {f"#{named}: Kettle"}
    with look(lin, clock) as desk:
        assert [each.obstacle for each in views.items(desk, bulk)] == [Obstacle.HOLES, None]
    with pytest.raises(UnknownField), begin(lin, clock) as work:
        actions.change(work, Choice(both), Change(What.REPLY, None, "Dear {name}"))


def test_a_case_that_carries_all_the_tags_it_can_is_foreseen(three, lin, wang, clock, change):
    with begin(wang, clock) as work:
        tags.tag(work, three[0], (), [f"tag {each}" for each in range(tags.MOST)])
        extra = tags.terms.coin(work, "axle")
    with look(lin, clock) as desk:
        seen = foresee(desk, Choice(three), Change(What.TAG, extra))
    assert seen.refused == {Obstacle.TOO_MANY_TAGS: [three[0]]}
    assert sorted(seen.changing) == list(three[1:])
