"""Figures for trainers (流程数据): which steps break most, take longest and are read least, over all documents."""

import streamlit as st

from core.figures.trainers import views
from core.figures.views import Counts
from core.reports.words import Period
from pages.library.reading import ranked
from pages.parts import shell, times
from pages.parts.address import choice
from pages.parts.fresh import steady
from pages.parts.words import _, label, n_

me = shell.me()


def situation(counts: Counts, steps: int, stays: int) -> str:
    said = [n_("{n} step", "{n} steps", steps), n_("{n} stay", "{n} stays", stays)]
    if counts.at:
        said.append(_("as of {moment}").format(moment=times.moment(counts.at, times.zone(me))))
    if counts.waiting:
        said.append(n_("{n} day is still being counted", "{n} days are still being counted", counts.waiting))
    return " · ".join(said)


heading = st.container()
period = Period(choice("period", [str(each) for each in Period], str(Period.QUARTER), lambda code: label(Period(code))))
found = steady(views.trainers, me, period=period)
with (
    heading,
    shell.head(
        _("Figures for trainers"),
        situation(found.counts, len(found.steps), sum(each.line.stays for each in found.steps)),
    ),
):
    pass

left, right = st.columns(2, gap="large")
with left:
    ranked.shares(_("Limits missed most"), _("of the stays with a limit"), found.worst("missed"), "missed", period)
    ranked.shares(
        _("Sent back most"), _("of the stays, those that ended in rework"), found.worst("rework"), "rework", period
    )
    ranked.shares(_("Off procedure most"), _("of the stays"), found.worst("off"), "off", period)
with right:
    ranked.slowest(found.slowest(), period)
    ranked.unread(found.unread(), period)
st.caption(_("Steps with fewer than {n} stays are left out. A click on a line opens its document.").format(n=views.FEW))
