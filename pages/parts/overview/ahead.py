"""What is owed at this moment, by when it is due."""

import pandas as pd
import streamlit as st

from core.reports.attainment.views import Attained
from core.reports.forms import TARGETS, Behind
from core.reports.words import Horizon, Slice
from pages.parts import shell
from pages.parts.overview import cases
from pages.parts.overview.grid import clicked
from pages.parts.words import _, label, n_


def said(found: Attained) -> str:
    """The situation in one figure: promises, of which one case may have several."""
    late = sum(count for (_target, horizon), count in found.due.items() if horizon is Horizon.LATE)
    return n_("{n} promise is late now", "{n} promises are late now", late)


def table(found: Attained) -> None:
    """A click on a number opens its cases; a dash where nothing is owed."""
    shell.section(_("Owed now"), _("open promises by when they are due · click a number for its cases"))
    targets = [each for each in TARGETS if any(each == target for target, _horizon in found.due)]
    if not targets:
        st.caption(_("Nothing is open."))
        return
    counts = {str(each): [found.due.get((target, each), 0) for target in targets] for each in Horizon}
    key = f"ahead.{hash(tuple(found.due.items()))}"
    shown = pd.DataFrame({"name": [cases.target(each) for each in targets]} | counts)
    columns = {str(each): st.column_config.NumberColumn(label(each), width=96) for each in Horizon}
    columns = {"name": st.column_config.TextColumn(_("Promise"), width=190)} | columns
    figure = None
    if cell := clicked(shown, columns, key, _("Owed now")):
        row, column = cell
        horizon = Horizon(column) if column in set(Horizon) else None
        figure = Behind(Slice.DUE, target=targets[row], horizon=horizon)
    cases.follow(figure, key, cases.TOP)
