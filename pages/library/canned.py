"""Canned replies (常用答复): ready answers in every language, written once."""

import pandas as pd
import streamlit as st

from core.canned import actions, rules, views
from core.canned.views import Canned
from core.language import LANGUAGES, label_in
from core.people import views as people
from pages.library import wording
from pages.parts import pick, shell
from pages.parts.fresh import direct
from pages.parts.tokens import key, phone
from pages.parts.words import _, label, n_, plain, tongue

me = shell.me()
rows: dict[str, Canned] = {str(each.id): each for each in direct(views.replies, me)}
teams = {team.id: team.name for team in direct(people.teams, me)}
active = sum(each.active for each in rows.values())

fields = "  ".join(f"{{{name}}}" for name in rules.FIELDS)
situation = n_("{n} in use", "{n} in use", active)
with shell.head(_("Canned replies"), f"{situation} · {_('these fields fill themselves')}: {plain(fields)}"):
    missing = len(direct(views.missing, me))
    if missing and st.button(_("Add what is shipped: {n}").format(n=missing), icon=":material/add_box:", key="ship"):
        with shell.attempt(_("Added. They can be used now.")) as work:
            actions.ship(work)
    st.button(
        _("New reply"), type="primary", icon=":material/add:", shortcut=key("N", _("New reply")), key="new",
        on_click=pick.choose, args=("reply", "*"),
    )  # fmt: skip


def name_of(row: Canned) -> str:
    return label_in(row.labels, tongue())


def state(row: Canned) -> str:
    return teams.get(row.team_id or 0, _("all teams")) if row.active else _("retired")


def listed() -> None:
    if phone():
        pick.cards("reply", [(code, name_of(row), f"{label(row.tone)} · {state(row)}") for code, row in rows.items()])
        return
    spoken = [", ".join(LANGUAGES[tag] for tag in LANGUAGES if row.bodies.get(tag)) for row in rows.values()]
    frame = pd.DataFrame(
        {
            "name": [name_of(row) for row in rows.values()],
            "tone": [label(row.tone) for row in rows.values()],
            "languages": spoken,
            "state": [state(row) for row in rows.values()],
        }
    )
    columns = {
        "name": st.column_config.TextColumn(_("Reply"), width=260),
        "tone": st.column_config.TextColumn(_("Tone"), width=90),
        "languages": st.column_config.TextColumn(_("Languages"), width=220),
        "state": st.column_config.TextColumn(_("For"), width=120),
    }
    pick.table("reply", list(rows), frame, columns, _("Canned replies"), order=["name", "tone"])


if not rows:
    st.caption(_("No canned reply yet. Write the first one: what do you type every day?"))
listing, panel = pick.beside("reply", share=1.0)
if listing and rows:
    with listing:
        listed()
if panel:
    with panel, st.container(border=True):
        wording.panel(pick.chosen("reply") or "", rows, teams)
