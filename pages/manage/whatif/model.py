"""The model card (模型说明): how it reckons, by whose formulas, checked now, and what it cannot see."""

from collections.abc import Iterator

import streamlit as st

from core.actors import Actor
from core.language import N_
from core.staffing.formulas.validation import Checked, validated
from core.staffing.study.results import Study
from core.staffing.views import Said
from pages.manage.whatif import answers, foretold, paper
from pages.parts import figures, shell
from pages.parts.tokens import phone
from pages.parts.words import _, label, plain

MODELS = {
    N_("Calls"): N_("Erlang A by the hour: callers give up after a while (Palm 1957)"),
    N_("Chats"): N_("Erlang C by the hour (Erlang 1917): agents times the chats they have at once"),
    N_("Cases that can wait"): N_("played event by event on the real rota, in the order of the queue"),
    N_("What comes in"): N_("mean of the last eight same weekdays, by hour; days swing by a gamma factor"),
    N_("Differences"): N_("the same cases for all scenarios; Student's t interval of paired runs (95 %)"),
    N_("Rota"): N_("a mixed-integer program (HiGHS) for shifts and names; played before it is shown"),
}
BLIND = (
    N_("People who hurry when much waits, stay longer, or help another team in need."),
    N_("Customers who write again because they wait, and cases that become worse by lying."),
    N_("How a case wanders between teams: it stays with the team that has it now."),
    N_("Interruptions: a call takes time from cases by the hour, not from the minute in which it rings."),
    N_("Anything that never happened in the weeks it was measured from."),
)


def draw(me: Actor, study: Study | None, said: Said | None) -> None:
    shell.section(_("How it reckons"))
    st.markdown("\n".join(f"- **{_(what)}**: {_(how)}" for what, how in MODELS.items()))
    left, right = st.columns(2, gap="large")
    with left:
        shell.section(_("What is assumed"))
        st.markdown("\n".join(f"- {_(each)}" for each in paper.ASSUMED))
    with right:
        shell.section(_("What it cannot see"))
        st.markdown("\n".join(f"- {_(each)}" for each in BLIND))
    if study and said:
        _lying(study)
        foretold.draw(study, answers.stamp_of(said))
        shell.section(_("To have it again"), _("the same seed gives the same figures"))
        told = _("Seed {seed} · {n} paired runs · engine {engine} · program {version}").format(
            seed=said.seed, n=study.replications, engine=plain(said.engine), version=plain(said.code_version)
        )
        st.markdown(f":small[{told}]")
    _checked(validated())


def _lying(study: Study) -> None:
    """What the model itself does not explain is learned from the past, and said."""
    shell.section(_("What it learned from your desk"))
    if not any(study.delayed):
        st.markdown(_("Cases are taken as soon as somebody is free, as far as the past can tell."))
        return
    middle, tail = study.delayed[len(study.delayed) // 2], study.delayed[-2]
    said = _("Cases lie before anybody looks, though people are free: half of them {half}, one in ten {tail} or more.")
    st.markdown(said.format(half=figures.duration(middle), tail=figures.duration(tail)))


def _checked(rows: list[Checked]) -> None:
    """Figures that are known to 50 digits, computed while this page is drawn."""
    right = sum(each.ok for each in rows)
    shell.section(_("Checked now"), _("{n} of {all} published figures to a millionth of a millionth").format(
        n=right, all=len(rows)
    ))  # fmt: skip
    if phone():
        st.markdown("\n".join(f"- {each}" for each in _by_case(rows)))
        return
    st.dataframe(
        {
            _("Test"): [label(each.id) for each in rows],
            _("Figure"): [_figure(each) for each in rows],
            _("Known"): [each.expected for each in rows],
            _("Computed"): [each.got for each in rows],
            _("Relative error"): [f"{each.error:.0e}" for each in rows],
        },
        height=300, hide_index=True, key="validated",
    )  # fmt: skip


def _figure(row: Checked) -> str:
    return _("{figure}, priority {n}").format(figure=label(row.figure), n=row.place) if row.place else label(row.figure)


def _by_case(rows: list[Checked]) -> Iterator[str]:
    """How many of its figures are right: all that a narrow screen has room for."""
    for case in dict.fromkeys(each.id for each in rows):
        right = [each.ok for each in rows if each.id is case]
        yield _("{test}: {n} of {all}").format(test=label(case), n=sum(right), all=len(right))
