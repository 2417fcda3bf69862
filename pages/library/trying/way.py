"""The way that a pretended case has walked: on the chart, and step by step with its limits kept or missed."""

import pandas as pd
import streamlit as st

from core.drafting.trial import Stay, Trial
from core.process.document import Document
from pages.parts import due, lists, shell
from pages.parts.procedure import flow_chart, step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_


def shown(document: Document, at: Trial) -> None:
    passed = {stay.step for stay in at.stays}
    st.mermaid_chart(flow_chart(document, at.here.step, passed), alt=_("The way of this case so far"))


def walked(document: Document, at: Trial) -> None:
    late = sum(stay.late(at.now) for stay in at.stays)
    quiet = [_("{span} since it began").format(span=due.length(at.now))]
    quiet += [n_("{n} limit missed", "{n} limits missed", late)] if late else []
    shell.section(_("The way so far"), " · ".join(quiet))
    frame = pd.DataFrame(
        {
            "step": [step_name(document, stay.step) for stay in at.stays],
            "stayed": [due.length(stay.until(at.now) - stay.entered) for stay in at.stays],
            "limit": [_kept(stay, at) for stay in at.stays],
            "by": [label(stay.kind) if stay.kind else _("is here") for stay in at.stays],
        }
    )
    widths = (118, 66, 60, 90) if phone() else (160, 80, 80, 130)
    names = {"step": _("Step"), "stayed": _("Stayed"), "limit": _("Limit"), "by": _("Left by")}
    columns = {
        code: st.column_config.TextColumn(name, width=width)
        for (code, name), width in zip(names.items(), widths, strict=True)
    }
    st.dataframe(
        lists.harmless(frame), column_config=columns, hide_index=True, height="content" if len(frame) < 12 else 400,
        row_height=34, alt=_("The way so far"),
    )  # fmt: skip


def _kept(stay: Stay, at: Trial) -> str:
    if stay.due is None:
        return "–"
    return _("missed") if stay.late(at.now) else _("kept") if stay.left is not None else _("counts")
