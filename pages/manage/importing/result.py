"""What an import did, or would do: counts, and in one sentence what each means."""

import pandas as pd
import streamlit as st

from core.imports.tally import Tally
from core.imports.words import Reason, What
from pages.parts import shell
from pages.parts.words import _, label, n_


def counts(tally: Tally, what: What, dry: bool) -> None:
    """Five figures, then the reasons of the rows that were kept aside."""
    read = n_("{n} row", "{n} rows", tally.rows)
    if what is What.CASES:
        read = f"{read}, {n_('{n} case', '{n} cases', tally.cases)}"
    shell.section(_("A trial run would bring") if dry else _("What came of it"), read)
    with st.container(horizontal=True, gap="medium"):
        for words, figure, why in _figures(tally, what):
            st.metric(words, f"{figure:,}" if figure else "–", help=why, width="content")
    for line in _sentences(tally, dry):
        st.markdown(f":small[:gray[{line}]]")
    if tally.kept:
        _reasons(tally)


def _figures(tally: Tally, what: What) -> list[tuple[str, int, str]]:
    kept = (_("Not imported"), tally.kept_rows - tally.impossible, _("Rows kept aside, with the reason."))
    if what is not What.CASES:
        return [*_of_lists(tally), kept]
    return [
        (_("New"), tally.new, _("Cases that this desk did not have.")),
        (_("Changed"), tally.changed, _("Cases that are different there since the last import.")),
        (_("Unchanged"), tally.unchanged, _("Cases that are here already, just as they are there.")),
        (_("Impossible"), tally.impossible, _("Imported and marked; every average leaves them out.")),
        kept,
    ]


def _of_lists(tally: Tally) -> list[tuple[str, int, str]]:
    return [
        (_("New"), tally.new, _("Entries that came from this system for the first time.")),
        (_("Changed"), tally.changed, _("Entries that are different there since the last import.")),
        (_("Unchanged"), tally.unchanged, _("Entries that are here already, just as they are there.")),
    ]


def _sentences(tally: Tally, dry: bool) -> list[str]:
    again = [] if dry or tally.new or tally.changed else [_("Nothing has changed since the last import of this file.")]
    steps = n_("{n} step of history keeps its own time.", "{n} steps of history keep their own times.", tally.steps)
    guessed = n_(
        "{n} case has no time of opening: its first known time stands in, and averages leave that span out.",
        "{n} cases have no time of opening: their first known time stands in, and averages leave that span out.",
        tally.guessed,
    )
    mended = n_("{n} row kept aside is mended.", "{n} rows kept aside are mended.", tally.mended)
    counted = ((steps, tally.steps), (guessed, tally.guessed), (mended, tally.mended))
    return again + [words for words, count in counted if count]


def _reasons(tally: Tally) -> None:
    rows = sorted(((Reason(code), count) for code, count in tally.kept.items()), key=lambda row: -row[1])
    fate = {True: _("imported, left out of averages"), False: _("not imported")}
    frame = pd.DataFrame(
        {
            _("Reason"): [label(reason) for reason, _count in rows],
            _("Rows"): [f"{count:,}" for _reason, count in rows],
            _("What happens"): [fate[reason.impossible] for reason, _count in rows],
        }
    )
    st.table(frame, border="horizontal", hide_index=True)
