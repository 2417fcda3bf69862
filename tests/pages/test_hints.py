"""A hint beside the category is taken by one click; what was learned is told with its figures."""

import threading

from channels import learning
from channels.jobs import Runner
from core.actors import SYSTEM
from core.intake.actions import open_ticket
from core.jobs.words import JobKind
from core.settings import views as settings
from core.settings.hints import HintPolicy, Outside
from core.work import begin, look
from tests import cases
from tests.hints import lessons


def test_a_hint_is_taken_confirmed_and_measured(as_seen_by, lin, admin, clock):
    app = as_seen_by(lin, "desk/intake.py")
    app.text_input(key="intake.subject.0").set_value("The lid is cracked!!! Third time I write").run()
    assert any("Product quality" in each.value for each in app.markdown)
    assert any("upset: says that it is not the first time" in each.value for each in app.markdown)
    app.button(key="hint.take").click().run()
    assert app.selectbox(key="intake.category.0").value == "quality"
    app.text_area(key="intake.description.0").set_value("Since today.").run()
    app.button(key="take_in").click().run()
    assert cases.events(kind="ticket.hint_answered")[0].detail["decided"] == "quality"

    with begin(SYSTEM, clock) as work:
        number = open_ticket(work, cases.form(category="question", subject="Please exchange it, wrong size")).number
    app = as_seen_by(lin, "desk/ticket.py", n=str(number))
    app.button(key="hint.take").click().run()
    assert cases.ticket(number).category == "return"
    assert not [each for each in app.button if each.key == "hint.take"]
    assert [each.detail["hinted"] for each in cases.events(kind="ticket.hint_answered")] == ["quality", "return"]


def test_the_page_of_hints_tells_how_well_they_do(as_seen_by, lin, admin, clock):
    app = as_seen_by(admin, "manage/hints.py")
    assert any("has not learned yet" in each.value for each in app.caption)
    lessons.decided(lin, clock)
    for _ in range(2):
        app = as_seen_by(admin, "manage/hints.py")
        app.button(key="learn").click().run()
        handlers = {JobKind.LEARN: lambda run: learning.learn(run, lessons.taught)}
        assert Runner(threading.Event(), handlers=handlers, ticks=()).work_one()
    app = as_seen_by(admin, "manage/hints.py")
    assert any(each.value.startswith("Version 2, learned from 32 cases") for each in app.caption)
    assert any("right of 8" in each.value for each in app.markdown)
    app.button(key="use.1").click().run()
    assert any(each.value.startswith("Version 1, learned from 32 cases") for each in app.caption)
    app.button(key="use.0").click().run()
    assert any(each.value.startswith("Hints go by words") for each in app.caption)


def test_hints_are_the_desks_to_set(as_seen_by, admin):
    app = as_seen_by(admin, "manage/settings.py", section="hints")
    app.text_area(key="hints.keywords.quality.0").set_value("blorp")
    app.number_input(key="hints.sure_from.0").set_value(75)
    app.button(key="hints.save").click().run()
    app = as_seen_by(admin, "manage/settings.py", section="outside")
    app.toggle(key="outside_hints.enabled.0").set_value(True)
    app.button(key="outside.save").click().run()
    assert [each.value for each in app.error] == ["“Ask the model”: give the address and the name of the model first."]
    with look(admin) as desk:
        policy = settings.read(desk, HintPolicy)
        assert (policy.sure_from, policy.keywords["quality"]) == (75, ("blorp",))
        assert policy.keywords["return"] == HintPolicy().keywords["return"]
        assert settings.read(desk, Outside) == Outside()
