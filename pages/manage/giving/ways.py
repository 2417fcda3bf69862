"""How each team gets its cases, when idle ones go back, and what a case is expected to take."""

from typing import Any, Literal
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.assignment.crew import views
from core.assignment.rules import FEW
from core.assignment.words import EVERYBODY, Mode
from core.queue.own import views as own
from core.settings.assignment import Assigning
from core.settings.words import Vocabulary
from pages.manage.sections import form, history
from pages.parts import shell
from pages.parts.fresh import direct, fresh
from pages.parts.terms import term_label
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, Assigning, "minutes")
    teams = dict(fresh(own.open_teams, me)) | {EVERYBODY: _("Cases of no team")}
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("ways"):
        shell.section(_("How teams get their cases"), _("and when a case goes back to the queue by itself"))
        ways = {
            number: _team(now, number, name, first=place == 0) for place, (number, name) in enumerate(teams.items())
        }
        shell.section(_("Workload"), _("expected work in open cases, against the hours of the shift"))
        told = _load(now)
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="ways.save")
    with past:
        _known(me)
        history.draw(me, Assigning, zone)
    if saved:
        with main:
            form.save(Assigning, _("Cases are given out like this from now on."), teams=ways, **told)


def _team(now: Assigning, number: int, name: str, *, first: bool) -> dict[str, Any]:
    """One team in a row; the names of the columns stand above the first."""
    way = now.way(number)
    shown: Literal["visible", "collapsed"] = "visible" if first or phone() else "collapsed"
    title, mode, idle, away = st.columns([0.9, 1.4, 0.9, 1], vertical_alignment="bottom")
    title.markdown(f"**{plain(name)}**")
    return {
        "mode": mode.selectbox(
            _("Cases come"), list(Mode), list(Mode).index(way.mode), format_func=label, label_visibility=shown,
            key=form.key(Assigning, f"mode.{number}"),
        ),
        "idle_hours": idle.number_input(
            _("Idle hours"), value=way.idle_hours, min_value=0, step=1, label_visibility=shown,
            key=form.key(Assigning, f"idle.{number}"),
            help=_("A case goes back when its owner does nothing in it for so many working hours; 0: never."),
        ),
        "when_away": away.checkbox(
            _("When away"), way.when_away, key=form.key(Assigning, f"away.{number}"),
            help=_("What is due before its owner is at work again goes back to the queue, while others are there."),
        ),
    }  # fmt: skip


def _load(now: Assigning) -> dict[str, int | None]:
    left, right = st.columns(2)
    places = (left, right, left, right)
    fields = {
        "minutes": (
            _("Minutes a case takes"),
            _("Counts where less than {n} cases tell it by noted time.").format(n=FEW),
        ),
        "waiting": (_("A waiting case weighs, %"), None),
        "most_cases": (_("Most cases at once"), _("For everybody without a limit of their own; 0: no limit.")),
        "most_hours": (_("Most hours of work at once"), _("For everybody without a limit of their own; 0: no limit.")),
    }
    old: dict[str, int] = now.model_dump()
    return {
        name: place.number_input(words, value=old[name], step=1, key=form.key(Assigning, name), help=why)
        for (name, (words, why)), place in zip(fields.items(), places, strict=True)
    }


def _known(me: Actor) -> None:
    shell.section(_("What cases take"), _("median of the time noted"))
    with st.container(border=True, gap="small"):
        known = [each for each in direct(views.expected, me) if each.cases]
        for each in known:
            name = plain(term_label(me, Vocabulary.CATEGORY, each.category))
            counts = n_("{n} case", "{n} cases", each.cases)
            few = "" if each.cases >= FEW else f" · {_('too few to count')}"
            st.markdown(f"{name}&ensp;{_('{m} min').format(m=round(each.minutes))} :small[:gray[{counts}{few}]]")
        if not known:
            st.caption(_("Nobody has noted time in a case yet, so the minutes at the left count."))
