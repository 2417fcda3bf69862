"""What is typed into a form and not saved: kept for its writer, through reloads and lost connections."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import streamlit as st
from pydantic import BaseModel

from core.drafting.company import actions, inputs, views
from core.drafting.company.views import Place
from core.drafting.views import Draft
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _

SHOWN = "do."  # the language that is on the screen, of texts that are kept in all languages
OWN = {"seen", "first", "kept", "once", "since", "save"}  # of the form itself, typed by nobody


def place(draft: Draft, name: str) -> Place:
    """A form has the same place in each draft of its process."""
    return Place(draft.document.process, name.replace(f".{draft.id}", "", 1))


def bring_back(draft: Draft, name: str, now: object) -> None:
    """Fill a form that was just opened with what was typed into it before."""
    typed = direct(views.typed, shell.me(), place=place(draft, name))
    seen = inputs.looked_at(now, typed.seen) if typed else None
    if typed is None or (typed.seen and seen is None):
        return
    st.session_state[shell.new_key(name, "seen")] = seen
    st.session_state[shell.new_key(name, "since")] = typed.at
    st.session_state[shell.new_key(name, "kept")] = dict(typed.inputs)
    for part, value in typed.inputs.items():
        st.session_state[shell.new_key(name, part)] = inputs.read(value)


@contextmanager
def typing(draft: Draft, name: str, seen: BaseModel | None) -> Generator[None]:
    """Round the inputs of a form: what is in them is kept whenever one of them changes."""
    yield
    typed, before = _typed(name), st.session_state.get(shell.new_key(name, "kept"))
    first = st.session_state.setdefault(shell.new_key(name, "first"), typed)
    if typed != (first if before is None else before):
        st.session_state[shell.new_key(name, "kept")] = typed
        with shell.quietly() as work:
            actions.keep(work, place(draft, name), seen.model_dump_json() if seen else "", typed)


def told(draft: Draft, name: str) -> None:
    """That something is not saved yet, and the way to be rid of it."""
    if st.session_state.get(shell.new_key(name, "kept")) is None:
        return
    since: datetime | None = st.session_state.get(shell.new_key(name, "since"))
    words = _("Kept for you, not saved in the draft yet.")
    if since:
        words = _("Typed at {time}, not saved in the draft yet.").format(
            time=times.moment(since, times.zone(shell.me()))
        )
    st.markdown(f":small[:orange[:material/edit_note: {words}]]", width="content")
    st.button(_("Let go of it"), type="tertiary", key=f"{name}.let_go", on_click=let_go, args=(draft, name))


def let_go(draft: Draft, name: str) -> None:
    """The form begins anew with what the draft says."""
    with shell.quietly() as work:
        actions.drop(work, place(draft, name))
    st.session_state[f"times.{name}"] = st.session_state.get(f"times.{name}", 0) + 1


def _typed(name: str) -> dict[str, Any]:
    end = f".{st.session_state.get(f'times.{name}', 0)}"
    keys = [str(key) for key in st.session_state if str(key).startswith(f"{name}.") and str(key).endswith(end)]
    parts = {key: key.removeprefix(f"{name}.").removesuffix(end) for key in keys}
    asked = {key: part for key, part in sorted(parts.items()) if part not in OWN and not part.startswith(SHOWN)}
    return {part: inputs.plain(st.session_state[key]) for key, part in asked.items()}
