"""What the gate decides before anything is read: names, tickets, what was told, and where we say we are."""

import pytest
from starlette.requests import HTTPConnection

from channels import launch
from channels.cookies import TICKET, cookie
from channels.gate import ENDLESS, _length
from channels.gate_hosts import HERE, HostNames, name_of
from channels.gate_told import CALLERS, Told
from channels.http_files import _as_download
from channels.said import said
from channels.visitor import Ticket, signed, ticket_of
from core.access import founding
from core.access.errors import FileTooLarge
from core.access.forms import Founding
from core.models import SettingRow
from db.session import transaction
from tests.conftest import MORNING

WORD = "a passphrase for tests"
SESSION, FILE = "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"
UPLOAD = f"/_stcore/upload_file/{SESSION}/{FILE}"
MEDIA = "/media/" + "a" * 32


def call(method="GET", scheme="http", **headers):
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return HTTPConnection({"type": "http", "method": method, "scheme": scheme, "path": "/", "headers": pairs})


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("desk.lan", "desk.lan"),
        ("Desk.LAN.:8501", "desk.lan"),
        ("127.0.0.1:80", "127.0.0.1"),
        ("[::1]:8501", "[::1]"),
        ("客服.example", "客服.example"),
        ("", ""),
        ("a@b", ""),
        ("a/b", ""),
        ("a:b", ""),
        ("a b", ""),
        ("127.0.0.1#", ""),
    ],
)
def test_a_name_is_read_out_of_a_host_header_and_a_crooked_one_is_none(host, name):
    assert name_of(host) == name


def found():
    founding.found(founding.code(), Founding("A", "admin", WORD, WORD, "Desk", "UTC", "en", ("desk.lan",)))


def test_names_are_learned_from_the_settings_and_the_environment(database, monkeypatch):
    monkeypatch.setenv("DESK_HOSTS", "help.example:443, 10.0.0.5")
    names = HostNames()
    names.refresh()
    assert names.known("anything")
    assert not names.known("any/thing")
    found()
    names.refresh()
    asked = ["localhost:1", "127.0.0.1", "[::1]", "desk.lan", "help.example", "10.0.0.5:9", "evil.example", ""]
    assert [names.known(each) for each in asked] == [True] * 6 + [False] * 2
    with transaction() as session:
        session.add(SettingRow(key="desk", version=2, value={"hosts": ["new.lan"]}, since=MORNING))
    names.refresh()
    assert (names.known("new.lan"), names.known("desk.lan")) == (True, False)


def test_names_are_asked_for_every_few_seconds_only(database):
    names = HostNames()
    assert names.stale()
    names.refresh()
    assert not names.stale()


def test_without_its_database_the_desk_keeps_the_names_it_knew(database, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:9/nowhere")
    names = HostNames()
    names.refresh()
    assert all(names.known(each) for each in HERE)
    assert not names.known("evil.example")


def test_a_ticket_is_ours_or_none():
    ticket = Ticket("ask", "link")
    assert ticket_of(call(cookie=f"{TICKET}={signed(ticket)}")) == ticket
    for forged in ("", "x", signed(ticket)[:-1], signed(Ticket("other", "link")), signed(ticket) + "x"):
        assert ticket_of(call(cookie=f"{TICKET}={forged}")) is None
    assert ticket_of(call()) is None


def test_a_ticket_of_another_desk_opens_nothing(monkeypatch):
    made = signed(Ticket("ask", "link"))
    monkeypatch.setenv("DESK_SECRET", "another desk")
    assert ticket_of(call(cookie=f"{TICKET}={made}")) is None


def test_a_caller_may_fetch_what_our_pages_told_them():
    told = Told()
    told.overhear("visitor:a", f"\x12{UPLOAD}\x1a{MEDIA}.csv8\x01".encode())
    assert told.knows("visitor:a", UPLOAD)
    assert told.knows("visitor:a", f"{MEDIA}.csv")
    assert not told.knows("visitor:b", UPLOAD)
    assert not told.knows("visitor:a", UPLOAD[:-1] + "3")
    assert not told.knows("visitor:a", "/x" + UPLOAD)


def test_the_oldest_caller_is_forgotten_before_memory_fills():
    told = Told()
    for number in range(CALLERS + 1):
        told.overhear(f"visitor:{number}", MEDIA.encode())
    assert not told.knows("visitor:0", MEDIA)
    assert told.knows(f"visitor:{CALLERS}", MEDIA)


@pytest.mark.parametrize(
    ("asked", "length"),
    [
        (call(), 0),
        (call("PUT"), ENDLESS),
        (call("POST", transfer_encoding="chunked"), ENDLESS),
        (call("PUT", content_length="12"), 12),
        (call("PUT", content_length="-1"), ENDLESS),
        (call("PUT", content_length="٣"), ENDLESS),
        (call("PUT", content_length="9" * 5000), 10**18 - 1),
    ],
)
def test_what_announces_no_length_may_be_endless(asked, length):
    assert _length(asked) == length


@pytest.mark.parametrize(("scheme", "secure"), [("https", True), ("wss", True), ("http", False)])
def test_cookies_are_out_of_reach_of_scripts_and_of_plain_http(scheme, secure):
    words = set(cookie(call(scheme=scheme), "a", "b", "Strict", 60).split("; "))
    assert {"a=b", "HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=60"} <= words
    assert ("Secure" in words) is secure


@pytest.mark.parametrize(("asked", "word"), [("zh-TW,zh;q=0.9", "檔案"), ("zh-CN", "文件"), ("fr;q=1", "file")])
def test_a_refusal_is_said_in_the_browsers_language(asked, word):
    answer = said(call(accept_language=asked), FileTooLarge(limit=25), 413)
    assert word in bytes(answer.body).decode()
    assert "25" in bytes(answer.body).decode()


def test_the_name_of_a_download_is_safe_for_every_program():
    told = _as_download('图"\r\n%.png')
    assert told == "attachment; filename=\"_____.png\"; filename*=UTF-8''%E5%9B%BE%22%0D%0A%25.png"


@pytest.mark.parametrize(
    ("arguments", "url"),
    [
        (["uvicorn", "app:app"], "http://127.0.0.1:8000"),
        (["uvicorn", "app:app", "--port", "8501", "--host", "0.0.0.0"], "http://127.0.0.1:8501"),
        (["uvicorn", "app:app", "--port=9", "--host=desk.lan"], "http://desk.lan:9"),
        (["/x/streamlit", "run", "app.py"], "http://127.0.0.1:8501"),
    ],
)
def test_the_terminal_shows_where_we_are(arguments, url):
    assert launch.address(arguments) == url
