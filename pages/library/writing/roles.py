"""The roles of a document: who works its steps, in terms of the roles of this desk."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from core.actors import Actor, Role
from core.drafting import edits
from core.drafting.forms import RoleForm
from core.drafting.templates import WORKING
from core.drafting.views import Draft
from core.language import label_in
from core.people import views as people
from core.process.document import RoleOf
from core.settings.words import Vocabulary
from pages.library.writing import kept, rows, saving
from pages.parts import pick, shell
from pages.parts.fresh import fresh
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, plain, tongue

NEW = "*"
T = TypeVar("T")


def panel(me: Actor, draft: Draft) -> None:
    chosen, steps = pick.chosen("role"), draft.document.steps.values()
    for code, role in draft.document.roles.items():
        words = f"**{plain(label_in(role.labels, tongue(), code))}** :small[:gray[{plain(held_by(me, role))}]]"
        if rows.row(words, "role", code, any(step.role == code for step in steps)):
            saving.save(draft, f"role.{draft.id}.{code}", edits.role_removed(code))
    if chosen == NEW or chosen in draft.document.roles:
        with st.container(border=True):
            pick.panel_head("role", _("New role") if chosen == NEW else _("Role"))
            _form(me, draft, None if chosen == NEW else chosen)
    else:
        saving.closed()
        rows.more(_("Add a role"), "role")


@st.fragment
def _form(me: Actor, draft: Draft, code: str | None) -> None:
    with shell.safely():
        draft = saving.newest(draft)
        name, now = f"role.{draft.id}.{code}", draft.document.roles.get(code or "")
        seen = saving.began(draft, name, now)
        saving.meanwhile(draft, name, seen, now, lambda each: _said(me, each))
        with kept.typing(draft, name, seen):
            made = _filled(me, name, seen)
        if saving.submit(draft, name):
            with shell.refusing():
                saving.save(draft, name, edits.role(code, seen, made), closes="role")


def _filled(me: Actor, name: str, seen: RoleOf | None) -> RoleForm:
    labels = saving.labels(name, seen.labels if seen else {})
    held = st.pills(
        _("Held by"), list(Role), selection_mode="multi", default=list(seen.held_by if seen else WORKING),
        format_func=label, key=shell.new_key(name, "held"),
    )  # fmt: skip
    teams, skills = _teams(me), _skills(me)
    in_teams = _several(name, "teams", _("and in one of these teams"), teams, seen.teams if seen else ())
    with_skills = _several(name, "skills", _("and with one of these skills"), skills, seen.skills if seen else ())
    return RoleForm(labels, tuple(held), in_teams, with_skills)


def _several(name: str, part: str, words: str, known: Mapping[T, str], now: Sequence[T]) -> tuple[T, ...]:
    """What is named and no longer there stays in the list, so that it can be taken out."""
    options: list[T] = [*known, *(each for each in now if each not in known)]
    chosen = st.multiselect(
        words, options, list(now), key=shell.new_key(name, part),
        format_func=lambda each: known.get(each, str(each)), placeholder=_("any"),
    )  # fmt: skip
    return tuple(chosen)


def _teams(me: Actor) -> dict[int, str]:
    return {team.id: team.name for team in fresh(people.teams, me) if team.active}


def _skills(me: Actor) -> dict[str, str]:
    return {code: term_label(me, Vocabulary.SKILL, code) for code in term_codes(me, Vocabulary.SKILL)}


def held_by(me: Actor, role: RoleOf) -> str:
    """Who works a step of this role, in words."""
    comma, teams = _(", "), _teams(me) if role.teams else {}
    said = [comma.join(label(each) for each in role.held_by)]
    said += [comma.join(teams.get(each, str(each)) for each in role.teams)] if role.teams else []
    said += [comma.join(term_label(me, Vocabulary.SKILL, each) for each in role.skills)] if role.skills else []
    return " · ".join(said)


def _said(me: Actor, role: RoleOf | None) -> str:
    return "" if role is None else f"{' / '.join(role.labels.values())}: {held_by(me, role)}"
