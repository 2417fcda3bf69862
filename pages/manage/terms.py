"""Terms (词条): the desk's own words, with a label in each language."""

import pandas as pd
import streamlit as st

from core.language import LANGUAGES
from core.settings import views
from core.settings.words import Vocabulary
from pages.manage.panels import term
from pages.parts import pick, shell
from pages.parts.address import choice
from pages.parts.fresh import direct
from pages.parts.tokens import key, phone
from pages.parts.words import _, label, n_

me = shell.me()
asked = st.query_params.get("of", Vocabulary.CATEGORY)
vocabulary = Vocabulary(asked) if asked in set(Vocabulary) else Vocabulary.CATEGORY
rows = direct(views.terms, me, vocabulary=vocabulary)
active = sum(row.active for row in rows)

with shell.head(_("Terms"), " · ".join((
    _("{what}: {n} in use").format(what=label(vocabulary), n=active),
    n_("{n} retired", "{n} retired", len(rows) - active),
))):  # fmt: skip
    st.button(
        _("New entry"), type="primary", icon=":material/add:", shortcut=key("N", _("New entry")), key="new",
        on_click=pick.choose, args=("term", "*"),
    )  # fmt: skip

choice("of", list(Vocabulary), Vocabulary.CATEGORY, lambda code: label(Vocabulary(code)))
depth = term.depths(rows)
codes = [row.code for row in rows]


def listed() -> None:
    if phone():
        pick.cards("term", [(row.code, term.name_of(row), term.quiet(row)) for row in rows])
        return
    frame = pd.DataFrame(
        {tag: [f"{'· ' * depth[row.code]}{row.labels.get(tag, '')}" for row in rows] for tag in LANGUAGES}
        | {"code": codes, "state": ["" if row.active else _("retired") for row in rows]}
    )
    columns = {tag: st.column_config.TextColumn(own, width=170) for tag, own in LANGUAGES.items()} | {
        "code": st.column_config.TextColumn(
            _("Internal code"), width=130, help=_("Never changes: rules and exports name it.")
        ),
        "state": st.column_config.TextColumn(_("State"), width=80),
    }
    pick.table("term", codes, frame, columns, _("Entries in the desk's order"), order=list(LANGUAGES))


listing, panel = pick.beside("term")
if listing:
    with listing:
        listed()
if panel:
    with panel:
        term.panel(vocabulary, rows, pick.chosen("term") or "")
