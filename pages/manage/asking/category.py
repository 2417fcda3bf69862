"""What one category asks for: which fields, in which order, and which of them must be answered."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.fields import actions, views
from core.fields.forms import Asking
from core.fields.views import Line, Question
from core.language import label_in
from core.settings.words import Vocabulary
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.terms import term_label
from pages.parts.words import _, label, n_, plain, tongue


def name_of(line: Line | Question) -> str:
    return label_in(line.form.labels, tongue(), line.code)


def category(me: Actor, code: str, catalogue: Sequence[Line]) -> None:
    asked = direct(views.questions, me, category=code)
    own = [each for each in asked if each.of == code]
    shell.section(plain(term_label(me, Vocabulary.CATEGORY, code)), n_("asks {n} thing", "asks {n} things", len(asked)))
    for place, each in enumerate(own):
        _row(code, own, place, each)
    _inherited(me, [each for each in asked if each.of != code])
    _more(code, own, {each.code: name_of(each) for each in catalogue if each.active}, {each.code for each in asked})


def _row(code: str, own: Sequence[Question], place: int, each: Question) -> None:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, border=True):
        st.markdown(f"**{plain(name_of(each))}** :small[:gray[{label(each.form.type)}]]", width="stretch")
        key = f"{code}.{each.code}"
        needed = st.toggle(_("needed"), value=each.required, key=f"needed.{key}.{each.required}")
        up = st.button("", icon=":material/arrow_upward:", help=_("Up"), disabled=place == 0, key=f"up.{key}")
        out = st.button("", icon=":material/close:", help=_("Ask no more"), key=f"out.{key}")
    if up or out or needed != each.required:
        now = [Asking(one.code, needed if one is each else one.required) for one in own]
        moved = now.pop(place)
        if not out:
            now.insert(place - up, moved)
        _keep(code, now)


def _keep(code: str, now: Sequence[Asking]) -> None:
    with shell.attempt(_("The questions are saved.")) as work:
        actions.ask(work, code, now)


def _inherited(me: Actor, above: Sequence[Question]) -> None:
    for each in above:
        of = term_label(me, Vocabulary.CATEGORY, each.of)
        why = _("asked by “{category}” above").format(category=plain(of))
        st.markdown(f"{plain(name_of(each))} :small[:gray[{why}]]")


def _more(code: str, own: Sequence[Question], names: dict[str, str], asked: set[str]) -> None:
    left = [each for each in names if each not in asked]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        field = st.selectbox(
            _("Ask for one more"), left, index=None, format_func=names.__getitem__, key=f"more.{code}.{len(asked)}",
            placeholder=_("Choose from the catalogue"),
        )  # fmt: skip
        if st.button(_("Add"), icon=":material/add:", disabled=field is None, key="ask_more") and field is not None:
            _keep(code, [*(Asking(each.code, each.required) for each in own), Asking(field)])
