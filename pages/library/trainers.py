"""Figures for trainers (流程数据): which steps break most, take longest and are read least, over all documents."""

import streamlit as st

from core.figures.trainers import views
from core.figures.views import Counts
from core.language import label_in
from core.process import views as process
from core.reports.words import Period
from pages.library.reading import ranked, toolbar, upkeep
from pages.parts import shell, times
from pages.parts.address import choice
from pages.parts.fresh import fresh, steady
from pages.parts.words import _, label, n_, tongue

me = shell.me()
zone = times.zone(me)


def situation(counts: Counts, steps: int, stays: int) -> str:
    said = [n_("{n} step", "{n} steps", steps), n_("{n} stay", "{n} stays", stays)]
    return " · ".join([*said, *toolbar.counted(counts, zone)])


heading = st.container()
documents = {each.document.process: each.document for each in fresh(process.published, me)}
names = {code: label_in(each.labels, tongue(), code) for code, each in documents.items()}
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
    upkeep.again(me, zone)
    upkeep.signed(me, names)
st.caption(_("Steps with fewer than {n} stays are left out. A click on a line opens its document.").format(n=views.FEW))
