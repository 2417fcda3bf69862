"""What a case knows, the process that goes on with it, and who works its steps: by documents of these tests' own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import yaml
from sqlalchemy import select, update

from core.actors import SYSTEM, Actor, Role
from core.bundling import actions as bundling
from core.deadlines.words import DeadlineKind
from core.models import CaseFact, Deadline, Membership, Person, PersonSkill, ProcessVersion, Ticket
from core.process import findings, handing, issuing
from core.process.document import Document
from core.process.errors import HandedOnTooOften, NobodyGoesOn
from core.process.issuing import Said
from core.process.words import Happening, MoveKind, Stage, VersionState
from core.resolution import actions, views
from core.resolution.errors import FourEyes, NoSuchMove, NotYourSkill, NotYourTeam, StillMissing
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import Ticking

Publish = Callable[..., int]

FIRST = """
process: first
labels: {en: First}
applies_when: "category == 'other'"
precedence: 99
roles:
  desk: {labels: {en: Desk}}
fields:
  verdict: {type: enum, values: [covered, open], bind: policy.verdict, labels: {en: Verdict}}
  words: {type: text, labels: {en: Words}}
steps:
  look: {labels: {en: Look}, stage: working, role: desk, due: 8h, require: [verdict], next: [decide, wait, over]}
  decide:
    labels: {en: Decide}
    stage: working
    role: desk
    due: 8h
    require: [words]
    next: [{to: shut, when: "verdict == 'open'"}, {to: over, when: "verdict == 'covered'"}, {to: look, back: true}]
  wait:
    labels: {en: Wait}
    stage: waiting_customer
    role: desk
    max_visits: {times: 1, then: decide}
    next:
      - {to: look, event: customer_replied, back: true}
      - {to: over, event: customer_confirmed}
      - {to: over, after: 3d}
  over: {labels: {en: Hand on}, stage: closed, role: desk, hand_over: second}
  shut: {labels: {en: Shut}, stage: closed, role: desk, end: done}
"""
SECOND = """
process: second
labels: {en: Second}
roles: {desk: {labels: {en: Others}}}
fields:
  found: {type: enum, values: [covered, open, unclear], bind: policy.verdict, labels: {en: Found}}
steps:
  look: {labels: {en: Look again}, stage: new, role: desk, due: 4h, require: [found], next: [wait, {to: end}, back]}
  wait:
    labels: {en: Wait again}
    stage: waiting_partner
    role: desk
    max_visits: {times: 1, then: end}
    next: [{to: look, event: partner_answered, back: true}]
  back: {labels: {en: Hand back}, stage: closed, role: desk, hand_over: first}
  end: {labels: {en: End}, stage: closed, role: desk, end: done}
"""


@pytest.fixture
def publish(desk: str, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """Without the checker, whose findings are no matter of these tests."""
    monkeypatch.setattr(findings, "problems", lambda *_: ())

    def issue(text: str, **changed: Any) -> int:
        document = Document.model_validate(yaml.safe_load(text) | changed)
        with begin(SYSTEM) as work:
            return issuing.issue(work, document, Said(author=None, approver=None)).id

    return issue


@pytest.fixture
def both(publish: Publish) -> tuple[int, int]:
    return publish(FIRST), publish(SECOND)


def retire(process: str) -> None:
    with transaction() as session:
        rows = update(ProcessVersion).where(ProcessVersion.process == process)
        session.execute(rows.values(state=VersionState.RETIRED))


def facts(number: int) -> dict[str, Any]:
    with reading() as session:
        return {
            row.name: (row.value, row.seq, row.by)
            for row in session.scalars(select(CaseFact).where(CaseFact.ticket_id == cases.ticket(number).id))
        }


def opened(actor: Actor, clock: Ticking) -> int:
    return cases.opened(actor, clock, category="other")


def happened(actor: Actor, clock: Ticking, number: int, what: Happening) -> Ticket:
    with begin(actor, clock) as work:
        return actions.happened(work, number, what, cases.ticket(number).moves)


def test_what_is_bound_lives_with_the_case_and_other_values_with_their_visit(
    both: object, lin: Actor, zhou: Actor, clock: Ticking
) -> None:
    number = opened(lin, clock)
    cases.moved(lin, clock, number, "decide", verdict="open")
    assert facts(number) == {"policy.verdict": ("open", 1, lin.id)}
    cases.moved(zhou, clock, number, "look", words="x")
    with pytest.raises(StillMissing, match="Verdict"):
        cases.moved(zhou, clock, number, "decide")  # what is known is shown, and confirmed by a person
    cases.moved(zhou, clock, number, "decide", verdict="covered")
    assert facts(number) == {"policy.verdict": ("covered", 3, zhou.id)}
    assert [visit.values for visit in cases.visits(number)][:3] == [
        {"verdict": "open"},
        {"words": "x"},
        {"verdict": "covered"},
    ]
    with pytest.raises(NoSuchMove):
        cases.moved(lin, clock, number, "shut", words="x")
    with look(lin, clock) as desk:
        (fact,) = views.case(desk, number).facts
    assert (fact.name, fact.value, fact.who, fact.at) == ("policy.verdict", "covered", "Zhou", clock.now)


def test_what_a_condition_reads_and_nobody_knows_is_asked_for(
    both: object, lin: Actor, wang: Actor, clock: Ticking
) -> None:
    number = opened(lin, clock)
    cases.moved(wang, clock, number, "decide", reason="I know it all.")
    with pytest.raises(StillMissing, match=r"Words.*Verdict"):
        cases.moved(lin, clock, number, "shut")
    assert cases.moved(lin, clock, number, "shut", words="x", verdict="open").step == "shut"
    assert facts(number)["policy.verdict"][:2] == ("open", 2)


def test_another_process_goes_on_in_one_transaction(
    both: tuple[int, int], publish: Publish, lin: Actor, clock: Ticking
) -> None:
    number = opened(lin, clock)
    newer = publish(SECOND)
    clock.tick(hours=1)
    case = cases.moved(lin, clock, number, "over", verdict="covered")
    assert (case.step, case.stage, case.moves, case.process_version_id) == ("look", Stage.NEW, 3, newer)
    assert (case.closed_at, case.resolved_at, case.first_response_at, case.wakes_at) == (None, None, None, None)
    way = cases.visits(number)
    assert [(visit.step, visit.kind, visit.left_to, visit.process_version_id) for visit in way] == [
        ("look", MoveKind.NORMAL, "over", both[0]),
        ("over", MoveKind.HAND_OVER, "look", both[0]),
        ("look", None, None, newer),
    ]
    assert [visit.left_by for visit in way] == [lin.id, lin.id, None]
    moved, handed = cases.events(kind="ticket.moved")[-1], cases.events(kind="ticket.handed_over")[-1]
    assert (moved.detail["to_step"], moved.detail["stage"]) == ("over", "new")
    assert handed.detail == {"from_step": "over", "to_step": "look", "process": "second", "version": 2}
    with reading() as session:
        solution = select(Deadline).where(Deadline.ticket_id == case.id, Deadline.kind == DeadlineKind.RESOLUTION)
        assert [(row.cycle, row.met_at, row.started_at) for row in session.scalars(solution)] == [
            (1, None, case.opened_at)
        ]
    assert way[-1].due_at == clock.now + timedelta(hours=4)
    assert facts(number)["policy.verdict"][0] == "covered"


def test_limits_and_four_eyes_count_in_the_present_course_only(both: object, lin: Actor, clock: Ticking) -> None:
    """Both processes have steps of the same names, and one of them hands the case back."""
    number = opened(lin, clock)
    cases.moved(lin, clock, number, "wait", verdict="open")
    happened(lin, clock, number, Happening.CUSTOMER_REPLIED)
    assert cases.moved(lin, clock, number, "wait", verdict="open").step == "decide"
    cases.moved(lin, clock, number, "look")
    cases.moved(lin, clock, number, "over", verdict="covered")
    assert cases.moved(lin, clock, number, "wait", found="unclear").step == "wait"
    happened(lin, clock, number, Happening.PARTNER_ANSWERED)
    back = cases.moved(lin, clock, number, "back", found="unclear")
    assert facts(number)["policy.verdict"][0] == "unclear"  # of which the first process has never heard
    assert cases.moved(lin, clock, number, "wait", verdict="open").step == "wait"
    assert [visit.seq for visit in handing.present(cases.visits(number))] == [back.moves, back.moves + 1]


def test_where_nobody_goes_on_the_case_stays_and_says_so(both: object, lin: Actor, wang: Actor, clock: Ticking) -> None:
    first, second, third = (opened(lin, clock) for _ in range(3))
    for number in (second, third):
        cases.moved(lin, clock, number, "wait", verdict="covered")
    retire("second")
    with pytest.raises(NobodyGoesOn) as refusal:
        cases.moved(lin, clock, first, "over", verdict="covered")
    assert "“second”, which is not in force any more. It stays where it is" in refusal.value.said_in("en")
    assert (cases.ticket(first).moves, facts(first)) == (1, {})
    with pytest.raises(NobodyGoesOn):
        happened(lin, clock, second, Happening.CUSTOMER_CONFIRMED)
    clock.tick(days=3)
    with begin(SYSTEM, clock) as work:
        assert actions.pass_time(work) == 2
    assert cases.ticket(third).wakes_at == clock.now + timedelta(hours=1)
    assert cases.moved(wang, clock, third, "look", reason="We look again.").step == "look"


def test_a_customers_words_are_kept_where_nobody_goes_on(publish: Publish, lin: Actor, clock: Ticking) -> None:
    publish(FIRST.replace("{to: look, event: customer_replied, back: true}", "{to: over, event: customer_replied}"))
    number = opened(lin, clock)
    cases.moved(lin, clock, number, "wait", verdict="covered")
    with begin(lin, clock) as work:
        actions.customer_said(work, number, "Here I am.")
    assert (cases.ticket(number).step, len(cases.events(kind="ticket.message_added"))) == ("wait", 1)


def test_a_case_is_not_handed_round_for_ever(both: object, publish: Publish, lin: Actor, clock: Ticking) -> None:
    number = opened(lin, clock)
    for times in range(handing.MOST_HAND_OVERS):
        to, field = ("back", "found") if times % 2 else ("over", "verdict")
        cases.moved(lin, clock, number, to, **{field: "covered"})
    with pytest.raises(HandedOnTooOften, match=str(handing.MOST_HAND_OVERS)):
        cases.moved(lin, clock, number, "back", found="open")
    publish(SECOND, steps={"look": {"labels": {}, "stage": "new", "role": "desk", "hand_over": "second"}})
    with pytest.raises(HandedOnTooOften):
        cases.moved(lin, clock, opened(lin, clock), "over", verdict="open")


def test_merging_ends_a_case_and_hands_nothing_over(both: object, lin: Actor, clock: Ticking) -> None:
    one, other = opened(lin, clock), opened(lin, clock)
    with begin(lin, clock) as work:
        bundling.merge(work, one, other)
    assert (cases.ticket(one).step, cases.ticket(one).stage) == ("shut", Stage.CLOSED)


def test_a_retired_version_is_walked_to_its_end(both: object, lin: Actor, clock: Ticking) -> None:
    number = opened(lin, clock)
    retire("first")
    cases.moved(lin, clock, number, "wait", verdict="open")
    happened(lin, clock, number, Happening.CUSTOMER_REPLIED)
    cases.moved(lin, clock, number, "decide", verdict="open")
    assert cases.moved(lin, clock, number, "shut", words="x").stage is Stage.CLOSED
    assert cases.ticket(opened(lin, clock)).process_version_id != cases.ticket(number).process_version_id


def test_a_step_is_worked_by_its_teams_and_skills(
    publish: Publish, lin: Actor, zhou: Actor, person: Callable[..., Actor], clock: Ticking
) -> None:
    xu = person("xu", Role.AGENT, team="repair")
    (team,) = xu.teams
    roles = {"labels": {"en": "Bench"}, "held_by": ["agent"], "teams": [team], "skills": ["battery", "glass"]}
    look_step = {**yaml.safe_load(FIRST)["steps"]["look"], "not_by": ["decide"]}
    steps = yaml.safe_load(FIRST)["steps"] | {"look": look_step}
    publish(FIRST, roles={"desk": roles}, steps=steps)
    number = opened(lin, clock)
    with pytest.raises(NotYourTeam) as refusal:
        cases.moved(lin, clock, number, "wait", verdict="open")
    assert "“Bench”, which needs one of these teams: repair." in refusal.value.said_in("en")
    with pytest.raises(NotYourSkill, match="battery"):
        cases.moved(xu, clock, number, "wait", verdict="open")
    able = replace(xu, skills=frozenset({"glass"}))
    assert cases.moved(able, clock, number, "decide", verdict="open").step == "decide"
    assert cases.moved(able, clock, number, "look").step == "look"
    assert cases.moved(able, clock, number, "decide", verdict="open").step == "decide"  # nobody else is of this team
    assert cases.visits(number)[-2].kind is MoveKind.ALONE
    cases.moved(able, clock, number, "look")
    mei = person("mei", Role.AGENT)
    with transaction() as session:
        other = session.get_one(Person, mei.id)
        other.team_rows = [Membership(team_id=team)]
        other.skill_rows = [PersonSkill(skill="battery")]
    with pytest.raises(FourEyes):
        cases.moved(able, clock, number, "decide", verdict="open")
