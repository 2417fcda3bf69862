"""Which skills a category asks for; those below it ask for them as well."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.people import views as people
from core.settings import actions
from core.settings import views as settings
from core.settings.assignment import Skills
from core.settings.forms import filled
from core.settings.words import Vocabulary
from pages.manage.panels.choices import skill_labels
from pages.manage.sections import history
from pages.parts import shell
from pages.parts.address import picked
from pages.parts.fresh import direct
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, plain


def draw(me: Actor, zone: ZoneInfo) -> None:
    now, version = direct(settings.in_force, me, kind=Skills)
    main, past = st.columns([1.75, 1], gap="large")
    with main:
        _told(me, now)
        codes = term_codes(me, Vocabulary.CATEGORY)
        chosen = picked("of", codes, lambda code: term_label(me, Vocabulary.CATEGORY, code), _("Choose a category"))
        if chosen:
            _change(me, now, version, chosen)
    with past:
        history.draw(me, Skills, zone)


def _told(me: Actor, now: Skills) -> None:
    shell.section(_("Skills that a category needs"), _("a case goes only to people who have all of them"))
    labels = skill_labels(me)
    for code, skills in now.by_category.items():
        names = _(", ").join(plain(labels.get(each, each)) for each in skills)
        st.markdown(f"**{plain(term_label(me, Vocabulary.CATEGORY, code))}**&ensp;{names}")
        if missing := [each for each in skills if not direct(people.holders, me, skill=each)]:
            nobody = _(", ").join(plain(labels.get(each, each)) for each in missing)
            st.markdown(f":orange[:material/warning:] {_('Nobody has the skill {skill}.').format(skill=nobody)}")
    if not now.by_category:
        st.caption(_("No category asks for a skill yet: everybody may take every case of their team."))


def _change(me: Actor, now: Skills, version: int | None, code: str) -> None:
    labels, before = skill_labels(me, active_only=True), now.by_category.get(code, ())
    offered = [*labels, *(each for each in before if each not in labels)]
    name = f"skills.{version}.{code}"
    with st.form(name):
        chosen = st.pills(
            plain(term_label(me, Vocabulary.CATEGORY, code)), offered, selection_mode="multi", default=list(before),
            format_func=lambda each: plain(labels.get(each) or each), key=shell.new_key(name, "chosen"),
        )  # fmt: skip
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="skills_save")
    if saved:
        asked = {each: skills for each, skills in now.by_category.items() if each != code}
        asked |= {code: tuple(chosen)} if chosen else {}
        with shell.attempt(_("Cases of this kind go to people with these skills.")) as work:
            actions.change(work, filled(Skills, by_category=asked), version)
