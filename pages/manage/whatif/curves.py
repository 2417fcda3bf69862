"""How many people, what is left standing, who would be missed, and what the answer hangs on."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
from babel.dates import format_skeleton

from core.reports.rules import Change, verdict
from core.reports.words import Verdict
from core.staffing.study.results import Day, Study
from pages.manage.whatif import room, telling
from pages.parts import chart_bands, figures, kept_chart, shell
from pages.parts.charts import Chart
from pages.parts.words import _, label, tongue

HEIGHT, ROW, AXIS = 230, 30, 40  # px
MOST = 15  # people whose absence is drawn
TONES = {Verdict.BETTER: 1, Verdict.WORSE: -1, Verdict.UNCLEAR: 0}


def team(study: Study, stamp: str, currency: str) -> None:
    """The share kept by the size of the team, with the promise as a dashed line."""
    goal = figures.percent(study.goal)
    if study.smallest is None:
        meaning = _("none of these sizes keeps {goal}").format(goal=goal)
    else:
        meaning = _("{n} people keep {goal}").format(n=room.fewest(study), goal=goal)
    shell.section(_("How many people?"), f"{meaning} · {_('share in time, 95 % band')}" if study.sizes else "")
    if study.sizes:
        kept_chart.draw("team", stamp, lambda: _team(study, currency), _("Share in time by number of people"))


def backlog(study: Study, stamp: str) -> None:
    """How many cases are open: the middle of the replications, and within which eight of ten lie."""
    shell.section(_("Open cases"), _("at the end of each day, median and 10–90 % band"))
    if study.backlog:
        kept_chart.draw("backlog", stamp, lambda: _fan(study, study.backlog), _("Open cases"))


def oldest(study: Study, stamp: str) -> None:
    shell.section(_("Oldest case"), _("its age in days, median and 10–90 % band"))
    if study.oldest:
        kept_chart.draw("oldest", stamp, lambda: _fan(study, study.oldest), _("Oldest case"))


def gone(study: Study, stamp: str) -> None:
    """Each person removed in turn, the most missed first."""
    shown = sorted(study.gone, key=lambda each: each.moved.value)[:MOST]
    meaning = [_("points, with the 95 % interval"), _("hollow: cannot tell")]
    meaning += [_("the {n} who would be missed most").format(n=MOST)] if len(study.gone) > MOST else []
    shell.section(_("If one person were not there"), " · ".join(meaning))
    rows = [_row(each.name, "", each.moved, each.verdict) for each in shown]
    if rows:
        kept_chart.draw("gone", stamp, lambda: _effects(rows), _("If one person were not there"))


def turned(study: Study, stamp: str) -> None:
    """Each input a tenth lower and a tenth higher, the strongest first."""
    meaning = [_("each a tenth lower (−) and a tenth higher (+), in points"), _("hollow: cannot tell")]
    shell.section(_("What the answer hangs on"), " · ".join(meaning))
    order = sorted(study.turned, key=lambda each: -max(abs(each.lower.value), abs(each.higher.value)))
    rows = [
        _row(label(each.input), part, moved, verdict(moved, 1))
        for each in order
        for part, moved in (("−", each.lower), ("+", each.higher))
    ]
    if rows:
        kept_chart.draw("turned", stamp, lambda: _effects(rows), _("What the answer hangs on"))


def dated(first: str, day: int) -> str:
    return format_skeleton("MMMd", date.fromisoformat(first) + timedelta(days=day), locale=tongue())


def _team(study: Study, currency: str) -> Chart:
    rows = [
        (each.people, each.answer.value, each.answer.low, each.answer.high, figures.whole(each.answer, figures.percent),
         "–" if each.cost is None else f"{currency}{figures.count(each.cost)}")
        for each in study.sizes
        if each.answer.value is not None
    ]  # fmt: skip
    data = pd.DataFrame(rows, columns=["x", "value", "low", "high", "said", "cost"])
    told = {"x": _("People"), "said": _("In time"), "cost": _("Cost a week")}
    if not data["cost"].ne("–").any():
        told.pop("cost")
    drawn = chart_bands.band(data, told, _("People"))
    drawn += chart_bands.level(study.goal, _("goal {share}").format(share=figures.percent(study.goal)))
    here = telling.focus(study)
    if here.answer.value is not None:
        drawn += chart_bands.point(here.people, here.answer.value, telling.name(here))
    return drawn.properties(height=HEIGHT)


def _fan(study: Study, days: Sequence[Day]) -> Chart:
    rows = [
        (dated(study.first, each.day), round(each.middle, 2), round(each.low, 2), round(each.high, 2),
         f"{figures.tenths(each.middle)} ({figures.tenths(each.low)}–{figures.tenths(each.high)})")
        for each in days
    ]  # fmt: skip
    data = pd.DataFrame(rows, columns=["label", "value", "low", "high", "said"])
    return chart_bands.days(data, {"label": _("Day"), "said": _("Foreseen")}).properties(height=HEIGHT)


def _row(name: str, part: str, moved: Change, word: Verdict) -> tuple[str, str, float, float, float, int, str, str]:
    value, low, high = (round(100 * each, 2) for each in (moved.value, moved.low, moved.high))
    said = f"{figures.tenth_points(moved.value)} ({telling.ends(moved)})"
    return name, part, value, low, high, TONES.get(word, 0), part or label(word), said


def _effects(rows: Sequence[tuple[str, str, float, float, float, int, str, str]]) -> Chart:
    data = pd.DataFrame(rows, columns=["name", "part", "value", "low", "high", "tone", "word", "said"])
    order = list(dict.fromkeys(data["name"]))
    told = {"name": " ", "part": " ", "said": _("Difference, points")}
    if not data["part"].any():
        told.pop("part")
    tall = AXIS + ROW * len(order) * (1.25 if data["part"].any() else 1)
    return chart_bands.effects(data, told, order).properties(height=tall)
