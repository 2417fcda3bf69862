"""A day at the desk, in a real browser: a draft survives a reload, and a case is handed over with a word."""

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.hands import heading, press, signed_in, take_in, write

pytestmark = pytest.mark.timeout(300)
NEW = itertools.count(1)  # a known customer would be offered
Browsers = Callable[..., BrowserContext]


@pytest.fixture
def tab(new_browser: Browsers) -> Page:
    """Lin with a case of her own before her."""
    tab = signed_in(new_browser(), "/intake")
    take_in(tab, "The lid is loose", f"Customer {next(NEW)}")
    press(tab, "Take in")
    expect(heading(tab, "The lid is loose")).to_be_visible()
    press(tab, "Take")
    expect(tab.get_by_text("is yours")).to_be_visible()
    return tab


def box(tab: Page):
    return tab.get_by_placeholder("Ctrl+Enter").first


def more(tab: Page, entry: str) -> None:
    tab.get_by_role("button", name="More").click()
    tab.get_by_text(entry, exact=True).click()


def number(tab: Page) -> str:
    return tab.url.partition("n=")[2]


def test_a_draft_survives_a_reload_and_goes_whole(tab: Page) -> None:
    box(tab).fill("Half an answer")
    box(tab).press("Tab")
    tab.wait_for_timeout(500)  # the draft is on its way, and nothing on the screen says so
    tab.reload()
    expect(box(tab)).to_have_value("Half an answer")
    box(tab).press("End")
    box(tab).press_sequentially(" and the other half")
    box(tab).press("Control+Enter")
    expect(tab.get_by_text("Half an answer and the other half", exact=True)).to_be_visible()


def test_a_case_is_handed_over_with_a_word(tab: Page, new_browser: Browsers) -> None:
    more(tab, "Hand over")
    dialog = tab.get_by_role("dialog")
    dialog.get_by_role("combobox", name="To").click()
    tab.get_by_role("option", name="Wang").click()
    write(tab, "What the next one should know", "Please look at the lid.")
    dialog.get_by_role("button", name="Hand over").click()
    expect(tab.get_by_text("The case is with Wang now.")).to_be_visible()
    other = signed_in(new_browser(), "/notices", "wang")
    expect(other.get_by_text("Lin has handed the case to you").first).to_be_visible()
