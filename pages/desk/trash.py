"""Trash and spam (回收站): what was put away, and the way back."""

import pandas as pd
import streamlit as st

from core.queue import trash
from core.queue.own import views
from core.queue.own.views import PutAway
from pages.parts import pick, shell, times
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

me = shell.me()
zone = times.zone(me)
rows: dict[str, PutAway] = {str(each.number): each for each in direct(views.put_away, me)}
spam = sum(each.spam for each in rows.values())


def kind(row: PutAway) -> str:
    return _("Spam") if row.spam else _("Trash")


def listed() -> None:
    if phone():
        pick.cards("case", [(code, row.subject, f"#{code} · {kind(row)}") for code, row in rows.items()])
        return
    frame = pd.DataFrame(
        {
            "kind": [[kind(row)] for row in rows.values()],
            "number": list(rows),
            "subject": [row.subject for row in rows.values()],
            "customer": [row.customer or "–" for row in rows.values()],
            "at": [times.moment(row.at, zone) if row.at else "" for row in rows.values()],
        }
    )
    kinds = st.column_config.MultiselectColumn(
        _("Kind"), options=[_("Trash"), _("Spam")], color=["gray", "orange"], width=80
    )
    columns = {
        "kind": kinds,
        "number": st.column_config.TextColumn("#", width=60),
        "subject": st.column_config.TextColumn(_("Subject"), width=300),
        "customer": st.column_config.TextColumn(_("Customer"), width=120),
        "at": st.column_config.TextColumn(_("Put away"), width=110),
    }
    pick.table("case", list(rows), frame, columns, _("Cases that were put away"), order=["kind", "number", "subject"])


def opened(code: str, row: PutAway) -> None:
    pick.panel_head("case", plain(row.subject), f"#{code} · {plain(row.customer or '–')}")
    st.text(row.text[:2_000])
    if st.button(_("Bring back"), icon=":material/restore_from_trash:", type="primary", key="restore", width="stretch"):
        with shell.attempt() as work:
            trash.restore(work, int(code))
            shell.onward("desk/ticket.py", _("Case {number} is back.").format(number=code), n=code)


away = n_("{n} case put away", "{n} cases put away", len(rows))
with shell.head(_("Trash and spam"), f"{away} · {n_('{n} of it is spam', '{n} of them are spam', spam)}"):
    st.page_link("desk/queue.py", label=_("Back to the queue"), icon=":material/inbox:")

if not rows:
    st.caption(_("Nothing was put away. What is put into the trash or marked as spam waits here and can be restored."))
listing, panel = pick.beside("case")
if listing and rows:
    with listing:
        listed()
code = pick.chosen("case") or ""
if panel:
    with panel, st.container(border=True):
        if code in rows:
            opened(code, rows[code])
        else:
            pick.panel_head("case", _("Not here"), _("somebody has brought it back, or it is not open to you"))
