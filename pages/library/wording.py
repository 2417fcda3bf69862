"""One canned reply: its name, tone, team, and its words in each language."""

from collections.abc import Mapping

import streamlit as st

from core.canned import actions
from core.canned.errors import NoSuchReply
from core.canned.forms import Wording
from core.canned.views import Canned
from core.canned.words import Tone
from core.language import LANGUAGES, label_in
from core.settings.rules import LONGEST_LABEL
from pages.parts import pick, shell
from pages.parts.words import _, label, plain, tongue


def panel(code: str, rows: Mapping[str, Canned], teams: Mapping[int, str]) -> None:
    if code == "*":
        pick.panel_head("reply", _("New reply"), _("one language is enough"))
        _new(teams)
    elif code in rows:
        row = rows[code]
        pick.panel_head("reply", plain(label_in(row.labels, tongue())), label(row.tone))
        _change(row, teams)
    else:
        raise NoSuchReply


def _new(teams: Mapping[int, str]) -> None:
    with st.form("new_reply", border=False):
        wording = _wording("reply", None, teams)
        sent = st.form_submit_button(_("Add"), icon=":material/check:", key="reply_add", width="stretch")
    if sent:
        with shell.attempt(clears="reply") as work:
            made = actions.add(work, wording)
            st.query_params["reply"] = str(made.id)
            shell.onward("", _("The reply can be used now."))


def _change(row: Canned, teams: Mapping[int, str]) -> None:
    name = f"reply.{row.id}"
    with st.form(name, border=False):
        wording = _wording(name, row, teams)
        sent = st.form_submit_button(_("Save"), icon=":material/check:", key="reply_save", width="stretch")
    if sent:
        with shell.attempt(_("The reply is saved."), clears=name) as work:
            actions.change(work, row.id, row.version, wording)
    verb, words, icon = (
        (actions.retire, _("Retire"), "inventory_2") if row.active else (actions.restore, _("Bring back"), "unarchive")
    )
    if st.button(words, icon=f":material/{icon}:", key="reply_retire", width="stretch"):
        with shell.attempt(_("Done.")) as work:
            verb(work, row.id)


def _wording(name: str, row: Canned | None, teams: Mapping[int, str]) -> Wording:
    """The widgets of the form; each language has its name and its words together."""
    with st.container(horizontal=True):
        tone = _tone(name, row)
        team = _team(name, row, teams)
    labels: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for tag, own in LANGUAGES.items():
        named = _("Name in {language}").format(language=own)
        labels[tag] = (
            st.text_input(
                named,
                row.labels.get(tag, "") if row else "",
                max_chars=LONGEST_LABEL,
                key=shell.new_key(name, f"n.{tag}"),
            )
            or ""
        )
        bodies[tag] = st.text_area(
            own, row.bodies.get(tag, "") if row else "", height=120, max_chars=actions.LONGEST,
            key=shell.new_key(name, f"b.{tag}"), label_visibility="collapsed",
        ) or ""  # fmt: skip
    return Wording(labels, bodies, tone, team)


def _tone(name: str, row: Canned | None) -> Tone:
    tones = list(Tone)
    return st.selectbox(
        _("Tone"), tones, tones.index(row.tone if row else Tone.WARM), format_func=label,
        key=shell.new_key(name, "tone"),
    )  # fmt: skip


def _team(name: str, row: Canned | None, teams: Mapping[int, str]) -> int | None:
    everybody: dict[int | None, str] = {None: _("all teams")} | dict(teams)
    ids = list(everybody)
    return st.selectbox(
        _("For"), ids, ids.index(row.team_id) if row and row.team_id in ids else 0,
        format_func=everybody.__getitem__, key=shell.new_key(name, "team"),
    )  # fmt: skip
