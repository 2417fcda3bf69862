"""Process documents (流程文档): how the work is done, as text and as a flow chart."""

import pandas as pd
import streamlit as st

from core.language import label_in
from core.process import views
from core.process.document import written
from pages.parts import shell
from pages.parts.address import choice
from pages.parts.fresh import fresh
from pages.parts.procedure import flow_chart, step_name
from pages.parts.words import _, label, n_, plain, tongue

me = shell.me()
published = {each.document.process: each for each in fresh(views.published, me)}

steps = sum(len(each.document.steps) for each in published.values())
situation = [n_("{n} document", "{n} documents", len(published)), n_("{n} step", "{n} steps", steps)]
with shell.head(_("Process documents"), " · ".join([*situation, _("the text is the way that cases take")])):
    pass

names = {code: label_in(each.document.labels, tongue(), code) for code, each in published.items()}
chosen = published[choice("process", list(published), next(iter(published)), names.__getitem__)]
document = chosen.document

chart, text = st.columns([1.1, 1.4], gap="medium")
with chart:
    st.mermaid_chart(flow_chart(document), alt=_("Flow chart of “{name}”").format(name=names[document.process]))
    st.caption(_("Dashed: rework. A word on an arrow: the event, or the time, that makes the move."))
with text:
    shell.section(_("Steps"), _("version {version}").format(version=chosen.version))
    st.dataframe(
        pd.DataFrame(
            {
                "step": [step_name(document, step) for step in document.steps],
                "stage": [label(step.stage) for step in document.steps.values()],
                "role": [label_in(document.roles[step.role].labels, tongue()) for step in document.steps.values()],
                "limit": [written(step.due.default) if step.due else "–" for step in document.steps.values()],
            }
        ),
        hide_index=True,
        height="content",
        row_height=34,
        column_config={
            "step": _("Step"),
            "stage": _("Stage"),
            "role": _("Role"),
            "limit": st.column_config.TextColumn(_("Limit"), width=70),
        },
        alt=_("Steps with stage, role and limit"),
    )
    for name, step in document.steps.items():
        if words := label_in(step.do, tongue()):
            shell.section(plain(step_name(document, name)))
            st.caption(words)
