"""Rules run once for each cause, in their order, by the verbs of people, and never for ever."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from core.actors import SYSTEM, Actor, ActorKind, Role
from core.automation import actions, claims, ticks, views
from core.automation.errors import RingOfRules, SetsItselfOff
from core.automation.trial.views import trial
from core.automation.words import Outcome
from core.deadlines.words import DeadlineKind
from core.errors import ChangedBySomebody, NotAllowed
from core.models import Deadline, EventRow, Message, Notice, RuleCursor, TicketTag
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.queue import actions as queue
from core.queue import tags
from core.resolution import actions as resolution
from core.settings import terms
from core.settings.words import Vocabulary
from core.triage.actions import override
from core.triage.forms import Override
from core.triage.words import Priority
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.automation.conftest import body, do, if_, rule, runs, ticked


def told(actor, clock):
    with look(actor, clock) as desk:
        return [each.kind for each in notices.newest(desk)]


def tag(clock, *words):
    with begin(SYSTEM, clock) as work:
        for word in words:
            terms.add(work, Vocabulary.TAG, {"en": word}, word)


def test_a_rule_acts_as_people_do_and_says_that_it_was_the_rule(ruled, lin, wang, clock):
    tag(clock, "vip")
    number = ruled(
        "opened", do("raise", "P1"), do("tag", "vip"), do("assign", lin.id), do("note", text="Be quick."),
        do("remind", 60, "call"), do("notify", "leads"), conditions=[if_("words", "LID"), if_("channel", "mail")],
    )  # fmt: skip
    case, other = cases.opened(lin, clock), cases.opened(lin, clock, channel="phone")
    assert ticked(clock) == [("event", "done")]
    kept = cases.ticket(case)
    assert (kept.priority, kept.owner_id, cases.ticket(other).owner_id) == (Priority.P1, lin.id, None)
    by_rule = [each for each in cases.events() if each.actor_kind is ActorKind.SYSTEM and each.actor_id == number]
    assert [each.kind for each in by_rule][-1] == "ticket.rule_ran"
    assert by_rule[-1].detail == {
        "rule": number, "version": 2, "refused": [], "did": ["raise", "tag", "assign", "note", "remind", "notify"],
    }  # fmt: skip
    assert len(by_rule) == 6
    assert told(wang, clock) == [NoticeKind.RULE]
    with reading() as session:
        assert session.scalars(select(Message.author)).all() == ["system"]
        assert session.scalars(select(TicketTag.tag)).all() == ["vip"]
    assert ticked(clock) == [("event", "done")]
    with look(wang, clock) as desk:
        (line,), (run,) = views.lines(desk), views.runs(desk, number)
        assert (line.runs, line.refused, run.number, run.outcome) == (1, 0, case, Outcome.DONE)


def test_what_refuses_stops_neither_the_rest_nor_other_rules_and_is_told(ruled, lin, admin, wang, clock):
    failing = ruled("opened", do("assign", 999))
    partly = ruled("opened", do("move", "nowhere"), do("raise", "up"), name="Raise")
    for n in range(5):
        assert rule(failing).active, n
        cases.opened(lin, clock)
        ticked(clock)
    assert (rule(failing).active, rule(partly).active) == (False, True)
    assert {each.outcome for each in runs()} == {Outcome.REFUSED, Outcome.PARTLY}
    assert told(admin, clock) == told(wang, clock) == [NoticeKind.RULE_TROUBLE]
    with look(wang, clock) as desk:
        assert "Choose somebody else" in views.runs(desk, failing)[0].refusals[0]["en"]
        assert [each.active for each in views.versions(desk, failing)] == [False, True, False]
    assert cases.events("rule", "rule.stopped")[0].detail == {"version": 3, "times": 5}
    cases.opened(lin, clock)
    assert ticked(clock)[-1] == ("event", "partly")


def test_a_priority_set_by_hand_stands_beside_what_a_rule_raises(ruled, lin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        override(work, number, Override(cases.ticket(number).version, Priority.P4, "a prototype"))
    ruled("opened_ago", do("raise", "P1"), minutes=5)
    clock.tick(minutes=6)
    assert ticked(clock) == [("opened", "done")]
    ticket = cases.ticket(number)
    assert (ticket.priority, ticket.computed_priority) == (Priority.P4, Priority.P1)


def test_the_longer_a_rule_waits_the_less_often_all_cases_are_looked_at(ruled, lin, clock):
    watch = ticks.Watch()
    ruled("opened_ago", do("note", text="Old."), minutes=60)
    first = cases.opened(lin, clock)
    clock.tick(minutes=59)
    watch(clock)
    cases.opened(lin, clock)
    clock.tick(minutes=2)
    watch(clock)
    assert runs() == []
    clock.tick(minutes=1)
    watch(clock)
    assert [each.ticket_id for each in runs()] == [cases.ticket(first).id]


def test_a_bug_in_one_case_blocks_nobody(ruled, lin, clock, monkeypatch):
    ruled("opened", do("raise", "up"))
    monkeypatch.setattr("core.automation.doing.triage.raised", lambda *_: 1 / 0)
    cases.opened(lin, clock)
    assert ticked(clock) == [("event", "refused")]
    assert "Something went wrong" in runs()[0].detail["refusals"][0]["en"]
    assert cases.events(kind="ticket.rule_refused")


def test_rules_that_set_each_other_off_are_refused_by_name(ruled, wang, clock):
    tag(clock, "a", "b")
    ruled("tagged", do("tag", "b"), of="a", name="First")
    second = ruled("tagged", do("tag", "a"), of="b", name="Second", on=False)
    own = ruled("regraded", do("raise", "up"), on=False)
    with pytest.raises(RingOfRules, match=r"Second.*First"), begin(wang, clock) as work:
        actions.switch(work, second, on=True)
    with pytest.raises(SetsItselfOff), begin(wang, clock) as work:
        actions.switch(work, own, on=True)
    with begin(wang, clock) as work:
        actions.change(work, second, 1, body("tagged", do("raise", "up"), of="b"))
        actions.switch(work, second, on=True)
    with pytest.raises(SetsItselfOff), begin(wang, clock) as work:
        actions.change(work, second, 3, body("regraded", do("raise", "up")))


def test_what_goes_on_and_on_is_cut_off_and_told_once(ruled, lin, admin, clock):
    """The words of the tags are such that nobody saw the ring when it was written."""
    tag(clock, *"abcde")
    for one, other in ("ab", "bc", "cd", "de"):
        ruled("tagged", do("tag", other), of=one)
    for _ in range(2):
        number = cases.opened(lin, clock)
        with begin(lin, clock) as work:
            queue.take(work, number)
            tags.tag(work, number, ["a"])
        ticked(clock)
    assert [each.outcome for each in runs()] == [Outcome.DONE, Outcome.DONE, Outcome.DONE, Outcome.CUT] * 2
    assert [each.depth for each in runs()] == [1, 2, 3, 4] * 2
    assert told(admin, clock) == [NoticeKind.RULE_TROUBLE]
    assert len(cases.events(kind="ticket.rule_cut_off")) == 2


def test_a_case_has_so_many_runs_a_day_and_no_more(ruled, lin, clock):
    ruled("wrote", do("note", text="again"))
    number = cases.opened(lin, clock)
    for _ in range(23):
        with begin(lin, clock) as work:
            resolution.customer_said(work, number, "Hello?")
    assert [each for _, each in ticked(clock)] == ["done"] * 20 + ["cut"] * 3


def test_events_are_heard_in_their_order_and_once_even_when_they_commit_late(ruled, lin, wang, clock):
    """On Postgres a number is given out before its transaction ends."""
    ruled("opened", do("note", text="seen"))
    cases.opened(lin, clock)
    cases.opened(lin, clock)
    with reading() as session:
        newest = session.scalar(select(func.max(EventRow.id)))
        late, early = session.scalars(select(EventRow).where(EventRow.kind == "ticket.opened").order_by(EventRow.id))
    kept = RuleCursor(id=1, upto=early.id - 1, holes={str(late.id): clock.now.isoformat()})
    claims.pass_by(kept, [newest], clock.now)
    assert (kept.upto, str(early.id) in kept.holes, str(late.id) in kept.holes) == (newest, early.id < newest, True)
    with transaction() as session:
        row = session.get_one(RuleCursor, 1)
        row.upto, row.holes = newest, {str(late.id): clock.now.isoformat()}
    assert ticked(clock) == [("event", "done")]
    assert runs()[0].mark == f"event.{late.id}"
    clock.tick(hours=2)
    cases.opened(lin, clock)
    assert len(ticked(clock)) == 2
    with reading() as session:
        assert session.get_one(RuleCursor, 1).holes == {}


def test_what_happened_before_a_rule_was_switched_on_is_past(ruled, lin, clock):
    ruled("wrote", do("raise", "up"))
    cases.opened(lin, clock)
    clock.tick(minutes=1)
    ruled("opened", do("raise", "up"))
    assert ticked(clock) == []


def due(number, kind=DeadlineKind.RESOLUTION):
    with reading() as session:
        row = session.scalars(
            select(Deadline).where(Deadline.ticket_id == cases.ticket(number).id, Deadline.kind == kind)
            .order_by(Deadline.cycle.desc())
        ).first()  # fmt: skip
        return row.due_at


def test_a_step_before_and_one_after_run_once_a_cycle_and_follow_the_due_time(ruled, lin, wang, clock):
    ruled("deadline", do("notify", "owner"), of="resolution", minutes=-60)
    ruled("deadline", do("raise", "up"), do("notify", "leads"), of="resolution", minutes=30)
    number = cases.opened(lin, clock, channel="phone")
    with begin(lin, clock) as work:
        queue.take(work, number)
    first = clock.now = due(number) - timedelta(minutes=61)
    assert ticked(clock) == []
    cases.moved(lin, clock, number, "ask_customer", facts="x")  # pauses: a step not yet done follows
    clock.tick(hours=2)
    with begin(lin, clock) as work:
        resolution.customer_said(work, number, "Here I am.")
    assert due(number) > first + timedelta(minutes=61)
    clock.now = due(number) - timedelta(minutes=60)
    assert ticked(clock) == ticked(clock) == [("resolution", "done")]
    assert told(lin, clock) == [NoticeKind.RISK]
    moved_to = due(number) + timedelta(minutes=30)
    clock.now = moved_to - timedelta(days=1)  # a clock set back
    assert len(ticked(clock)) == 1
    clock.now = moved_to
    assert len(ticked(clock)) == len(ticked(clock)) == 2
    assert (cases.ticket(number).priority, told(wang, clock)) == (Priority.P2, [NoticeKind.ESCALATED])
    clock.tick(hours=1)
    assert len(ticked(clock)) == 2  # the raise has moved the due time; what was done is not done again
    cases.moved(wang, clock, number, "closed", reason="done")
    with begin(wang, clock) as work:
        resolution.reopen(work, number, cases.ticket(number).moves, "It came back.")
    clock.now = max(clock.now, due(number) + timedelta(minutes=30))
    ticked(clock)
    assert [each.mark for each in runs()] == ["resolution.1", "resolution.1", "resolution.2"]


def test_times_other_than_promises(ruled, lin, wang, clock):
    ruled("unanswered", do("notify", "leads"), minutes=60)
    ruled("silent", do("notify", "owner"), minutes=24 * 60)
    ruled("step_ago", do("notify", "leads"), minutes=30)
    ruled("opened_ago", do("notify", "leads"), minutes=120, conditions=[if_("owner", "no")])
    number = cases.opened(lin, clock)
    clock.tick(minutes=60)
    assert [each for each, _ in ticked(clock)] == ["word", "stay"]
    with begin(lin, clock) as work:
        resolution.reply(work, number, "We look.")
        queue.take(work, number)
    clock.tick(minutes=60)
    assert len(ticked(clock)) == 2
    with begin(lin, clock) as work:
        resolution.customer_said(work, number, "And?")
    clock.tick(minutes=61)
    assert len(ticked(clock)) == 3
    clock.tick(hours=24)
    assert len(ticked(clock)) == 4
    with look(wang, clock) as desk:
        found = [trial(desk, each.rule.body) for each in views.lines(desk) if not each.rule.body.when.of]
        assert [(each.runs, each.cases) for each in found[-4:]] == [(1, 1), (1, 1), (1, 1), (0, 0)]


def test_every_condition_finds_what_it_says(lin, wang, person, clock):
    tag(clock, "vip")
    carer = person("carer", Role.AGENT, team="care")
    with begin(SYSTEM, clock) as work:
        terms.add(work, Vocabulary.CATEGORY, {"en": "Lids"}, "lids", parent="quality")
    (team,) = carer.teams
    number = cases.opened(carer, clock, team_id=team, subject="盖子 100% loose_", category="lids")
    with begin(carer, clock) as work:
        tags.tag(work, number, ["vip"])
    cases.opened(lin, clock, sensitive=True, category="complaint")
    one, none = [(1, 1)], [(0, 0)]
    for condition, expected in (
        (if_("words", "盖子"), one), (if_("words", "100%", "zzz"), one), (if_("words", "1%0"), none),
        (if_("category", "quality"), one), (if_("category", "quality", negated=True), one),
        (if_("team", team), one), (if_("team", "0"), one), (if_("team", team, negated=True), one),
        (if_("tag", "vip"), one), (if_("sensitive", "yes"), one), (if_("owner", "yes"), none),
        (if_("priority", "P1"), none), (if_("stage", "new", "working"), [(2, 2)]), (if_("channel", "mail"), [(2, 2)]),
        (if_("organisation", 7), none), (if_("tier", "vip"), none), (if_("tier", "vip", negated=True), [(2, 2)]),
        (if_("field", "yes", field="proof"), none),
    ):  # fmt: skip
        with look(wang, clock) as desk:
            found = trial(desk, body("opened", do("release"), conditions=[condition]))
        assert [(found.runs, found.cases)] == expected, condition
    with look(wang, clock) as desk:
        either = [if_("tag", "vip"), if_("sensitive", "yes")]
        assert trial(desk, body("opened", do("release"), conditions=either)).cases == 0
        found = trial(desk, body("opened", do("release"), conditions=either, every=False))
        assert (found.cases, {each.number for each in found.newest}) == (2, {number, number + 1})


def test_only_those_with_the_right_write_rules_and_the_slower_is_told(ruled, lin, wang, clock):
    number = ruled("opened", do("raise", "up"))
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.switch(work, number, on=False)
    with pytest.raises(ChangedBySomebody), begin(wang, clock) as work:
        actions.change(work, number, 1, body("opened", do("release")))
    second = ruled("wrote", do("raise", "up"))
    with begin(wang, clock) as work:
        actions.shift(work, second, -1)
        actions.retire(work, number)
    with look(wang, clock) as desk:
        assert [each.rule.id for each in views.lines(desk)] == [second]
        assert set(views.names(desk)) == {number, second}
    assert [each.kind for each in cases.events("rule")][-2:] == ["rule.shifted", "rule.retired"]


def test_a_desk_without_rules_gets_the_first_steps_of_escalation(lin, wang, clock):
    ticks.pass_time(clock)
    ticks.pass_time(clock)
    with look(wang, clock) as desk:
        assert [(each.shipped, each.active) for each in views.lines(desk)] == [("near", True), ("late", True)]
    number = cases.opened(lin, clock, channel="phone")
    clock.now = cases.ticket(number).next_due
    ticks.pass_time(clock)
    with begin(lin, clock) as work:
        queue.take(work, number)
    clock.tick(minutes=1)
    ticks.pass_time(clock)
    assert (told(lin, clock), told(wang, clock)) == ([], [NoticeKind.ESCALATED])  # nobody hears “near” of what is late
    assert Actor(ActorKind.SYSTEM, 1).person_id is None
    assert cases.count_of(Notice) == 1
