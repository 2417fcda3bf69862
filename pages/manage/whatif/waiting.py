"""Who still waits after how long, by priority, with a line that is moved in the browser."""

import pandas as pd

from core.staffing.study.results import Study
from pages.parts import chart_waits, kept_chart, shell
from pages.parts.charts import Chart
from pages.parts.due import span
from pages.parts.words import _

HEIGHT = 230  # px
TICKS = (0, 1, 4, 8, 24, 48, 72, 168, 336, 672)  # hours
SOON = 6.0  # minutes, before which no curve needs a point
FEW = 0.02  # who still waits, from which on the picture may end


def draw(study: Study, stamp: str) -> None:
    """Moving the line asks nothing of the server."""
    meaning = _("for the first response, by the clock · in bold: answered within the time set below, not the promise")
    shell.section(_("Who still waits?"), meaning)
    if study.waits:
        kept_chart.draw("waits", stamp, lambda: _drawn(study), _("Share still waiting, by priority"))


def _drawn(study: Study) -> Chart:
    most = _most(study)
    ticks = {float(each): span(60 * each) if each else "0" for each in TICKS if each <= most}
    rows = [
        (place, round(minute / 60, 3), round(share, 3))
        for place, each in enumerate(study.waits)
        for minute, share in zip((0.0, *each.minutes), (1.0, *each.share), strict=True)
        if not 0 < minute < SOON and minute <= 60 * most
    ]
    data = pd.DataFrame(rows, columns=["rank", "hours", "share"])
    ranks = [each.priority for each in study.waits]
    return chart_waits.waits(data, ranks, ticks, _("Time, hours")).properties(height=HEIGHT)


def _most(study: Study) -> int:
    """The hours up to which there is something to see."""
    curves = (zip(each.minutes, each.share, strict=True) for each in study.waits)
    last = max((minute for curve in curves for minute, share in curve if share > FEW), default=0.0)
    return next((each for each in TICKS[3:] if 60 * each >= last), TICKS[-1])
