"""The desk's own words, in the reader's language."""

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.settings import views
from core.settings.views import TermRow
from core.settings.words import Vocabulary
from pages.parts.fresh import lasting
from pages.parts.words import _, tongue


def term_label(reader: Actor, vocabulary: Vocabulary, code: str) -> str:
    return next((_said(row) for row in _rows(reader, vocabulary) if row.code == code), code)


def term_codes(reader: Actor, vocabulary: Vocabulary) -> list[str]:
    """The codes in use, in the desk's order."""
    return [row.code for row in _rows(reader, vocabulary) if row.active]


def tier_box(reader: Actor, now: str | None, key: str) -> str | None:
    """What a customer is to us; most are like everybody."""
    codes = term_codes(reader, Vocabulary.TIER)
    codes += [now] if now and now not in codes else []
    return st.selectbox(
        _("Customer tier"), codes, codes.index(now) if now else None, key=key, placeholder=_("like everybody"),
        format_func=lambda code: term_label(reader, Vocabulary.TIER, code),
    )  # fmt: skip


def _rows(reader: Actor, vocabulary: Vocabulary) -> tuple[TermRow, ...]:
    return lasting(views.terms, reader, vocabulary=vocabulary)


def _said(row: TermRow) -> str:
    return label_in(row.labels, tongue(), row.code)
