"""Hints (分类提示): what the desk has learned from its own cases, how well, and how people decided beside it."""

import streamlit as st

from core.hints import actions
from core.hints.lessons import views
from core.hints.lessons.rules import table, trial
from core.hints.lessons.views import Used, Version
from core.hints.words import Target, Trouble
from core.jobs import views as jobs
from core.jobs.views import JobLine
from core.jobs.words import JobKind
from core.people import views as people
from core.settings import views as settings
from core.settings.hints import HintPolicy
from pages.parts import chips, figures, hint_tables, progress, shell, times
from pages.parts.address import choice
from pages.parts.fresh import direct, fresh
from pages.parts.words import _, label, n_

me = shell.me()
zone = times.zone(me)
policy = direct(settings.read, me, kind=HintPolicy)
versions = direct(views.versions, me)
now = next((each for each in versions if each.chosen), None)


def situation() -> str:
    fresh_ones = direct(views.newly_decided, me)
    waiting = n_("{n} newly decided since", "{n} newly decided since", fresh_ones)
    if now is None:
        return _("Hints go by words; {waiting}.").format(waiting=waiting)
    cases = n_("{n} case", "{n} cases", now.cases)
    return _("Version {n}, learned from {cases} · {waiting}").format(n=now.id, cases=cases, waiting=waiting)


def last_try(job: JobLine) -> None:
    """How the last learning went, where that is worth a word."""
    if not job.state.over:
        progress.follow(job.id)
    elif job.error:
        progress.ending(job)
    elif job.result and "too_few" in job.result:
        few = _("There is too little to learn from: {n} decided cases. It takes {least}, of two categories at least.")
        st.info(few.format(n=job.result["too_few"], least=job.result["least"]))


def version(one: Version, used: Used | None) -> None:
    """One line: what it learned from, how well it did on held-out cases, and in use."""
    right = trial(one.report.get(Target.CATEGORY, {}), policy.sure_from).right
    told = [times.moment(one.made_at, zone), n_("{n} case", "{n} cases", one.cases)]
    told.append(_("held-out: {right}").format(right=figures.whole(right, figures.percent)))
    if used:
        told.append(_("in use: {right}").format(right=figures.whole(hint_tables.right(used), figures.percent)))
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            chip = chips.chip(_("in force"), "green", "check") if one.chosen else ""
            chip += chips.chip(_("damaged"), "red", "error") if one.damaged else ""
            st.markdown(f"**{_('Version {n}').format(n=one.id)}** {chip}")
            st.markdown(f":small[:gray[{' · '.join(told)}]]")
        fit = one.usable and not one.damaged and not one.chosen
        if fit and st.button(_("Use this version"), key=f"use.{one.id}"):
            chosen(one.id)


def chosen(number: int) -> None:
    done = _("Hints go by version {n} now.").format(n=number) if number else _("Hints go by words now.")
    with shell.attempt(done) as work:
        actions.choose(work, number)


job = direct(jobs.latest, me, kind=JobKind.LEARN)
with shell.head(_("Hints"), situation()):
    st.page_link("manage/settings.py", label=_("Settings"), icon=":material/tune:", query_params={"section": "hints"})
    busy = job is not None and not job.state.over
    if st.button(_("Learn again"), type="primary", icon=":material/school:", disabled=busy, key="learn"):
        with shell.attempt(_("The desk learns from its decided cases.")) as work:
            actions.learn(work)
if job:
    last_try(job)
if now and now.damaged:
    st.error(label(Trouble.DAMAGED))
used = {each.model: each for each in direct(views.used, me)}
if now and not now.damaged:
    codes = [str(each) for each in Target]
    target = Target(choice("about", codes, codes[0], lambda code: label(Target(code))))
    names = {str(team.id): team.name for team in fresh(people.teams, me)}
    hint_tables.held_out(me, target, trial(now.report.get(target, {}), policy.sure_from), names)
    decided = used[now.id].counts if now.id in used else {}
    triples = [(was, said, n) for (to, said, was), n in decided.items() if to == str(target)]
    hint_tables.in_use(me, target, table(triples), names)
shell.section(_("Versions"), _("the weights of the newest eight are kept"))
for each in versions:
    version(each, used.get(each.id))
if now:
    if st.button(_("Go by words only"), key="use.0", type="tertiary"):
        chosen(0)
elif not versions:
    st.caption(_("The desk has not learned yet. Until then hints go by the words of the categories, in the settings."))
