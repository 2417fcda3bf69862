"""One strip of time: counted is solid, pauses are pale, late is orange, closed hours are empty paper."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import altair as alt
import pandas as pd

from core.deadlines.explaining import Part
from core.deadlines.words import PartKind
from pages.parts import charts
from pages.parts.tokens import inks
from pages.parts.words import label

DAY = timedelta(days=1)


def colors() -> dict[PartKind, str]:
    ink = inks()
    return {
        PartKind.COUNTED: ink.main,
        PartKind.PAUSED: ink.soft,
        PartKind.LATE: ink.bad,
        PartKind.AHEAD: ink.grid,
        PartKind.CLOSED: ink.paper,
    }


def chart(parts: Sequence[Part], zone: ZoneInfo) -> charts.Chart:
    """By the clock on the desk's wall, wherever the reader sits."""
    data = pd.DataFrame(
        [(_wall(each.begin, zone), _wall(each.end, zone), label(each.kind)) for each in parts],
        columns=["start", "end", "kind"],
    )
    inked = {label(kind): color for kind, color in colors().items()}
    short = not parts or parts[-1].end - parts[0].begin <= DAY
    axis = alt.Axis(
        format="%H:%M" if short else "%m-%d", tickCount=5 if short else "day", labelOverlap=True,
        grid=False, domain=False, title=None,
    )  # fmt: skip
    told = [
        alt.Tooltip("kind:N", title=" "),
        alt.Tooltip("start:T", format="%m-%d %H:%M", title=" "),
        alt.Tooltip("end:T", format="%m-%d %H:%M", title=" "),
    ]
    bars = (
        alt.Chart(data)
        .mark_bar(height=16)
        .encode(
            alt.X("start:T", axis=axis),
            alt.X2("end:T"),
            alt.Color("kind:N", scale=alt.Scale(domain=list(inked), range=list(inked.values())), legend=None),
            tooltip=told,
        )
    )
    return charts.quiet(alt.layer(bars).properties(height=46))


def _wall(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S")
