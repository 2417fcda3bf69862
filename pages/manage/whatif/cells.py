"""The promise kept by channel and priority, of one scenario."""

from collections.abc import Mapping

import streamlit as st

from core.actors import Actor
from core.settings.words import Vocabulary
from core.staffing.study.results import Cell, Line
from core.triage.words import Priority
from pages.manage.whatif import telling
from pages.manage.whatif.telling import BELOW
from pages.parts import chips, figures, shell
from pages.parts.terms import term_label
from pages.parts.tokens import phone
from pages.parts.words import _, plain

Cells = Mapping[tuple[str, str], Cell]  # by channel and priority


def draw(me: Actor, line: Line) -> None:
    """Channels down and priorities across; on a phone a card for each channel."""
    shell.section(_("Promise kept"), _("by channel and priority: answered in time, below it solved in time"))
    if not line.cells:
        st.caption(_("No cases came in, so no promise can be told apart."))
        return
    found = {(each.channel, each.priority): each for each in line.cells}
    channels = {each.channel: plain(term_label(me, Vocabulary.CHANNEL, each.channel)) for each in line.cells}
    ranks = sorted({each.priority for each in line.cells})
    (_cards if phone() else _table)(found, channels, ranks)


def _table(found: Cells, channels: Mapping[str, str], ranks: list[str]) -> None:
    table = {_("Channel"): list(channels.values())}
    for rank in ranks:
        table[_priority(rank)] = [_cell(found[code, rank]) if (code, rank) in found else "–" for code in channels]
    st.table(table, border="horizontal", hide_index=True, alt=_("Promise kept"))


def _cards(found: Cells, channels: Mapping[str, str], ranks: list[str]) -> None:
    for code, name in channels.items():
        with st.container(border=True, gap=None):
            st.markdown(f"**{name}**")
            for rank in ranks:
                if (code, rank) in found:
                    st.markdown(f"{_priority(rank)} {_line(found[code, rank])}")


def _priority(code: str) -> str:
    return chips.priority(Priority(code)) if code in set(Priority) else plain(code)


def _cases(number: float) -> str:
    """Of a kind that not every run has, a tenth is more than none."""
    return figures.count(number) if number >= 1 else figures.tenths(number)


def _line(cell: Cell) -> str:
    """The same on one line, where there are as many lines as cells."""
    solved = [] if cell.solve.value is None else [_("solved {share}").format(share=_percent(cell.solve.value))]
    return f"{telling.share(cell.answer)} {telling.quiet(' · '.join(['', *solved, _n(cell)]))}"


def _percent(value: float) -> str:
    return figures.percent(value).replace(" ", telling.NEAR)


def _n(cell: Cell) -> str:
    return f"n{telling.NEAR}={telling.NEAR}{_cases(cell.cases)}"


def _cell(cell: Cell) -> str:
    """Answered in time with its interval; below it solved in time, and how many cases of a run that is."""
    solved = [figures.whole(cell.solve, figures.percent)] if cell.solve.value is not None else []
    return f"{telling.share(cell.answer)}{BELOW}{telling.quiet(' · '.join([*solved, _n(cell)]))}"
