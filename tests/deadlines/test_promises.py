"""Who is promised what, and how far each promise has come: by plain values."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from core.deadlines import rules
from core.deadlines.choosing import Facts, Shadow, choose, for_everybody, shadows
from core.deadlines.clock import Clock, clock, only
from core.deadlines.courses import History, Said, Stay, course_of
from core.deadlines.explaining import Course, explain
from core.deadlines.rules import Target
from core.deadlines.words import DeadlineKind, PartKind
from core.hours.calendar import Calendar, day_and_night
from core.process.words import Stage
from core.settings.errors import NotValid
from core.settings.forms import filled
from core.settings.promises import Promise, Promises, Rule
from core.triage.words import Priority
from tests.deadlines.test_rules import DESK, at

RESPONSE, REPLY, CONTACT, COMPLAINT, RESOLUTION = DeadlineKind
WORKING, ASKED, PARTNER, DONE = Stage.WORKING, Stage.WAITING_CUSTOMER, Stage.WAITING_PARTNER, Stage.RESOLVED
CASE = Facts("mail", "quality", Priority.P3)
TREE = {"complaint": None, "rude": "complaint", "quality": None}


def rule(code="x", minutes=5, kind=RESPONSE, **conditions):
    return Rule(code=code, name=code, targets={kind: Promise(minutes=minutes)}, **conditions)


def past(*stays, talk="", answered="5 09:00", **more):
    """``talk``: moments, a customer's word with a question mark."""
    words = [Said(at(each.rstrip("?")), each.endswith("?")) for each in talk.split(", ") if each]
    told = [Stay(stage, at(entered)) for stage, entered in stays]
    return History(told[0].entered, at(answered) if answered else None, told, talk=words, **more)


def test_the_first_rule_that_fits_and_says_something_decides_and_the_table_is_the_last():
    promises = Promises(rules=(
        rule("talk", 30, REPLY), rule("rude", 7, channels=("mail",), categories=("complaint",)),
        rule("vip", 9, tiers=("vip",)), rule("none", None, teams=(4,)), rule("all", 60, priorities=(Priority.P4,)),
    ))  # fmt: skip

    def chosen(kind=RESPONSE, **facts):
        plain = {"channel": "mail", "category": "quality", "priority": "P3"}
        found = choose(promises, TREE, kind, Facts(**plain | facts))
        return found and (found.rule and found.rule.code, found.promise.minutes)

    assert chosen() == (None, 480)
    assert chosen(category="rude", tier="vip") == ("rude", 7)
    assert chosen(category="rude", channel="web", tier="vip") == ("vip", 9)
    assert chosen(team=4) == ("none", None)
    assert chosen(priority=Priority.P4, kind=RESOLUTION) == (None, 4_800)
    assert chosen(kind=REPLY) == ("talk", 30)
    assert chosen(kind=CONTACT) is None


def test_what_we_ship_promises_chat_in_five_minutes_and_contact_and_an_answer_to_complaints():
    shipped = Promises()
    chat = choose(shipped, {}, RESPONSE, Facts("chat", "quality", Priority.P3))
    assert (chat.promise.minutes, chat.promise.day_and_night) == (5, False)
    contact = choose(shipped, TREE, CONTACT, Facts("mail", "rude", Priority.P2))
    assert (contact.promise.minutes, contact.promise.day_and_night) == (1_440, True)
    assert choose(shipped, TREE, COMPLAINT, CASE) is None
    assert choose(shipped, TREE, COMPLAINT, Facts("mail", "rude", Priority.P2)).promise.minutes == 1_440


def test_a_rule_that_can_never_decide_is_named_with_the_one_before_it():
    wide, narrow = rule("wide", channels=("mail", "chat")), rule("narrow", channels=("chat",), teams=(1,))
    assert list(shadows([wide, narrow], TREE)) == [Shadow(1, 0, (RESPONSE,))]
    assert list(shadows([narrow, wide], TREE)) == []
    assert list(shadows([wide, rule("other", kind=REPLY, channels=("chat",))], TREE)) == []
    above, below = rule("above", categories=("complaint",)), rule("below", categories=("rude",))
    assert list(shadows([above, below], TREE)) == [Shadow(1, 0, (RESPONSE,))]
    assert list(shadows([below, above, rule("any")], TREE)) == []


@pytest.mark.parametrize(
    ("targets", "flaw"),
    [
        ({RESPONSE: Promise(minutes=90), RESOLUTION: Promise(minutes=60)}, "rule 1 promises the end before the answer"),
        ({RESPONSE: {"minutes": 0}}, "the least is 1"),
        ({}, "does not make sense"),
    ],
)
def test_a_promise_that_makes_no_sense_is_refused(targets, flaw):
    with pytest.raises(NotValid) as refused:
        filled(Promises, rules=({"code": "x", "name": "x", "targets": targets},))
    assert flaw in refused.value.sentence.format(**refused.value.facts)


def test_what_was_kept_before_there_were_rules_has_none():
    kept = Promises().model_dump(mode="json")
    del kept["rules"]
    assert Promises.model_validate(kept).rules == ()
    assert Promises.model_validate(Promises().model_dump(mode="json")) == Promises()


@pytest.mark.parametrize(
    ("history", "told"),
    [
        (past((WORKING, "5 08:00"), talk="5 08:30?, 5 09:00"), None),  # before the first answer that one is owed
        (past((WORKING, "5 08:00"), talk="5 09:00, 5 10:00?, 5 11:00?"), (1, "5 10:00", None)),
        (past((WORKING, "5 08:00"), talk="5 09:00, 5 10:00?, 5 11:00, 5 11:00?"), (2, "5 11:00", None)),
        (past((WORKING, "5 08:00"), (DONE, "5 12:00"), talk="5 09:00, 5 10:00?"), (1, "5 10:00", "5 12:00")),
        (past((WORKING, "5 08:00"), (DONE, "5 12:00"), talk="5 09:00, 5 13:00?"), None),  # thanks owe nothing
        (past((WORKING, "5 08:00"), (DONE, "5 12:00"), (WORKING, "5 14:00"), talk="5 09:00, 5 13:00?"),
         (1, "5 14:00", None)),
        (past((WORKING, "5 08:00"), (DONE, "5 12:00"), (WORKING, "5 14:00"), talk="5 09:00, 5 13:00?, 5 13:30"), None),
        (past((WORKING, "5 08:00"), (ASKED, "5 09:30"), talk="5 09:00, 5 10:00?"), (1, "5 10:00", None)),
    ],
)  # fmt: skip
def test_the_next_reply_is_owed_from_the_oldest_word_without_one(history, told):
    course = course_of(REPLY, history)
    expected = told and (told[0], at(told[1]), at(told[2]) if told[2] else None)
    assert (course and (course.cycle, course.started, course.met)) == expected


def test_a_third_party_is_contacted_once_and_a_case_that_ended_needed_none():
    assert course_of(CONTACT, past((WORKING, "5 08:00"), contacted=at("5 09:00"))).met == at("5 09:00")
    ended = course_of(CONTACT, past((WORKING, "5 08:00"), (DONE, "5 12:00"), contacted=at("5 13:00")))
    assert (ended.met, ended.dropped) == (None, at("5 12:00"))


def test_a_complaint_is_answered_by_the_first_words_after_its_review_or_by_its_end():
    talk = "5 09:00, 5 10:00, 5 15:00"
    reviewed = past((WORKING, "5 08:00"), talk=talk, reviewed=at("5 11:00"))
    assert course_of(COMPLAINT, reviewed).met == at("5 15:00")
    assert course_of(COMPLAINT, past((WORKING, "5 08:00"), talk=talk)).met is None
    assert course_of(COMPLAINT, past((WORKING, "5 08:00"), (DONE, "5 16:00"), talk=talk)).met == at("5 16:00")


def test_a_wait_for_a_partner_stops_the_clock_where_the_rule_says_so():
    history = past((WORKING, "5 09:00"), (PARTNER, "5 10:00"), (WORKING, "5 12:00"))
    due = [rules.standing(RESOLUTION, history, Target(480, DESK, partner_pauses=each)).due_at for each in (True, False)]
    assert due == [at("6 11:00"), at("5 18:00")]
    assert rules.standing(RESPONSE, history, Target(480, DESK, partner_pauses=True)).due_at == at("5 18:00")


NIGHT = Calendar(ZoneInfo("UTC"), dict.fromkeys(range(7), ((0, 360),)))


def test_what_one_team_has_used_stays_used_when_another_team_goes_on_by_its_own_hours():
    both = clock([(DESK, at("5 11:00")), (NIGHT, None)])
    assert both.due(at("5 09:00"), timedelta(hours=4)) == at("6 02:00")
    assert both.due(at("5 09:00"), timedelta(hours=2)) == at("5 11:00")  # used up before the case went over
    assert both.used(at("5 09:00"), at("6 01:00")) == timedelta(hours=3)
    pause = [(at("5 10:00"), at("6 01:00"))]
    assert both.due(at("5 09:00"), timedelta(hours=4), pause) == at("6 04:00")
    assert clock([(DESK, at("5 10:00")), (DESK, None)]) == only(DESK)


def test_hours_after_the_clock_becomes_day_and_night_count_day_and_night():
    urgent = clock([(DESK, at("5 17:00")), (day_and_night(), None)])
    assert urgent.due(at("5 16:00"), timedelta(hours=4)) == at("5 20:00")


def test_the_explanation_follows_each_calendar_in_its_time():
    both = Clock(((DESK, at("5 17:00")), (NIGHT, None)))
    parts = explain(both, Course(at("5 16:00"), at("6 01:00"), at("6 09:00"), True))
    assert [(each.begin, each.end, each.kind) for each in parts] == [
        (at("5 16:00"), at("5 17:00"), PartKind.COUNTED),
        (at("5 17:00"), at("6 00:00"), PartKind.CLOSED),
        (at("6 00:00"), at("6 01:00"), PartKind.COUNTED),
        (at("6 01:00"), at("6 09:00"), PartKind.LATE),
    ]


def test_only_what_holds_for_everybody_is_told_in_public():
    promises = Promises(rules=(
        rule("vip", 1, tiers=("vip",)), rule("rude", 2, categories=("complaint",)), rule("talk", 5, channels=("chat",)),
        rule("answer", 60, COMPLAINT, categories=("complaint",)), rule("never", None, CONTACT),
    ))  # fmt: skip
    told = {(kind, by): for_everybody(promises, kind, by) for kind in DeadlineKind for by in ("chat", "mail")}
    assert {key: found.minutes for key, found in told.items() if found} == {
        (RESPONSE, "chat"): 5, (COMPLAINT, "chat"): 60, (COMPLAINT, "mail"): 60,
    }  # fmt: skip
