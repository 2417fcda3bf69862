"""What the forms of the editor share: each keeps what its writer looked at, saves at once, and tells of colleagues."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from core.drafting import actions, views
from core.drafting.company import actions as company
from core.drafting.edits import Edit
from core.drafting.views import Draft
from core.language import LANGUAGES
from core.settings.rules import LONGEST_LABEL
from pages.library.writing import kept
from pages.parts import pick, shell
from pages.parts.fresh import direct
from pages.parts.words import _, plain, tongue

T = TypeVar("T")
OPEN = "writing.open"


def began(draft: Draft, name: str, now: T) -> T:
    """What this form began with; one that was not on the screen a moment ago begins with what was typed before."""
    if st.session_state.get(OPEN) != name:
        st.session_state[OPEN] = name
        reset(name)
        kept.bring_back(draft, name, now)
    seen: T = st.session_state.setdefault(shell.new_key(name, "seen"), now)
    return seen


def newest(draft: Draft, step: str = "") -> Draft:
    """The draft as it is now, for a form that is drawn anew by itself; without its step the whole page is."""
    version = direct(views.version_of, shell.me(), draft_id=draft.id)
    now = draft if version == draft.version else direct(views.draft, shell.me(), draft_id=draft.id)
    if step and step not in now.document.steps:
        st.rerun()
    return now


def closed() -> None:
    """No form is on the screen."""
    st.session_state.pop(OPEN, None)


def reset(name: str) -> None:
    """Let go of what was typed."""
    st.session_state[f"times.{name}"] = st.session_state.get(f"times.{name}", 0) + 1


def submit(draft: Draft, name: str) -> bool:
    """Whether it is to be saved; beside it, so that nothing moves under the hand, what is not saved yet."""
    with st.container(horizontal=True, vertical_alignment="center"):
        sent = st.button(_("Save"), type="primary", icon=":material/check:", key=f"{name}.save")
        kept.told(draft, name)
    return sent


def save(draft: Draft, name: str, edit: Edit, step: str = "", closes: str = "") -> None:
    """One accepted form is one saved change of the draft; ``closes``: the panel that is done with then."""
    with shell.attempt(_("Saved in the draft."), clears=name) as work:
        actions.change(work, draft.id, edit, step)
        company.drop(work, kept.place(draft, name))
        if closes:
            pick.choose(closes, None)


def meanwhile(draft: Draft, name: str, seen: T, now: T, told: Callable[[T], str]) -> None:
    """A colleague changed what this form is about: say so, show theirs, and let the writer decide."""
    if told(seen) == told(now):
        return
    with st.container(border=True, gap="small"):
        words = _("{who} has changed this meanwhile. What you typed is still below. It says now:")
        st.markdown(f":orange[:material/sync_problem:] {words.format(who=plain(draft.changed_by))}")
        st.text(told(now))
        with st.container(horizontal=True):
            st.button(_("Take theirs"), key=f"theirs.{name}", on_click=kept.let_go, args=(draft, name))
            st.button(_("Go on with mine"), key=f"mine.{name}", on_click=_keep, args=(name, now))


def _keep(name: str, now: object) -> None:
    st.session_state[shell.new_key(name, "seen")] = now


def languages() -> dict[str, str]:
    """The reader's own language first."""
    own = tongue()
    return {own: LANGUAGES[own]} | LANGUAGES


def labels(name: str, now: Mapping[str, str], part: str = "label") -> dict[str, str]:
    """A name in each language, side by side."""
    return {
        tag: place.text_input(
            _("Name in {language}").format(language=own), now.get(tag, ""), max_chars=LONGEST_LABEL,
            key=shell.new_key(name, f"{part}.{tag}"),
        ) or ""
        for place, (tag, own) in zip(st.columns(len(LANGUAGES), gap="small"), languages().items(), strict=True)
    }  # fmt: skip
