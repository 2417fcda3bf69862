"""The queue as a board: a column for each stage, with its most urgent cases; a card opens its case."""

from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.attention import views as attention
from core.process.words import Stage
from core.queue import views
from core.queue.forms import Criteria
from core.triage.words import Priority
from pages.parts import chips, due, procedure
from pages.parts.finding.asked import tell
from pages.parts.fresh import direct, fresh
from pages.parts.queue_table import Around
from pages.parts.rows import lines, link, minutes, told
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain


def board(me: Actor, criteria: Criteria, now: Any) -> None:
    """On a phone the columns stand one below the other."""
    found: dict[Stage, tuple[pd.DataFrame, int]] = fresh(views.board, me, criteria=criteria)
    shown = {stage: each for stage, each in found.items() if not criteria.stages or stage in criteria.stages}
    numbers = [int(number) for cards, _count in shown.values() for number in cards["number"]]
    versions = [int(each) for cards, _count in shown.values() for each in cards["process_version_id"]]
    around = Around(
        procedure.step_names(me, versions), now, direct(attention.news, me, numbers=numbers),
        fresh(attention.company, me, numbers=numbers),
    )  # fmt: skip
    columns = [st.container() for _stage_ in shown] if phone() else st.columns(len(shown) or 1, gap="small")
    for column, (stage, (cards, count)) in zip(columns, shown.items(), strict=False):
        with column:
            _stage(stage, cards, count, around)


def _stage(stage: Stage, cards: pd.DataFrame, count: int, around: Around) -> None:
    st.markdown(f"{chips.stage(stage)} :small[:gray[{min(count, views.MOST_FOUND):,}]]")
    for case in lines(cards):
        with st.container(border=True, gap=None):
            _card(case, around)
    if cards.empty:
        st.caption(_("Nothing here."))
    elif count > len(cards):
        more = n_("{n} more", "{n} more", count - len(cards))
        st.button(more, key=f"board.{stage}", type="tertiary", on_click=_list, args=(stage,))


def _card(case: Any, around: Around) -> None:
    """Narrow: the chips on one line; on the next what is new, and whose it is as far as there is room."""
    link(case)
    st.markdown(f"&ensp;{chips.priority(Priority(case.priority))} {due.chip(minutes(case, around.now))}")
    news, here = around.news.get(case.number, 0), around.company.get(case.number, ())
    quiet = f":gray[#{case.number}]{told(news, here)} &ensp;:gray[{plain(case.owner or _('nobody yet'))}]"
    st.markdown(f"&ensp;:small[{quiet}]", wrap=False)


def _list(stage: Stage) -> None:
    """All cases of one stage, as a list."""
    tell("stage", (stage,))
    st.query_params.pop("as", None)
