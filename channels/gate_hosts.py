"""Under which names this desk answers: a page of somebody else's name must not reach it (DNS rebinding)."""

import logging
import re
import time
from collections.abc import Set as AbstractSet

from sqlalchemy.exc import SQLAlchemyError

from core.access import views
from core.actors import SYSTEM
from core.settings.views import read
from core.settings.words import Desk
from core.work import look
from db import config

log = logging.getLogger("desk.gate")

HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})
NAME = re.compile(r"(\[[0-9a-f:.]+\]|[^\s:/?#@\[\]\\]+?)\.?(:\d{1,5})?")
KEPT = 3.0  # seconds


def name_of(host: str) -> str:
    """The name in a Host header, without its port; empty where it is crooked."""
    found = NAME.fullmatch(host.strip().lower())
    return found.group(1) if found else ""


class HostNames:
    """Asked with every request, so what the database says is kept for a few seconds."""

    def __init__(self) -> None:
        self._names: AbstractSet[str] | None = HERE
        self._until = 0.0

    def stale(self) -> bool:
        return time.monotonic() >= self._until

    def refresh(self) -> None:
        """Before the desk is founded any name will do: nobody knows its names yet, and the code guards it."""
        self._until = time.monotonic() + KEPT
        try:
            with look(SYSTEM) as desk:
                founded, own = views.anybody(desk), read(desk, Desk).hosts
        except SQLAlchemyError:
            log.exception("the names of this desk cannot be read; the last ones known are used")
            return
        self._names = HERE | {name_of(each) for each in (*config.hosts(), *own)} if founded else None

    def known(self, host: str) -> bool:
        name = name_of(host)
        return bool(name) and (self._names is None or name in self._names)
