"""What the forms of settings share: the version one has seen, so that nobody overwrites what they did not see."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import streamlit as st

from core.actors import Actor
from core.settings import actions, views
from core.settings.forms import filled
from core.settings.words import Setting
from core.work import Work
from pages.parts import shell
from pages.parts.fresh import direct

S = TypeVar("S", bound=Setting)


def seen(me: Actor, kind: type[S], field: str) -> S:
    """The setting as it was when this form was first drawn; ``field``: of the widget that tells whether it was."""
    if key(kind, field) not in st.session_state:
        st.session_state.pop(_place(kind), None)
    kept: tuple[S, object] = st.session_state.setdefault(_place(kind), direct(views.in_force, me, kind=kind))
    return kept[0]


def key(kind: type[Setting], field: str) -> str:
    return shell.new_key(kind.key, field)


def save(kind: type[Setting], done: str, **values: Any) -> None:
    """Refused where somebody was quicker; what was typed stays, and the next attempt knows of the newer version."""
    save_by(actions.change, kind, done, values)


def save_by(verb: Callable[[Work, S, int | None], None], kind: type[S], done: str, values: Mapping[str, Any]) -> None:
    """The same, for a setting that takes a right of its own."""
    with shell.attempt(done, clears=kind.key) as work:
        new = filled(kind, **values)
        verb(work, new, st.session_state.pop(_place(kind))[1])


def _place(kind: type[Setting]) -> str:
    return f"seen.{kind.key}"
