"""Scenarios side by side with today: what each keeps, how sure that is, and what it takes."""

from collections.abc import Callable

import streamlit as st

from core.actors import Actor
from core.staffing.study.results import Line, Study
from core.staffing.study.value import best_value, further
from pages.manage.whatif import telling, tried, unstaffed
from pages.manage.whatif.telling import BELOW, BESIDE
from pages.parts import chips, figures, shell
from pages.parts.tokens import phone
from pages.parts.words import _, plain


def scenarios(me: Actor, study: Study, currency: str) -> None:
    """A line each, today first; on a phone a card."""
    head()
    (cards if phone() else _table)(me, study, currency)
    tried.draw(me, study)
    warnings(study)


def _table(me: Actor, study: Study, currency: str) -> None:
    today, best = telling.today(study), best_value(study.lines)
    columns: dict[str, Callable[[Line], str]] = {
        _("Scenario"): lambda each: _name(me, each, best),
        _("In time"): lambda each: telling.share(each.answer, BELOW),
        _("Difference, points"): lambda each: telling.change(each.answer_moved, BELOW),
        _("Verdict"): lambda each: telling.verdict(each.verdict),
        _("Solved in time"): lambda each: telling.share(each.solve, BELOW),
        _("Calls, chats in time"): lambda each: _live(each, BELOW),
        telling.price(today): lambda each: _amount(each, today, currency, BELOW),
        _("Cost a case"): lambda each: _case(each, currency),
        _("Oldest case"): _oldest,
    }
    if today.cost_case is None:
        columns.pop(_("Cost a case"))
    if not _live(today, BELOW):
        columns.pop(_("Calls, chats in time"))
    st.table(
        {title: [said(each) for each in study.lines] for title, said in columns.items()},
        border="horizontal", hide_index=True, alt=_("Scenarios compared with today"),
    )  # fmt: skip


def warnings(study: Study) -> None:
    """When nobody is there though the desk is open, once; and those that could not be played."""
    known = telling.today(study).unstaffed
    for each in study.lines:
        new = each.unstaffed if each is telling.today(study) else [one for one in each.unstaffed if one not in known]
        unstaffed.draw(new, plain(telling.name(each)))
    _unfit(study)


def _unfit(study: Study) -> None:
    """Whom or what they speak of is gone."""
    for name in study.unfit:
        said = _("“{name}” makes no sense any more and was left out. Open it and choose again.")
        st.markdown(f":orange[:material/info:] {said.format(name=plain(name))}")


def head() -> None:
    shell.section(_("Scenarios"), _("difference to today on the same days and the same cases, 95 % interval"))


def cards(me: Actor, study: Study, currency: str) -> None:
    """Nothing is cut, however narrow the screen or the paper is."""
    today, best = telling.today(study), best_value(study.lines)
    with st.container(border=True, gap="small"):
        for each in study.lines:
            marks = [telling.share(each.answer)]
            marks += [telling.change(each.answer_moved)] if each.answer_moved else []
            marks += [live] if (live := _live(each, BESIDE)) else []
            head = f"**{_name(me, each, best)}** {telling.verdict(each.verdict)}"
            tail = f"{_amount(each, today, currency, BESIDE)} · {_oldest(each)}"
            st.markdown("  \n".join([head, " · ".join(marks), tail]))


def _name(me: Actor, line: Line, best: Line | None) -> str:
    marks = [chips.chip(_("best value"), "blue", "star")] if line is best else []
    marks += [telling.warned(telling.nobody(me, line.nobody), "person_off")] if line.nobody else []
    return " ".join([plain(telling.name(line)), *marks])


def _amount(line: Line, today: Line, currency: str, parted: str) -> str:
    by = further(line, today)
    more = telling.more(None if line.cost is None else by, by, currency) if line is not today else "–"
    return telling.amount(line.cost, line.hours, currency) + (f"{parted}{telling.quiet(more)}" if more != "–" else "")


def _live(line: Line, parted: str) -> str:
    """By formula, so that there is no interval; nothing where nobody calls or chats."""
    told = {_("calls"): line.calls, _("chats"): line.chats}
    shares = [
        f"{figures.percent(each)}{telling.NEAR}{telling.quiet(name)}" for name, each in told.items() if each is not None
    ]
    return parted.join(shares)


def _case(line: Line, currency: str) -> str:
    return "–" if line.cost_case is None else telling.money(line.cost_case, currency)


def _oldest(line: Line) -> str:
    """Where the backlog grows, an oldest case would be of the day on which one looks, and no more."""
    if line.growth:
        grows = _("backlog grows by {n} a day").format(n=figures.value(line.growth, figures.tenths))
        return telling.warned(grows, "trending_up")
    return _("{n} d").format(n=figures.value(line.oldest, figures.tenths))
