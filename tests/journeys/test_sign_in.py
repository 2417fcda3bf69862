"""Who gets in, where they land, and what ends it; in Chromium, against a real server."""

import pytest
from playwright.sync_api import Locator, Page, expect
from pyotp.totp import TOTP
from sqlalchemy import Engine, create_engine, select, update
from sqlalchemy.orm import Session

from core.access import links, seal
from core.access.words import LinkPurpose
from core.actors import SYSTEM
from core.clock import utc_now
from core.models import Guess, Person
from core.people.rules import INVITATION_LIFE
from core.work import Work
from tests.journeys.cast import PASSPHRASE
from tests.journeys.conftest import Server
from tests.journeys.hands import Browsers, calm, press

STAFF = ["/", "/queue", "/documents?stage=open", "/mine", "/people", "/no-such-page"]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def memory(server: Server) -> Engine:
    """The server's own database, from behind."""
    return create_engine(server.database)


def code(tab: Page, digits: str) -> None:
    """Into the form for the device; the one for the passphrase may still be fading away."""
    expect(tab.get_by_role("button", name="Sign in")).to_have_count(1)
    calm(tab)  # what is drawn anew loses what is typed into it
    tab.get_by_label("Code").fill(digits)
    press(tab, "Sign in")


def fill(tab: Page, name: str = "lin", word: str = PASSPHRASE) -> None:
    tab.get_by_label("User name").fill(name)
    tab.get_by_role("textbox", name="Passphrase").fill(word)
    press(tab, "Sign in")


def sign_in(tab: Page, url: str = "/", name: str = "lin", word: str = PASSPHRASE) -> None:
    tab.goto(url)
    fill(tab, name, word)


def form(tab: Page) -> Locator:
    return tab.get_by_label("User name")


def heading(tab: Page, text: str) -> Locator:
    return tab.get_by_role("heading", name=text, exact=True)


@pytest.mark.parametrize("url", STAFF)
def test_a_stranger_sees_only_the_form(tab: Page, url: str) -> None:
    tab.goto(url)
    expect(form(tab)).to_be_visible()
    expect(tab.get_by_test_id("stSidebarNav")).to_have_count(0)
    assert "Queue" not in tab.content()
    assert tab.title() in {"Sign in", "Aftercare"}


def test_the_asked_for_page_and_its_question_survive(tab: Page) -> None:
    sign_in(tab, "/documents?stage=open")
    expect(heading(tab, "Standard after-sales")).to_be_visible()
    assert tab.url.endswith("/documents?stage=open")


def test_the_cookie_is_out_of_reach_and_lasts_over_a_reload(tab: Page) -> None:
    sign_in(tab, "/queue")
    expect(heading(tab, "Queue")).to_be_visible()
    cookie = {each["name"]: each for each in tab.context.cookies()}["desk_session"]
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    assert "desk_session" not in str(tab.evaluate("document.cookie"))
    tab.reload()
    expect(heading(tab, "Queue")).to_be_visible()


@pytest.mark.parametrize("name", ["wang", "nobody"])
def test_known_and_unknown_names_are_refused_alike(tab: Page, name: str) -> None:
    sign_in(tab, "/", name, "not this one")
    expect(tab.get_by_text("User name or passphrase is not right")).to_be_visible()
    assert "desk_session" not in {each["name"] for each in tab.context.cookies()}


def test_a_language_chosen_at_the_door_goes_along(tab: Page) -> None:
    tab.goto("/queue")
    tab.get_by_text("简体中文").click()
    expect(tab.get_by_label("用户名")).to_be_visible()
    tab.get_by_label("用户名").fill("lin")
    tab.locator("input[type=password]").fill(PASSPHRASE)
    press(tab, "登录")
    expect(tab.get_by_test_id("stSidebarNav")).to_contain_text("队列")


def test_leaving_ends_every_tab_and_coming_back_mends_them(new_browser: Browsers) -> None:
    browser = new_browser()
    one, two = browser.new_page(), browser.new_page()
    sign_in(one, "/queue")
    expect(heading(one, "Queue")).to_be_visible()
    two.goto("/queue")
    expect(heading(two, "Queue")).to_be_visible()
    press(one, "Sign out")
    expect(form(one)).to_be_visible()
    assert "desk_session" not in {each["name"] for each in browser.cookies()}
    two.get_by_role("link", name="Process documents").click()
    expect(form(two)).to_be_visible()
    expect(two.get_by_role("button", name="Sign out")).to_have_count(0)
    fill(one)
    expect(heading(one, "Queue")).to_be_visible()
    two.evaluate("dispatchEvent(new Event('focus'))")  # what a browser does when a tab is chosen
    expect(heading(two, "Standard after-sales")).to_be_visible()


def test_an_agent_finds_no_page_of_the_administrator(tab: Page) -> None:
    sign_in(tab, "/people")
    expect(tab.get_by_test_id("stSidebarNav")).to_be_visible()
    expect(heading(tab, "People and teams")).to_have_count(0)
    expect(tab.get_by_role("link", name="Settings")).to_have_count(0)


def test_screens_live_under_the_policy_and_ask_no_other_host(tab: Page, host: str) -> None:
    complaints: list[str] = []
    elsewhere: list[str] = []
    tab.on("console", lambda told: complaints.append(told.text) if "Content Security" in told.text else None)
    tab.on("request", lambda asked: elsewhere.append(asked.url) if host not in asked.url[:40] else None)
    sign_in(tab, "/queue", "admin")
    expect(heading(tab, "Queue")).to_be_visible()
    for room in ("Process documents", "Imports", "People and teams", "Audit log", "Now"):
        tab.get_by_role("link", name=room, exact=True).click()
        tab.wait_for_load_state("networkidle")
    assert complaints == []
    assert [each for each in elsewhere if not each.startswith(("data:", "blob:"))] == []


def test_a_device_is_asked_after_the_passphrase(tab: Page, memory: Engine) -> None:
    with memory.begin() as db:
        wang = update(Person).where(Person.username == "wang")
        db.execute(wang.values(totp_secret=seal.seal(SECRET), totp_since=utc_now(), totp_last_step=None))
    try:
        sign_in(tab, "/queue", "wang")
        expect(heading(tab, "One more step")).to_be_visible()
        code(tab, "000000")
        expect(tab.get_by_text("This code is not right")).to_be_visible()
        code(tab, TOTP(SECRET).now())
        expect(heading(tab, "Queue")).to_be_visible()
    finally:
        with memory.begin() as db:
            db.execute(wang.values(totp_secret=None, totp_since=None, totp_last_step=None))


@pytest.fixture
def link(memory: Engine) -> str:
    """A link for Wang, who lost the passphrase."""
    with Session(memory) as session, session.begin():
        wang = session.scalars(select(Person).where(Person.username == "wang")).one()
        token = links.issue(Work(session, SYSTEM, utc_now()), LinkPurpose.RESET, wang.id, INVITATION_LIFE)
    return f"/join?token={token}"


def test_a_link_sets_a_passphrase_and_signs_in_by_it_alone(tab: Page, link: str) -> None:
    tab.goto(link)
    expect(tab.get_by_text("Good that you are here, Wang")).to_be_visible()
    assert "desk_session" not in {each["name"] for each in tab.context.cookies()}
    new, again = (
        tab.get_by_role("textbox", name="New passphrase"),
        tab.get_by_role("textbox", name="The same once more"),
    )
    new.fill(PASSPHRASE)
    again.fill("another one")
    press(tab, "Set the passphrase and sign in")
    expect(tab.get_by_text("not the same")).to_be_visible()
    again.fill(PASSPHRASE)
    press(tab, "Set the passphrase and sign in")
    expect(heading(tab, "Hello, Wang")).to_be_visible()
    assert "token" not in tab.url


@pytest.mark.parametrize("url", ["/join", "/join?token=guessed", "/join?token=%00%ED%A0%80"])
def test_a_link_that_opens_nothing_says_so_in_one_sentence(tab: Page, url: str) -> None:
    tab.goto(url)
    expect(tab.get_by_text("Ask an administrator for a new link")).to_be_visible()
    expect(tab.get_by_role("textbox")).to_have_count(0)


def test_a_customer_asks_with_a_photo_and_sees_nothing_of_the_desk(tab: Page, memory: Engine) -> None:
    tab.goto("/ask")
    expect(heading(tab, "Ask us")).to_be_visible()
    expect(tab.get_by_test_id("stSidebar")).to_have_count(0)
    tab.get_by_label("Your name").fill("Li Na")
    tab.get_by_label("Mail address or phone number").fill("li.na@example.com")
    tab.get_by_label("In one line").fill("A wheel came off")
    tab.get_by_label("What happened?").fill("On the first day.")
    photo = {"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"0" * 1000}
    tab.locator("input[type=file]").set_input_files(photo)
    expect(tab.get_by_text("a.png")).to_be_visible()
    press(tab, "Send")
    expect(tab.get_by_text("Please allow us")).to_be_visible()
    tab.get_by_text("You may use what I write").click()
    press(tab, "Send")
    expect(tab.get_by_text("Your case has the number")).to_be_visible()


def test_guesses_are_kept_without_the_name(memory: Engine) -> None:
    with memory.begin() as db:
        assert all(len(each) == 64 for each in db.scalars(select(Guess.name_hash)))
