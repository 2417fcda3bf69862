"""A document changes, in a real browser: written, kept back, mended, approved by a second person, and followed."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.hands import TRIES, Browsers, calm, choose, heading, pick, press, signed_in, take_in, write

pytestmark = pytest.mark.timeout(300)
OLD, NEW = "Tell the customer that the case has arrived", "Thank the customer, and ask for the number of the batch."
HEADER, ROW = 35, 34  # of a list, which is drawn as a picture


def open_step(tab: Page, place: int, name: str) -> None:
    """A click on a row of the list of steps."""
    there = tab.get_by_test_id("stMarkdown").filter(has_text=name).first
    for _ in range(TRIES):
        tab.get_by_test_id("stDataFrame").click(position={"x": 100, "y": HEADER + ROW * place + ROW // 2})
        calm(tab)
        if there.is_visible():
            return
    raise AssertionError(f"{name} does not open")


def keep(tab: Page) -> None:
    """Pressed again where the page was drawn anew under the click."""
    for _ in range(TRIES):
        calm(tab)
        tab.get_by_role("button", name="Save").last.click()
        calm(tab)
        if not tab.get_by_text("not saved in the draft yet").count():
            return
    raise AssertionError("what was typed is not saved")


def taken_in(tab: Page, subject: str, customer: str) -> str:
    """A case by telephone; its address."""
    take_in(tab, subject, customer)
    press(tab, "Take in")
    expect(heading(tab, subject)).to_be_visible()
    return tab.url


def told(tab: Page, words: str) -> Locator:
    return tab.get_by_test_id("stMain").get_by_text(words).first


def test_a_new_version_is_written_checked_approved_and_followed(new_browser: Browsers) -> None:
    lin = signed_in(new_browser(), "/intake")
    older = taken_in(lin, "Before the change", "Older Customer")
    expect(told(lin, OLD)).to_be_visible()

    shen = signed_in(new_browser(), "/documents", "shen")
    press(shen, "Edit")
    expect(shen.get_by_text("no problem found")).to_be_visible()
    open_step(shen, 0, "Receive and confirm")
    write(shen, "What to do, in English", NEW)
    shen.reload()
    expect(shen.get_by_text("not saved in the draft yet")).to_be_visible()
    expect(shen.get_by_label("What to do, in English")).to_have_value(NEW)
    keep(shen)
    choose(shen, "Limits and rules", "Limits and rules")
    write(shen, "Time limit", "3")
    keep(shen)

    open_step(shen, 1, "Wait for details")
    choose(shen, "Moves", "Moves")
    press(shen, "Add a move")
    pick(shen, "Leads to", "Find the cause")
    choose(shen, "What makes it", "Time")
    write(shen, "After", "2")
    keep(shen)
    expect(shen.get_by_text("has a move that can never be made").first).to_be_visible()
    shen.get_by_role("link", name="Compare and publish").click()
    expect(told(shen, "a draft with problems cannot be published")).to_be_visible()
    shen.get_by_test_id("stMain").get_by_role("link", name="Editor").click()
    press(shen, "Undo")
    expect(shen.get_by_text("no problem found")).to_be_visible()

    shen.get_by_role("link", name="Try it").click()
    expect(told(shen, NEW)).to_be_visible()
    press(shen, ".*: the limit runs out")
    expect(told(shen, "late by 1 min")).to_be_visible()
    shen.get_by_role("link", name="Back").click()

    shen.get_by_role("link", name="Compare and publish").click()
    write(shen, "What changes and why, for all who work with it", "We need the batch from the first word on.")
    press(shen, "Ask for approval")
    expect(told(shen, "You have written in this draft")).to_be_visible()

    wang = signed_in(new_browser(), "/documents", "wang")
    wang.get_by_role("link", name="waits for approval").click()
    expect(told(wang, "We need the batch")).to_be_visible()
    press(wang, "Approve and publish")
    expect(wang.get_by_role("button", name="I have read version 2")).to_be_visible()

    taken_in(lin, "After the change", "Newer Customer")
    expect(told(lin, NEW)).to_be_visible()
    lin.goto(older)
    expect(told(lin, OLD)).to_be_visible()
