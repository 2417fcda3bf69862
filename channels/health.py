"""Is this process alive, and is all of it fit for work? Answers carry no secrets, only which check failed."""

import logging
import secrets
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit import config

from channels.said import said
from core.access.errors import MemoryLost
from db import health, migrate

log = logging.getLogger("desk.health")

#: What ``.streamlit/config.toml`` has to say; it is not read where the server is started from another folder.
SAFE: dict[str, object] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "server.baseUrlPath": "",
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.maxUploadSize": 25,
    "server.trustedUserHeaders": {"X-Desk-Caller": "caller"},
}


def unsafe_settings() -> list[str]:
    return [name for name, value in SAFE.items() if config.get_option(name) != value]


CHECKS: dict[str, Callable[[], bool]] = {
    "database reachable": health.is_reachable,
    "database new enough": health.is_new_enough,
    "migrations current": migrate.is_current,
    "safe settings in force": lambda: not unsafe_settings(),
}


async def alive(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


async def ready(_: Request) -> JSONResponse:
    found = await run_in_threadpool(state)
    return JSONResponse(found, 200 if set(found.values()) == {"ok"} else 503, {"cache-control": "no-store"})


def state() -> dict[str, str]:
    """One line per check: ``ok`` or ``failed``; details are in the log."""
    return {name: "ok" if _holds(name, check) else "failed" for name, check in CHECKS.items()}


def _holds(name: str, check: Callable[[], bool]) -> bool:
    try:
        return check()
    except Exception:
        log.exception("check failed: %s", name)
        return False


async def lost(request: Request, error: Exception) -> Response:
    """Instead of a traceback, where one of our own routes misses its database."""
    name = secrets.token_hex(4)
    log.error("failure %s", name, exc_info=error)
    return said(request, MemoryLost(name=name), 503)


routes = [Route("/healthz", alive), Route("/readyz", ready)]
