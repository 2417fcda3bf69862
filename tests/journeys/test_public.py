"""What strangers meet: an answer before they have asked, and one sentence for every link that opens nothing."""

import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import HOUSE
from tests.journeys.hands import Browsers, heading, press, signed_in

NOTHING = "This link opens nothing, or nothing any more. Please use the newest one we sent you, or ask again."
USED_UP = "This link is used up, out of date or replaced by a newer one. Ask an administrator for a new link."


@pytest.fixture(scope="module")
def old(settled: dict[str, str]) -> list[str]:
    """The tokens of links that are over: to a case, to a survey, and an invitation that was used."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.journeys.old_links"], env=settled, cwd=HOUSE, check=True, capture_output=True
    )
    return told.stdout.decode().split()


def alone(tab: Page, url: str, sentence: str) -> None:
    """The page says this, and offers nothing to send."""
    tab.goto(url)
    expect(tab.get_by_test_id("stAlert")).to_have_text(sentence)
    for each in ("Send", "Send message", "Set the passphrase and sign in"):
        expect(tab.get_by_role("button", name=each)).to_have_count(0)


def test_a_question_that_an_article_answers_makes_no_case(tab: Page, new_browser: Browsers) -> None:
    tab.goto("/ask")
    tab.get_by_label("In one line").press_sequentially("Where is my parcel", delay=20)
    hint = tab.get_by_test_id("stExpander").filter(has_text="Where is my parcel")
    hint.locator("summary").click()
    press(tab, "That helped, I need no more")
    expect(tab.get_by_text("Nothing was sent, and you need to do nothing more.")).to_be_visible()
    lin = signed_in(new_browser(), "/queue?q=parcel")
    expect(heading(lin, "Queue")).to_be_visible()
    expect(lin.get_by_role("button", name="Show all")).to_be_visible()


def test_links_that_were_guessed_or_are_over_say_one_sentence(tab: Page, old: list[str]) -> None:
    progress, survey, _ = old
    for page, expired in (("progress", progress), ("survey", survey)):
        for token in (expired, "", "guessed", expired[:-1] + ("A" if expired[-1] != "A" else "B")):
            alone(tab, f"/{page}?t={token}", NOTHING)


def test_an_invitation_that_was_used_opens_nothing_more(tab: Page, old: list[str]) -> None:
    alone(tab, f"/join?token={old[2]}", USED_UP)
