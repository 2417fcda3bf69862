"""One page as one person sees it; the browser's cookie is the only thing pretended."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from core.access.door import Seat
from core.access.guesses import Caller
from core.actors import Actor
from core.clock import utc_now
from core.models import Person
from core.rota.rules import monday
from core.work import look
from pages.parts import browser, reply_box, shell
from tests.conftest import Ticking
from tests.pages.plain_box import plain_box

FRONT_DOOR = Path(__file__).parents[2] / "pages" / "front_door.py"
INSTALLED = cache(manifest_scanner.scan_component_manifests)  # each opened page would read all that pip ever installed

Opened = Callable[..., AppTest]


def _raised(*_: object) -> None:
    """Where the front door would write a bug to its log, a test wants to hear of it."""
    raise


@pytest.fixture
def as_seen_by(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """``as_seen_by(wang, "manage/people.py", open="member-3")`` opens the page through the front door.

    The keywords after the page's file are its address; ``sign_in`` is the row that the browser's cookie belongs to.
    """

    def open_page(actor: Actor, page: str, sign_in: int = 1, language: str = "en", **address: str) -> AppTest:
        def seat(_token: str | None) -> Seat:
            with look(actor) as desk:
                return Seat(sign_in, desk.session.get_one(Person, actor.id).as_actor())

        monkeypatch.setattr(shell.door, "seat", seat)
        monkeypatch.setattr(browser, "caller", lambda: Caller("visitor", "10.0.0.7"))
        monkeypatch.setattr(shell, "check_memory", lambda: None)
        monkeypatch.setattr(shell.log, "exception", _raised)
        monkeypatch.setattr(reply_box, "composer", plain_box)
        monkeypatch.setattr(manifest_scanner, "scan_component_manifests", INSTALLED)
        st.cache_data.clear()  # the cast joins without an event, so that lists of people look unchanged
        app = AppTest.from_file(FRONT_DOOR, default_timeout=60)
        app.session_state["language"] = language
        app.switch_page(page)
        for name, code in address.items():
            app.query_params[name] = code
        return app.run()

    return open_page


@pytest.fixture
def lately(clock: Ticking) -> Ticking:
    """The clock of the test on a Monday morning two weeks ago, for pages that look back from today."""
    clock.now = datetime.combine(monday(utc_now().date()) - timedelta(weeks=2), time(9), UTC)
    return clock
