"""Cells of a table that cannot be read, told below it as soon as they are left."""

from collections.abc import Iterable

import streamlit as st

from core.errors import DomainError
from pages.parts.words import plain, tongue


def draw(flaws: Iterable[DomainError]) -> bool:
    """Whether there are any; each names its row and its column."""
    found = [each.said_in(tongue()) for each in flaws]
    for said in found:
        st.error(plain(said))
    return bool(found)
