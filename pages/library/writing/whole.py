"""What is said of the whole document: its name, which new cases take it, and until when they should be done."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from core.actors import Actor
from core.drafting import claiming, edits
from core.drafting.rules import named
from core.drafting.views import Draft
from core.process.checker import ROUTED_BY
from core.process.document import Document
from core.process.views import BASIC
from core.process.words import Counting
from core.settings.words import Vocabulary
from core.triage.words import Priority
from pages.library.writing import choices, kept, saving
from pages.parts import shell, ways
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, plain


@st.fragment
def panel(me: Actor, draft: Draft) -> None:
    with shell.safely():
        _panel(me, saving.newest(draft))


def _panel(me: Actor, draft: Draft) -> None:
    name, now = f"whole.{draft.id}", draft.document
    seen = saving.began(draft, name, now)
    saving.meanwhile(draft, name, seen, now, _said)
    with kept.typing(draft, name, seen):
        labels = saving.labels(name, seen.labels)
        new = {"applies_when": _cases(me, name, seen), **_times(name, seen)}
    if saving.submit(draft, name):
        with shell.refusing():
            saving.save(draft, name, edits.head(seen, labels=named(labels), **new))


def _times(name: str, seen: Document) -> dict[str, Any]:
    precedence = st.number_input(
        _("Precedence"), 0, 1000, seen.precedence, key=shell.new_key(name, "precedence"), width=150,
        help=_("Where several documents claim the same case, the one with the highest number takes it."),
    )  # fmt: skip
    deadline = choices.length(name, "deadline", _("A case should be done within"), seen.deadline)
    clock = st.radio(
        _("Limits of the steps run"), list(Counting), list(Counting).index(seen.clock), format_func=label,
        key=shell.new_key(name, "clock"), horizontal=True,
    )  # fmt: skip
    review = choices.length(name, "review", _("Read it again every"), seen.review_every) or seen.review_every
    return {"precedence": precedence, "deadline": deadline, "clock": clock, "review_every": review}


def _cases(me: Actor, name: str, seen: Document) -> str | None:
    """What new cases are like; a condition that says more is shown and kept, until something is chosen instead."""
    if seen.process == BASIC:
        st.caption(_("Every case that no other document claims takes this one."))
        return seen.applies_when
    now = claiming.chosen(seen.applies_when)
    if now is None:
        said = plain(ways.condition(seen, seen.applies_when or ""))
        st.caption(_("Takes new cases when {condition}. Choosing anything here replaces this.").format(condition=said))
    made = {part: _chosen(me, name, part, (now or {}).get(part, ())) for part in ROUTED_BY}
    if now is None and not any(made.values()):
        return seen.applies_when
    same = now is not None and all(made[part] == now.get(part, ()) for part in ROUTED_BY)
    return seen.applies_when if same else claiming.written(made)


def _chosen(me: Actor, name: str, part: str, now: Sequence[str]) -> tuple[str, ...]:
    words, known, said = _about(me, part)
    codes = [*known, *(each for each in now if each not in known)]
    chosen = st.multiselect(
        words, codes, list(now), format_func=said, key=shell.new_key(name, part),
        placeholder=_("Please choose") if part == ROUTED_BY[0] else _("any"),
    )  # fmt: skip
    return tuple(chosen)


def _about(me: Actor, part: str) -> tuple[str, Sequence[str], Callable[[str], str]]:
    """What a choice is called, what can be chosen, and what each is called."""
    if part == "priority":
        return _("and of these priorities"), [str(each) for each in Priority], lambda code: label(Priority(code))
    words, vocabulary = {
        "category": (_("New cases of these categories take this document"), Vocabulary.CATEGORY),
        "channel": (_("that came by these channels"), Vocabulary.CHANNEL),
    }[part]
    return words, term_codes(me, vocabulary), lambda code: term_label(me, vocabulary, code)


def _said(document: Document) -> str:
    names = " / ".join(document.labels.values())
    return f"{names}\n{document.applies_when} · {document.precedence} · {document.deadline} · {document.review_every}"
