"""A hint in one line: what, how sure, and by which words; and the mark of somebody who is upset."""

import streamlit as st

from core.actors import Actor
from core.hints import views
from core.hints.forms import Hint
from core.hints.upset import Mood
from core.hints.words import Target
from core.settings.words import Vocabulary
from pages.parts import chips
from pages.parts.fresh import fresh
from pages.parts.terms import term_label
from pages.parts.words import _, label, plain

MOST = 20_000  # characters that are looked at


def beside_the_category(me: Actor, text: str, chosen: str, key: str) -> Hint | None:
    """One click takes it; ``key``: of the field it goes into. The hint, so that it is known what was shown."""
    told = fresh(views.of_text, me, text=text[:MOST]) if text.strip() else views.Hints()
    hint = told.of(Target.CATEGORY)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if hint is not None:
            st.markdown(f":small[:gray[:material/lightbulb: {_('Hint:')}]] {said(me, hint)}", width="content")
            if hint.value != chosen:
                st.button(
                    _("Take it over"), key="hint.take", type="tertiary", icon=":material/check:", on_click=_take,
                    args=(key, hint.value),
                )  # fmt: skip
        elif Target.CATEGORY in told.unsure:
            st.markdown(f":small[:gray[:material/lightbulb: {_('No hint: not sure enough of this text')}]]")
        if text.strip() and (mood := fresh(views.mood, me, text=text[:MOST])).upset:
            st.markdown(upset_chip(mood), width="content", help=_signs(mood))
    return hint


def said(me: Actor, hint: Hint, name: str = "") -> str:
    """``name``: of the value, where it is no category."""
    value = plain(name or term_label(me, Vocabulary.CATEGORY, hint.value))
    sure = _("{n} % sure").format(n=hint.percent) if hint.percent is not None else label(hint.source)
    words = _(", ").join(f"“{plain(each)}”" for each in hint.words)
    because = " · " + _("because of {words}").format(words=words) if words else ""
    return f"**{value}** :small[:gray[{sure}{because}]]"


def upset_chip(mood: Mood) -> str:
    """With the first sign, so that nobody wonders."""
    sign, word = mood.signs[0]
    told = label(sign) + (f" (“{plain(word)}”)" if word else "")
    return chips.chip(_("upset: {sign}").format(sign=told), "orange", "sentiment_stressed")


def _signs(mood: Mood) -> str:
    return _("; ").join(f"{label(sign)} “{plain(word)}”" if word else label(sign) for sign, word in mood.signs)


def _take(key: str, value: str) -> None:
    st.session_state[key] = value
