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

#: Public pages that take files, by their address: each has tickets of its own.
PURPOSES = ("ask",)


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
    if held is None or held.purpose != purpose:
        fresh = signed(Ticket(purpose, secrets.token_urlsafe(16)))
        answer.headers.append("set-cookie", cookie(request, TICKET, fresh, "Lax", VISITOR_LIFE))
    return answer


routes = [Route(f"/{purpose}", page) for purpose in PURPOSES]
