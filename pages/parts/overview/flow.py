"""What came in and went out, day by day or week by week, and what was left standing."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.reports.forms import Behind, Criteria
from core.reports.views import Figures
from core.reports.words import By, Slice
from pages.parts import charts, figures, shell
from pages.parts.overview import cases, names
from pages.parts.tokens import inks
from pages.parts.words import _, label, n_

HEIGHT = 230
MOST_ROWS = 12


def volumes(found: Figures, labels: Sequence[str]) -> None:
    ink = inks()
    meaning = _("{bar} came in · {line} resolved · click a bar for its cases")
    shell.section(
        _("What came in and went out"), meaning.format(bar=charts.square(ink.soft), line=charts.square(ink.main))
    )
    told = {"label": _("From the day"), "arrived": _("Came in"), "resolved": _("Resolved")}
    key = f"flow.{_stamp(found)}"
    state = st.altair_chart(
        charts.quiet(
            charts.flow(_points(found, labels).drop(columns="backlog"), told, "point").properties(height=HEIGHT)
        ),
        key=key,
        on_select="rerun",
        selection_mode="point",
        alt=_("What came in and went out"),
    )
    cases.follow(_picked(state, "point", _bar), key, cases.FLOW)


def backlog(found: Figures, labels: Sequence[str]) -> None:
    pace = _("{days} days to clear at this pace").format(days=figures.whole(found.clearing, figures.tenths))
    shell.section(_("Open cases"), f"{n_('{n} open now', '{n} open now', found.open)} · {pace}")
    told = {"label": _("From the day"), "backlog": _("Open at its end")}
    drawn = charts.level(_points(found, labels)[["label", "backlog"]], told).properties(height=HEIGHT)
    st.altair_chart(charts.quiet(drawn), key=f"level.{_stamp(found)}", alt=_("Open cases"))


def heat(me: Actor, found: Figures, criteria: Criteria, labels: Sequence[str]) -> None:
    """By group and day or week; the groups with most cases."""
    shell.section(_("When they came in"), _("the stronger the colour, the more · click a field for its cases"))
    groups = [each.code for each in found.groups[:MOST_ROWS]]
    rows = [names.group(me, criteria.by, code) for code in groups]
    counts = [found.by_point.get((code, point), 0) for code in groups for point in range(len(labels))]
    titles = {"row": label(criteria.by), "point": _("From the day"), "cases": _("Came in")}
    key = f"heat.{criteria.by}.{_stamp(found)}"
    state = st.altair_chart(
        charts.quiet(charts.heat(counts, rows, labels, titles, "field").properties(height=40 + 26 * len(groups))),
        key=key,
        on_select="rerun",
        selection_mode="field",
        alt=_("When they came in"),
    )
    cases.follow(_picked(state, "field", partial(_field, criteria.by, groups)), key, cases.GROUPS)


def _bar(mark: dict[str, Any]) -> Behind:
    return Behind(point=mark["point"])


def _field(by: By, groups: Sequence[str], mark: dict[str, Any]) -> Behind:
    return Behind(Slice.ARRIVED, by, groups[int(mark["row"])], int(mark["point"]))


def _picked(state: Any, name: str, behind: Callable[[dict[str, Any]], Behind]) -> Behind | None:
    marks = state.get("selection", {}).get(name, [])
    return behind(marks[0]) if marks else None


def _points(found: Figures, labels: Sequence[str]) -> pd.DataFrame:
    rows = [
        (place, name, point.arrived, point.resolved, point.backlog)
        for place, (name, point) in enumerate(zip(labels, found.points, strict=True))
    ]
    columns = ["point", "label", "arrived", "resolved", "backlog"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys({*columns} - {"label"}, "int32"))


def _stamp(found: Figures) -> str:
    """Of which period a chart is: a selection never outlives its data."""
    return f"{found.times.first:%Y%m%d}.{len(found.points)}.{found.arrived.value.n}"
