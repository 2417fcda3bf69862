"""A study on paper (打印): everything one under the other, nothing to click, and what it takes to work it out again."""

import streamlit as st

from core.actors import Actor
from core.clock import utc_now
from core.language import N_
from core.staffing.study.results import Study
from core.staffing.views import Said
from pages.manage.whatif import answers, cells, curves, foretold, limits, remedies, table, telling, tried, waiting, week
from pages.parts import shell, times
from pages.parts.words import _, plain

WHITE = {"embed": "true", "embed_options": "light_theme"}  # in the address: light, and without a toolbar
ASSUMED = (
    N_("Cases come in as they did in the past, by hour of the week; single days differ as they did then."),
    N_("All scenarios are given the same cases, so that differences are not chance; intervals are of 95 %."),
    N_("People work as the rota says and take the next case that they can do; nobody stays longer or hurries."),
    N_("Breaks, training and talk take the same share of everybody's time; calls and chats go before cases."),
)


def draw(me: Actor, study: Study, said: Said, currency: str) -> None:
    """Its address ends with ``WHITE``."""
    st.set_page_config(layout="centered", initial_sidebar_state="collapsed")
    st.space("medium")  # printed, the page begins where the name of the house stands
    zone, stamp = times.zone(me), f"{answers.stamp_of(said)}.{study.focus}"
    paper = _("For paper: print this page with the browser (Ctrl+P).")
    with shell.head(_("Staffing what-if"), f"{paper} {times.exactly(utc_now(), zone)} · {plain(me.name)}"):
        pass
    st.table(_facts(study, said, times.exactly(said.made_at, zone)), border="horizontal")
    st.subheader(limits.title(study), anchor=False)
    st.markdown(" ".join(limits.sentences(study, currency)))
    if study.thorough:
        remedies.tables(study, currency)
    table.head()
    table.cards(me, study, currency)
    tried.draw(me, study)
    table.warnings(study)
    cells.draw(me, telling.focus(study))
    _pictures(study, stamp, currency)
    shell.section(_("What is assumed"))
    st.markdown("\n".join(f"- {each}" for each in map(_, ASSUMED)))


def _facts(study: Study, said: Said, made: str) -> dict[str, str]:
    """With these, the same figures come out again."""
    return {
        _("Worked out"): made,
        _("Period"): _("{days} days from {first}").format(days=study.days, first=curves.dated(study.first, 0)),
        _("Paired runs"): str(study.replications),
        _("Seed"): str(said.seed),
        _("Version of the program"): plain(said.code_version),
        _("Engine"): plain(said.engine),
    }


def _pictures(study: Study, stamp: str, currency: str) -> None:
    curves.backlog(study, stamp)
    curves.oldest(study, stamp)
    waiting.draw(study, stamp)
    if study.thorough:
        curves.team(study, stamp, currency)
        curves.gone(study, stamp)
        curves.turned(study, stamp)
    week.draw(study.week, stamp)
    foretold.draw(study, stamp)
