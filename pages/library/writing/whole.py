"""What is said of the whole document: its name, which new cases take it, and until when they should be done."""

import streamlit as st

from core.actors import Actor
from core.drafting import edits
from core.drafting.rules import named
from core.drafting.views import Draft
from core.process import conditions
from core.process.conditions import Is
from core.process.document import Document
from core.process.views import BASIC
from core.process.words import Counting
from core.settings.words import Vocabulary
from pages.library.writing import choices, rows, saving
from pages.parts import shell, ways
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, plain


def panel(me: Actor, draft: Draft) -> None:
    name, now = f"whole.{draft.id}", draft.document
    seen = saving.began(name, now)
    saving.meanwhile(draft, name, seen, now, _said)
    with st.form(name, border=False):
        labels = saving.labels(name, seen.labels)
        cases = _cases(me, name, seen)
        precedence = st.number_input(
            _("Precedence"), 0, 1000, seen.precedence, key=shell.new_key(name, "precedence"), width=150,
            help=_("Where several documents name the same category, the one with the highest number takes the case."),
        )  # fmt: skip
        deadline = choices.length(name, "deadline", _("A case should be done within"), seen.deadline)
        clock = st.radio(
            _("Limits of the steps run"), list(Counting), list(Counting).index(seen.clock), format_func=label,
            key=shell.new_key(name, "clock"), horizontal=True,
        )  # fmt: skip
        review = choices.length(name, "review", _("Read it again every"), seen.review_every)
        sent = rows.submit(name)
    if sent:
        with shell.refusing():
            new = {"labels": named(labels), "applies_when": cases, "precedence": precedence, "deadline": deadline}
            new["clock"] = clock
            saving.save(draft, name, edits.head(seen, **new, review_every=review or seen.review_every))


def _cases(me: Actor, name: str, seen: Document) -> str | None:
    """The categories; a condition that says more is shown and kept, until categories are chosen instead."""
    if seen.process == BASIC:
        st.caption(_("Every case that no other document claims takes this one."))
        return seen.applies_when
    now = _categories(seen.applies_when)
    if seen.applies_when and now is None:
        said = plain(ways.condition(seen, seen.applies_when))
        st.caption(_("Takes new cases when {condition}. Choosing categories replaces this.").format(condition=said))
    codes = [*term_codes(me, Vocabulary.CATEGORY)]
    codes += [each for each in now or () if each not in codes]
    chosen = st.multiselect(
        _("New cases of these categories take this document"), codes, list(now or ()),
        format_func=lambda code: term_label(me, Vocabulary.CATEGORY, code), key=shell.new_key(name, "categories"),
        placeholder=_("Please choose"),
    )  # fmt: skip
    if now is None and not chosen:
        return seen.applies_when
    return seen.applies_when if tuple(chosen) == now else conditions.one_of("category", chosen)


def _categories(guard: str | None) -> tuple[str, ...] | None:
    if guard is None:
        return ()
    match conditions.read(guard):
        case Is("category", values, False):
            return tuple(map(str, values))
        case _:
            return None


def _said(document: Document) -> str:
    names = " / ".join(document.labels.values())
    return f"{names}\n{document.applies_when} · {document.precedence} · {document.deadline} · {document.review_every}"
