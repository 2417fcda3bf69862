"""The gate in front of everything: who is calling, what they may fetch, what they are told.

It knows two keys: the session of a member of staff, and the ticket of a visitor.
"""

import logging
import secrets
from collections import Counter
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from channels.cookies import SESSION, VISITOR, VISITOR_LIFE, cookie
from channels.gate_hosts import HostNames
from channels.gate_told import Told
from channels.headers import ALWAYS, FILE_POLICY, PAGE_POLICY
from channels.said import said
from channels.visitor import ticket_of
from core.access import door, rules, visits
from core.access.errors import FileTooLarge, SignInFirst, TooLarge, WrongHost
from core.access.secrets import fingerprint
from core.errors import DomainError

log = logging.getLogger("desk.gate")

#: Streamlit compares this header (``server.trustedUserHeaders``) before it resumes a session.
CALLER = b"x-desk-caller"
MEDIA, FILES, UPLOADS, METRICS = "/media/", "/files/", "/_stcore/upload_file/", "/_stcore/metrics"
HEALTH = ("/healthz", "/readyz")
STRANGERS = 60  # open websockets of one address without sign-in: a whole team behind one router fits
FRAMING = 64 * 1024  # what a form adds to the file in it
LONGEST_BODY = 64 * 1024  # of anything that is not a file
ENDLESS = 2**62


class Gate:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.hosts, self.told, self.strangers = HostNames(), Told(), Counter[str]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.hosts.stale():
            await run_in_threadpool(self.hosts.refresh)
        if scope["type"] == "lifespan":  # the names are known before the first caller comes
            await self.app(scope, receive, send)
            return
        call = HTTPConnection(_nameless(scope))
        if scope["type"] == "websocket":
            await self._connect(call, receive, send)
        else:
            answer = await self._refusal(call) or self.app
            await answer(call.scope, receive, _dressed(call, send))

    async def _connect(self, call: HTTPConnection, receive: Receive, send: Send) -> None:
        """A stranger's websocket costs memory, so each address has only so many."""
        caller, address = await _caller(call), rules.neighbourhood(_address(call))
        stranger = caller.startswith("visitor:")
        if not self._own_page(call) or (stranger and self.strangers[address] >= STRANGERS):
            await send({"type": "websocket.close", "code": 1008})
            return
        self.strangers[address] += stranger
        try:
            await self.app(_named(call.scope, caller), receive, self._overheard(caller, send))
        finally:
            self.strangers[address] -= stranger
            if not self.strangers[address]:
                del self.strangers[address]

    def _own_page(self, call: HTTPConnection) -> bool:
        host, origin = _host(call), call.headers.get("origin")
        return self.hosts.known(host) and (origin is None or urlsplit(origin).netloc == host)

    def _overheard(self, caller: str, send: Send) -> Send:
        async def overheard(message: Message) -> None:
            if message["type"] == "websocket.send":
                self.told.overhear(caller, message.get("bytes") or b"")
            await send(message)

        return overheard

    async def _refusal(self, call: HTTPConnection) -> Response | None:
        # never call.url: it is built from the Host header, which the caller writes
        path = _path(call)
        if path not in HEALTH and not self.hosts.known(_host(call)):
            return said(call, WrongHost(host=_host(call)[:80]), 421)
        if path == "/session" and not self._from_our_page(call):
            return said(call, SignInFirst(), 403)
        if path.startswith(UPLOADS):
            return await self._upload_refusal(call)
        if not path.startswith((MEDIA, METRICS)):
            return said(call, TooLarge(), 413) if _length(call) > LONGEST_BODY else None
        return None if await self._may_fetch(call) else said(call, SignInFirst(), 403)

    def _from_our_page(self, call: HTTPConnection) -> bool:
        return call.headers.get("sec-fetch-site", "same-origin") == "same-origin" and self._own_page(call)

    async def _may_fetch(self, call: HTTPConnection) -> bool:
        path, caller = _path(call), await _caller(call)
        if caller.startswith("visitor:"):
            return ticket_of(call) is not None and self.told.knows(caller, path)
        return path.startswith(METRICS) or self.told.knows(caller, path)

    async def _upload_refusal(self, call: HTTPConnection) -> Response | None:
        """Before a byte of the file is read: whose page is it for, how long is it, how many were there."""
        caller, ticket = await _caller(call), ticket_of(call)
        visitor = caller.startswith("visitor:")
        if (visitor and ticket is None) or not self.told.knows(caller, _path(call)):
            return said(call, SignInFirst(), 403)
        if call.scope["method"] != "PUT":
            return None
        size = _length(call)
        if size > rules.STAFF_UPLOAD_BYTES + FRAMING:
            return said(call, FileTooLarge(limit=rules.STAFF_UPLOAD_BYTES // 2**20), 413)
        try:
            if visitor and ticket:
                await run_in_threadpool(visits.admit, ticket.link, _address(call), max(size - FRAMING, 0))
        except DomainError as refusal:
            return said(call, refusal, 413 if isinstance(refusal, FileTooLarge) else 429)
        return None


async def _caller(call: HTTPConnection) -> str:
    """``sign-in:7`` or ``visitor:<hash>``; without any cookie nobody is like anybody, so nothing is ever resumed."""
    try:
        seat = await run_in_threadpool(door.seat, call.cookies.get(SESSION))
    except SQLAlchemyError:  # the page itself will say so; until then this is a stranger
        log.exception("nobody can be recognised without the database")
        seat = None
    if seat is not None:
        return f"sign-in:{seat.sign_in}"
    return f"visitor:{fingerprint(call.cookies.get(VISITOR) or secrets.token_hex())}"


def _path(call: HTTPConnection) -> str:
    """Below the path that the server was told to stand at, as the routes see it."""
    return str(call.scope["path"]).removeprefix(call.scope.get("root_path", ""))


def _host(call: HTTPConnection) -> str:
    """The name asked for; of two, neither is believed."""
    told = call.headers.getlist("host")
    return told[0] if len(told) == 1 else ""


def _address(call: HTTPConnection) -> str:
    return call.client.host if call.client else ""


def _length(call: HTTPConnection) -> int:
    """Of the body in bytes, as announced; what announces none may be endless."""
    announced = call.headers.get("content-length", "")
    if announced.isascii() and announced.isdecimal():
        return int(announced[:18])
    bare = "transfer-encoding" not in call.headers and call.scope["method"] not in {"PUT", "POST"}
    return 0 if bare else ENDLESS


def _nameless(scope: Scope) -> Scope:
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() != CALLER]}


def _named(scope: Scope, caller: str) -> Scope:
    """Tell Streamlit whose connection this is, so that nobody resumes another's session."""
    return {**scope, "headers": [*scope["headers"], (CALLER, caller.encode())]}


def _dressed(call: HTTPConnection, send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update({**ALWAYS, **_policy(call, headers)})
            if call.scope["scheme"] == "https":
                headers["strict-transport-security"] = "max-age=31536000"
            if VISITOR not in call.cookies and _is_page(headers):
                token = secrets.token_urlsafe(16)
                headers.append("set-cookie", cookie(call, VISITOR, token, "Lax", VISITOR_LIFE))
        await send(message)

    return dressed


def _policy(call: HTTPConnection, headers: Headers) -> dict[str, str]:
    if _path(call).startswith((MEDIA, FILES)):
        return {"content-security-policy": FILE_POLICY, "cache-control": "private, no-store"}
    if _is_page(headers):  # never stored: a 304 would revive the policy of an older release
        return {"content-security-policy": PAGE_POLICY, "cache-control": "no-store"}
    return {}


def _is_page(headers: Headers) -> bool:
    return headers.get("content-type", "").startswith("text/html")
