"""The manager's overview and the exports, as pages."""

from typing import Any

import pytest
import streamlit as st
from sqlalchemy import update

from core.actors import Actor
from core.clock import utc_now
from core.deadlines.words import DeadlineKind
from core.models import Job, Ticket
from core.reports.forms import Behind
from core.reports.words import Band, By, Horizon, Slice
from core.resolution import actions as resolution
from core.work import begin
from db.session import transaction
from pages.parts.overview import cases as part
from tests import cases
from tests.pages.conftest import Opened
from tests.pages.test_survey import button, said

PAGE = "manage/overview.py"
DEADLINES = "manage/deadlines.py"


@pytest.fixture
def answered(lin: Actor) -> int:
    number = cases.opened(lin, utc_now, subject="Lid *open*", customer=cases.CHEN)
    with begin(lin) as work:
        resolution.reply(work, number, "Here it is.")
    return number


def test_figures_stand_with_their_intervals(as_seen_by: Opened, wang: Actor, answered: int) -> None:
    app = as_seen_by(wang, PAGE)
    assert {each.label: each.value for each in app.metric} == {
        "Came in": "1", "Resolved": "0", "First answer, median": "0 min", "Until resolved, median": "–",
        "Answered in time": "100\u202f%", "Resolved in time": "–", "Steps in time": "–",
    }  # fmt: skip
    shown = said(app)
    assert "nothing to compare with" in shown
    assert "more than half still wait" in shown
    assert len(app.get("vega_lite_chart")) == 4


def test_an_empty_desk_opens(as_seen_by: Opened, wang: Actor) -> None:
    app = as_seen_by(wang, PAGE)
    assert not app.error
    assert "Nothing is open." in said(app)
    app = as_seen_by(wang, DEADLINES)
    assert not app.error
    assert "No promise was due in this period." in said(app)


def test_a_figure_opens_its_cases_and_the_address_keeps_it(as_seen_by: Opened, wang: Actor, answered: int) -> None:
    app = as_seen_by(wang, PAGE)
    button(app, "open.arrived").click().run()
    assert app.query_params["cases"] == "arrived"
    assert any(r"Lid \*open\*" in each.label for each in app.get("page_link"))
    button(app, "cases.close").click().run()
    assert "cases" not in app.query_params


@pytest.mark.parametrize(
    "code",
    ["open..3d", "due:response:late", "due:x", "target_missed::", "arrived.27", "arrived.999", "open....team.-", "x",
     "<b>", "open...new.a"],
)  # fmt: skip
def test_any_address_opens(as_seen_by: Opened, wang: Actor, answered: int, code: str) -> None:
    app = as_seen_by(wang, PAGE, cases=code, period="52w", by="owner", team="x", category="'", channel="\x00")
    assert not app.error
    assert app.metric


@pytest.mark.parametrize(
    "figure",
    [
        Behind(),
        Behind(Slice.OPEN, By.OWNER, ""),
        Behind(Slice.KEPT, By.CATEGORY, "a.b", 3),
        Behind(Slice.OPEN, band=Band.OLDER),
        Behind(Slice.DUE, target="step", horizon=Horizon.HOUR),
        Behind(Slice.TARGET_MISSED, By.CATEGORY, "a:b.c", target=DeadlineKind.RESPONSE),
    ],
)
def test_a_figure_is_found_again_in_its_address(figure: Behind) -> None:
    assert part.figure_of(part.code(figure)) == figure


def test_deadlines_say_what_was_kept_and_what_is_owed(as_seen_by: Opened, wang: Actor, answered: int) -> None:
    app = as_seen_by(wang, DEADLINES)
    ahead, kept, groups = (each.value for each in app.dataframe[:3])
    assert ahead.loc[ahead["name"] == "Resolution", "later"].tolist() == [1]
    assert kept.loc[kept["name"] == "First response", ["n", "moved"]].to_numpy().tolist() == [
        ["1", "nothing to compare with"]
    ]
    assert groups["response"].tolist() == ["100\u202f% (21\u202f%–100\u202f%) · 1"]
    app = as_seen_by(wang, DEADLINES, cases="due:resolution:later", period="52w")
    assert any(r"Lid \*open\*" in each.label for each in app.get("page_link"))
    assert "Resolution · after today" in said(app)


def test_the_work_queued_is_shown_whole_and_its_rows_add_up(
    as_seen_by: Opened, wang: Actor, lin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds, heights, drawn = 20, dict[str, object](), st.dataframe

    def noted(*data: Any, **how: Any) -> Any:
        heights[how.get("key", "")] = how.get("height")
        return drawn(*data, **how)

    monkeypatch.setattr(st, "dataframe", noted)
    for kind in range(kinds):
        number = cases.opened(lin, utc_now)
        with transaction() as session:
            session.execute(update(Ticket).where(Ticket.number == number).values(category=f"kind_{kind}"))
    app = as_seen_by(wang, DEADLINES)
    work = app.dataframe[-1]
    assert work.value["open"].tolist() == [1] * kinds
    assert "20 open cases · " in said(app)
    assert heights["work"] == "content"  # what would be scrolled to is not added up


def test_agents_find_neither_figures_nor_exports(as_seen_by: Opened, lin: Actor) -> None:
    assert not as_seen_by(lin, PAGE).metric
    assert not as_seen_by(lin, DEADLINES).dataframe
    assert "Exports" not in said(as_seen_by(lin, "manage/exports.py"))
    assert not [each for each in as_seen_by(lin, "desk/queue.py").button if each.key.startswith("export.")]


def test_the_list_of_a_view_is_asked_for_in_the_queue(as_seen_by: Opened, wang: Actor, answered: int) -> None:
    app = as_seen_by(wang, "desk/queue.py")
    button(app, "export.xlsx").click().run()
    assert cases.count_of(Job) == 1
    shown = said(as_seen_by(wang, "manage/exports.py"))
    assert "No file is kept for you." in shown
    assert [each for each in as_seen_by(wang, "manage/exports.py").button if each.key.startswith("cancel.")]
