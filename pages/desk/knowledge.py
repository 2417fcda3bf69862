"""Knowledge (知识库): answers that the desk has found, for itself and for customers who are about to ask."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.knowledge import actions, views
from core.knowledge.views import Line
from core.permissions import Permission, may
from core.settings.words import Vocabulary
from pages.desk.panels import article
from pages.parts import lists, pick, shell
from pages.parts.fresh import direct
from pages.parts.terms import term_label
from pages.parts.tokens import key, phone
from pages.parts.words import _, n_, plain

me = shell.me()
everything = direct(views.articles, me)
public, helped = sum(row.public for row in everything), sum(row.helped for row in everything)

with shell.head(_("Knowledge"), " · ".join((
    n_("{n} article", "{n} articles", len(everything)),
    _("{n} for customers").format(n=public),
    n_("{n} question answered without a case", "{n} questions answered without a case", helped),
))):  # fmt: skip
    if may(me, Permission.WRITE_KNOWLEDGE):
        missing = len(direct(views.missing, me))
        more = _("Add what is shipped: {n}").format(n=missing)
        if missing and st.button(more, icon=":material/add_box:", key="ship"):
            with shell.attempt(_("Added. Customers see an article once you publish it.")) as work:
                actions.ship(work, public=False)
        st.button(
            _("New article"), type="primary", icon=":material/add:", shortcut=key("N", _("New article")), key="new",
            on_click=pick.choose, args=("article", "*"),
        )  # fmt: skip


def category(code: str | None) -> str:
    return term_label(me, Vocabulary.CATEGORY, code) if code else ""


def listed() -> None:
    if not everything:
        st.caption(_("No article yet. Write down what you answer for the third time."))
        return
    wanted = lists.search(_("Words of the question or the answer"))
    rows = direct(views.articles, me, text=wanted) if wanted else everything
    if not rows:
        st.caption(_("No article says all of this. Fewer words find more."))
        return
    (cards if phone() else table)(rows, [str(row.id) for row in rows])


def cards(rows: Sequence[Line], codes: Sequence[str]) -> None:
    quiet = [f"{plain(category(row.category))} · {article.state_of(row)}" for row in rows]
    pick.cards("article", [(c, article.title_of(r), q) for c, r, q in zip(codes, rows, quiet, strict=True)])


def table(rows: Sequence[Line], codes: Sequence[str]) -> None:
    frame = pd.DataFrame(
        {
            "title": [article.title_of(row) for row in rows],
            "category": [category(row.category) for row in rows],
            "state": [article.state_of(row) for row in rows],
            "helped": [row.helped for row in rows],
        }
    )
    columns = {
        "title": st.column_config.TextColumn(_("Title"), width=340),
        "category": st.column_config.TextColumn(_("Category"), width=140),
        "state": st.column_config.TextColumn(_("State"), width=120),
        "helped": st.column_config.NumberColumn(
            _("Helped"), width=80, help=_("How often a customer found the answer here and wrote no case.")
        ),
    }
    pick.table("article", codes, frame, columns, _("Articles in the desk's order"), order=["title"])


listing, panel = pick.beside("article", 1)
if listing:
    with listing:
        listed()
if panel:
    with panel:
        article.panel(me, pick.chosen("article") or "")
