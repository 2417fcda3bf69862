"""What a browser sends as a scenario is read, or refused in a sentence that names the field."""

from contextlib import suppress
from typing import Any

import pytest

from core.errors import DomainError
from core.settings.errors import NotValid
from core.staffing import reading
from core.staffing.errors import HoursOfDesk, HoursOfNewcomer, HoursOfPerson, HoursOfWeek
from core.staffing.forms import Levers
from core.staffing.world import Order
from core.triage.words import Priority
from tests.hostile.strings import OURS

INF, NAN = float("inf"), float("nan")
WANTED: dict[str, Any] = {
    "first": "2026-01-12", "days": [0, 1, 2], "opens": 480, "closes": 1080, "lengths": [480],
}  # fmt: skip
HOSTILE = (NAN, INF, -INF, -1, 10**9, 1e308, "", "ten", None, [], {}, True, {"a": 1}, ["x"], "9" * 5_000)


def test_what_a_page_sends_is_read() -> None:
    told = {"arrivals": 1.3, "channels": {"mail": 2}, "answer": {"P1": 4}, "order": "priority",
            "workers": [{"code": "person:1", "count": 0}], "hours": ["09:00-17:00"] * 5 + ["", ""]}  # fmt: skip
    found = reading.levers(told)
    assert (found.arrivals, found.channels, found.answer) == (1.3, {"mail": 2}, {Priority.P1: 4})
    assert (found.order, found.workers[0].count, found.hours and found.hours[6]) == (Order.PRIORITY, 0, "")
    assert reading.levers({}).empty


@pytest.mark.parametrize("name", ["arrivals", "faq", "handling"])
@pytest.mark.parametrize("value", [NAN, INF, -INF, -1, 10**9, "ten", None, [], {}])
def test_a_number_that_cannot_be_is_refused_by_its_name(name: str, value: object) -> None:
    with pytest.raises(NotValid) as refusal:
        reading.levers({name: value})
    assert str(Levers.model_fields[name].title) in str(refusal.value)


@pytest.mark.parametrize("name", Levers.model_fields)
@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_whatever_is_sent_is_read_or_refused_in_a_sentence(name: str, value: object) -> None:
    for told in (value, [value], {"P1": value}, {"mail": value}, [{"code": value}], [{"code": "a", "week": value}]):
        with suppress(DomainError):
            found = reading.levers({name: told})
            assert Levers.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize("told", [{"salary": 1}, {"": 1}, {"levers": {}}, {"Arrivals": 1}, {"workers": [{"x": 1}]}])
def test_what_is_no_lever_is_refused(told: dict[str, Any]) -> None:
    with pytest.raises(NotValid):
        reading.levers(told)


def test_a_limit_is_told_with_the_refusal() -> None:
    with pytest.raises(NotValid) as refusal:
        reading.levers({"arrivals": 11})
    assert "10" in str(refusal.value)


@pytest.mark.parametrize("typed", ["nine", "25:00-26:00", *(str(each) for each in OURS.values() if str(each).strip())])
def test_hours_that_are_none_are_refused(typed: str) -> None:
    for told in ({"hours": [typed] * 7}, {"new": [{"code": "a", "week": [typed] * 7}]}):
        with pytest.raises(DomainError) as refusal:
            reading.levers(told)
        assert isinstance(refusal.value, HoursOfWeek | NotValid)
        assert len(refusal.value.facts.get("typed", "")) <= 60


def test_ten_thousand_people_are_refused() -> None:
    for told in ({"new": [{"code": "a", "count": 10_000}]}, {"new": [{"code": "a"}] * 10_000},
                 {"workers": [{"code": "a", "count": 10_000}]}, {"workers": [{"code": "a"}] * 10_000}):  # fmt: skip
        with pytest.raises(NotValid):
            reading.levers(told)


@pytest.mark.parametrize(
    "more", [{"first": "soon"}, {"first": None}, {"days": []}, {"days": [7]}, {"days": NAN}, {"opens": -30},
             {"opens": 10**9}, {"opens": 475}, {"closes": NAN}, {"lengths": []}, {"lengths": [0]},
             {"lengths": [480] * 1_000}, {"lunch": INF}, {"in_a_row": 0}, {"hours": {"1": NAN}}, {"hours": {"x": 8}},
             {"team": "care"}, {"salary": 1}],
    ids=repr,
)  # fmt: skip
def test_a_rota_that_cannot_be_asked_for_is_refused(more: dict[str, Any]) -> None:
    assert reading.wanted(WANTED).lengths == (480,)
    with pytest.raises(NotValid):
        reading.wanted(WANTED | more)


def test_each_cell_that_cannot_be_read_names_its_row_and_its_day() -> None:
    week = ["09:00-17:00", "9-13", "", "", "", "", "x" * 90]
    lin = {"code": "person:1", "week": week}
    told = {"workers": [lin, {"code": "person:2"}], "new": [lin], "hours": week}
    found = list(reading.unread(told, {"person:1": "Lin"}))
    assert [type(each) for each in found] == [HoursOfPerson] * 2 + [HoursOfNewcomer] * 2 + [HoursOfDesk] * 2
    assert found[0].said_in("en").startswith("Lin, Tuesday: “9-13” are no hours.")
    assert found[3].said_in("zh_CN").startswith("与 Lin 相同的新成员，星期日：“" + "x" * reading.SHOWN + "”")
    with pytest.raises(HoursOfPerson) as refusal:
        reading.levers({"workers": told["workers"]}, {"person:1": "Lin"})
    assert refusal.value.facts["who"] == "Lin"
    assert list(reading.unread({"hours": ["22:00-06:00", *[""] * 6]})) == []


@pytest.mark.parametrize(("typed", "minutes"), [("9:30", 570), (" 00:00 ", 0), ("23:59", 1439)])
def test_a_time_of_day_is_read(typed: str, minutes: int) -> None:
    assert reading.clock(typed) == minutes
    assert list(reading.unread_clocks("Lin", typed, "")) == []


@pytest.mark.parametrize("typed", ["24:00", "9", "9.30", "nine", "09:60", "٠٩:٣٠"])
def test_what_is_no_time_of_day_names_its_row_and_its_column(typed: str) -> None:
    assert reading.clock(typed) is None
    [flaw] = reading.unread_clocks("Lin", "", typed)
    assert flaw.said_in("en").startswith(f"Lin, Not after: “{typed}”")
