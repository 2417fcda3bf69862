"""The queue is narrowed, kept, laid out and changed as a whole on its own page."""

import pytest

from core.actors import Role
from core.attention import actions as attention
from core.bulk import views as bulks
from core.bulk.words import What
from core.clock import utc_now
from core.queue.forms import Criteria
from core.queue.saved import actions, views
from core.queue.saved.forms import Keeping
from core.queue.saved.words import Sharing
from core.resolution.words import Direction
from core.work import begin, look
from tests import cases

QUEUE = "desk/queue.py"


@pytest.fixture
def two(lin):
    """The first is due by phone, the second by mail."""
    return [cases.opened(lin, utc_now, channel=channel) for channel in ("phone", "mail")]


def shown(app):
    assert not app.exception
    return app.dataframe[0].value["number"].tolist() if app.dataframe else []


def press(app, key):
    return app.button(key=key).click().run()


def words(app):
    return " ".join(each.value for each in [*app.markdown, *app.caption])


def test_filters_stand_in_the_address_and_in_words(as_seen_by, wang, two):
    app = as_seen_by(wang, QUEUE, channel="phone,no-such", columns="number,team,category,tags,opened", p="P2,P3,P9")
    assert shown(app) == [two[0]]
    assert list(app.dataframe[0].value.columns) == ["number", "team", "category", "tags", "opened"]
    assert "**Phone, no-such**" in words(app)
    app.session_state["filters"] = True
    app.run().multiselect(key="filter.channel").set_value(["mail"]).run()
    assert shown(app) == [two[1]]
    assert app.query_params["channel"] == "mail"
    assert shown(press(app, "clear")) == two
    assert "channel" not in app.query_params
    assert shown(as_seen_by(wang, QUEUE, stage="closed")) == []


def test_a_view_is_saved_found_by_its_address_changed_and_retired(as_seen_by, wang, lin, two):
    app = as_seen_by(wang, QUEUE, channel="phone")
    app.session_state["keep"] = True
    app.run().text_input(key="view.name.open.0").set_value("By phone").run()
    app.segmented_control(key="view.sharing.open.0").set_value(Sharing.EVERYBODY).run()
    app = press(app, "view.save")
    with look(lin) as desk:
        (kept,) = views.known(desk)
    assert (kept.name, kept.mine, kept.criteria) == ("By phone", False, Criteria(channels=("phone",)))
    app = as_seen_by(wang, QUEUE, view=kept.code)
    assert shown(app) == [two[0]]
    assert "By phone 1" in app.segmented_control(key="view").options
    assert shown(as_seen_by(lin, QUEUE, view=kept.code, channel="")) == two
    app = as_seen_by(wang, QUEUE, view=kept.code)
    app.session_state["keep"] = True
    app = press(app.run(), "view.retire")
    with look(lin) as desk:
        assert views.known(desk) == []
    app = press(as_seen_by(wang, QUEUE, view=kept.code), "view.restore")
    with look(lin) as desk:
        assert [each.name for each in views.known(desk)] == ["By phone"]


def test_a_saved_view_takes_its_filters_with_it_when_another_one_is_chosen(as_seen_by, lin, two):
    with begin(lin) as work:
        code = actions.save(work, Keeping("Lid", Criteria(channels=("phone",), text="lid"))).code
    app = as_seen_by(lin, QUEUE, view=code)
    assert app.text_input(key="q").value == "lid"
    app.segmented_control(key="view").set_value("open").run()
    assert shown(app) == two
    assert app.text_input(key="q").value == ""
    app.segmented_control(key="view").set_value(code).run()
    assert shown(app) == [two[0]]


def test_all_that_a_view_finds_is_changed_and_undone(as_seen_by, wang, two):
    app = press(as_seen_by(wang, QUEUE), "select")
    app.checkbox(key="bulk.all.0").check().run()
    app.selectbox(key="bulk.what.0").set_value(What.SEVERITY).run()
    app.selectbox(key="bulk.severity.0").set_value("serious").run()
    assert "2 cases change" in words(app)
    app = press(app, "bulk.do")
    assert [cases.ticket(number).severity for number in two] == ["serious"] * 2
    assert "2 changed" in words(app)
    app = press(app, "bulk.undo")
    assert [cases.ticket(number).severity for number in two] == ["general"] * 2
    with look(wang) as desk:
        (bulk,) = bulks.newest(desk)
    page = as_seen_by(wang, "desk/bulk.py", bulk=str(bulk.id))
    assert not page.exception
    assert "**2** as it was before" in words(page)
    asked = dict[What, list[str]]()
    for what in What:
        app.selectbox(key="bulk.what.1").set_value(what).run()
        assert not app.exception, what
        asked[what] = [each.label for each in (*app.selectbox, *app.segmented_control) if each.key == f"bulk.{what}.1"]
    assert [what for what in What if asked[what] == ["To"]] == [What.OWNER, What.TEAM]
    assert (asked[What.TAG], asked[What.UNTAG], asked[What.MOVE]) == (["Tag"], ["Tag"], ["To step"])
    assert asked[What.SEVERITY] == asked[What.SENSITIVE] == ["New value"]


def test_the_board_shows_each_stage_and_who_is_there(as_seen_by, lin, zhou, two):
    with begin(zhou) as work:
        attention.here(work, two[0])
        attention.keep_draft(work, two[0], Direction.OUTGOING, "Dear Ms Chen,")
    app = as_seen_by(lin, QUEUE)
    assert app.dataframe[0].value["here"].tolist() == ["Zhou is writing", ""]
    app = press(app, "as")
    assert app.query_params["as"] == "board"
    assert not app.exception
    assert "Zhou is writing" in words(app)
    assert words(app).count("nobody yet") == 2
    assert press(app, "as").dataframe


def test_the_sheet_of_keys_lists_what_works_here(as_seen_by, person, two):
    trainer = person("he", Role.TRAINER)
    app = as_seen_by(trainer, QUEUE)
    assert list(app.session_state["keys"]) == ["T", "B", "H"]
    assert app.button(key="sheet")
