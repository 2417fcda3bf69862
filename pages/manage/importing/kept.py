"""Rows kept aside: looked at by reason, taken away as a list, and brought back corrected."""

from collections import Counter

import streamlit as st

from core.actors import Actor
from core.imports import actions, correction, views
from core.imports.forms import Mapping, NewImport
from core.imports.views import ImportLine, KeptLine
from core.imports.words import Reason
from pages.manage.importing.sheet import framed
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_

SHOWN = 200


def kept(me: Actor, line: ImportLine, number: int) -> None:
    """``number``: the import that the rows lie with, which for a correction is the first one."""
    rows = direct(views.kept, me, import_id=number)
    if not rows:
        return
    mapping = direct(views.mapping_of, me, import_id=number)
    shell.section(_("Rows kept aside"), _("nothing is lost: correct them and bring them back"))
    chosen = _reason(rows, number)
    shown = [row for row in rows if chosen is None or row.reason == chosen]
    _table(shown[:SHOWN], mapping)
    if len(shown) > SHOWN:
        st.caption(_("The first {n} are shown; the download holds all.").format(n=SHOWN))
    away, back = st.columns(2, gap="large", vertical_alignment="bottom")
    with away:
        _download(shown, mapping.headings, line.id)
    with back:
        _upload(number)


def _reason(rows: list[KeptLine], number: int) -> Reason | None:
    counted = Counter(row.reason for row in rows)
    return st.pills(
        _("Reason"),
        list(counted),
        format_func=lambda reason: f"{label(reason)} {counted[reason]:,}",
        label_visibility="collapsed",
        key=f"import.{number}.reason",
    )


def _table(rows: list[KeptLine], mapping: Mapping) -> None:
    frame = framed([row.cells for row in rows], mapping)
    because = [label(row.reason) + (f": {row.column}" if row.column else "") for row in rows]
    frame.insert(0, _("Reason"), because, allow_duplicates=True)
    frame.insert(0, _("Line"), [str(row.line) for row in rows], allow_duplicates=True)
    frame.columns = _distinct(list(frame.columns))
    st.dataframe(frame, hide_index=True, row_height=30, alt=_("Rows kept aside"))


def _distinct(names: list[str]) -> list[str]:
    """A heading of the file may be called as our own are."""
    return [*names[:2], *(f"{name} " if name in names[:2] else name for name in names[2:])]


def _download(rows: list[KeptLine], headings: tuple[str, ...], number: int) -> None:
    because = {str(reason): label(reason) for reason in Reason}
    st.download_button(
        n_("Download {n} row as CSV", "Download {n} rows as CSV", len(rows)),
        lambda: correction.as_csv(rows, headings, because),
        file_name=f"kept-{number}.csv",
        mime="text/csv",
        icon=":material/download:",
        key=f"import.{number}.download",
    )


def _upload(number: int) -> None:
    file = st.file_uploader(
        _("The corrected list"),
        type=["csv", "xlsx"],
        help=_("The list that you downloaded, with its column “kept_line” as it was. Rows may be left out."),
        key=shell.new_key(f"mend.{number}", "file"),
    )
    if file and st.button(_("Bring the corrected rows in"), icon=":material/redo:", key=f"import.{number}.mend"):
        with shell.attempt(clears=f"mend.{number}") as work:
            mending = actions.mend(work, number, NewImport("", file.name, file.getvalue()))
            shell.onward("manage/imports.py", _("The corrected rows are being read."), open=str(mending.id))
