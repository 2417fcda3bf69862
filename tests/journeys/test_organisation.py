"""Sign-in by the organisation's own identity provider: what Streamlit's signed cookie is worth at our door."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, update
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from core.models import Person
from tests.journeys.conftest import Server, serving
from tests.journeys.wire import wire

SECRET = "a cookie secret of forty-two characters!!"
SECRETS = f"""[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "desk"
client_secret = "hush"
server_metadata_url = "https://login.example/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def server(settled: dict[str, str], home: Path) -> Iterator[Server]:
    """A server whose operator has set a provider up; the provider itself is never asked here."""
    (home / ".streamlit").mkdir()
    (home / ".streamlit" / "secrets.toml").write_text(SECRETS, encoding="utf-8")
    with create_engine(settled["DATABASE_URL"]).begin() as db:
        db.execute(update(Person).where(Person.username == "lin").values(username="lin@example.com"))
    with serving(settled | {"HOME": str(home)}, home) as running:
        yield running


def seen(host: str, secret: str = SECRET, **claims: object) -> str:
    """The sign-in page, as drawn for a browser that comes back from the provider with these claims."""
    xsrf, origin = httpx.get(f"http://{host}/_stcore/health").cookies["_streamlit_xsrf"], f"http://{host}"
    told = json.dumps({"origin": origin, "is_logged_in": True, **claims})
    cookie = create_signed_value(secret, "_streamlit_user", told).decode()
    with wire(host, xsrf=xsrf, Cookie=f"_streamlit_xsrf={xsrf}; _streamlit_user={cookie}", Origin=origin) as tab:
        return tab.run("queue")


def test_whoever_was_named_is_asked_before_anything_opens(host: str) -> None:
    heard = seen(host, email="lin@example.com", email_verified=True)
    assert "Go on as lin@example.com" in heard
    assert "Passphrase" in heard
    assert "Sign out" not in heard


def test_a_forged_cookie_names_nobody(host: str) -> None:
    heard = seen(host, "another secret", email="lin@example.com", email_verified=True)
    assert "Sign in with your organisation" in heard
    assert "Go on as" not in heard


def test_without_a_provider_there_is_no_such_button(settled: dict[str, str], home: Path) -> None:
    with serving(settled, home) as plain, wire(plain.host) as stranger:
        assert "Sign in with your organisation" not in stranger.run("queue")
