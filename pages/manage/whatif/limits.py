"""What limits the desk, as a sentence, the cheapest single thing that helps, and all that was tried to know it."""


import streamlit as st

from core.reports.words import Verdict
from core.staffing.study.questions import TODAY, TRIAL
from core.staffing.study.results import Line, Study, Try
from core.staffing.words import Limiting, Probe
from pages.manage.whatif import remedies, room, telling
from pages.parts import figures
from pages.parts.words import _, label, plain


def card(study: Study, currency: str) -> None:
    """The answer first; why it is so, one click away."""
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
            st.subheader(title(study), anchor=False)
            if study.limits.reliefs or study.limits.fixes:
                with st.popover(_("Why we say so"), type="tertiary", key="limits.why", width="content"):
                    remedies.tables(study, currency)
        st.markdown(" ".join(sentences(study, currency)))


def title(study: Study) -> str:
    """What limits the desk; the name of what is shown where that was not tried."""
    return label(study.limits.limiting) if study.thorough else plain(telling.name(telling.focus(study)))


def sentences(study: Study, currency: str) -> list[str]:
    """Where one stands, what helps at the least price, and what the usual remedy would bring."""
    fixes, kept = study.limits.fixes, study.limits.limiting is Limiting.NOTHING
    if not study.thorough:
        return [_stands(study), _("What limits it was not tried, to be quick: work it out with nothing turned.")]
    best = next((each for each in fixes if each.verdict is Verdict.BETTER), None)
    found = [_stands(study), *room.more(study)]
    if best and not kept:
        found.append(_helps(telling.focus(study), best, currency))
        if not best.keeps:
            found.append(_("Alone it does not keep the promise."))
    elif fixes and not kept:
        found.append(_("No single change that was tried makes a difference that we can measure."))
    if kept:
        return [*found, *room.fewer(study)]
    hired = [each for each in fixes if each.probe is Probe.ONE_MORE]
    more = max(hired, key=lambda each: each.moved.value, default=None)
    if more and more is not best:
        found.append(_one_more(more, currency))
    return found


def _stands(study: Study) -> str:
    here = telling.focus(study)
    if here.answer.value is None:
        return _("No first response was promised, so nothing can be kept or missed.")
    said = {
        TODAY: _("Today {share} of first responses are in time; the goal is {goal}."),
        TRIAL: _("In this trial {share} of first responses are in time; the goal is {goal}."),
    }.get(study.focus, _("In “{name}” {share} of first responses are in time; the goal is {goal}."))
    goal = figures.percent(study.goal)
    return said.format(share=_interval(here), goal=goal, name=plain(telling.name(here)))


def _helps(today: Line, best: Try, currency: str) -> str:
    said = _("**{change}**: from {before} to **{after}** {interval}, {price}.")
    return said.format(
        change=telling.tried(best),
        before=figures.value(today.answer, figures.percent),
        after=figures.value(best.answer, figures.percent),
        interval=telling.quiet(f"({figures.interval(best.answer, figures.percent)})"),
        price=_price(best, currency),
    )


def _one_more(more: Try, currency: str) -> str:
    if more.verdict in {Verdict.UNCLEAR, Verdict.SAME}:
        said = _("{change}: {price}, and it changes nothing that we can measure.")
        return said.format(change=telling.tried(more), price=_price(more, currency))
    said = _("{change}: {price}, for {points} points {interval}.")
    return said.format(
        change=telling.tried(more),
        price=_price(more, currency),
        points=figures.tenth_points(more.moved.value),
        interval=telling.quiet(f"({telling.ends(more.moved)})"),
    )


def _price(each: Try, currency: str) -> str:
    value = each.hours if each.cost is None else each.cost
    if not round(value):
        return _("at no further cost")
    told = telling.amount(each.cost and abs(each.cost), abs(each.hours), currency)
    return (_("**{amount}** more a week") if value > 0 else _("**{amount}** less a week")).format(amount=told)


def _interval(line: Line) -> str:
    value, ends = figures.value(line.answer, figures.percent), figures.interval(line.answer, figures.percent)
    return f"{value} {telling.quiet(f'({ends})')}" if ends else value
