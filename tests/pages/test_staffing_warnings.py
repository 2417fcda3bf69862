"""What a manager is warned of while a scenario is written, and beside what came of it."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from core.actors import Actor
from core.staffing.unstaffed import Unstaffed
from pages.manage.whatif import unstaffed
from tests.pages.conftest import Opened
from tests.pages.test_staffing_sides import PAGE, SCENARIO, Change, errors, pressed, scenarios, typed_in, typing
from tests.pages.test_survey import said
from tests.staffing import studies

__all__ = ["typing"]
NOBODY = "but nobody is rostered then"


def warnings(app: AppTest) -> list[str]:
    assert errors(app) == []
    return [each.value for each in app.markdown if NOBODY in each.value]


def shown(app: AppTest) -> list[str]:
    """Without the marks that keep words from meaning something to Markdown."""
    return [each.replace("\\", "") for each in errors(app)]


def opened(day: int, hours: str) -> Change:
    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[day, "hours"] = hours
        return frame

    return change


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("new.people", "Sat", "Lin, Saturday: “9-13” are no hours. Write 09:00-12:00"),
        ("new.hours", "hours", "Opening hours, Tuesday: “9-13” are no hours."),
        ("new.new", "Sun", "New people like Lin, Sunday: “9-13” are no hours."),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_as_soon_as_it_is_left(
    as_seen_by: Opened,
    wang: Actor,
    lin: Actor,
    typing: Callable[[str, Change], None],
    table: str,
    column: str,
    words: str,
) -> None:
    assert errors(as_seen_by(wang, SCENARIO)) == []

    def typed(frame: pd.DataFrame) -> pd.DataFrame:
        if table == "new.new":
            return pd.DataFrame([{"like": f"person:{lin.id}", "count": 1.0, column: "9-13"}], columns=frame.columns)
        place = list(frame["name"]).index("Lin") if "name" in frame else 1
        frame.loc[place, column] = "9-13"
        return frame

    typing(table, typed)
    app = as_seen_by(wang, SCENARIO)
    assert [each.startswith(words) for each in shown(app)] == [True]
    app.text_input(key="scenario.new.name").set_value("Unread").run()
    assert len(errors(pressed(app, "scenario.new.save"))) == 2
    assert scenarios(wang) == ()


def test_a_wish_that_cannot_be_read_is_refused_and_not_lost(
    as_seen_by: Opened, wang: Actor, lin: Actor, typing: Callable[[str, Change], None]
) -> None:
    def wished(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[list(frame["name"]).index("Lin"), ["earliest", "latest"]] = "9.30", "25:00"
        return frame

    typing("wishes", wished)
    app = pressed(as_seen_by(wang, PAGE, side="rota"), "wishes.save")
    assert shown(app) == [
        "Lin, Not before: “9.30” is no time of day. Write 09:30, or leave it empty.",
        "Lin, Not after: “25:00” is no time of day. Write 09:30, or leave it empty.",
    ]
    assert typed_in(wang).wishes == {}


def test_a_cell_that_cannot_be_read_is_told_in_chinese(
    as_seen_by: Opened, wang: Actor, typing: Callable[[str, Change], None]
) -> None:
    typing("new.hours", opened(1, "9-13"))
    assert errors(as_seen_by(wang, SCENARIO, language="zh_TW"))[0].startswith("服務時間，星期二：「9-13」不是時間段。")


def test_a_scenario_that_opens_when_nobody_works_is_warned_of(
    as_seen_by: Opened, wang: Actor, lin: Actor, typing: Callable[[str, Change], None]
) -> None:
    assert warnings(as_seen_by(wang, SCENARIO)) == []
    typing("new.hours", opened(5, "09:00-17:00"))
    [told] = warnings(as_seen_by(wang, SCENARIO))
    assert "Open on Saturday, but nobody is rostered then: what comes in waits until Monday 09:00." in told


def test_beside_the_result_each_scenario_is_warned_of_once(as_seen_by: Opened, wang: Actor) -> None:
    studies.kept(wang, studies.study())
    today, other = warnings(as_seen_by(wang, PAGE))
    assert "**Today** · Open on Monday, Tuesday, and Wednesday 12:00–13:00" in today
    assert "until somebody comes at 13:00." in today
    assert "Open on Sunday, but nobody is rostered then: what comes in waits until Monday 09:00." in other
    assert "12:00" not in other


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh_CN", "星期六和星期日开放，但那时没有人排班"), ("zh_TW", "星期六和星期日開放，但那時沒有人排班")],
)
def test_the_warning_is_told_in_chinese(as_seen_by: Opened, wang: Actor, language: str, words: str) -> None:
    weekend = Unstaffed((5, 6), 0, 1440, True, 540)
    study = studies.study()
    studies.kept(wang, studies.replace(study, lines=(studies.replace(study.lines[0], unstaffed=(weekend,)),)))
    assert words in said(as_seen_by(wang, PAGE, language=language))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Unstaffed((0,), 1080, 1200, False, 1440 + 540), "Open on Monday 18:00–20:00, * until Tuesday 09:00."),
        (Unstaffed((0,), 720, 780, False, 780), "Open on Monday 12:00–13:00, * until 13:00."),
        (Unstaffed((0, 1), 0, 1440, True, None), "Nobody is rostered in the whole week: what comes in waits."),
    ],
)
def test_how_long_customers_wait_is_told(found: Unstaffed, words: str) -> None:
    begins, _, ends = words.partition(" * ")
    told = unstaffed.sentence(found)
    assert told.startswith(begins)
    assert told.endswith(ends)
