"""The import screens from the file to the corrected rows, as a newcomer walks through them."""

import threading

import pytest
from sqlalchemy import func, select

from channels.jobs import Runner
from core.actors import Actor
from core.imports import actions, views
from core.imports.forms import NewImport
from core.imports.words import Reason, What
from core.jobs import actions as jobs
from core.models import Customer, Import, Ticket
from core.work import begin, look
from db.session import reading
from tests.imports.conftest import CASES

PAGE = "manage/imports.py"
EUROPEAN = CASES.replace("13/01/2026", "10/01/2026")  # nothing tells day from month any more


@pytest.fixture
def runner() -> Runner:
    return Runner(threading.Event(), ticks=())


def uploaded(actor: Actor, text: str = CASES) -> str:
    with begin(actor) as work:
        return str(actions.upload(work, NewImport("old desk", "cases.csv", text.encode())).id)


def started(actor: Actor, runner: Runner, text: str = CASES) -> str:
    number = uploaded(actor, text)
    with begin(actor) as work:
        actions.start(work, int(number))
    assert runner.work_one()
    return number


def words(app) -> str:
    said = [*app.markdown, *app.caption, *app.error, *app.warning]
    return "\n".join(each.value for each in said)


def test_a_desk_without_imports_says_what_will_happen(as_seen_by, wang):
    app = as_seen_by(wang, PAGE)
    assert not app.exception
    assert "None yet" in words(app)
    assert app.button(key="read").disabled


def test_a_file_from_nowhere_is_refused_in_a_sentence(as_seen_by, wang):
    app = as_seen_by(wang, PAGE)
    app.file_uploader(key="imports.file.0").upload("cases.csv", CASES.encode(), "text/csv").run()
    app.button(key="read").click().run()
    assert [each.value.split(";")[0] for each in app.error] == ["Please name the system that the file comes from"]


def test_columns_and_words_are_proposed(as_seen_by, wang):
    app = as_seen_by(wang, PAGE, open=uploaded(wang))
    assert not app.exception
    chosen = {name: app.selectbox(key=f"import.1.{name}").value for name in ("id", "status", "opened", "resolved")}
    assert chosen == {"id": "Ticket ID", "status": "Status", "opened": "Created at", "resolved": "Resolved at"}
    assert app.selectbox(key="import.1.priority.High").value == "P2"
    assert "A-1" in app.dataframe[1].value.to_string()


def test_an_unclear_date_is_asked_about_before_anything_starts(as_seen_by, wang):
    app = as_seen_by(wang, PAGE, open=uploaded(wang, EUROPEAN))
    app.button(key="import.1.start").click().run()
    assert "which comes first, day or month" in app.error[0].value
    app.selectbox(key="import.1.dates").select_index(1)
    app.button(key="import.1.start").click().run()
    assert [each.value for each in app.toast] == ["The import has begun."]


def test_a_trial_shows_counts_and_writes_nothing(as_seen_by, wang, runner):
    app = as_seen_by(wang, PAGE, open=uploaded(wang))
    app.button(key="import.1.try").click().run()
    runner.work_one()
    app.run()
    assert not app.exception
    assert [(each.label, each.value) for each in app.metric] == [
        ("New", "3"), ("Changed", "–"), ("Unchanged", "–"), ("Impossible", "1"), ("Not imported", "3"),
    ]  # fmt: skip
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(Ticket)) == 0


def test_a_choice_after_the_trial_asks_for_another(as_seen_by, wang, runner):
    app = as_seen_by(wang, PAGE, open=uploaded(wang))
    app.button(key="import.1.try").click().run()
    runner.work_one()
    app.run()
    app.selectbox(key="import.1.priority.High").set_value("P1").run()
    assert "chosen differently since the trial run" in words(app)
    assert not app.metric


def test_what_was_chosen_on_the_screen_is_imported(as_seen_by, wang, runner):
    app = as_seen_by(wang, PAGE, open=uploaded(wang))
    app.selectbox(key="import.1.priority.High").set_value("P1").run()
    app.button(key="import.1.start").click().run()
    runner.work_one()
    app.run()
    assert not app.exception
    with reading() as session:
        assert sorted(session.scalars(select(Ticket.priority))) == ["P1", "P3", "P4"]


def test_kept_rows_are_listed_by_reason(as_seen_by, wang, runner):
    app = as_seen_by(wang, PAGE, open=started(wang, runner))
    assert not app.exception
    assert app.dataframe[0].value["Line"].tolist() == ["4", "5", "6", "7"]
    app.pills(key="import.1.reason").set_value(Reason.NO_ID).run()
    assert app.dataframe[0].value["Line"].tolist() == ["5"]


def test_a_corrected_list_is_brought_in(as_seen_by, wang, runner):
    app = as_seen_by(wang, PAGE, open=started(wang, runner))
    fixed = "kept_line,Ticket ID,Subject,Status,Priority,Created at,First response,Resolved at,Customer,Email\n"
    fixed += "5,A-4,No number,Open,Low,08/01/2026 08:00,,,Nobody,\n"
    app.file_uploader(key="mend.1.file.0").upload("fixed.csv", fixed.encode(), "text/csv").run()
    app.button(key="import.1.mend").click().run()
    runner.work_one()
    with look(wang) as desk:
        assert [row.line for row in views.kept(desk, 1)] == [4, 6, 7]
        assert views.one(desk, 2).mends == 1


def test_a_cancelled_import_can_go_on(as_seen_by, wang, runner):
    number = uploaded(wang)
    with begin(wang) as work:
        jobs.cancel(work, actions.start(work, int(number)).job_id)
    app = as_seen_by(wang, PAGE, open=number)
    assert "was cancelled" in words(app)
    app.button(key="retry.1").click().run()
    assert runner.work_one()


def test_earlier_imports_are_listed_with_their_counts(as_seen_by, wang, runner):
    started(wang, runner)
    app = as_seen_by(wang, PAGE)
    shown = app.dataframe[0].value
    assert shown[["source", "new", "kept"]].values.tolist() == [["old desk", 3, 4]]


def test_an_import_that_does_not_exist_is_a_sentence(as_seen_by, wang):
    app = as_seen_by(wang, PAGE, open="77")
    assert app.error[0].value == "There is no import 77. Choose one from the list."


def test_hostile_headings_and_words_break_nothing(as_seen_by, wang):
    evil = ":red-badge[x],<script>alert(1)</script>,status,opened\n1,**b**,[a](http://x),2026-01-05\n"
    app = as_seen_by(wang, PAGE, open=uploaded(wang, evil))
    assert not app.exception
    with reading() as session:
        assert session.get_one(Import, 1).file_name == "cases.csv"


def test_tables_on_the_screen_are_defused_and_masked(as_seen_by, wang, runner):
    evil = "id,subject,opened,email\n,=1+1,2026-01-05,mei@example.com\n"
    app = as_seen_by(wang, PAGE, open=started(wang, runner, evil))
    assert app.dataframe[0].value[["subject", "email"]].values.tolist() == [["'=1+1", "m•••@•••.com"]]


def test_jobs_are_listed_with_who_and_how(as_seen_by, wang, runner):
    started(wang, runner)
    app = as_seen_by(wang, "manage/jobs.py")
    assert not app.exception
    assert "**Import**" in words(app)
    assert "Wang" in words(app)


def test_a_waiting_job_is_cancelled_from_the_list(as_seen_by, wang, runner):
    number = uploaded(wang)
    with begin(wang) as work:
        actions.start(work, int(number))
    app = as_seen_by(wang, "manage/jobs.py")
    app.button(key="stop.1").click().run()
    assert not runner.work_one()


def test_a_list_of_customers_is_brought_in(as_seen_by, wang, runner):
    text = "Customer ID,Name,Phone,Address\n1,Mei Chen,138 0013 8000,12 Garden Road\n2,,,\n"
    with begin(wang) as work:
        actions.upload(work, NewImport("old desk", "people.csv", text.encode(), What.CUSTOMERS))
    app = as_seen_by(wang, PAGE, open="1")
    assert not app.exception
    shown = "\n".join(each.value.to_string() for each in app.dataframe)
    assert "138 •••• ••00" in shown
    assert not any(piece in shown for piece in ("0013", "Garden"))
    app.button(key="import.1.try").click().run()
    runner.work_one()
    app.run()
    assert [(each.label, each.value) for each in app.metric][:2] == [("New", "1"), ("Changed", "–")]
    app.button(key="import.1.start").click().run()
    runner.work_one()
    app.run()
    assert not app.exception
    with reading() as session:
        assert session.scalars(select(Customer.name)).all() == ["Mei Chen"]


def test_a_list_of_purchases_is_shown_in_part_and_brought_in(as_seen_by, wang, runner):
    text = "Order No.,Buyer,Phone,Product,Order Date,Amount\n7,Mei Chen,13800138000,Ball,2026-01-05,¥9.50\n"
    with begin(wang) as work:
        number = actions.upload(work, NewImport("shop", "sold.csv", text.encode(), What.PURCHASES)).id
    app = as_seen_by(wang, "manage/imports.py", open=str(number))
    assert app.selectbox(key=f"import.{number}.bought_on").value == "Order Date"
    assert "13800138000" not in str([each.value.to_dict() for each in app.dataframe])
    app.button(key=f"import.{number}.start").click().run()
    assert not app.error
    assert runner.work_one()
    page = as_seen_by(wang, "desk/customer.py", id="1")
    assert any("2026\\-01\\-05" in each.value or "2026-01-05" in each.value for each in page.markdown)
