"""Files on their way out: always as a download, never shown by the browser as a page of ours."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from channels.cookies import SESSION
from channels.said import said
from core.access import door
from core.access.errors import SignInFirst, TooOften
from core.errors import DomainError
from core.files import views
from core.files.views import Served
from core.progress import doors
from core.progress import views as progress
from core.work import look


async def served(request: Request) -> Response:
    try:
        return await run_in_threadpool(_served, request.cookies.get(SESSION), _number(request))
    except SignInFirst as refusal:
        return said(request, refusal, 403)
    except DomainError as refusal:
        return said(request, refusal, 404)


async def served_by_link(request: Request) -> Response:
    """To a customer, by the token of their progress page; which counts wrong ones as the page does."""
    try:
        token, address = request.path_params["token"], _address(request)
        return await run_in_threadpool(_served_by_link, token, _number(request), address)
    except TooOften as refusal:
        return said(request, refusal, 429)
    except DomainError as refusal:
        return said(request, refusal, 404)


def _served_by_link(token: str, number: int, address: str) -> Response:
    with look(doors.enter(token, address)) as desk:
        return _download(progress.served(desk, number))


def _served(token: str | None, number: int) -> Response:
    seat = door.seat(token)
    if seat is None or seat.must_enrol:
        raise SignInFirst
    with look(seat.actor) as desk:
        return _download(views.served(desk, number))


def _number(request: Request) -> int:
    """No row has a number that no database can count to."""
    return min(int(request.path_params["number"]), 2**62)


def _address(request: Request) -> str:
    return request.client.host if request.client else "local"


def _download(file: Served) -> Response:
    return Response(file.content, media_type=file.media_type, headers={"content-disposition": _as_download(file.name)})


def _as_download(name: str) -> str:
    """The name twice: in ASCII for old programs, and as it is (RFC 5987)."""
    plain = "".join(sign if sign.isascii() and sign.isprintable() and sign not in '"\\%' else "_" for sign in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"


routes = [
    Route("/files/{number:int}", served),
    Route("/files/progress/{token}/{number:int}", served_by_link),
]
