"""One case through the whole desk, in a real browser: taken in, taken, answered, worked, closed, opened again."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import Browsers, calm, choose, heading, pick, press, signed_in, take_in, tick, write


def step(tab: Page, name: str) -> None:
    expect(tab.get_by_test_id("stColumn").last.get_by_text(name, exact=False).first).to_be_visible()


def test_a_case_from_the_first_word_to_the_reopening(new_browser: Browsers) -> None:
    tab = signed_in(new_browser(), "/intake")
    take_in(tab, "A wheel comes off")
    press(tab, "Take in")
    expect(heading(tab, "A wheel comes off")).to_be_visible()
    press(tab, "Take")
    expect(tab.get_by_text("is yours")).to_be_visible()

    tab.get_by_placeholder("Ctrl+Enter").fill("We send a new train today.")
    press(tab, "Keep in the case")
    expect(tab.get_by_text("We send a new train today.")).to_be_visible()
    expect(tab.get_by_placeholder("Ctrl+Enter").first).to_have_value("")

    expect(tab.get_by_role("button", name="Make a solution")).to_be_disabled()
    write(tab, "What is confirmed", "The pin of the axle is missing.")
    press(tab, "Make a solution")
    step(tab, "Step 5 of 10")
    pick(tab, "Solution", "Exchange")
    choose(tab, "agree first", "No")
    for weighed in ("Feasible", "Effective", "Economical"):
        tick(tab, weighed)
    press(tab, "Carry out and monitor")
    step(tab, "Step 7 of 10")
    choose(tab, "Carried out", "Yes")
    write(tab, "What the customer was told", "A new one is on its way.")
    tick(tab, "Customer knows the result")
    press(tab, "Wait for the customer's word")
    step(tab, "Step 8 of 10")
    press(tab, "Customer confirmed")
    step(tab, "Step 10 of 10")

    press(tab, "More")
    tab.get_by_role("menuitem", name="Reopen").or_(tab.get_by_role("option", name="Reopen")).first.click()
    write(tab, "Why does the case open again?", "The new one is broken as well.")
    press(tab.get_by_test_id("stDialog"), "Reopen")
    step(tab, "Step 3 of 10")


def test_a_double_click_makes_one_case(new_browser: Browsers) -> None:
    tab = signed_in(new_browser(), "/intake")
    take_in(tab, "Clicked twice", "Double Click")
    calm(tab)
    tab.get_by_role("button", name="Take in").dblclick()
    expect(heading(tab, "Clicked twice")).to_be_visible()
    tab.get_by_role("link", name="Queue").click()
    tab.get_by_placeholder("Words, a customer").fill("Clicked twice")
    expect(tab).to_have_url(re.compile("q=Clicked"))
    rows = tab.get_by_test_id("stDataFrame").locator("[role=gridcell]", has_text="Clicked twice")
    expect(rows).to_have_count(1)


def test_the_second_of_two_people_is_told_and_loses_nothing(new_browser: Browsers) -> None:
    one, two = signed_in(new_browser(), "/intake"), signed_in(new_browser(), "/", "wang")
    take_in(one, "Two at once", "Two People")
    press(one, "Take in")
    expect(heading(one, "Two at once")).to_be_visible()
    two.goto(one.url)
    expect(heading(two, "Two at once")).to_be_visible()
    write(two, "What is confirmed", "what the second one knows")
    write(one, "What is confirmed", "what the first one knows")
    press(one, "Find the cause")
    step(one, "Step 3 of 10")
    press(two, "Find the cause")
    expect(two.get_by_text("was moved meanwhile")).to_be_visible()
    expect(two.get_by_text("What is confirmed: what the second one knows")).to_be_visible()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_scrolls_sideways(new_browser: Browsers, two_cases: None, locale: str, width: int) -> None:
    phone = {"user_agent": "Mozilla/5.0 (iPhone) Mobile"} if width < 500 else {}
    browser = new_browser(locale=locale, viewport={"width": 1280, "height": 844}, **phone)
    tab = signed_in(browser, "/")
    tab.set_viewport_size({"width": width, "height": 844})
    for url in ("/", "/intake", "/queue", "/ticket?n=1001", "/documents"):
        tab.goto(url)
        expect(tab.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, url
