"""Which of their words is which of ours; what nobody recognises gets a harmless default."""

import streamlit as st

from core.actors import Actor
from core.imports import proposal
from core.imports.forms import Mapping
from core.imports.reading import Table
from core.imports.words import VALUED, Field
from core.language import N_
from core.process.words import Stage
from core.settings.words import Vocabulary
from core.triage.words import Priority
from pages.parts import shell
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, n_, plain

MOST = 60  # words of one column that are offered; rarer ones get the default


def values(me: Actor, number: int, sheet: Table, draft: Mapping) -> Mapping:
    """Draw one folded list for each column of words."""
    shell.section(_("Words"), _("what their status, priority, category and channel are called here"))
    chosen: dict[Field, dict[str, str]] = {}
    for field in VALUED:
        if field in draft.columns:
            chosen[field] = _words(me, number, sheet, draft, field)
    if not chosen:
        st.caption(_("No such column is chosen above: cases get the stage that their times tell."))
    return draft.model_copy(update={"values": chosen})


def _words(me: Actor, number: int, sheet: Table, draft: Mapping, field: Field) -> dict[str, str]:
    counted = proposal.counted(sheet, draft, field)
    known = proposal.values(sheet, draft, field) | draft.values.get(field, {})
    shown = [word for word, _rows in counted.most_common(MOST)]
    found = sum(word in known for word in counted)
    title = _("{field}: {found} of {all} words recognised").format(field=label(field), found=found, all=len(counted))
    result = {word: code for word, code in known.items() if word in counted}
    with st.expander(title, expanded=field is Field.STATUS and found < len(counted)):
        st.caption(_(DEFAULTS[field]))
        places = st.columns(3)
        for at, word in enumerate(shown):
            with places[at % 3]:
                code = _word(me, number, field, word, counted[word], known.get(word))
            if code:
                result[word] = code
            else:
                result.pop(word, None)
    return result


def _word(me: Actor, number: int, field: Field, word: str, rows: int, code: str | None) -> str | None:
    codes = _codes(me, field)
    return st.selectbox(
        f"{plain(word)} :gray[· {n_('{n} row', '{n} rows', rows)}]",
        codes,
        index=codes.index(code) if code in codes else None,
        format_func=lambda each: _said(me, field, each),
        placeholder=_("not recognised"),
        key=f"import.{number}.{field}.{word}",
    )


def _codes(me: Actor, field: Field) -> list[str]:
    match field:
        case Field.STATUS:
            return list(map(str, Stage))
        case Field.PRIORITY:
            return list(map(str, Priority))
        case _:
            return term_codes(me, Vocabulary(field))


def _said(me: Actor, field: Field, code: str) -> str:
    match field:
        case Field.STATUS:
            return label(Stage(code))
        case Field.PRIORITY:
            return code
        case _:
            return term_label(me, Vocabulary(field), code)


DEFAULTS = {
    Field.STATUS: N_("Without a word of ours the times of the case tell its stage."),
    Field.PRIORITY: N_("Without a word of ours a case gets P3."),
    Field.CATEGORY: N_("Without a word of ours a case gets the category “Other”."),
    Field.CHANNEL: N_("Without a word of ours a case gets the channel “Imported”."),
}
