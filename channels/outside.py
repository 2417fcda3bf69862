"""The language model outside: asked by a job, one case at a time, and nobody waits for it."""

import json
import logging
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from core.actors import SYSTEM
from core.hints import actions
from core.hints.asking import Inquiry, understood
from core.hints.asking import views as asking
from core.jobs.run import Run
from core.work import look

log = logging.getLogger("desk.outside")

MOST_BYTES = 200_000  # of an answer
REST = timedelta(minutes=5)  # in which an address that failed is left alone: other jobs wait behind this one
JSON = {"Content-Type": "application/json", "Accept": "application/json"}

_failed: dict[str, datetime] = {}  # when, by address


class _Stay(HTTPRedirectHandler):
    """The text goes to the address that was set and to no other one."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def ask(run: Run) -> None:
    """Whatever goes wrong out there: the case simply has no hint from there."""
    with look(SYSTEM, run.clock) as desk:
        inquiry = asking.inquiry(desk, run.given["ticket"])
    said = _asked(inquiry, run.clock()) if inquiry else ""
    category = understood(said, inquiry.categories) if inquiry else ""
    with run.batch() as batch:
        if category:
            actions.keep_outside(batch.work, run.given["ticket"], category)
        batch.progress(1, 1, {"answered": bool(category)})


def _asked(inquiry: Inquiry, now: datetime) -> str:
    if inquiry.address in _failed and timedelta(0) <= now - _failed[inquiry.address] < REST:
        return ""
    headers = JSON | ({"Authorization": f"Bearer {inquiry.key}"} if inquiry.key else {})
    body = json.dumps(inquiry.body).encode()
    request = Request(f"{inquiry.address}/chat/completions", body, headers)
    try:
        with _opener().open(request, timeout=inquiry.seconds) as answer:
            content: bytes = answer.read(MOST_BYTES)
            return content.decode("utf-8", "replace")
    except (OSError, ValueError, HTTPException) as trouble:  # the network, its servers, what they say
        log.warning("the language model outside did not answer: %s", type(trouble).__name__)
        _failed[inquiry.address] = now
        return ""


def _opener() -> OpenerDirector:
    return build_opener(_Stay())
