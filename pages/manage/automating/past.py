"""What a rule would have done lately, what it did, and who changed it."""

import streamlit as st

from core.actors import Actor
from core.automation import rules, views
from core.automation.forms import Body
from core.automation.trial import views as trials
from core.automation.trial.views import Trial
from core.automation.views import DAYS, Past
from core.automation.words import Act, Outcome
from core.language import label_in
from pages.parts import chips, shell, times
from pages.parts.fresh import direct
from pages.parts.rows import TICKET
from pages.parts.words import _, label, n_, plain, tongue

FEW = 5  # cases that are shown without scrolling
COLORS = {
    Outcome.DONE: "green",
    Outcome.NOTHING: "gray",
    Outcome.PARTLY: "orange",
    Outcome.REFUSED: "red",
    Outcome.CUT: "red",
}


def trial(me: Actor, written: Body) -> None:
    """Asked for by a click; nothing is done in any case."""
    with st.popover(_("Try on {n} days").format(n=DAYS), icon=":material/science:", width="content"):
        st.caption(_("What this would have caught, by what the cases are today. Nothing is done."))
        if st.button(_("Look"), key="rule_try", type="primary"):
            with shell.refusing():
                rules.check(written)
                _found(me, direct(trials.trial, me, body=written))


def _found(me: Actor, told: Trial) -> None:
    if not told.cases:
        st.markdown(_("No case in the last {n} days.").format(n=DAYS))
        return
    cases, runs = n_("{n} case", "{n} cases", told.cases), n_("{n} run", "{n} runs", told.runs)
    st.markdown(f"**{cases}** · {runs}")
    if told.more:
        st.caption(_("Only the newest {n} happenings were looked at.").format(n=f"{trials.LOOKED_AT:,}"))
    if len(told.newest) < told.cases:
        st.caption(_("The newest {n}:").format(n=len(told.newest)))
    zone = times.zone(me)
    with st.container(height=300 if len(told.newest) > FEW else "content", border=False, gap=None):
        for each in told.newest:
            _case(each.number, each.subject, times.moment(each.at, zone))


def runs(me: Actor, rule_id: int) -> None:
    zone = times.zone(me)
    done: tuple[Past, ...] = direct(views.runs, me, rule_id=rule_id)
    shell.section(_("Last runs"), _("the newest first") if done else _("none yet"))
    for each in done:
        _case(each.number, each.subject, times.moment(each.at, zone), each)
    with st.expander(_("Versions")):
        for one in direct(views.versions, me, rule_id=rule_id):
            state = _("on") if one.active else _("off")
            who = plain(one.who) if one.who else _("the desk itself")
            st.markdown(f":small[{one.version} · {state} · {times.moment(one.since, zone)} · {who}]")


def _case(number: int, subject: str, at: str, run: Past | None = None) -> None:
    st.page_link(TICKET, label=f"#{number} {plain(subject)}", query_params={"n": str(number)}, width="stretch")
    if run is None:
        st.markdown(f"&ensp;:small[:gray[{at}]]")
        return
    did = _(", ").join(label(Act(each)) for each in run.did if each in set(Act))
    st.markdown(f"&ensp;{chips.chip(label(run.outcome), COLORS[run.outcome])} :small[:gray[{at} · {did}]]")
    for refusal in run.refusals:
        st.markdown(f"&ensp;:small[:red[{plain(label_in(refusal, tongue()))}]]")
