"""Days that are not like others: a sale, a launch, a fair; the forecast follows them, and does not learn from them."""

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.settings.staffing import Staffing
from core.staffing import actions
from pages.manage.sections import form
from pages.parts import shell
from pages.parts.tokens import phone
from pages.parts.words import _


def draw(me: Actor) -> None:
    """A table to write into: so many times as many cases as usual."""
    shell.section(_("Days that are not like others"), _("a sale, a launch, a fair · 2 means twice as many cases"))
    now = form.seen(me, Staffing, "events.there")
    st.session_state.setdefault(form.key(Staffing, "events.there"), True)
    rows = [(each.day, each.label, each.factor) for each in now.events]
    frame = pd.DataFrame(rows, columns=["day", "label", "factor"])
    wide = 110 if phone() else 260
    edited = st.data_editor(
        frame.astype({"day": "object", "label": "object", "factor": "float"}), num_rows="dynamic", hide_index=True,
        row_height=34, height="content", key=form.key(Staffing, "events"),
        column_config={
            "day": st.column_config.DateColumn(_("Day"), required=True),
            "label": st.column_config.TextColumn(_("What it is"), max_chars=80, required=True, width=wide),
            "factor": st.column_config.NumberColumn(_("Times as many"), min_value=0.0, max_value=20.0, required=True),
        },
    )  # fmt: skip
    if st.button(_("Save the days"), icon=":material/check:", key="events.save"):
        typed = [each for each in edited.to_dict("records") if pd.notna(each["day"]) and each["label"]]
        kept = now.model_dump() | {"events": typed}
        form.save_by(actions.type_in, Staffing, _("Kept. The next forecast follows them."), kept)
