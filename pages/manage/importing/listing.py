"""A new file, and the imports there have been."""

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.imports import actions, views
from core.imports.forms import NewImport
from core.imports.tally import Tally
from core.imports.views import ImportLine
from core.imports.words import What
from core.language import N_
from pages.parts import pick, shell, times
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, label

STEPS = (
    N_("We guess what each column means; you correct it. It is remembered for the next file."),
    N_("A trial run counts what is new, changed and doubtful. Nothing is written."),
    N_("The import runs in the background; you may close this page."),
    N_("Rows that cannot be understood are kept aside with the reason, to be corrected."),
    N_("The same file again changes nothing; a newer one updates what has changed."),
)
KINDS = ["csv", "tsv", "txt", "xlsx", "xls"]


def upload(me: Actor) -> None:
    """The form at the left, at the right what will happen."""
    form, steps = st.columns([1.4, 1], gap="large")
    with form, st.container(border=True):
        shell.section(_("A new file"), _("nothing is imported yet"))
        file = st.file_uploader(_("CSV or XLSX"), type=KINDS, max_upload_size=25, key=shell.new_key("imports", "file"))
        what = st.segmented_control(
            _("What is in it?"), list(What), default=What.CASES, format_func=label, required=True,
            key=shell.new_key("imports", "what"),
        )  # fmt: skip
        known = direct(views.sources, me)
        source = st.selectbox(
            _("Which system is it from?"),
            known,
            index=None,
            accept_new_options=True,
            placeholder=_("For example: Zendesk"),
            help=_("The same name next time recognises what is here already."),
            key=shell.new_key("imports", "source"),
        )
        if _read(file is None) and file:
            with shell.attempt(clears="imports") as work:
                row = actions.upload(work, NewImport(source or "", file.name, file.getvalue(), what or What.CASES))
                shell.onward("manage/imports.py", _("The file is read. Please check the columns."), open=str(row.id))
    with steps:
        shell.section(_("What happens"))
        st.markdown("\n".join(f"{place}. {_(words)}" for place, words in enumerate(STEPS, start=1)))


def _read(nothing: bool) -> bool:
    return st.button(_("Read the file"), type="primary", icon=":material/table_view:", disabled=nothing, key="read")


def earlier(lines: list[ImportLine], me: Actor) -> None:
    """A click opens one."""
    shell.section(_("Imports so far"), _("newest first"))
    if not lines:
        st.caption(_("None yet. The first file you bring appears here."))
        return
    zone = times.zone(me)
    told = [Tally.of(line.counts or None) for line in lines]
    codes = [str(line.id) for line in lines]
    if phone():
        quiet = [f"{_state(line)} · {times.moment(line.made_at, zone)}" for line in lines]
        titles = [f"{line.source} · {line.file_name}" for line in lines]
        pick.cards("open", list(zip(codes, titles, quiet, strict=True)))
        return
    frame = pd.DataFrame(
        {
            "source": [line.source for line in lines],
            "file": [line.file_name for line in lines],
            "state": [[_state(line)] for line in lines],
            "new": [tally.new for tally in told],
            "changed": [tally.changed for tally in told],
            "unchanged": [tally.unchanged for tally in told],
            "kept": [line.open_rows for line in lines],
            "person": [line.person or "–" for line in lines],
            "made": [times.moment(line.made_at, zone) for line in lines],
        }
    )
    pick.table("open", codes, frame, _columns(frame), _("Imports so far"), order=list(frame.columns))


def _state(line: ImportLine) -> str:
    return label(line.state) if line.state else _("Not started")


def _columns(frame: pd.DataFrame) -> dict[str, object]:
    config, states = st.column_config, sorted({state for (state,) in frame["state"]})
    return {
        "source": config.TextColumn(_("From"), width=100),
        "file": config.TextColumn(_("File"), width=200),
        "state": config.MultiselectColumn(_("State"), options=states, color="gray", width=100),
        "new": config.NumberColumn(_("New"), width=70),
        "changed": config.NumberColumn(_("Changed"), width=80),
        "unchanged": config.NumberColumn(_("Unchanged"), width=90),
        "kept": config.NumberColumn(_("Kept aside"), width=90),
        "person": config.TextColumn(_("By"), width=100),
        "made": config.TextColumn(_("When"), width=110),
    }
