"""What a manager is warned of while a scenario is written, and beside what came of it."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from core.actors import Actor
from core.staffing.unstaffed import Unstaffed
from pages.manage.whatif import unstaffed
from tests.pages.conftest import Opened
from tests.pages.test_staffing_sides import PAGE, SCENARIO, Change, errors, typing
from tests.pages.test_survey import said
from tests.staffing import studies

__all__ = ["typing"]
NOBODY = "but nobody is rostered then"


def warnings(app: AppTest) -> list[str]:
    assert errors(app) == []
    return [each.value for each in app.markdown if NOBODY in each.value]


def opened(day: int, hours: str) -> Change:
    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame.loc[day, "hours"] = hours
        return frame

    return change


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
