"""Ready answers."""

import pytest

from core.actors import Role
from core.canned import actions, rules, views
from core.canned.errors import NoBody, NoSuchReply, UnknownField
from core.canned.forms import Wording
from core.canned.words import Tone
from core.errors import ChangedBySomebody, TooLong
from core.permissions import NotAllowed
from core.settings.errors import NoLabel
from core.work import begin, look
from tests import cases


def wording(**more):
    return Wording(**{"labels": {"en": "Thanks"}, "bodies": {"en": "Hello {customer}"}, **more})


def on_offer(actor, clock):
    with look(actor, clock) as desk:
        return [each.labels["en"] for each in views.on_offer(desk)]


def test_a_reply_is_added_changed_retired_and_brought_back(wang, lin, clock):
    with begin(wang, clock) as work:
        row = actions.add(work, wording())
    with begin(wang, clock) as work:
        actions.change(work, row.id, row.version, wording(tone=Tone.SHORT))
    assert cases.events("canned")[-1].detail == {"fields": ["tone"]}
    with pytest.raises(ChangedBySomebody), begin(wang, clock) as work:
        actions.change(work, row.id, 1, wording())
    with begin(wang, clock) as work:
        actions.retire(work, row.id)
    assert on_offer(lin, clock) == []
    with begin(wang, clock) as work:
        actions.restore(work, row.id)
    assert on_offer(lin, clock) == ["Thanks"]


def test_a_teams_reply_is_offered_to_the_team(person, wang, clock):
    lin, zhou = person("lin", Role.AGENT, team="care"), person("zhou", Role.TECHNICIAN, team="repair")
    with begin(wang, clock) as work:
        actions.add(work, wording(team_id=next(iter(lin.teams))))
    assert (on_offer(lin, clock), on_offer(zhou, clock)) == (["Thanks"], [])


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"labels": {"en": " "}}, NoLabel), ({"bodies": {}}, NoBody), ({"labels": {"en": "x" * 61}}, TooLong),
        ({"bodies": {"en": "x" * 10_001}}, TooLong), ({"bodies": {"en": "Dear {custmer}"}}, UnknownField),
    ],
)  # fmt: skip
def test_what_is_no_reply(wang, clock, more, refusal):
    with pytest.raises(refusal), begin(wang, clock) as work:
        actions.add(work, wording(**more))


def test_agents_use_replies_and_do_not_write_them(lin, wang, clock):
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.add(work, wording())
    with pytest.raises(NoSuchReply), begin(wang, clock) as work:
        actions.retire(work, 99)


def test_fields_fill_themselves_and_unknown_ones_stay_visible():
    body = "{customer}, {number} {subject} {x} {"
    assert rules.filled(body, {"customer": "{number}", "number": "1001"}) == "{number}, 1001 {subject} {x} {"


def test_the_shipped_ones_are_whole_in_three_languages(wang, clock, desk):
    for added in (5, 5):
        with begin(wang, clock) as work:
            actions.ship(work)
        with look(wang, clock) as reading:
            shipped = views.replies(reading)
        assert len(shipped) == added
    assert {tag for each in shipped for tag in each.bodies} == {"en", "zh_CN", "zh_TW"}
    assert all(rules.unknown(body) is None for each in shipped for body in each.bodies.values())
