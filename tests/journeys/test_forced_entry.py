"""The same door, tried with tools: raw websocket, forged headers, bare HTTP."""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta

import httpx
import jwt
import pytest
from sqlalchemy import Engine, create_engine, delete, insert, select, update
from websockets.exceptions import ConnectionClosed, InvalidStatus

from channels.gate import STRANGERS
from core.access.secrets import fingerprint
from core.clock import utc_now
from core.models import Person, SettingRow, SignIn, VisitorUpload
from tests.journeys.conftest import Server, serving
from tests.journeys.wire import Wire, wire

TOKEN, CODE = "t" * 43, "c" * 43
SIGNED_IN = f"desk_session={TOKEN}"
FORM = "Passphrase"
DESK_WORDS = ("Queue", "Process documents", "Members", "Imports")


@pytest.fixture(scope="module")
def memory(server: Server) -> Engine:
    """The server's own database, from behind."""
    return create_engine(server.database)


@pytest.fixture
def sign_in(memory):
    """Write a sign-in of Lin straight into the database."""

    def write(**columns) -> None:
        now = utc_now()
        row = {"visitor_hash": fingerprint("mine"), "address": "", "browser": "", "awaits_digits": False}
        with memory.begin() as db:
            lin = db.scalar(select(Person.id).where(Person.username == "lin"))
            db.execute(insert(SignIn).values(row | {"person_id": lin, "began_at": now, "seen_at": now} | columns))

    yield write
    with memory.begin() as db:
        db.execute(delete(SignIn).where(SignIn.address == ""))
        db.execute(delete(VisitorUpload))
        db.execute(update(Person).values(disabled_at=None))


@pytest.fixture
def lin(sign_in) -> None:
    sign_in(token_hash=fingerprint(TOKEN))


@pytest.fixture
def ticket(host) -> str:
    """The cookies of a visitor who opened the public page."""
    answer = httpx.get(f"http://{host}/ask", headers={"cookie": "desk_visitor=a"})
    return f"desk_visitor=a; desk_ticket={answer.cookies['desk_ticket']}"


@pytest.mark.parametrize("page", ["", "queue", "ticket", "mine", "no-such-page"])
def test_a_fresh_server_asked_directly_for_a_page_shows_the_form(settled, home, page):
    with serving(settled, home) as cold, wire(cold.host) as stranger:
        heard = stranger.run(page)
    assert FORM in heard
    assert not any(word in heard for word in DESK_WORDS)


@pytest.mark.parametrize("name", ["sign-in:1", "visitor:x"])
def test_a_name_in_a_header_is_not_believed(host, lin, name):
    with wire(host, X_Desk_Caller=name) as stranger:
        assert FORM in stranger.run("queue")


@pytest.mark.parametrize("headers", [{}, {"Cookie": "desk_visitor=x"}, {"X_Desk_Caller": "sign-in:1"}])
def test_knowing_a_session_id_is_not_enough(host, lin, headers):
    with wire(host, Cookie=SIGNED_IN) as me:
        assert "Lin" in me.run("")
        with wire(host, resume=me.session, **headers) as thief:
            assert FORM in thief.run("")
            assert thief.session != me.session
        assert "Lin" in me.run("")  # and was not thrown out


def test_the_same_browser_resumes_its_own_session(host, lin):
    with wire(host, Cookie=SIGNED_IN) as me:
        me.run("")
    with wire(host, resume=me.session, Cookie=SIGNED_IN) as again:
        again.run("")
    assert again.session == me.session


@pytest.mark.parametrize("cookies", [("desk_visitor=a", "desk_visitor=b"), ("", "")])
def test_one_visitor_does_not_resume_another(host, cookies):
    with wire(host, Cookie=cookies[0]) as one:
        one.run("join")
        with wire(host, resume=one.session, Cookie=cookies[1]) as two:
            two.run("join")
    assert two.session != one.session


@pytest.mark.parametrize(
    "ending", [update(SignIn).values(ended_at=utc_now()), update(Person).values(disabled_at=utc_now())]
)
def test_an_open_websocket_feels_the_end_at_its_next_rerun(host, memory, lin, ending):
    with wire(host, Cookie=SIGNED_IN) as me:
        assert "Sign out" in me.run("queue")
        with memory.begin() as db:
            db.execute(ending)
        heard = me.run("queue")
    assert FORM in heard
    assert "Sign out" not in heard


def test_a_role_that_demands_a_device_leads_to_the_account_and_nowhere_else(host, memory, lin):
    value = {"name": "Toys & Co", "language": "en", "totp_roles": ["agent"]}
    with memory.begin() as db:
        db.execute(insert(SettingRow).values(key="desk", version=2, value=value, since=utc_now()))
    try:
        with wire(host, Cookie=SIGNED_IN) as me:
            heard = me.run("queue")
            assert "Queue" not in heard
            assert "/media" not in heard
            assert "mine" in heard
        assert httpx.get(f"http://{host}/files/1", headers={"cookie": SIGNED_IN}).status_code == 403
    finally:
        with memory.begin() as db:
            db.execute(delete(SettingRow).where(SettingRow.version == 2))


MEDIA = "/media/" + "0" * 32 + ".csv"


@pytest.mark.parametrize(
    ("path", "for_staff"),
    [
        (MEDIA, 403),  # not told to Lin either
        ("/media/abc", 403),
        ("/_stcore/metrics", 200),
        ("/_stcore/metrics?x=1", 200),
        ("/files/1", 404),
    ],
)
def test_files_and_metrics_need_a_sign_in(host, lin, ticket, path, for_staff):
    def get(cookie: str) -> int:
        return httpx.get(f"http://{host}{path}", headers={"cookie": cookie}).status_code

    assert [get(each) for each in ("a=b", "desk_session=wrong", "desk_visitor=a", ticket)] == [403] * 4
    assert get(SIGNED_IN) == for_staff


@pytest.mark.parametrize("path", ["//media/a.csv", "/_stcore//metrics", "/%5fstcore/metrics/", "/x/../media/a"])
def test_a_crooked_path_is_not_a_way_around(host, path):
    answer = httpx.get(f"http://{host}{path}")
    assert answer.status_code in {400, 403, 404} or "<html" in answer.text


@pytest.mark.parametrize(
    "name", ["127.0.0.1/x", "127.0.0.1?", "127.0.0.1#", "evil.example", "127.0.0.1.evil.example", "a@127.0.0.1", ""]
)
def test_only_names_of_this_desk_are_answered(host, lin, name):
    for path in ("/", "/_stcore/metrics", "/_stcore/host-config", "/session"):
        answer = httpx.get(f"http://{host}{path}", headers={"host": name, "cookie": SIGNED_IN})
        assert answer.status_code in {400, 421}


@pytest.mark.parametrize("header", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
def test_a_foreign_page_or_name_gets_no_websocket(host, header):
    with pytest.raises(InvalidStatus), wire(host, **header):
        pass


def test_a_port_of_this_machine_is_a_foreign_page_too(host):
    with pytest.raises(InvalidStatus), wire(host, Origin="http://localhost:3000"):
        pass


def put(host: str, url: str, size: int, cookie: str) -> int:
    xsrf = httpx.get(f"http://{host}/_stcore/health").cookies["_streamlit_xsrf"]
    headers = {"cookie": f"_streamlit_xsrf={xsrf}; {cookie}", "x-xsrftoken": xsrf}
    return httpx.put(f"http://{host}{url}", files={"f": b"0" * size}, headers=headers).status_code


def opened(visitor: Wire) -> Wire:
    visitor.run("ask")
    return visitor


def test_a_visitor_sends_ten_small_files_and_no_more(host, memory, lin, ticket):
    with wire(host, Cookie=ticket) as visitor:
        opened(visitor)
        assert put(host, visitor.upload_url(), 11 * 2**20, ticket) == 413
        answers = [put(host, visitor.upload_url(), 1000, ticket) for _ in range(11)]
    assert answers == [204] * 10 + [429]
    with memory.begin() as db:
        assert db.scalar(select(VisitorUpload.bytes).limit(1)) is not None


def test_sign_ins_and_counts_hold_at_every_server_of_the_desk(host, settled, home, lin, ticket):
    with serving(settled, home) as other:
        with wire(host, Cookie=ticket) as here, wire(other.host, Cookie=ticket) as there:
            opened(here)
            opened(there)
            both = [put(host, here.upload_url(), 10, ticket) for _ in range(6)]
            both += [put(other.host, there.upload_url(), 10, ticket) for _ in range(5)]
        assert both == [204] * 10 + [429]
        with wire(other.host, Cookie=SIGNED_IN) as me:
            assert "Lin" in me.run("")
        assert httpx.delete(f"http://{host}/session", headers={"cookie": SIGNED_IN}).status_code == 204
        with wire(other.host, Cookie=SIGNED_IN) as me:
            assert FORM in me.run("")


def test_without_a_ticket_nothing_is_taken(host, lin, ticket):
    with wire(host, Cookie="desk_visitor=a") as visitor:
        opened(visitor)
        url = visitor.upload_url()
        assert put(host, url, 10, "desk_visitor=a") == 403
        assert put(host, url, 10, "desk_visitor=a; desk_ticket=forged") == 403
        assert put(host, url, 10, ticket) == 204


def test_nobody_sends_into_the_session_of_another(host, lin, ticket):
    other = ticket.replace("desk_visitor=a", "desk_visitor=b")
    with wire(host, Cookie=ticket) as victim, wire(host, Cookie=SIGNED_IN) as staff:
        opened(victim)
        staff.run("")
        mine, theirs = victim.upload_url(), staff.upload_url()
        invented = f"/_stcore/upload_file/{victim.session}/{'0' * 36}"
        assert [put(host, url, 10, other) for url in (mine, theirs, invented)] == [403] * 3
        assert put(host, theirs, 10, ticket) == 403
        assert put(host, mine, 10, SIGNED_IN) == 403
        assert [put(host, mine, 10, ticket), put(host, theirs, 6 * 2**20, SIGNED_IN)] == [204, 204]


def test_fifty_megabytes_are_refused_in_a_sentence_before_they_are_read(host, lin):
    with wire(host, Cookie=SIGNED_IN) as me:
        me.run("")
        url = me.upload_url()
    told = (
        f"PUT {url} HTTP/1.1\r\nHost: {host}\r\nCookie: {SIGNED_IN}\r\n"
        f"Content-Length: {50 * 2**20}\r\nConnection: close\r\n\r\n"
    )
    name, port = host.split(":")
    with socket.create_connection((name, int(port)), timeout=60) as line:
        line.sendall(told.encode())  # and not a byte of the file
        answer = "".join(each.decode() for each in iter(lambda: line.recv(65_536), b""))
    assert answer.startswith("HTTP/1.1 413")
    assert "25 MB" in answer


def test_no_other_door_takes_much(host):
    assert httpx.post(f"http://{host}/session", content=b"0" * 100_000).status_code == 413
    assert httpx.post(f"http://{host}/session", content=iter([b"0" * 10])).status_code == 413


def post(host: str, visitor: str = "mine", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.post(f"http://{host}/session", content=CODE, headers=named | {"cookie": f"desk_visitor={visitor}"})


def test_a_code_opens_only_in_the_browser_that_knocked(host, sign_in):
    sign_in(code_hash=fingerprint(CODE))
    assert post(host, "other").status_code == 403
    assert post(host, sec_fetch_site="cross-site").status_code == 403
    assert post(host, origin="http://evil.example").status_code == 403
    door = post(host)
    assert door.status_code == 204
    assert {"HttpOnly", "SameSite=Strict"} <= set(door.headers["set-cookie"].split("; "))


def test_a_code_opens_once_even_when_tried_at_once(host, sign_in):
    sign_in(code_hash=fingerprint(CODE))
    with ThreadPoolExecutor(16) as crowd:
        answers = sorted(crowd.map(lambda _: post(host).status_code, range(16)))
    assert answers == [204] + [403] * 15


@pytest.mark.parametrize("columns", [{"began_at": utc_now() - timedelta(seconds=61)}, {"awaits_digits": True}])
def test_a_code_that_is_late_or_wants_digits_opens_nothing(host, sign_in, columns):
    sign_in(code_hash=fingerprint(CODE), **columns)
    assert post(host).status_code == 403


def test_behind_https_the_cookies_are_secure(host, sign_in):
    sign_in(code_hash=fingerprint(CODE))
    assert "Secure" in post(host, x_forwarded_proto="https").headers["set-cookie"].split("; ")
    page = httpx.get(f"http://{host}/ask", headers={"x-forwarded-proto": "https"})
    assert all("Secure" in each and "HttpOnly" in each for each in page.headers.get_list("set-cookie"))
    assert "strict-transport-security" in page.headers


def test_every_answer_says_what_a_browser_must_not_do(host):
    page = httpx.get(f"http://{host}/queue")
    assert page.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert "unsafe-eval'" not in page.headers["content-security-policy"].replace("wasm-unsafe-eval'", "")
    for answer in (page, httpx.get(f"http://{host}{MEDIA}"), httpx.get(f"http://{host}/healthz")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_librarys_own_cookie_signs_nobody_in(host):
    claim = {"username": "lin", "exp_date": utc_now().timestamp() + 1e6}
    forged = jwt.encode(claim, "some_key", algorithm="HS256")
    with wire(host, Cookie=f"some_cookie_name={forged}") as stranger:
        assert FORM in stranger.run("queue")


def test_strangers_of_one_address_have_so_many_websockets_and_staff_still_get_in(host, lin):
    with ExitStack() as crowd:
        for _ in range(STRANGERS):
            crowd.enter_context(wire(host))
        with pytest.raises((InvalidStatus, ConnectionClosed)), wire(host) as one_more:
            one_more.run("")
        with wire(host, Cookie=SIGNED_IN) as me:
            assert "Lin" in me.run("")


def test_a_fit_server_says_so_without_a_secret(server):
    answer = httpx.get(f"http://{server.host}/readyz")
    assert answer.status_code == 200
    assert set(answer.json().values()) == {"ok"}
    assert "sqlite" not in answer.text
