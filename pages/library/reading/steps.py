"""The steps of a document in words: one line each in a table, then what to do, what is asked, and where it goes."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from core.language import label_in
from core.process.document import Document, Step
from pages.parts import lists, shell, ways
from pages.parts.procedure import step_name
from pages.parts.words import _, label, n_, plain, tongue, written

PAGE = 12


def role_name(document: Document, step: Step) -> str:
    return label_in(document.roles[step.role].labels, tongue()) if step.role in document.roles else step.role


def table(document: Document, here: Mapping[str, int]) -> None:
    steps = document.steps.values()
    frame = pd.DataFrame(
        {
            "step": [step_name(document, step) for step in document.steps],
            "now": [here.get(step, 0) for step in document.steps],
            "limit": [ways.length(step.due.default) if step.due else "–" for step in steps],
            "role": [role_name(document, step) for step in steps],
            "stage": [label(step.stage) for step in steps],
        }
    )
    st.dataframe(
        lists.harmless(frame),
        hide_index=True,
        height="content" if len(document.steps) <= PAGE else 460,
        row_height=34,
        column_config={
            "step": st.column_config.TextColumn(_("Step"), width=172),
            "now": st.column_config.NumberColumn(_("Now"), width=46, help=_("Cases that stand there at this moment.")),
            "limit": st.column_config.TextColumn(_("Limit"), width=48),
            "role": st.column_config.TextColumn(_("Role"), width=86),
            "stage": st.column_config.TextColumn(_("Stage"), width=122),
        },
        alt=_("Steps with stage, role and limit"),
    )


def texts(document: Document, here: Mapping[str, int], channels: dict[str, str]) -> None:
    """A page of steps, each as people read it."""
    names, pages = list(document.steps), -(-len(document.steps) // PAGE)
    page = st.pagination(pages, key=f"page.steps.{document.process}") if pages > 1 else 1
    for name in names[PAGE * (page - 1) : PAGE * page]:
        step = document.steps[name]
        with st.container(border=True, gap="small"):
            limit = ways.limit(document, step.due, channels)
            quiet = [label(step.stage), plain(role_name(document, step)), plain(limit)]
            now = [n_("{n} case now", "{n} cases now", here[name])] if here.get(name) else []
            shell.section(plain(step_name(document, name)), " · ".join([*quiet, *now]))
            if words := label_in(step.do, tongue()):
                st.markdown(written(words))
            st.markdown("  \n".join(lines(document, step)))


def lines(document: Document, step: Step) -> Sequence[str]:
    """What the step asks for and where it goes, one sentence each."""
    return [*_asked(document, step), *_moves(document, step), *_turned_aside(document, step)]


def _asked(document: Document, step: Step) -> Sequence[str]:
    comma = _(", ")
    said: list[str] = []
    if step.require:
        names = comma.join(plain(ways.field_name(document, name)) for name in step.require)
        said.append(_("**Required**: {fields}").format(fields=names))
    if step.optional:
        names = comma.join(plain(ways.field_name(document, name)) for name in step.optional)
        said.append(_("**Can be added**: {fields}").format(fields=names))
    if step.check:
        items = comma.join(plain(label_in(item.labels, tongue(), item.id)) for item in step.check)
        said.append(_("**To be checked off**: {items}").format(items=items))
    if step.not_by:
        others = comma.join(plain(step_name(document, name)) for name in step.not_by)
        said.append(_("**Four eyes**: not by the person who did {steps}").format(steps=others))
    return said


def _moves(document: Document, step: Step) -> Sequence[str]:
    said: list[str] = []
    for move in step.next:
        rework = f" · {_('rework')}" if move.back else ""
        to = plain(step_name(document, move.to))
        said.append(f"→ **{to}** :gray[{plain(ways.maker(document, move))}{rework}]")
    return said


def _turned_aside(document: Document, step: Step) -> Sequence[str]:
    said: list[str] = []
    if step.max_visits:
        words = _("After {n} visits, cases go to **{step}** instead.")
        said.append(words.format(n=step.max_visits.times, step=plain(step_name(document, step.max_visits.then))))
    if step.reopen:
        words = _("May be reopened within {span}, at **{step}**.")
        to = plain(step_name(document, step.reopen.to))
        said.append(words.format(span=ways.length(step.reopen.within), step=to))
    if step.hand_over:
        words = _("Here the case goes on with **{document}**, from its first step.")
        said.append(words.format(document=plain(ways.process_name(step.hand_over))))
    if step.end:
        said.append(_("Here a case ends."))
    return said
