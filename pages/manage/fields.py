"""Questions (提问): what each category of cases asks for, from one catalogue of fields."""

import pandas as pd
import streamlit as st

from core.fields import views
from core.language import N_
from core.settings.words import Vocabulary
from pages.manage.asking import category, one, trees
from pages.parts import pick, shell
from pages.parts.address import choice, picked
from pages.parts.fresh import direct
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain

SIDES = {"categories": N_("By category"), "catalogue": N_("All fields")}

me = shell.me()
catalogue, asking = direct(views.catalogue, me), direct(views.asking, me)
codes = term_codes(me, Vocabulary.CATEGORY)


def named(code: str) -> str:
    count = _("asks") if code in asking else "–"
    return f"{term_label(me, Vocabulary.CATEGORY, code)} · {count}"


def table() -> None:
    if phone():
        pick.cards("field", [(each.code, category.name_of(each), plain(each.code)) for each in catalogue])
        return
    frame = pd.DataFrame(
        {
            "name": [category.name_of(each) for each in catalogue],
            "kind": [label(each.form.type) for each in catalogue],
            "asked": [each.asked for each in catalogue],
            "pii": [_("of a person") if each.form.pii else "" for each in catalogue],
            "state": ["" if each.active else _("retired") for each in catalogue],
        }
    )
    config = st.column_config
    columns = {
        "name": config.TextColumn(_("Question"), width=330),
        "kind": config.TextColumn(_("Kind"), width=120),
        "asked": config.NumberColumn(_("Asked by"), width=80, help=_("How many categories ask for it.")),
        "pii": config.TextColumn(_("Tells"), width=90),
        "state": config.TextColumn(_("State"), width=80),
    }
    codes = [each.code for each in catalogue]
    pick.table("field", codes, frame, columns, _("Fields of the catalogue"), order=["name", "kind"])


situation = (
    n_("{n} field", "{n} fields", len(catalogue)),
    n_("{n} category asks", "{n} categories ask", len(asking)),
)
with shell.head(_("Questions"), " · ".join(situation)):
    with st.popover(_("Load a shipped tree"), icon=":material/account_tree:", type="secondary"):
        trees.load()
    st.button(
        _("New field"), type="primary", icon=":material/add:", key="new",
        on_click=pick.choose, args=("field", "*"),
    )  # fmt: skip

side = choice("side", list(SIDES), "categories", lambda code: _(SIDES[code]))
listing, panel = pick.beside("field", 1.3)
if listing:
    with listing:
        if not catalogue:
            st.caption(_("Nothing is asked yet. Load a shipped tree to begin with, or make a field of your own."))
        if side == "catalogue":
            table()
        elif chosen := picked("of", codes, named, _("Choose a category")):
            category.category(me, chosen, catalogue)
        elif catalogue:
            st.caption(_("Choose a category to see and change what it asks for."))
if panel:
    with panel:
        one.panel(catalogue, pick.chosen("field") or "")
