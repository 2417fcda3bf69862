"""A review on the screen: each form accepted and refused, by author, approver and reader."""

from datetime import date, timedelta

import pytest

from core.actors import SYSTEM, Role
from core.clock import utc_now
from core.drafting import actions, edits, review, views
from core.drafting.forms import NewStep, Release
from core.models import ProcessUpkeep, ProcessVersion
from core.process import views as process
from core.process.words import DraftState, Stage
from core.review import views as said
from core.review.forms import Terms
from core.upkeep import views as upkeep
from core.work import begin, look
from pages.parts.changed_chart import changed_chart
from tests import cases
from tests.pages.test_desk import button, errors, keyed
from tests.pages.test_documents import now, toasts
from tests.pages.test_documents import said as words

READ, REVIEW, NOTICES, HOME = "library/documents.py", "library/review.py", "desk/notices.py", "desk/home.py"


@pytest.fixture
def number(he, lin) -> int:
    """In review: better words in one step, a new one after it, and another one gone."""
    with begin(he) as work:
        number = actions.start(work, "basic")
        steps = views.draft(work, number).document.steps
        actions.change(work, number, edits.step("new", steps["new"], do={"en": "Read the case twice, then start."}))
        actions.change(work, number, edits.added(NewStep({"en": "Look again"}, Stage.WORKING, "new")))
        review.ask(work, number, views.draft(work, number).version, Release(True, "Because."))
    return number


def test_a_draft_goes_through_review_into_force(as_seen_by, he, wang):
    with begin(he) as work:
        number = actions.start(work, "complaint")
    app = as_seen_by(he, REVIEW, draft=str(number))
    assert "There is nothing to publish." in words(app)
    steps = now(he, number).document.steps
    with begin(he) as work:
        actions.change(work, number, edits.step("receive", steps["receive"], do={"en": "Listen twice."}))
    app = as_seen_by(he, REVIEW, draft=str(number))
    assert ":green-background[Listen twice.]" in words(app)
    button(app, "ask.send").click().run()
    assert errors(app)[0].startswith("Please choose whether this version is major or minor")  # nothing is preselected
    app.segmented_control(key="ask.kind").set_value("minor")
    button(app, "ask.send").click().run()
    assert errors(app)[0].startswith("Please write what changes and why")
    keyed(app.text_area, "ask.note").set_value("They spoke too fast.")
    button(app, "ask.send").click().run()
    assert "approve" not in [each.key for each in app.button]
    app = as_seen_by(wang, REVIEW, draft=str(number))
    button(app, "approve").click().run()
    assert not errors(app)
    with look(wang) as desk:
        assert process.named(desk, "complaint").document.steps["receive"].do == {"en": "Listen twice."}


def test_the_difference_is_shown_side_by_side_and_folds_what_is_the_same(as_seen_by, wang, number):
    app = as_seen_by(wang, REVIEW, draft=str(number))
    shown = words(app)
    assert ":red-background[" in shown
    assert ":green-background[" in shown
    assert "**Look again** :green-badge[added]" in shown
    assert any("steps unchanged: " in each.label for each in app.expander)
    draft = now(wang, number)
    found = review.differences.between(draft.former.document, draft.document)
    chart = changed_chart(draft.former.document, draft.document, found)
    assert 's_look_again["⊕ Look again"]:::added' in chart
    assert 's_new(["≠ New"]):::changed' in chart
    assert 's_new -->|"⊕"| s_look_again' in chart
    back = changed_chart(
        draft.document, draft.former.document, review.differences.between(draft.document, draft.former.document)
    )
    assert 's_look_again["⊖ Look again"]:::removed' in back
    assert 's_new --x|"⊖"| s_look_again' in back


def test_a_comment_is_said_answered_and_done(as_seen_by, he, wang, number):
    app = as_seen_by(wang, REVIEW, draft=str(number))
    button(app, "comment.send").click().run()
    assert errors(app) == ["Please write what you want to say."]
    keyed(app.selectbox, "comment.step").set_value("look_again")
    keyed(app.text_area, "comment.text").set_value("Is this *needed*?")
    button(app, "comment.send").click().run()
    assert toasts(app) == ["Said. Who is concerned is told."]
    app = as_seen_by(he, NOTICES)
    assert "Wang has commented on the draft" in words(app)
    app = as_seen_by(he, REVIEW, draft=str(number))
    assert "Is this \\*needed\\*?" in words(app)
    button(app, "answer.1.send").click().run()
    assert errors(app) == ["Please write what you want to say."]
    keyed(app.text_area, "answer.1.text").set_value("It is.")
    button(app, "answer.1.send").click().run()
    button(app, "settle.1").click().run()
    with look(he) as desk:
        comment = said.comments(desk, number)[0]
    assert (comment.step, comment.done_by, [each.text for each in comment.answers]) == ("look_again", "He", ["It is."])
    with begin(wang) as work:
        review.approve(work, number, now(wang, number).version, 1)
    assert "Is this \\*needed\\*?" in words(as_seen_by(he, READ, process="basic"))


def test_who_wrote_in_it_sees_beforehand_why_they_cannot_approve_and_who_can(as_seen_by, he, wang, person, number):
    su = person("su", Role.TRAINER)
    with begin(he) as work:
        review.take_back(work, number, now(he, number).version)
    app = as_seen_by(he, REVIEW, draft=str(number))
    assert "Who has not written in it may approve it: Su, Wang" in words(app)
    with begin(su) as work:
        review.ask(work, number, now(su, number).version, Release(True, "why"))
    app = as_seen_by(he, REVIEW, draft=str(number))
    assert "You have written in this draft, so somebody else approves it. These may: Wang" in words(app)
    assert (button(app, "approve").disabled, button(app, "back").disabled) == (True, False)
    assert "These may: Wang" in words(as_seen_by(su, REVIEW, draft=str(number)))
    assert not button(as_seen_by(wang, REVIEW, draft=str(number)), "approve").disabled


def test_a_day_is_chosen_refused_kept_and_withdrawn(as_seen_by, wang, number):
    app = as_seen_by(wang, REVIEW, draft=str(number))
    app.segmented_control(key="when.way").set_value("day").run()
    app.date_input(key="when.day").set_value(date(2020, 1, 1)).run()
    button(app, "approve").click().run()
    assert errors(app) == ["This moment has passed already. Choose a later one, or publish now."]
    app.date_input(key="when.day").set_value((utc_now() + timedelta(days=3)).date()).run()
    button(app, "approve").click().run()
    assert (errors(app), toasts(app)) == ([], ["It comes into force on its day."])
    assert now(wang, number).state is DraftState.SCHEDULED
    assert "approved by Wang" in words(app)
    assert not as_seen_by(wang, READ).exception
    app = as_seen_by(wang, REVIEW, draft=str(number))
    button(app, "withdraw").click().run()
    assert now(wang, number).state is DraftState.IN_REVIEW


def test_a_role_that_nobody_holds_needs_a_tick(as_seen_by, he, wang, number):
    with begin(he) as work:
        review.take_back(work, number, now(he, number).version)
        actions.change(work, number, lambda document: document.model_copy(update={
            "roles": {"desk": document.roles["desk"].model_copy(update={"teams": (99,)})}}))  # fmt: skip
    app = as_seen_by(he, REVIEW, draft=str(number))
    keyed(app.text_area, "ask.note").set_value("Another team.")
    button(app, "ask.send").click().run()
    app = as_seen_by(wang, REVIEW, draft=str(number))
    assert "could take it, if given the team or the skill: Lin, Wang" in words(app)
    button(app, "approve").click().run()
    assert errors(app)[0].startswith("Nobody holds: Service desk.")
    app.checkbox(key="when.knowing").check().run()
    button(app, "approve").click().run()
    assert not errors(app)
    assert "Published although nobody held: Service desk" in words(as_seen_by(he, READ, process="basic"))


def test_who_works_by_a_document_signs_it(as_seen_by, he, lin):
    assert "**To be read and signed**" in words(as_seen_by(lin, HOME))
    app = as_seen_by(lin, READ, process="basic")
    assert "0 of 1 signed" in words(app)
    button(app, "sign").click().run()
    assert (toasts(app), "sign" in [each.key for each in app.button]) == (["Signed."], False)
    app = as_seen_by(he, READ, process="basic")
    assert "Lin: version 1" in words(app)
    assert "sign" not in [each.key for each in app.button]


def test_a_signature_under_what_was_replaced_meanwhile_is_refused(as_seen_by, he, lin):
    app = as_seen_by(lin, READ, process="basic")
    with begin(he) as work:
        number = actions.start(work, "basic")
        steps = views.draft(work, number).document.steps
        actions.change(work, number, edits.step("new", steps["new"], do={"en": "Twice."}))
        review.publish_alone(work, number, views.draft(work, number).version, 1, Release(True, "why"), Terms())
    button(app, "sign").click().run()
    assert "Another version is in force meanwhile" in errors(app)[0]


def test_what_was_changed_while_one_looked_at_it_is_not_approved(as_seen_by, he, wang, number):
    app = as_seen_by(wang, REVIEW, draft=str(number))
    with begin(he) as work:
        review.take_back(work, number, now(he, number).version)
        actions.change(work, number, edits.step("working", now(he, number).document.steps["working"], do={"en": "Go."}))
    with begin(he) as work:
        review.ask(work, number, now(he, number).version, Release(True, "why"))
    button(app, "approve").click().run()
    assert errors(app)[0].startswith("Somebody has changed this meanwhile.")
    assert now(he, number).state is DraftState.IN_REVIEW


def test_a_document_is_read_again_in_time(as_seen_by, he, lin):
    with begin(SYSTEM) as work:
        row = process.rows_of(work, "basic")[0]
        work.session.get_one(ProcessVersion, row.id).published_at = utc_now() - timedelta(days=400)
        work.record(review.ReviewAsked(1, process="basic"))
    assert "confirm" not in [each.key for each in as_seen_by(lin, READ, process="basic").button]
    app = as_seen_by(he, READ, process="basic")
    button(app, "confirm").click().run()
    assert toasts(app) == ["Noted: it is still right."]
    assert cases.count_of(ProcessUpkeep) == 1
    assert "confirm" not in [each.key for each in app.button]


def test_a_document_is_retired_with_a_reason_and_comes_back(as_seen_by, wang, lin):
    assert "retire.do" not in [each.key for each in as_seen_by(lin, READ, process="complaint").button]
    assert "retire.do" not in [each.key for each in as_seen_by(wang, READ, process="basic").button]
    app = as_seen_by(wang, READ, process="complaint")
    assert "No other document claims these categories: " in words(app)
    button(app, "retire.do").click().run()
    assert errors(app) == ["Please fill in: reason."]
    keyed(app.text_area, "retire.reason").set_value("We do it otherwise.")
    button(app, "retire.do").click().run()
    with look(wang) as desk:
        assert upkeep.is_retired(desk, "complaint")
    app = as_seen_by(wang, READ)
    assert "We do it otherwise." in words(app)
    button(app, "restore.complaint").click().run()
    assert toasts(app) == ["New cases take it again."]


def test_the_address_of_a_draft_that_was_published_leads_to_the_document(as_seen_by, he, wang, number):
    with begin(wang) as work:
        review.approve(work, number, now(wang, number).version, 1)
    for page in (REVIEW, "library/editor.py", "library/tryout.py"):
        app = as_seen_by(he, page, draft=str(number))
        assert "It became version 2, which came into force" in words(app)
        assert not errors(app)
    assert errors(as_seen_by(he, REVIEW, draft="99"))[0].startswith("There is no such draft any more")


def test_words_changed_in_one_language_only_are_told_at_their_step(as_seen_by, he, wang, number):
    with begin(he) as work:
        review.take_back(work, number, now(he, number).version)
    with begin(he) as work:
        seen, was = now(he, number).document.steps["new"], now(he, number).origin.document.steps["new"].do
        actions.change(work, number, edits.step("new", seen, do={**was, "en": "Read the case twice."}), "new")
    told = "Instructions: changed in English, still as in version 1 in 简体中文, 繁體中文"
    assert told in words(as_seen_by(wang, REVIEW, draft=str(number)))
    assert told in words(as_seen_by(he, "library/editor.py", draft=str(number), step="new"))
    assert told not in words(as_seen_by(he, "library/editor.py", draft=str(number), step="working"))
    with begin(he) as work:
        step = now(he, number).document.steps["new"]
        new = {"en": "Read the case twice.", "zh_CN": "请读两遍。", "zh_TW": "請讀兩遍。"}
        actions.change(work, number, edits.step("new", step, do=new), "new")
    assert "still as in version" not in words(as_seen_by(he, REVIEW, draft=str(number)))
