"""The cookies: who is signed in, what a visitor was let in for, and one that only tells browsers apart."""

from http.cookies import SimpleCookie
from typing import Literal

from starlette.requests import HTTPConnection

SESSION = "desk_session"  # a token of core.access; Strict, as only our own pages may send it
TICKET = "desk_ticket"  # signed; Lax, as it comes with a public page that a link may lead to
VISITOR = "desk_visitor"  # random and anonymous; Lax, or a link in a mail would replace it
VISITOR_LIFE = 12 * 3600

SameSite = Literal["Strict", "Lax"]


def cookie(call: HTTPConnection, name: str, value: str, same_site: SameSite, life: int) -> str:
    """A Set-Cookie header out of reach of JavaScript, and of plain http where https is spoken."""
    jar = SimpleCookie({name: value})
    jar[name].update({"path": "/", "samesite": same_site, "max-age": str(life)})
    jar[name]["httponly"] = True
    jar[name]["secure"] = call.scope["scheme"] in {"https", "wss"}
    return jar[name].OutputString()
