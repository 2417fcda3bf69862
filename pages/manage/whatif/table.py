"""Scenarios side by side with today, and the promise kept by channel and priority."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.actors import Actor
from core.settings.words import Vocabulary
from core.staffing.study.results import TODAY, Cell, Line, Study
from core.staffing.study.value import best_value, further
from core.survey.rules import Estimate
from core.triage.words import Priority
from pages.manage.whatif import telling
from pages.parts import chips, figures, shell
from pages.parts.address import picked
from pages.parts.terms import term_label
from pages.parts.tokens import phone
from pages.parts.words import _, plain

CHOICE = "scenario"


def scenarios(me: Actor, study: Study, currency: str) -> None:
    """A line each, today first; on a phone a card."""
    shell.section(_("Scenarios"), _("difference to today on the same days and the same cases, 95 % interval"))
    (_cards if phone() else _table)(me, study, currency)


def cells(me: Actor, study: Study) -> None:
    """Of one scenario, which stands in the address; channels down, priorities across."""
    lines = {each.code: each for each in study.lines}
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shell.section(_("Promise kept"), _("by channel and priority: answered in time, below it solved in time"))
        others = [code for code in lines if code != TODAY]
        chosen = picked(CHOICE, others, lambda code: telling.name(lines[code]), _("Today")) if others else None
    grid(me, lines[chosen] if chosen in lines else telling.today(study))


def grid(me: Actor, line: Line) -> None:
    if not line.cells:
        st.caption(_("No cases came in, so no promise can be told apart."))
        return
    channels = list(dict.fromkeys(each.channel for each in line.cells))
    ranks = sorted({each.priority for each in line.cells})
    found = {(each.channel, each.priority): each for each in line.cells}
    said = {code: plain(term_label(me, Vocabulary.CHANNEL, code)) for code in channels}
    if phone():
        for code in channels:
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{said[code]}**")
                for rank in ranks:
                    if (code, rank) in found:
                        st.markdown(f"{_priority(rank)} {_cell(found[code, rank])}")
        return
    table = {_("Channel"): [said[code] for code in channels]}
    for rank in ranks:
        table[_priority(rank)] = [_cell(found[code, rank]) if (code, rank) in found else "–" for code in channels]
    st.table(table, border="horizontal", hide_index=True)


def _priority(code: str) -> str:
    return chips.priority(Priority(code)) if code in set(Priority) else plain(code)


def _cell(cell: Cell) -> str:
    """Value, interval and how many cases a run has; then what was solved."""
    answered = _share(cell.answer)
    return f"{answered}  \n{telling.quiet(f'{figures.whole(cell.solve, figures.percent)} · n = {figures.count(cell.cases)}')}"


def _share(kept: Estimate) -> str:
    ends = figures.interval(kept, figures.percent)
    return f"**{figures.value(kept, figures.percent)}**&ensp;{telling.quiet(ends)}"


def _table(me: Actor, study: Study, currency: str) -> None:
    today, best = telling.today(study), best_value(study.lines)
    columns: dict[str, Callable[[Line], str]] = {
        _("Scenario"): lambda each: _name(me, each, best),
        _("In time"): lambda each: figures.value(each.answer, figures.percent),
        _("Difference, points"): lambda each: telling.change(each.answer_moved),
        _("Verdict"): lambda each: telling.verdict(each.verdict),
        _("Solved in time"): lambda each: figures.value(each.solve, figures.percent),
        telling.price(currency, today): lambda each: _amount(each, today, currency),
        _("A case"): lambda each: _case(each, currency),
        _("Oldest case"): _oldest,
    }
    if today.cost_case is None:
        columns.pop(_("A case"))
    st.table(
        {title: [said(each) for each in study.lines] for title, said in columns.items()},
        border="horizontal", hide_index=True, alt=_("Scenarios compared with today"),
    )  # fmt: skip


def _cards(me: Actor, study: Study, currency: str) -> None:
    today, best = telling.today(study), best_value(study.lines)
    with st.container(border=True, gap="small"):
        for each in study.lines:
            marks = [figures.value(each.answer, figures.percent), telling.change(each.answer_moved)]
            more = [_amount(each, today, currency), _oldest(each)]
            shown = [f"**{_name(me, each, best)}** {telling.verdict(each.verdict)}", " · ".join(marks), " · ".join(more)]
            st.markdown("  \n".join(shown))


def _name(me: Actor, line: Line, best: Line | None) -> str:
    marks = [chips.chip(_("best value"), "blue", "star")] if line is best else []
    marks += [chips.chip(telling.nobody(me, line.nobody), "orange", "person_off")] if line.nobody else []
    return " ".join([plain(telling.name(line)), *marks])


def _amount(line: Line, today: Line, currency: str) -> str:
    by = further(line, today)
    more = telling.more(None if line.cost is None else by, by, currency) if line is not today else "–"
    return telling.amount(line.cost, line.hours, currency) + (f"&ensp;{telling.quiet(more)}" if more != "–" else "")


def _case(line: Line, currency: str) -> str:
    return "–" if line.cost_case is None else telling.money(line.cost_case, currency)


def _oldest(line: Line) -> str:
    """Where the backlog grows, an oldest case would be of the day on which one looks, and no more."""
    if line.growth:
        grows = _("backlog grows by {n} a day").format(n=figures.value(line.growth, figures.tenths))
        return chips.chip(grows, "orange", "trending_up")
    return _("{n} d").format(n=figures.value(line.oldest, figures.tenths))
