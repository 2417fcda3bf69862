"""Read once, show many times: a view is kept until the next event is recorded."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from core.actors import Actor
from core.work import look, newest_events
from db.session import told_once

T = TypeVar("T")


def look_anew() -> None:
    """At the start of each run: all its views are of this moment, and one question is enough to know which."""
    st.session_state["fresh.newest"] = newest_events()


def fresh(view: Callable[..., T], reader: Actor, **criteria: Any) -> T:
    """``view(desk, **criteria)`` for this reader; criteria are plain values. Shared by all who see the same."""
    newest, _own = st.session_state.get("fresh.newest") or newest_events()
    name, eyes = f"{view.__module__}.{view.__qualname__}", _eyes(reader)
    return told_once(f"{name} {eyes} {newest} {criteria}", lambda: _kept(view, reader, name, eyes, newest, criteria))


def lasting(view: Callable[..., T], reader: Actor, **criteria: Any) -> T:
    """For the desk's own words and settings: kept until one of those is changed, whatever happens to cases."""
    _newest, own = st.session_state.get("fresh.newest") or newest_events()
    name, eyes = f"{view.__module__}.{view.__qualname__}", _eyes(reader)
    return told_once(f"{name} {eyes} own {own} {criteria}", lambda: _kept_long(view, reader, name, eyes, own, criteria))


def steady(view: Callable[..., T], reader: Actor, **criteria: Any) -> T:
    """For figures of weeks, which may be a minute old: their page says of when they are."""
    return _kept_a_minute(view, reader, f"{view.__module__}.{view.__qualname__}", _eyes(reader), criteria)


def direct(view: Callable[..., T], reader: Actor, **criteria: Any) -> T:
    """The truth, uncached: for a ticket's own page and for what one is about to change."""
    with look(reader) as desk:
        return view(desk, **criteria)


def _eyes(reader: Actor) -> tuple[Any, ...]:
    return reader.kind, reader.id, sorted(reader.roles), sorted(reader.teams), sorted(reader.skills)


@st.cache_data(max_entries=512, ttl=5, show_spinner=False)
def _kept(
    _view: Callable[..., T], _reader: Actor, name: str, eyes: tuple[Any, ...], newest: int, criteria: dict[str, Any]
) -> T:
    with look(_reader) as desk:
        return _view(desk, **criteria)


@st.cache_data(max_entries=256, ttl=60, show_spinner=False)
def _kept_long(
    _view: Callable[..., T], _reader: Actor, name: str, eyes: tuple[Any, ...], own: int, criteria: dict[str, Any]
) -> T:
    with look(_reader) as desk:
        return _view(desk, **criteria)


@st.cache_data(max_entries=64, ttl=60, show_spinner=False)
def _kept_a_minute(
    _view: Callable[..., T], _reader: Actor, name: str, eyes: tuple[Any, ...], criteria: dict[str, Any]
) -> T:
    with look(_reader) as desk:
        return _view(desk, **criteria)
