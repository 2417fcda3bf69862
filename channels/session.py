"""Where the browser exchanges its one-time code for a cookie that no script can read.

Streamlit talks over a websocket, which cannot set cookies: the sign-in form therefore hands the
browser a code and this small script, which carries the code here and loads the same URL again.
"""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from channels.cookies import SESSION, VISITOR, cookie
from channels.said import said
from core.access import door
from core.access.rules import LONGEST_STAY
from core.errors import DomainError

SCRIPT = """{
  const { method, body, to } = document.currentScript.dataset;
  const asking = method === "GET";
  const call = async () => {
    const { ok } = await fetch("/session", { method, body: body || undefined });
    if (!ok && asking) return;
    if (to) location.assign(to);
    else location.reload();
  };
  if (asking) addEventListener("focus", call);
  call();
}"""  # a block, since the page may load this script more than once


async def script(_: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript", headers={"cache-control": "no-cache"})


async def present(request: Request) -> Response:
    """Has this browser signed in meanwhile, in another tab?"""
    seat = await run_in_threadpool(door.seat, request.cookies.get(SESSION))
    return Response(status_code=204 if seat else 401, headers={"cache-control": "no-store"})


async def enter(request: Request) -> Response:
    code, cookies = (await request.body()).decode("utf-8", "replace"), request.cookies
    try:
        token = await run_in_threadpool(door.enter, code, cookies.get(VISITOR, ""), cookies.get(SESSION))
    except DomainError as refusal:
        return said(request, refusal, 403)
    return _with(cookie(request, SESSION, token, "Strict", int(LONGEST_STAY.total_seconds())))


async def leave(request: Request) -> Response:
    await run_in_threadpool(door.leave, request.cookies.get(SESSION))
    return _with(cookie(request, SESSION, "", "Strict", 0))


def _with(set_cookie: str) -> Response:
    return Response(status_code=204, headers={"set-cookie": set_cookie, "cache-control": "no-store"})


routes = [
    Route("/session.js", script),
    Route("/session", present),
    Route("/session", enter, methods=["POST"]),
    Route("/session", leave, methods=["DELETE"]),
]
