"""A day at the desk, in a real browser: a draft survives a reload, and a case is handed over with a word."""

import itertools

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import Browsers, heading, more, press, signed_in, take_in, write

pytestmark = pytest.mark.timeout(300)
NEW = itertools.count(1)  # a known customer would be offered


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


def number(tab: Page) -> str:
    return tab.url.partition("n=")[2]


def test_a_draft_survives_a_reload_and_goes_whole(tab: Page) -> None:
    box(tab).fill("Half an answer")
    expect(tab.get_by_text("Draft kept")).to_be_visible()
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
    press(dialog, "Hand over")
    expect(tab.get_by_text("The case is with Wang now.")).to_be_visible()
    other = signed_in(new_browser(), "/notices", "wang")
    expect(other.get_by_text("Lin has handed the case to you").first).to_be_visible()
