"""One page as one person sees it; the browser's cookie is the only thing pretended."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.access.door import Seat
from core.actors import Actor
from core.models import Person
from core.work import look
from pages.parts import shell

PAGES = Path(__file__).parents[2] / "pages"

#: As the front door runs a page, except that bugs are raised here.
RUN = """
import runpy
import streamlit as st
from core.errors import DomainError
try:
    runpy.run_path({page!r})
except DomainError as refusal:
    st.error(refusal.said_in("en"))
"""

Opened = Callable[..., AppTest]


@pytest.fixture
def as_seen_by(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """``as_seen_by(wang, "manage/people.py", open="member-3")`` runs the page; the address is what follows its file."""

    def open_page(actor: Actor, page: str, sign_in: int = 1, language: str = "en", **address: str) -> AppTest:
        def seat(_token: str | None) -> Seat:
            with look(actor) as desk:
                return Seat(sign_in, desk.session.get_one(Person, actor.id).as_actor())

        monkeypatch.setattr(shell.door, "seat", seat)
        app = AppTest.from_string(RUN.format(page=str(PAGES / page)), default_timeout=20)
        app.session_state["language"] = language
        for name, code in address.items():
            app.query_params[name] = code
        return app.run()

    return open_page
