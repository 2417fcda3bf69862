"""Visitor tickets: a public page comes with a signed cookie that opens the visitor's own files, and nothing else."""

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import HTTPConnection, Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route
from streamlit.file_util import get_static_dir

from channels.cookies import TICKET, VISITOR_LIFE, cookie
from core.access import seal
from core.access.secrets import fingerprint
from core.clock import utc_now
from core.links import views as links
from core.links.words import Purpose

#: Public pages that take files, by their address: each has tickets of its own.
ASK, PROGRESS = "ask", "progress"
PURPOSES = (ASK, PROGRESS)


@dataclass(frozen=True, slots=True)
class Ticket:
    """Good for one purpose and one link; ``link`` is what uploads are counted by."""

    purpose: str
    link: str


@cache
def _signer(key: bytes) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(key, salt="visitor ticket")


def signed(ticket: Ticket) -> str:
    return str(_signer(seal.key_for("visitor")).dumps([ticket.purpose, ticket.link]))


def ticket_of(call: HTTPConnection) -> Ticket | None:
    """The ticket that this caller holds, if we signed it and it is not too old."""
    try:
        purpose, link = _signer(seal.key_for("visitor")).loads(call.cookies.get(TICKET, ""), max_age=VISITOR_LIFE)
    except (BadData, ValueError, TypeError):
        return None
    return Ticket(purpose, link) if purpose in PURPOSES else None


async def page(request: Request) -> Response:
    """The public page itself, with a ticket for whoever has none for it yet."""
    purpose, held = str(request.scope["path"]).strip("/"), ticket_of(request)
    answer = FileResponse(Path(get_static_dir(), "index.html"))
    fresh = _due(purpose, request.query_params.get("t", ""), held)
    if fresh is not None:
        answer.headers.append("set-cookie", cookie(request, TICKET, signed(fresh), "Lax", VISITOR_LIFE))
    return answer


def _due(purpose: str, token: str, held: Ticket | None) -> Ticket | None:
    """The ticket that this page comes with, if it is another one than the visitor holds.

    That of a progress page is bound to its link and day, so that uploads are counted for them; without a link of
    ours there is none.
    """
    if purpose == ASK:
        return None if held and held.purpose == ASK else Ticket(ASK, secrets.token_urlsafe(16))
    if not links.is_ours(token, Purpose.PROGRESS):
        return None
    bound = Ticket(PROGRESS, f"{utc_now():%Y-%m-%d} {fingerprint(token)}")
    return None if held == bound else bound


routes = [Route(f"/{purpose}", page) for purpose in PURPOSES]
