"""How often hints were right, by what it really was, and what was taken for what."""

from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.hints.lessons.rules import Trial, table
from core.hints.lessons.views import Used
from core.hints.words import Target
from core.settings.words import Vocabulary
from core.survey.rules import Estimate
from pages.parts import figures, shell
from pages.parts.terms import term_label
from pages.parts.words import _, n_

Table = tuple[Estimate, dict[str, Estimate], dict[tuple[str, str], int]]


def held_out(me: Actor, target: Target, told: Trial, names: dict[str, str]) -> None:
    """A fifth of the cases was kept apart while the desk learned from the others."""
    shell.section(_("On held-out cases"), _("a fifth, kept apart while learning; with 95 % intervals"))
    if not told.right.n:
        st.caption(_("Nothing was learned here: there were too few cases, or all of one kind."))
        return
    said = _("{right} right of {n}; told in {told}, then {sure} right").format(
        right=figures.whole(told.right, figures.percent), n=told.right.n,
        told=figures.value(told.told, figures.percent), sure=figures.whole(told.right_where_told, figures.percent),
    )  # fmt: skip
    st.markdown(said)
    _tables(me, target, (told.right, told.by_answer, told.confusion), names)
    if told.left_out:
        few = _(", ").join(f"{_name(me, target, code, names)} ({n})" for code, n in sorted(told.left_out.items()))
        st.caption(_("Too few cases to learn: {few}").format(few=few))


def in_use(me: Actor, target: Target, told: Table, names: dict[str, str]) -> None:
    """What people decided while the hint stood there."""
    if target is Target.TEAM:
        return
    shell.section(_("In use"), n_("{n} decision beside a hint", "{n} decisions beside a hint", told[0].n))
    if not told[0].n:
        st.caption(_("Nobody has decided beside a hint of this version yet."))
        return
    st.markdown(_("{right} decided as the hint said").format(right=figures.whole(told[0], figures.percent)))
    _tables(me, target, told, names)


def right(used: Used) -> Estimate:
    return table((was, said, n) for (target, said, was), n in used.counts.items() if target == str(Target.CATEGORY))[0]


def _tables(me: Actor, target: Target, told: Table, names: dict[str, str]) -> None:
    _whole, by_answer, confusion = told
    left, wide = st.columns([1, 1.1], gap="medium")
    called = {code: _name(me, target, code, names) for pair in confusion for code in pair}
    rows = [[called[code], each.n, figures.whole(each, figures.percent)] for code, each in by_answer.items()]
    first = pd.DataFrame(rows, columns=["was", "n", "right"])
    left.dataframe(first, column_config=_columns(), hide_index=True, row_height=34)
    columns = sorted({said for _was, said in confusion})
    grid = [[confusion.get((was, said), 0) or None for said in columns] for was in by_answer]
    shown = pd.DataFrame(grid, [called[was] for was in by_answer], [called[said] for said in columns], dtype="Int64")
    shown.index.name = _("It was ↓ the hint said →")
    wide.dataframe(shown, row_height=34, placeholder="")


def _columns() -> dict[str, Any]:
    """Wide enough for a figure with its interval."""
    column = st.column_config
    return {
        "was": column.TextColumn(_("It was")),
        "n": column.NumberColumn(_("n"), width=40),
        "right": column.TextColumn(_("Was right"), width=130),
    }


def _name(me: Actor, target: Target, code: str, names: dict[str, str]) -> str:
    match target:
        case Target.CATEGORY:
            return term_label(me, Vocabulary.CATEGORY, code)
        case Target.TEAM:
            return names.get(code, code)
        case Target.PRIORITY:
            return code
