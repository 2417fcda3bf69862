"""A newcomer's first hour: an empty desk, a colleague, a complaint by phone that two people carry, and its rating."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.cast import PASSPHRASE
from tests.journeys.conftest import Server
from tests.journeys.hands import Browsers, calm, choose, heading, more, press, take_in, write

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def settled(unfounded: dict[str, str]) -> dict[str, str]:
    return unfounded


def found(tab: Page, code: str) -> None:
    tab.goto("/")
    tab.get_by_label("Code from the terminal").fill(code)
    press(tab, "Go on")
    expect(heading(tab, "Set up this desk")).to_be_visible()
    tab.get_by_label("Your name").fill("Wang Fang")
    tab.get_by_role("textbox", name="User name").fill("wang")
    for field in ("Passphrase", "The same once more"):
        tab.get_by_role("textbox", name=field).fill(PASSPHRASE)
    tab.get_by_label("Name of the desk").fill("Toys & Co")
    press(tab, "Set up the desk")
    expect(heading(tab, "Hello, Wang Fang")).to_be_visible()


def invite(tab: Page, name: str) -> str:
    """The link for a colleague, as it is shown once."""
    tab.get_by_role("link", name="People and teams").click()
    press(tab, "Invite a member")
    tab.get_by_label("Name", exact=True).fill(name)
    tab.get_by_role("textbox", name="User name").fill(name.casefold())
    press(tab, "Agent")
    press(tab, "Make the link")
    shown = tab.get_by_test_id("stCode").first
    expect(shown).to_contain_text("/join?token=")
    return shown.inner_text().strip()


def join(tab: Page, link: str, name: str) -> None:
    tab.goto(link[link.index("/join") :])
    for field in ("New passphrase", "The same once more"):
        tab.get_by_role("textbox", name=field).fill(PASSPHRASE)
    press(tab, "Set the passphrase and sign in")
    expect(heading(tab, f"Hello, {name}")).to_be_visible()


def at_step(tab: Page, name: str) -> None:
    expect(tab.get_by_test_id("stColumn").last.get_by_text(name).first).to_be_visible()


def rate(tab: Page) -> None:
    """In a call: the questions are read out, and the answers tapped."""
    more(tab, "Survey: told by phone")
    dialog = tab.get_by_role("dialog")
    for dimension in ("Service quality", "Speed", "Professionalism"):
        dialog.get_by_test_id("stButtonGroup").filter(has_text=dimension).get_by_role("radio").last.click()
        calm(tab)
    press(dialog, "Write the answer down")
    expect(tab.get_by_text("The customer's rating")).to_be_visible()


def test_two_people_carry_a_complaint_from_the_phone_to_its_rating(server: Server, new_browser: Browsers) -> None:
    wang, lin = new_browser().new_page(), new_browser().new_page()
    found(wang, server.code)
    expect(wang.get_by_text("Nobody waits")).to_be_visible()
    join(lin, invite(wang, "Lin"), "Lin")

    take_in(lin, "Three weeks without an answer", "Zhao Min", "Complaint")
    press(lin, "Take in")
    expect(heading(lin, "Three weeks without an answer")).to_be_visible()
    choose(lin, "Evidence complete", "Yes")
    press(lin, "Review of validity")
    at_step(lin, "Step 2 of")

    wang.goto(lin.url)
    choose(wang, "Finding", "Valid")
    choose(wang, "Wants service", "No")
    press(wang, "Answer the customer")
    write(wang, "Answer to the customer", "It was lost in a hand-over. We are sorry, and call you today.")
    press(wang, "Wait for the customer's word")
    press(wang, "Customer confirmed")
    at_step(wang, "Closed")
    rate(wang)
    wang.get_by_role("link", name="Survey results").click()
    expect(heading(wang, "Survey results")).to_be_visible()
    expect(wang.get_by_test_id("stMain")).to_contain_text("1 of 1")
