"""A rota proposed: the question, and the week that came of it, tried beside today's before anybody sees it."""

from datetime import date, timedelta
from typing import Any

import streamlit as st
from pydantic import TypeAdapter

from core.actors import Actor
from core.hours import rules as hours
from core.jobs.words import JobKind
from core.permissions import Permission, may
from core.queue.own import views as own
from core.staffing import actions, reading, views
from core.staffing.study import wanting
from core.staffing.study.answers import RotaAnswer
from core.staffing.study.today import Today, today
from core.staffing.words import StudyKind
from pages.manage.whatif import answers, asking, rota, wishes
from pages.parts import figures, shell, times
from pages.parts.fresh import direct, fresh, steady
from pages.parts.words import _

ANSWER = TypeAdapter(RotaAnswer)
MOST_WEEKS = 12
HALF_HOURS = range(0, 24 * 60 + 1, 30)
LENGTHS = (240, 300, 360, 390, 450, 480, 510, 540, 570, 600, 720)


def draw(me: Actor) -> None:
    """The question, what came of it over the whole width, and below what people wish for."""
    _question(me, steady(today, me))
    if not asking.waiting(me, JobKind.ROTA):
        said = direct(views.study, me, kind=StudyKind.ROTA)
        if said:
            rota.draw(me, ANSWER.validate_python(said.result), answers.stamp_of(said))
        else:
            st.caption(_("The proposal is played on your own cases before you see it, beside the rota of today."))
    if may(me, Permission.ASSIGN):
        wishes.draw(me)


def _question(me: Actor, now: Today) -> None:
    first = date.fromisoformat(direct(wanting.next_monday, me))
    mondays = [first + timedelta(weeks=ahead) for ahead in range(MOST_WEEKS)]
    teams: dict[int, str] = {0: _("Everybody"), **dict(fresh(own.open_teams, me))}
    names, (begin, end) = times.weekdays("EEEE"), _from_to(now)
    with st.form("rota"):
        shell.section(_("A rota for"), _("nobody's rules are broken; what cannot be covered is shown"))
        asking.rostered(now)
        one, two, three, four = st.columns(4, gap="medium")
        told: dict[str, Any] = {
            "first": one.selectbox(_("Week from"), mondays, format_func=times.long_day, key="rota.first"),
            "team": two.selectbox(_("Whose"), list(teams), format_func=teams.__getitem__, key="rota.team"),
            "opens": three.selectbox(_("Opens at"), HALF_HOURS, index=begin, format_func=_clock, key="rota.opens"),
            "closes": four.selectbox(_("Closes at"), HALF_HOURS, index=end, format_func=_clock, key="rota.closes"),
            "days": st.pills(
                _("Open on"), range(7), selection_mode="multi", default=_open(now), format_func=names.__getitem__,
                key="rota.days",
            ),
        }  # fmt: skip
        told |= _shifts()
        asked = st.form_submit_button(
            _("Propose a rota"), type="primary", icon=":material/calendar_month:", key="rota.ask"
        )
    if asked:
        with shell.attempt(_("A rota is being looked for; it takes some seconds.")) as work:
            actions.propose(work, reading.wanted(told))


def _open(now: Today) -> list[int]:
    return [day for day, hours in enumerate(now.hours) if hours]


def _from_to(now: Today) -> tuple[int, int]:
    """The places among half-hours of when the desk opens first and closes last."""
    spans = [span for text in now.hours for span in hours.read(text) or ()]
    begin, end = min((each for each, _ in spans), default=9 * 60), max((each for _, each in spans), default=18 * 60)
    return begin // 30, min(-(-end // 30), len(HALF_HOURS) - 1)


def _shifts() -> dict[str, Any]:
    one, two, three = st.columns(3, gap="medium")
    four, five, six = st.columns(3, gap="medium", vertical_alignment="bottom")
    lengths = one.multiselect(
        _("Lengths of shifts"), LENGTHS, default=[510], format_func=_hours, max_selections=6, key="rota.lengths",
        help=_("From door to door, lunch included."), placeholder=_("Please choose"),
    )  # fmt: skip
    return {
        "lengths": lengths,
        "lunch": two.selectbox(_("Lunch"), (0, 30, 60, 90), index=1, format_func=figures.duration, key="rota.lunch"),
        "in_a_row": three.number_input(_("Days in a row, at most"), 1, 6, 5, key="rota.row"),
        "nights": four.number_input(_("Nights per person, at most"), 0, 7, 5, key="rota.nights"),
        "weekend_days": five.number_input(_("Weekend days per person, at most"), 0, 2, 2, key="rota.weekend"),
        "every_other_weekend": six.checkbox(_("Every other weekend off"), key="rota.other"),
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _hours(minutes: int) -> str:
    return _("{h} h").format(h=f"{minutes / 60:g}")
