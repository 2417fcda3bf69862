"""Working time as public test suites of other programs have it; what differs is said in docs/working-time.md."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.hours.calendar import Calendar, OwnDay
from core.hours.rules import read

EXAMPLES = Path(__file__).parents[3] / "shared/data/time/business_time_examples.json"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def cases() -> list[dict[str, Any]]:
    return json.loads(EXAMPLES.read_text(encoding="utf-8"))["cases"] if EXAMPLES.exists() else []


def hours(spans: list[list[str]]) -> tuple[tuple[int, int], ...]:
    found = read(", ".join("-".join(each) for each in spans))
    assert found is not None
    return found


def calendar(told: dict[str, Any]) -> Calendar:
    assert not told["breaks"]
    own = {date.fromisoformat(day): OwnDay("x", ()) for day in told["holidays"]}
    own |= {date.fromisoformat(day): OwnDay("x", hours(spans)) for day, spans in told["special_hours"].items()}
    week = {place: hours(told["hours"].get(name, [])) for place, name in enumerate(DAYS)}
    return Calendar(ZoneInfo(told["tz"]), week, own)


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the examples are not on this machine")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["id"])
def test_working_time_is_what_others_count(case):
    one, start = calendar(case["calendar"]), datetime.fromisoformat(case["start"]).astimezone(UTC)
    if case["op"] == "elapsed":
        end = datetime.fromisoformat(case["end"])
        assert one.used(start, end) == timedelta(seconds=case["expected_seconds"])
        return
    expected, budget = datetime.fromisoformat(case["expected_due"]), timedelta(seconds=case["business_seconds"])
    if case["op"] == "due":
        assert one.due(start, budget) == expected
    else:  # backwards: from there on, the time has run when the start is reached
        assert one.due(expected.astimezone(UTC), budget) == start
        assert one.used(expected.astimezone(UTC), start) == budget
