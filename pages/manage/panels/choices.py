"""Roles, teams and skills as pills: what a member is, in one glance and one click."""

from collections.abc import Iterable, Sequence

import streamlit as st

from core.actors import Actor, Role
from core.language import label_in
from core.people.views import TeamRow
from core.settings import views
from core.settings.words import Vocabulary
from pages.parts.fresh import fresh
from pages.parts.words import _, label, plain, tongue


def skill_labels(reader: Actor, active_only: bool = False) -> dict[str, str]:
    rows = fresh(views.terms, reader, vocabulary=Vocabulary.SKILL)
    return {row.code: label_in(row.labels, tongue(), row.code) for row in rows if row.active or not active_only}


def roles(key: str, chosen: Iterable[Role] = ()) -> frozenset[Role]:
    return frozenset(
        st.pills(_("Roles"), list(Role), selection_mode="multi", default=sorted(chosen), format_func=label, key=key)
    )


def teams(key: str, rows: Sequence[TeamRow], chosen: frozenset[int] = frozenset()) -> frozenset[int]:
    """Retired teams are offered only to those who are in them."""
    names = {row.id: plain(row.name) for row in rows if row.active or row.id in chosen}
    if not names:
        return frozenset()
    return frozenset(
        st.pills(
            _("Teams"),
            list(names),
            selection_mode="multi",
            default=sorted(chosen),
            format_func=names.__getitem__,
            key=key,
        )
    )


def skills(key: str, reader: Actor, chosen: frozenset[str] = frozenset()) -> frozenset[str]:
    known = skill_labels(reader)
    offered = [*skill_labels(reader, active_only=True), *sorted(chosen - set(skill_labels(reader, active_only=True)))]
    if not offered:
        return frozenset()
    return frozenset(
        st.pills(
            _("Skills"), offered, selection_mode="multi", default=sorted(chosen), key=key,
            format_func=lambda code: plain(known.get(code) or code),
        )
    )  # fmt: skip
