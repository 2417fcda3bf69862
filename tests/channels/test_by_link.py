"""What a customer's link opens over HTTP: their files, and a place to send more; wrong ones are counted."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from channels.gate import Gate
from channels.http import routes
from channels.visitor import ticket_of
from core.actors import SYSTEM
from core.files.forms import Upload
from core.intake import asking
from core.intake.forms import Question
from core.links import issuing, rules
from core.links.words import Purpose
from core.models import Attachment
from core.resolution import actions as resolution
from core.work import begin
from db.session import reading
from tests.cases import at_once
from tests.channels.test_gate import call

PAGE = b"<script>alert(1)</script>"


@pytest.fixture
def browser(desk):
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Gate)]), base_url="http://localhost")


@pytest.fixture
def token(desk, lin):
    """Of a case with a page of a customer, a reply with a file, and a note with a secret."""
    upload = Upload("evil.html", PAGE)
    form = Question("Li Na", "l@example.com", "quality", "W", "D", "k", True, "en", (upload,), "10.0.0.9")
    asked = asking.ask(form)
    with begin(lin) as work:
        resolution.reply(work, asked.number, "Here.", [Upload("plan.txt", b"a plan")])
        resolution.note(work, asked.number, "Hush.", [Upload("secret.txt", b"a secret")])
    return asked.token


def file_of(name):
    with reading() as session:
        return session.query(Attachment).filter_by(name=name).one().id


def test_files_come_as_downloads_in_a_sandbox(browser, token):
    answer = browser.get(f"/files/progress/{token}/{file_of('evil.html')}")
    assert answer.content == PAGE
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"].startswith("sandbox")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "private, no-store"
    assert browser.get(f"/files/progress/{token}/{file_of('plan.txt')}").content == b"a plan"


def test_files_among_ourselves_and_of_others_do_not_come(browser, token, lin):
    for number in (file_of("secret.txt"), 999, 2**70):
        assert browser.get(f"/files/progress/{token}/{number}").status_code == 404
    assert browser.get(f"/files/{file_of('plan.txt')}").status_code == 403


def test_wrong_links_over_http_are_counted_exactly_and_told_when_to_try_again(browser, token):
    path = f"/files/progress/{'A' * rules.LENGTH}/1"
    codes = [browser.get(path).status_code for _ in range(rules.GUESSES + 20)]
    assert codes == [404] * rules.GUESSES + [429] * 20
    assert "minutes" in browser.get(path, headers={"accept-language": "en"}).text
    assert browser.get(f"/files/progress/{token}/1").status_code == 429


def test_many_clients_guessing_at_once_are_soon_refused(browser, token):
    path = f"/files/progress/{'A' * rules.LENGTH}/1"
    codes = [code for one in at_once(10, lambda _: [browser.get(path).status_code for _ in range(20)]) for code in one]
    assert set(codes) == {404, 429}
    assert rules.GUESSES <= codes.count(404) <= rules.GUESSES + 10  # those already under way when the limit is reached


def held(answer):
    value = answer.cookies.get("desk_ticket")
    return ticket_of(call(cookie=f"desk_ticket={value}")) if value else None


def test_a_page_behind_a_link_comes_with_a_ticket_for_that_link(browser, token):
    first = held(browser.get("/progress", params={"t": token}))
    assert first is not None
    assert first.purpose == "progress"
    assert held(browser.get("/progress", params={"t": token})) is None  # it is held already
    with begin(SYSTEM) as work:
        other = issuing.issue(work, Purpose.PROGRESS, 99)
    second = held(browser.get("/progress", params={"t": other}))
    assert second is not None
    assert second.link != first.link
    assert token not in second.link


@pytest.mark.parametrize("guess", ["", "x", "A" * rules.LENGTH])
def test_a_guessed_link_comes_with_no_ticket(browser, desk, guess):
    assert held(browser.get("/progress", params={"t": guess})) is None


def test_a_survey_link_is_no_progress_link(browser, token):
    with begin(SYSTEM) as work:
        survey = issuing.issue(work, Purpose.SURVEY, 1)
    assert held(browser.get("/progress", params={"t": survey})) is None
    assert browser.get(f"/files/progress/{survey}/1").status_code == 404
