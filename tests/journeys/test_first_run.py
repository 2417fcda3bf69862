"""A newcomer: from the code in the terminal to signed in on an empty desk."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.cast import PASSPHRASE
from tests.journeys.conftest import Server, serving
from tests.journeys.hands import Browsers, press
from tests.journeys.wire import wire


@pytest.fixture(scope="module")
def settled(unfounded: dict[str, str]) -> dict[str, str]:
    return unfounded


def heading(tab: Page, text: str):
    return tab.get_by_role("heading", name=text, exact=True)


@pytest.mark.parametrize("page", ["", "queue", "ask", "join", "people"])
def test_every_address_of_a_new_desk_is_the_welcome_page(server: Server, page: str) -> None:
    with wire(server.host) as stranger:
        heard = stranger.run(page)
    assert "Welcome to Aftercare" in heard
    assert "Time zone" not in heard


def test_a_new_desk_answers_to_any_name(server: Server) -> None:
    assert httpx.get(f"http://{server.host}/", headers={"host": "desk.lan"}).status_code == 200


def test_from_the_printed_code_to_an_empty_desk(server: Server, new_browser: Browsers) -> None:
    tab = new_browser().new_page()
    tab.goto("/queue")
    tab.get_by_label("Code from the terminal").fill("AAAA-AAAA-AAAA")
    press(tab, "Go on")
    expect(tab.get_by_text("This is not the code")).to_be_visible()
    tab.get_by_label("Code from the terminal").fill(server.code.lower())
    press(tab, "Go on")
    expect(heading(tab, "Set up this desk")).to_be_visible()
    tab.get_by_label("Your name").fill("Wang Fang")
    tab.get_by_role("textbox", name="User name").fill("wang")
    tab.get_by_role("textbox", name="Passphrase").fill(PASSPHRASE)
    tab.get_by_role("textbox", name="The same once more").fill("something else")
    tab.get_by_label("Name of the desk").fill("Toys & Co")
    press(tab, "Set up the desk")
    expect(tab.get_by_text("not the same")).to_be_visible()
    tab.get_by_role("textbox", name="The same once more").fill(PASSPHRASE)
    press(tab, "Set up the desk")
    expect(heading(tab, "Hello, Wang Fang")).to_be_visible()
    expect(tab.get_by_test_id("stSidebarNav")).to_contain_text("Settings")


def test_afterwards_the_page_is_gone_for_good(server: Server, new_browser: Browsers) -> None:
    tab = new_browser().new_page()
    tab.goto(f"/?code={server.code}")
    expect(tab.get_by_label("User name")).to_be_visible()
    assert "Welcome to Aftercare" not in tab.content()


def test_a_server_started_later_answers_to_its_names_and_prints_no_code(settled: dict[str, str], home: Path) -> None:
    with serving(settled | {"DESK_HOSTS": "desk.lan, 10.0.0.5:8501"}, home) as later:
        asked = {"desk.lan": 200, "DESK.lan.:8501": 200, "10.0.0.5": 200, "evil.example": 421}
        got = {name: httpx.get(f"http://{later.host}/", headers={"host": name}).status_code for name in asked}
        printed = later.terminal.read_text(encoding="utf-8")
    assert got == asked
    assert f"http://{later.host}" in printed
    assert "code" not in printed
