"""One entry of a vocabulary: labels, place, and whether it can be chosen."""

from collections.abc import Sequence

import streamlit as st

from core.language import LANGUAGES, label_in
from core.settings import terms
from core.settings.errors import NoSuchTerm
from core.settings.rules import LONGEST_LABEL
from core.settings.views import TermRow
from core.settings.words import Vocabulary
from pages.parts import pick, shell
from pages.parts.words import _, plain, tongue

TOP = ""


def name_of(row: TermRow) -> str:
    return label_in(row.labels, tongue(), row.code)


def quiet(row: TermRow) -> str:
    return plain(row.code) if row.active else f"{plain(row.code)} · {_('retired')}"


def depths(rows: Sequence[TermRow]) -> dict[str, int]:
    """How far below the top each entry stands; parents come before what stands below them."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.code] = found[row.parent] + 1 if row.parent in found else 0
    return found


def panel(vocabulary: Vocabulary, rows: Sequence[TermRow], code: str) -> None:
    with st.container(border=True):
        if code == "*":
            _new(vocabulary, rows)
        else:
            _change(vocabulary, rows, _one(rows, code))


def _one(rows: Sequence[TermRow], code: str) -> TermRow:
    found = next((row for row in rows if row.code == code), None)
    if found is None:
        raise NoSuchTerm(code=code)
    return found


def _labels(name: str, now: dict[str, str]) -> dict[str, str]:
    return {
        tag: st.text_input(own, now.get(tag, ""), max_chars=LONGEST_LABEL, key=shell.new_key(name, tag)) or ""
        for tag, own in LANGUAGES.items()
    }


def _parent(name: str, rows: Sequence[TermRow], now: str | None, but: str = "") -> str | None:
    names = {TOP: _("at the top")} | {row.code: name_of(row) for row in rows if row.code != but}
    places = list(names)
    chosen = st.selectbox(
        _("Stands below"), places, places.index(now or TOP), format_func=names.__getitem__,
        key=shell.new_key(name, "parent"),
    )  # fmt: skip
    return chosen or None


def _new(vocabulary: Vocabulary, rows: Sequence[TermRow]) -> None:
    pick.panel_head("term", _("New entry"), _("a label in one language is enough"))
    with st.form("new_term", border=False):
        labels = _labels("term", {})
        parent = _parent("term", rows, None)
        code = st.text_input(
            _("Internal code"), max_chars=40, key=shell.new_key("term", "code"), placeholder=_("made from the label"),
            help=_("a to z, digits and _; it never changes. Leave it empty if no other system asks for it."),
        )  # fmt: skip
        sent = st.form_submit_button(_("Add"), icon=":material/check:", key="term_add", width="stretch")
    if sent:
        with shell.attempt(_("The entry is added at the end."), clears="term") as work:
            terms.add(work, vocabulary, labels, (code or "").strip(), parent)


def _change(vocabulary: Vocabulary, rows: Sequence[TermRow], row: TermRow) -> None:
    pick.panel_head("term", plain(name_of(row)), quiet(row))
    _order(vocabulary, [each.code for each in rows if each.parent == row.parent], row.code)
    name = f"term.{vocabulary}.{row.code}"
    with st.form(name, border=False):
        labels = _labels(name, row.labels)
        parent = _parent(name, rows, row.parent, but=row.code)
        saved = st.form_submit_button(_("Save"), icon=":material/check:", key="term_save", width="stretch")
    if saved:
        with shell.attempt(_("The entry is saved."), clears=name) as work:
            terms.relabel(work, vocabulary, row.code, labels)
            terms.move(work, vocabulary, row.code, parent)
    verb, said, done, icon = (
        (terms.retire, _("Retire"), _("The entry can no longer be chosen; cases keep it."), "inventory_2")
        if row.active
        else (terms.restore, _("Bring back"), _("The entry can be chosen again."), "unarchive")
    )
    if st.button(said, icon=f":material/{icon}:", key="term_retire", width="stretch"):
        with shell.attempt(done) as work:
            verb(work, vocabulary, row.code)


def _order(vocabulary: Vocabulary, siblings: list[str], code: str) -> None:
    place, last = siblings.index(code), len(siblings) - 1
    with st.container(horizontal=True):
        up = st.button(_("Up"), icon=":material/arrow_upward:", key="term_up", disabled=place == 0)
        down = st.button(_("Down"), icon=":material/arrow_downward:", key="term_down", disabled=place == last)
    if up or down:
        with shell.attempt(_("The order is changed.")) as work:
            terms.shift(work, vocabulary, code, -1 if up else 1)
