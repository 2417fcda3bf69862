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
    told: dict[str, object] = {
        "shown": st.toggle(_("Show hints"), now.shown, key=form.key(HintPolicy, "shown")),
        "sure_from": _number(_("A hint is shown from (% sure)"), now.sure_from, "sure_from"),
        "applied": st.toggle(
            _("Mail gets the category of the hint by itself"), now.applied, key=form.key(HintPolicy, "applied"),
            help=_("Only what the desk has learned itself. A person still confirms or corrects it in the case."),
        ),
        "applied_from": _number(_("By itself from (% sure)"), now.applied_from, "applied_from"),
    }  # fmt: skip
    told["weekly"] = st.toggle(_("Learn again each week"), now.weekly, key=form.key(HintPolicy, "weekly"))
    told["least_new"] = _number(_("where so many cases were newly decided"), now.least_new, "least_new")
    return told


def _number(words: str, value: int, name: str) -> int:
    return st.number_input(words, value=value, step=1, key=form.key(HintPolicy, name), width=260)


def _lines(words: tuple[str, ...], name: str, title: str) -> tuple[str, ...]:
    typed = st.text_area(
        title, "\n".join(words), height=220, key=form.key(HintPolicy, name), placeholder=_("One a line")
    )
    return rules.lines(typed)
