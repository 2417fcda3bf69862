"""All that was tried to find what limits the desk, and what can be done about it."""

from collections.abc import Sequence

import streamlit as st

from core.staffing.study.results import Study, Try
from pages.manage.whatif import telling
from pages.parts import shell
from pages.parts.tokens import phone
from pages.parts.words import _


def tables(study: Study, currency: str) -> None:
    """All that was tried: first what tells the limits apart, then what can be done."""
    shell.section(_("Each limit taken away wholly"), _("what helps most is what limits you"))
    _tried(study.limits.reliefs, currency, priced=False)
    shell.section(_("What can be done"), _("one change at a time, best first"))
    _tried(study.limits.fixes, currency, priced=True)


def _tried(found: Sequence[Try], currency: str, priced: bool) -> None:
    if not found:
        st.caption(_("Nothing was tried."))
    elif phone():
        for each in found:
            more = telling.more(each.cost, each.hours, currency) if priced else "–"
            tail = f"{telling.change(each.moved)}{f' · {more}' if more != '–' else ''}"
            st.markdown(f"{telling.tried(each)} {telling.verdict(each.verdict)}  \n{tail}")
    else:
        table = {
            _("Change"): [telling.tried(each) for each in found],
            _("Difference, points"): [telling.change(each.moved) for each in found],
            _("Verdict"): [telling.verdict(each.verdict) for each in found],
        }
        if priced:
            amounts = [telling.more(each.cost, each.hours, currency) for each in found]
            table[_("Hours a week") if found[0].cost is None else _("Cost a week")] = amounts
        st.table(table, border="horizontal", hide_index=True)
