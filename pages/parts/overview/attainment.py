"""Which promises were kept: by target, and by team, person, priority, channel or category."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.reports.attainment.views import Attained, Line
from core.reports.forms import Behind, Criteria, Target
from core.reports.rules import verdict
from core.reports.words import Slice
from core.survey.rules import Estimate
from pages.parts import charts, figures, shell
from pages.parts.overview import cases, names
from pages.parts.overview.grid import clicked
from pages.parts.words import _, label

MOST_DOTS = 12
NOTHING = Estimate(0)


def table(found: Attained) -> None:
    """A click on a line opens what was missed."""
    shell.section(_("Kept and missed"), _("of what was met or is over by now · click for what was missed"))
    if not found.lines and not found.calls.n:
        st.caption(_("No promise was due in this period."))
        return
    opens = [Behind(Slice.TARGET_MISSED, target=each.target) for each in found.lines]
    rows = [_row(each) for each in found.lines]
    opens.append(Behind(Slice.SLOW_CALL))
    rows.append((_("Call answered within {n} s").format(n=found.seconds), *_share(found.calls), "", "–", "–", "–"))
    key = f"attained.{hash(tuple(found.lines))}"
    text = st.column_config.TextColumn
    cell = clicked(
        pd.DataFrame(rows, columns=["name", "kept", "n", "moved", "median", "tail", "overdue"]),
        {
            "name": text(_("Promise"), width=190),
            "kept": text(_("Kept"), width=130, help=_("With its 95 % interval.")),
            "n": text("n", width=60, help=_("Promises that were met, or whose time is over.")),
            "moved": text(_("Since the days before"), width=190, help=_("In points, with the 95 % interval.")),
            "median": text(_("Half within"), width=96, help=_("Of counted time: working time where that is promised.")),
            "tail": text(_("9 of 10 within"), width=104),
            "overdue": text(_("Late by"), width=90, help=_("Median of those that were missed, by the clock.")),
        },
        key,
        _("Kept and missed"),
    )  # fmt: skip
    cases.follow(opens[cell[0]] if cell else None, key, cases.FLOW)


def matrix(me: Actor, found: Attained, criteria: Criteria) -> None:
    """Groups down, promises across; a click opens what this group missed."""
    codes, targets = list(found.groups), _targets(found)
    if not codes:
        st.caption(_("No promise was due in this period."))
        return
    shares = {str(target): [_cell(found.groups[code].get(target, NOTHING)) for code in codes] for target in targets}
    key = f"matrix.{criteria.by}.{hash(str(found.groups))}"
    shown = pd.DataFrame({"name": [names.group(me, criteria.by, code) for code in codes]} | shares)
    text = st.column_config.TextColumn
    columns = {str(target): text(cases.target(target), width=150) for target in targets}
    columns = {"name": text(label(criteria.by), width=140)} | columns
    figure = None
    if cell := clicked(shown, columns, key, _("Side by side"), "content" if len(codes) < 12 else 450):
        row, column = cell
        target = next((each for each in targets if str(each) == column), None)
        figure = Behind(Slice.TARGET_MISSED, criteria.by, codes[row], target=target)
    cases.follow(figure, key, cases.GROUPS)


def dots(me: Actor, found: Attained, criteria: Criteria) -> None:
    """One promise, each group with its interval beside the share of all."""
    targets = _targets(found)
    if not targets:
        return
    target = st.segmented_control(
        _("Promise"), targets, default=targets[0], format_func=cases.target, required=True, key="dots.target",
        label_visibility="collapsed",
    )  # fmt: skip
    together = next((each.kept.value for each in found.lines if each.target == target), None)
    data = _dots(me, found, criteria, target or targets[0])
    if data.empty or together is None:
        return
    shell.section(_("Kept"), _("95 % interval · dashed: all together · hollow: cannot tell · a diamond lies below"))
    told = {"name": label(criteria.by), "said": _("Kept"), "n": "n"}
    drawn = charts.whiskers(data, together, told, "group").properties(height=40 + 30 * len(data))
    key = f"dots.{criteria.by}.{target}.{hash(str(found.groups))}"
    state = st.altair_chart(
        charts.quiet(drawn), key=key, on_select="rerun", selection_mode="group", alt=_("Kept and missed")
    )
    marks = state.get("selection", {}).get("group", [])
    figure = Behind(Slice.TARGET_MISSED, criteria.by, marks[0]["group"], target=target) if marks else None
    cases.follow(figure, key, cases.GROUPS)


def _targets(found: Attained) -> list[Target]:
    return [each.target for each in found.lines if each.kept.n]


def _row(line: Line) -> tuple[str, ...]:
    median, tail, overdue = (figures.value(each, figures.duration) for each in (line.median, line.tail, line.overdue))
    return (cases.target(line.target), *_share(line.kept), _moved(line), median, tail, overdue)


def _share(kept: Estimate) -> tuple[str, str]:
    return figures.whole(kept, figures.percent), f"{kept.n:,}"


def _moved(line: Line) -> str:
    if line.moved is None:
        return _("nothing to compare with")
    low, high = (figures.signed_points(end) for end in (line.moved.low, line.moved.high))
    return f"{label(verdict(line.moved, 1))} · {figures.signed_points(line.moved.value)} ({low} … {high})"


def _cell(kept: Estimate) -> str:
    return f"{figures.whole(kept, figures.percent)} · {kept.n:,}" if kept.n else "–"


def _dots(me: Actor, found: Attained, criteria: Criteria, target: Target) -> pd.DataFrame:
    columns = ["group", "name", "share", "low", "high", "said", "n"]
    shares: Sequence[tuple[str, Estimate]] = [
        (code, shares[target]) for code, shares in found.groups.items() if target in shares
    ]
    rows = [
        (code, names.group(me, criteria.by, code), each.value, each.low, each.high,
         figures.whole(each, figures.percent), each.n)
        for code, each in shares[:MOST_DOTS]
        if each.value is not None
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
