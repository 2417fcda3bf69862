"""How sure a hint must be, when the desk learns, and the words by which it begins."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import N_
from core.settings import rules
from core.settings.hints import HintPolicy
from core.settings.words import Vocabulary
from pages.manage.sections import form, history
from pages.parts import shell
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _

BY_ITSELF = N_("Only what the desk has learned itself. A person still confirms or corrects it in the case.")
SWITCHES = {
    ("shown", N_("Show hints"), ""): ("sure_from", N_("From this sure on, in %")),
    ("applied", N_("Mail gets the category of the hint by itself"), BY_ITSELF): (
        "applied_from", N_("From this sure on, in %"),
    ),
    ("weekly", N_("Learn again each week"), ""): ("least_new", N_("Newly decided cases, at least")),
}  # fmt: skip
SIGNS = {"threats": N_("Authorities, press, law"), "repeats": N_("Not the first time"), "strong": N_("Strong words")}


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, HintPolicy, "sure_from")
    main, past = st.columns([1.75, 1], gap="large")
    with main:
        shell.section(_("Words of a category"), _("what hints go by until the desk has learned from its own cases"))
        code = st.selectbox(
            _("Category"), term_codes(me, Vocabulary.CATEGORY), key="hints.category",
            format_func=lambda each: term_label(me, Vocabulary.CATEGORY, each),
        ) or ""  # fmt: skip
        with st.form("hints"):
            words = _lines(now.keywords.get(code, ()), f"keywords.{code}", _("Words"))
            told = _numbers(now)
            shell.section(_("Signs that somebody is upset"), _("told to the desk only, never to customers"))
            for place, (name, title) in zip(st.columns(3, gap="small"), SIGNS.items(), strict=True):
                with place:
                    told[name] = _lines(getattr(now, name), name, _(title))
            saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="hints.save")
        if saved:
            form.save(HintPolicy, _("Hints go by this from now on."), keywords={**now.keywords, code: words}, **told)
    with past:
        history.draw(me, HintPolicy, zone)


def _numbers(now: HintPolicy) -> dict[str, object]:
    shell.section(_("When a hint is told"))
    told: dict[str, object] = {}
    for (switch, words, meaning), (name, asked) in SWITCHES.items():
        left, right = st.columns([1.6, 1], gap="medium", vertical_alignment="bottom")
        on = left.toggle(_(words), getattr(now, switch), key=form.key(HintPolicy, switch), help=_(meaning) or None)
        number = right.number_input(_(asked), value=int(getattr(now, name)), step=1, key=form.key(HintPolicy, name))
        told |= {switch: on, name: number}
    return told


def _lines(words: tuple[str, ...], name: str, title: str) -> tuple[str, ...]:
    typed = st.text_area(
        title, "\n".join(words), height=220, key=form.key(HintPolicy, name), placeholder=_("One a line")
    )
    return rules.lines(typed)
