"""A proposed week: seen, adopted after a look at what it writes over, or refused."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import streamlit as st
from pydantic import TypeAdapter

from core.actors import Actor
from core.models import Shift
from core.models.staffing import StaffingStudy
from core.rota import actions as rota
from core.rota.forms import WeekLine
from core.staffing.study import wanting
from core.staffing.study.answers import RotaAnswer
from core.staffing.tours import views as tours
from core.staffing.tours.forms import Asked, Named, Need, Proposal, Remark, Rules, Tour, Unmet
from core.staffing.tours.words import Trouble
from core.staffing.tours.words import Wish as Wished
from core.staffing.words import StudyKind
from core.work import begin, look
from tests import cases
from tests.pages.conftest import Opened
from tests.pages.test_staffing_sides import FREE, PAGE, errors, pressed, toasts
from tests.pages.test_survey import said
from tests.staffing import studies

DAY = Tour((0, 1, 2), 540, 510)


@pytest.fixture
def asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question stays open: AppTest draws a dialog once, and forgets it at the next click."""
    plain = st.button

    def button(label: str, key: str = "", **more: Any) -> bool:
        return plain(label, key=key, **more) or key == "rota.adopt"

    monkeypatch.setattr(st, "button", button)
    monkeypatch.setattr(st, "dialog", lambda _title: lambda drawn: drawn)


def proposed(me: Actor, first: date, *people: Actor, **more: Any) -> None:
    """A proposal as a job keeps it: all by day, from Monday to Wednesday; for a while one is missing."""
    rules = Rules(earliest=480, latest=1200)
    with look(me) as desk:
        known = tours.people(desk, [each.id or 0 for each in people], first, rules)
    need = tuple(float(slot in {18, 19, 20}) * 2 for slot in range(336))
    names = tuple(Named(each.id, DAY, (DAY.start + 240,) * len(DAY.days)) for each in known)
    unmet = tuple(Unmet(each.id, studies.HOSTILE, Wished.DAY_OFF, 0) for each in known)
    made = Proposal(
        Asked((Need(need),), rules, known), names=names, shortage=tuple(each / 2 for each in need), unmet=unmet,
        gap=0.01, seconds=1.2,
    )  # fmt: skip
    today, line = studies.lines()[0], studies.lines()[2]
    answer = replace(RotaAnswer("python", first.isoformat(), made, today, line), **more)
    with begin(me) as work:
        told = TypeAdapter(RotaAnswer).dump_python(answer, mode="json")
        work.session.add(StaffingStudy(
            kind=StudyKind.ROTA, person_id=me.id, private=False, made_at=work.now, seed=1, code_version="1",
            engine="python", asked=b"", result=told,
        ))  # fmt: skip


def monday(me: Actor) -> date:
    with look(me) as desk:
        return date.fromisoformat(wanting.next_monday(desk))


def written(me: Actor, first: date, who: Actor, *days: str) -> None:
    with begin(me) as work:
        rota.save_week(work, first, [WeekLine(who.id or 0, (*days, *FREE[len(days) :]), FREE)])


def test_a_proposed_week_is_seen(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    proposed(wang, monday(wang), lin)
    app = as_seen_by(wang, PAGE, side="rota")
    shown = said(app)
    assert "Not covered" in shown
    assert "Wishes that could not be met" in shown
    assert studies.HOSTILE not in shown
    week = next(each.value for each in app.dataframe if "09:00–17:30" in each.value.to_string())
    assert list(week.iloc[0])[1:] == ["09:00–17:30"] * 3 + [""] * 4


def test_on_a_phone_a_proposed_week_is_told_line_by_line(
    as_seen_by: Opened, wang: Actor, lin: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.manage.whatif.rota_week.phone", lambda: True)
    proposed(wang, monday(wang), lin)
    app = as_seen_by(wang, PAGE, side="rota")
    assert "**Lin** 09:00–17:30 :small[:gray[Mon Tue Wed]]" in said(app)
    assert [each.key for each in app.dataframe] == ["staffing.wishes.0"]


def test_a_week_is_not_adopted_before_it_was_asked_again(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    proposed(wang, monday(wang), lin)
    app = pressed(as_seen_by(wang, PAGE, side="rota"), "rota.adopt")
    assert errors(app) == []
    assert "rota.adopt.do" in [each.key for each in app.button]
    assert cases.count_of(Shift) == 0


@pytest.mark.usefixtures("asked_again")
def test_an_empty_week_is_written(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    proposed(wang, monday(wang), lin)
    app = as_seen_by(wang, PAGE, side="rota")
    assert "**3 shifts** of 1 person are written. Nobody has shifts there yet." in said(app)
    assert "rota.replace" not in [each.key for each in app.checkbox]
    assert "The week is written; cases are given out by it." in toasts(pressed(app, "rota.adopt.do"))
    assert cases.count_of(Shift) == 6  # lunch lies between two of them


@pytest.mark.usefixtures("asked_again")
def test_what_is_written_over_is_told_with_its_numbers(
    as_seen_by: Opened, wang: Actor, lin: Actor, he: Actor
) -> None:
    first = monday(wang)
    written(wang, first, lin, "09:00-12:00, 13:00-18:00", "22:00-06:00")
    written(wang, first, he, "10:00-12:00")
    written(wang, first - timedelta(weeks=1), he, "10:00-12:00")
    proposed(wang, first, lin, he)
    shown = said(as_seen_by(wang, PAGE, side="rota"))
    assert "**6 shifts** of 2 people are written." in shown
    assert "They replace **3 shifts** of 2 people that stand there now." in shown
    assert "cannot be taken back" in shown
    assert "Written by hand: He, Lin." in shown


@pytest.mark.usefixtures("asked_again")
@pytest.mark.parametrize(("language", "words"), [("zh_CN", "1 人的 **3 个班次**"), ("zh_TW", "1 人的 **3 個班次**")])
def test_it_is_asked_in_chinese(as_seen_by: Opened, wang: Actor, lin: Actor, language: str, words: str) -> None:
    proposed(wang, monday(wang), lin)
    assert words in said(as_seen_by(wang, PAGE, side="rota", language=language))


@pytest.mark.usefixtures("asked_again")
def test_a_week_that_has_begun_is_not_adopted(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    proposed(wang, monday(wang) - timedelta(weeks=2), lin)
    app = pressed(as_seen_by(wang, PAGE, side="rota"), "rota.adopt.do")
    assert "has begun already" in errors(app)[0]


@pytest.mark.usefixtures("asked_again")
def test_shifts_written_by_hand_are_written_over_only_by_will(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    first = monday(wang)
    written(wang, first, lin, "10:00-12:00")
    proposed(wang, first, lin)
    app = pressed(as_seen_by(wang, PAGE, side="rota"), "rota.adopt.do")
    assert "Tick “also over shifts written by hand”" in errors(app)[0]
    app.checkbox(key="rota.replace").check().run()
    assert toasts(pressed(app, "rota.adopt.do")) != []


def test_rules_that_contradict_each_other_are_said(as_seen_by: Opened, wang: Actor, lin: Actor) -> None:
    made = Proposal(Asked((), Rules(), ()), contradictions=(Remark(Trouble.NOBODY, {}),))
    proposed(wang, monday(wang), lin, proposal=made, proposed=None)
    app = as_seen_by(wang, PAGE, side="rota")
    assert errors(app) == ["Nobody can be planned. Choose at least one person."]
    assert "rota.adopt" not in [each.key for each in app.button]
