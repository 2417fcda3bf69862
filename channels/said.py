"""A refusal as plain text, in the language that the caller's browser asks for."""

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse

from core.errors import DomainError
from core.language import nearest


def said(call: HTTPConnection, refusal: DomainError, status: int) -> PlainTextResponse:
    asked = call.headers.get("accept-language", "en").split(",")[0].split(";")[0].strip()
    return PlainTextResponse(refusal.said_in(nearest(asked)), status, {"cache-control": "no-store"})
