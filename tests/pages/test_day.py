"""The day on screen: every page opens, every form is accepted and refused."""

from datetime import timedelta

import pytest

from core.attention import views as attention
from core.bundling import actions as bundling
from core.canned import actions as canned
from core.canned.forms import Wording
from core.clock import utc_now
from core.effort import actions as effort
from core.effort.words import Way
from core.intake.forms import Goods
from core.models import Notice, Reminder, Task
from core.notices import views as notices
from core.notices.words import NoticeKind
from core.queue import actions as queue
from core.queue import reminders, tags, trash
from core.queue.own import views as own
from core.resolution import actions as resolution
from core.resolution import views
from core.resolution.words import Direction
from core.work import begin, look
from tests import cases
from tests.pages.test_desk import button, errors, keyed

CASE = "desk/ticket.py"


@pytest.fixture
def number(lin) -> int:
    """A case of Lin's."""
    number = cases.opened(lin, utc_now, customer=cases.CHEN, goods=Goods(product_said="Toy train"))
    with begin(lin) as work:
        queue.take(work, number)
    return number


def section(app, part):
    return keyed(app.pills, "beside.").set_value(part).run()


def said(app):
    return [each.value for each in (*app.markdown, *app.caption, *app.text)]


def toasts(app):
    return [each.value for each in app.toast]


# Home


def test_home_shows_who_answered_what_is_due_and_what_one_is_here_for(as_seen_by, lin, zhou, number):
    with begin(zhou) as work:
        resolution.customer_said(work, number, "Is there *any* news?")
    with begin(lin) as work:
        reminders.remind(work, number, utc_now() + timedelta(hours=1), "call back")
    app = as_seen_by(lin, "desk/home.py")
    assert any(r"Is there \*any\* news?" in each for each in said(app))
    assert any("call back" in each for each in said(app))
    assert any("1 new" in each for each in said(app))
    assert any("You take cases in" in each for each in said(app))


def test_home_of_somebody_without_cases_says_what_they_are_here_for(as_seen_by, he):
    app = as_seen_by(he, "desk/home.py")
    assert any("You write the procedures" in each for each in said(app))
    assert any("0 documents wait for approval · 0 drafts" in each for each in said(app))
    assert not any("are yours" in each for each in said(app))
    assert not any(each.key == "take_next" for each in app.button)


def test_a_reminder_is_ticked_off_at_home(as_seen_by, lin, number):
    with begin(lin) as work:
        reminders.remind(work, number, utc_now() + timedelta(hours=1), "call back")
    keyed(as_seen_by(lin, "desk/home.py").button, "reminded.").click().run()
    assert [row.done_at is not None for row in all_of(lin, Reminder)] == [True]


def all_of(actor, model):
    with look(actor) as desk:
        return desk.session.query(model).all()


# The queue


@pytest.mark.parametrize("view", ["mine", "team", "free", "risk", "open", "waiting", "complaint", "sensitive",
                                  "reminder", "watched", "resolved", "closed", "nonsense"])  # fmt: skip
def test_every_view_of_the_queue_opens_from_its_address(as_seen_by, wang, lin, number, view):
    app = as_seen_by(wang, "desk/queue.py", view=view)
    assert not app.error
    assert bool(app.dataframe) is (view in {"open", "nonsense"})


def test_another_view_lets_go_of_the_daily_one_and_back(as_seen_by, lin, number):
    app = as_seen_by(lin, "desk/queue.py")
    app.selectbox(key="view.more").set_value("waiting").run()
    assert not app.dataframe
    assert app.query_params["view"] == "waiting"
    button(app, "show_all").click().run()
    assert app.dataframe[0].value["number"].tolist() == [number]


def test_a_case_that_one_has_not_opened_carries_a_dot(as_seen_by, lin, zhou, number):
    assert as_seen_by(zhou, "desk/queue.py").dataframe[0].value["subject"][0].startswith("● ")
    as_seen_by(zhou, CASE, n=str(number))
    assert not as_seen_by(zhou, "desk/queue.py").dataframe[0].value["subject"][0].startswith("● ")


# Drafts, notes and canned replies


def test_a_draft_is_there_again_after_a_reload_and_gone_when_it_is_sent(as_seen_by, lin, number):
    app = as_seen_by(lin, CASE, n=str(number))
    keyed(app.text_area, "say.").set_value("Dear Ms Chen,").run()
    again = as_seen_by(lin, CASE, n=str(number))
    assert keyed(again.text_area, "say.").value == "Dear Ms Chen,"
    keyed(again.button, "say.").click().run()
    with look(lin) as desk:
        assert attention.drafts(desk, number - 1000) == {}
        assert views.case(desk, number).entries[-1].text == "Dear Ms Chen,"


def test_each_kind_has_a_draft_of_its_own(as_seen_by, lin, number):
    app = as_seen_by(lin, CASE, n=str(number))
    keyed(app.text_area, "say.").set_value("to the customer").run()
    keyed(app.segmented_control, "say.").set_value("note").run()
    assert keyed(app.text_area, "say.").value == ""
    keyed(app.text_area, "say.").set_value("among us").run()
    keyed(app.segmented_control, "say.").set_value("out").run()
    assert keyed(app.text_area, "say.").value == "to the customer"
    with look(lin) as desk:
        assert set(attention.drafts(desk, number - 1000)) == {Direction.OUTGOING, Direction.NOTE}


def test_a_colleague_is_told_by_a_note(as_seen_by, lin, zhou, number):
    app = as_seen_by(lin, CASE, n=str(number))
    keyed(app.segmented_control, "say.").set_value("note").run()
    keyed(app.text_area, "say.").set_value("What do you make of it?")
    keyed(app.multiselect, "say.").set_value([zhou.id]).run()
    keyed(app.button, "say.").click().run()
    assert not errors(app)
    page = as_seen_by(zhou, "desk/notices.py")
    assert any("Lin mentions you in a note" in each for each in said(page))


def test_who_cannot_see_the_case_cannot_be_told(as_seen_by, lin, zhou):
    number = cases.opened(lin, utc_now, sensitive=True)
    with begin(lin) as work:
        queue.take(work, number)
    app = as_seen_by(lin, CASE, n=str(number))
    keyed(app.segmented_control, "say.").set_value("note").run()
    keyed(app.text_area, "say.").set_value("@zhou?").run()
    keyed(app.button, "say.").click().run()
    assert errors(app) == ["Zhou cannot open this case. Hand it over, or leave the name out."]
    assert keyed(app.text_area, "say.").value == "@zhou?"


def test_a_canned_reply_fills_itself_and_stands_below_what_is_there(as_seen_by, lin, wang, number):
    with begin(wang) as work:
        canned.add(work, Wording({"en": "Thanks"}, {"en": "Hello {customer}, case {number}, {product}. {me}"}))
    app = as_seen_by(lin, CASE, n=str(number))
    keyed(app.text_area, "say.").set_value("First.").run()
    keyed(app.selectbox, "canned.").set_value(1).run()
    keyed(app.button, "canned.").click().run()
    assert keyed(app.text_area, "say.").value == f"First.\n\nHello Chen Jing, case {number}, Toy train. Lin"


# Beside the procedure


def test_a_task_is_added_refused_and_done(as_seen_by, lin, zhou, number):
    app = section(as_seen_by(lin, CASE, n=str(number)), "tasks")
    keyed(app.button, "task.").click().run()
    assert errors(app) == ["Please fill in: task."]
    keyed(app.text_input, "task.").set_value("measure the pin")
    keyed(app.button, "task.").click().run()
    assert toasts(app) == ["The task is added."]
    keyed(app.checkbox, "task.").check().run()
    assert [row.done_at is not None for row in all_of(lin, Task)] == [True]


def test_a_reminder_is_set_and_the_case_put_aside(as_seen_by, lin, number):
    app = section(as_seen_by(lin, CASE, n=str(number)), "reminders")
    assert keyed(app.button, "remind.").disabled
    keyed(app.pills, "remind.").set_value("hour").run()
    keyed(app.checkbox, "remind.").check()
    keyed(app.button, "remind.").click().run()
    assert toasts(app) == ["You will be reminded."]
    with look(lin) as desk:
        assert [each.snoozes for each in own.reminders(desk)] == [True]


def test_a_reminder_for_a_time_that_is_over_is_refused(as_seen_by, lin, number):
    app = section(as_seen_by(lin, CASE, n=str(number)), "reminders")
    keyed(app.pills, "remind.").set_value("exact").run()
    app.date_input[0].set_value(utc_now().date() - timedelta(days=2)).run()
    keyed(app.button, "remind.").click().run()
    assert errors(app) == ["A reminder needs a time that is still to come. Choose a later one."]


def test_time_is_noted_refused_and_taken_back(as_seen_by, lin, number):
    app = section(as_seen_by(lin, CASE, n=str(number)), "time")
    app.number_input[0].set_value(0)
    keyed(app.button, "time.").click().run()
    assert errors(app) == ["Please give between 1 and 1440 minutes."]
    app.number_input[0].set_value(25)
    keyed(app.button, "time.").click().run()
    assert toasts(app) == ["The time is noted."]
    keyed(app.button, "spent.").click().run()
    assert toasts(app) == ["The time is taken back."]


def test_a_call_begins_is_answered_and_ends(as_seen_by, lin, number):
    app = section(as_seen_by(lin, CASE, n=str(number)), "calls")
    keyed(app.button, "call.out").click().run()
    keyed(app.button, "call.answered").click().run()
    keyed(app.button, "call.end").click().run()
    assert toasts(app) == ["The call is noted."]


def test_a_call_elsewhere_is_pointed_to(as_seen_by, lin, number):
    other = cases.opened(lin, utc_now)
    with begin(lin) as work:
        effort.ring(work, other, Way.IN)
    app = section(as_seen_by(lin, CASE, n=str(number)), "calls")
    assert not any(each.key.startswith("call.") for each in app.button)


def test_tags_are_given_and_the_queue_is_filtered_by_them(as_seen_by, lin, number):
    app = section(as_seen_by(lin, CASE, n=str(number)), "tags")
    with begin(lin) as work:
        tags.tag(work, number, [], ["axle"])
    assert app.multiselect
    page = as_seen_by(lin, "desk/queue.py", tag="axle")
    assert page.dataframe[0].value["number"].tolist() == [number]
    app = section(as_seen_by(lin, CASE, n=str(number)), "tags")
    keyed(app.multiselect, "tags.").set_value([]).run()
    with look(lin) as desk:
        assert own.tags_of(desk, number - 1000) == ()


def test_cases_are_linked_merged_and_parted(as_seen_by, lin, number):
    other = cases.opened(lin, utc_now, customer=cases.CHEN)
    app = section(as_seen_by(lin, CASE, n=str(number)), "together")
    assert keyed(app.button, "together.").disabled
    app.number_input[0].set_value(number).run()
    button(app, f"together.{number - 1000}.link").click().run()
    assert errors(app) == ["A case cannot be joined with itself. Give the number of another one."]
    app.number_input[0].set_value(other).run()
    button(app, f"together.{number - 1000}.link").click().run()
    assert toasts(app) == ["The cases are linked."]
    app.number_input[0].set_value(other).run()
    button(app, f"together.{number - 1000}.merge").click().run()
    assert cases.ticket(number).merged_into == other - 1000
    gone = as_seen_by(lin, CASE, n=str(number))
    assert not any(each.key.startswith("say.") for each in gone.button)
    button(gone, "unmerge").click().run()
    assert cases.ticket(number).merged_into is None


def test_what_was_merged_is_read_in_the_other_case(as_seen_by, lin, number):
    other = cases.opened(lin, utc_now, customer=cases.CHEN)
    with begin(lin) as work:
        resolution.note(work, number, "said before")
        bundling.merge(work, number, other)
    assert "said before" in said(as_seen_by(lin, CASE, n=str(other)))


# Notices, trash, print


def test_who_opens_a_case_has_read_what_was_told_about_it(as_seen_by, lin, zhou, number):
    with begin(lin) as work:
        resolution.note(work, number, "@zhou please look")
    as_seen_by(zhou, CASE, n=str(number))
    assert [row.read_at is not None for row in all_of(zhou, Notice)] == [True]


def test_all_notices_are_read_at_once(as_seen_by, lin, zhou, number):
    with begin(lin) as work:
        resolution.note(work, number, "@zhou please look")
    button(as_seen_by(zhou, "desk/notices.py"), "read_all").click().run()
    with look(zhou) as desk:
        assert notices.unread(desk) == 0


def test_of_what_was_read_the_latest_few_are_shown(as_seen_by, lin, zhou, number):
    with begin(lin) as work:
        for _ in range(12):
            resolution.note(work, number, "@zhou please look")
    button(as_seen_by(zhou, "desk/notices.py"), "read_all").click().run()
    app = as_seen_by(zhou, "desk/notices.py")
    assert "Show 2 older ones" in [each.label for each in app.button]
    app = button(app, "older").click().run()
    assert not any(each.key == "older" for each in app.button)


def test_the_timeline_says_first_who_did_it(as_seen_by, lin, number):
    cases.moved(lin, utc_now, number, "ask_customer", facts="Seen.")
    with begin(lin) as work:
        resolution.customer_said(work, number, "Here it is.")
    words = said(as_seen_by(lin, CASE, n=str(number)))
    assert any(each.endswith("&ensp;Lin took in the case with priority P3") for each in words)
    assert any("&ensp;Lin: Receive and confirm → **Wait for details**" in each for each in words)
    assert any(each.endswith("· Customer answered") for each in words)


def test_no_notices_teach_what_will_stand_here(as_seen_by, lin):
    assert any("You are told here" in each for each in said(as_seen_by(lin, "desk/notices.py")))


def test_one_chooses_what_to_hear_of(as_seen_by, lin):
    app = as_seen_by(lin, "account/mine.py")
    keyed(app.pills, "hear.mention").set_value(["mail"])
    button(app, "hear_save").click().run()
    assert toasts(app) == ["So you will hear of things from now on."]
    with look(lin) as desk:
        wish = notices.wishes(desk)[NoticeKind.MENTION]
    assert (wish.in_desk, wish.by_mail) == (False, True)


def test_the_trash_gives_back(as_seen_by, lin, number):
    assert any("Nothing was put away" in each for each in said(as_seen_by(lin, "desk/trash.py")))
    with begin(lin) as work:
        trash.put_away(work, number, spam=True)
    app = as_seen_by(lin, "desk/trash.py", case=str(number))
    button(app, "restore").click().run()
    assert cases.ticket(number).trashed_at is None
    assert any("Not here" in each for each in said(as_seen_by(lin, "desk/trash.py", case=str(number))))


def test_what_somebody_else_brought_back_is_a_sentence(as_seen_by, lin, number):
    with begin(lin) as work:
        trash.put_away(work, number, spam=False)
    app = as_seen_by(lin, "desk/trash.py", case=str(number))
    with begin(lin) as work:
        trash.restore(work, number)
    button(app, "restore").click().run()
    assert not app.exception
    assert cases.ticket(number).trashed_at is None


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_a_case_on_paper_has_nothing_to_click(as_seen_by, lin, number, language):
    with begin(lin) as work:
        resolution.note(work, number, "<b>among</b> us")
    app = as_seen_by(lin, "desk/print.py", language=language, n=str(number))
    assert not app.error
    assert "<b>among</b> us" in said(app)
    assert [each.key for each in app.button] == ["leave"]


def test_a_case_that_is_not_there_is_not_printed(as_seen_by, lin):
    assert errors(as_seen_by(lin, "desk/print.py", n="9999"))


# Canned replies


def test_a_canned_reply_is_written_refused_changed_and_retired(as_seen_by, wang):
    app = as_seen_by(wang, "library/canned.py", reply="*")
    keyed(app.text_input, "reply.n.en").set_value("Thanks")
    keyed(app.text_area, "reply.b.en").set_value("Dear {custmer}")
    button(app, "reply_add").click().run()
    assert errors(app)[0].startswith("There is no field “custmer”.")
    keyed(app.text_area, "reply.b.en").set_value("Dear {customer}")
    button(app, "reply_add").click().run()
    assert toasts(app) == ["The reply can be used now."]
    keyed(app.text_area, "reply.1.b.en").set_value("Hello {customer}")
    button(app, "reply_save").click().run()
    assert toasts(app) == ["The reply is saved."]
    button(app, "reply_retire").click().run()
    assert any("retired" in str(each.value) for each in app.dataframe) or toasts(app) == ["Done."]


def test_a_reply_that_is_gone_is_a_sentence(as_seen_by, wang):
    assert errors(as_seen_by(wang, "library/canned.py", reply="99")) == ["There is no such canned reply any more."]
