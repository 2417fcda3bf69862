"""For those who answer for the documents: which are to be read again, and who has signed what is in force."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.signing import views as signing
from core.signing.views import Signed
from core.upkeep import views as upkeep
from pages.library import DOCUMENTS
from pages.library.reading import due
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.overview.grid import clicked
from pages.parts.words import _


def again(me: Actor, zone: ZoneInfo) -> None:
    found = fresh(upkeep.due_for_review, me)
    shell.section(_("To be read again"), _("the earliest first"))
    if not found:
        st.caption(_("No document is due for review."))
    due.lines(found, zone)


def signed(me: Actor, names: Mapping[str, str]) -> None:
    """``names``: of the documents in force; who is missing is told to those who write documents."""
    found = [each for each in fresh(signing.all_signed, me) if each.asked]
    shell.section(_("Who has signed"), _("of those who work by the document"))
    if not found:
        st.caption(_("Nobody works by these documents."))
        return
    frame = pd.DataFrame([_row(each, names) for each in found])
    columns = {
        "name": st.column_config.TextColumn(_("Process document"), width=150),
        "said": st.column_config.TextColumn(_("Signed"), width=70),
        "share": st.column_config.ProgressColumn(" ", width=76, format="%.0f%%", min_value=0, max_value=100),
        "missing": st.column_config.TextColumn(_("Not yet"), width=160),
    }
    if cell := clicked(frame, columns, f"signed.{hash(tuple(found))}", _("Who has signed")):
        st.switch_page(DOCUMENTS, query_params={"process": found[cell[0]].process})


def _row(each: Signed, names: Mapping[str, str]) -> dict[str, str | float]:
    return {
        "name": names.get(each.process, each.process),
        "said": _("{signed} of {asked}").format(signed=each.signed, asked=each.asked),
        "share": 100 * each.signed / each.asked,
        "missing": _(", ").join(person.name for person in each.people if person.at is None),
    }
