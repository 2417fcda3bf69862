"""Who may be the same, merging, and the way back."""

from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.merging import actions, views
from core.merging.words import Merged
from core.work import Work
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, n_, plain

Merger = Callable[[Work, int, int], Any]


def suggested(likely: Sequence[tuple[int, str]], number: int, merge: Merger) -> None:
    """``likely``: id and line of those that may be the same."""
    if not likely:
        return
    with st.container(border=True, gap="small"):
        shell.section(_("Perhaps the same"), _("same name or same contact"))
        for other, line in likely:
            with st.container(horizontal=True, vertical_alignment="center", wrap=False):
                st.markdown(plain(line), width="stretch")
                _button(other, number, merge)


def chosen(found: Sequence[tuple[int, str]], number: int, merge: Merger) -> None:
    """Another one, looked up by hand."""
    others = {other: line for other, line in found if other != number}
    if others:
        other = st.radio(
            _("Which one?"), list(others), format_func=others.__getitem__, key=f"twin.{number}.{hash(tuple(others))}"
        )
        st.caption(_("Everything of the chosen one comes to this page. It can be undone."))
        _button(other, number, merge)
    else:
        st.caption(_("Type the name or the number of the other one."))


def _button(other: int, number: int, merge: Merger) -> None:
    if st.button(_("Merge into this one"), icon=":material/merge:", key=f"merge.{other}.{number}"):
        with shell.attempt(_("They are one now. This can be undone below.")) as work:
            merge(work, other, number)


def standing(me: Actor, kind: Merged, number: int, zone: ZoneInfo) -> None:
    """What was merged into this one; the newest can be undone."""
    merges = direct(views.standing, me, kind=kind, into=number)
    for place, each in enumerate(merges):
        told = n_("{n} entry came with it", "{n} entries came with it", each.moved)
        merged = _("Number {other} was merged into this by {who}, {at}").format(
            other=each.other, who=plain(each.who or "–"), at=times.moment(each.at, zone)
        )
        st.markdown(f":small[:gray[:material/merge: {merged} · {told}]]")
        if place == 0 and st.button(_("Undo the merge"), icon=":material/undo:", type="tertiary", key="undo_merge"):
            with shell.attempt(_("They are two again, as before.")) as work:
                actions.undo(work, each.id)
