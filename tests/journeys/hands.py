"""What a person does at a screen, done so that a busy machine is slow and never wrong."""

import re
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import BrowserContext, Locator, Page, TimeoutError, expect

from tests.journeys.cast import PASSPHRASE

Browsers = Callable[..., BrowserContext]
TRIES = 5  # a click that falls on a spot that was just drawn anew is lost, for people as well


def calm(tab: Page) -> None:
    """What was entered last is told, and the screen is drawn anew, and stays so."""
    for pause in (250, 150):  # on a busy machine a run begins late, or one follows the other
        tab.wait_for_timeout(pause)
        tab.locator('[data-test-script-state="notRunning"]').first.wait_for()


def heading(tab: Page, words: str) -> Locator:
    return tab.get_by_role("heading", name=words)


def signed_in(browser: BrowserContext, url: str, name: str = "lin") -> Page:
    tab = browser.new_page()
    tab.goto(url)
    tab.get_by_label(re.compile("User name|用户名")).fill(name)
    tab.get_by_role("textbox", name=re.compile("Passphrase|口令|密码")).fill(PASSPHRASE)
    press(tab, "登录" if tab.get_by_label("用户名").count() else "Sign in")
    expect(tab.get_by_test_id("stSidebarNav")).to_be_visible()
    return tab


def write(tab: Page, label: str, text: str) -> None:
    """Type, and leave the field, as its text is told to the desk then."""
    field = tab.get_by_label(label, exact=True).first
    for _ in range(TRIES):
        field.fill(text)
        field.press("Tab")
        calm(tab)
        if field.input_value() == text:
            return
    raise AssertionError(f"{label} does not keep {text!r}")


def press(place: Page | Locator, name: str) -> None:
    """The button of this very name, whatever icon and key are in it, once the screen is at rest."""
    calm(place if isinstance(place, Page) else place.page)
    place.get_by_role("button", name=re.compile(rf"^(\w+ icon )?{name}( Shortcut .+)?$")).click()


def more(tab: Page, entry: str) -> None:
    """What is done rarely, from the menu of a case."""
    press(tab, "More")
    tab.get_by_text(entry, exact=True).click()


def choose(tab: Page, label: str, answer: str) -> None:
    """One of a few, side by side."""
    radio = tab.get_by_test_id("stButtonGroup").filter(has_text=label).get_by_role("radio", name=answer)
    for _ in range(TRIES):
        radio.click()
        calm(tab)
        if radio.is_checked():
            return
    raise AssertionError(f"{label} does not keep {answer!r}")


def pick(tab: Page, label: str, option: str) -> None:
    """One of many, from a list that opens."""
    box = tab.get_by_role("combobox", name=label)
    for _ in range(TRIES):
        box.click()
        with suppress(TimeoutError):  # the page was drawn anew, and the list is closed again
            tab.get_by_role("option", name=option).click(timeout=10_000)
        calm(tab)
        if option in (box.locator("xpath=ancestor::*[@data-testid='stSelectbox']").inner_text() + box.input_value()):
            return
    raise AssertionError(f"{label} does not keep {option!r}")


def tick(tab: Page, words: str) -> None:
    box = tab.get_by_role("checkbox", name=words)
    for _ in range(TRIES):
        tab.get_by_test_id("stCheckbox").filter(has=box).get_by_text(words).click()
        calm(tab)
        if box.is_checked():
            return
    raise AssertionError(f"{words} does not stay ticked")


def take_in(tab: Page, subject: str, customer: str = "Chen Yu", category: str = "Product quality") -> None:
    """A case by telephone, all but the last click."""
    tab.get_by_role("link", name="Intake").click()
    expect(heading(tab, "Intake")).to_be_visible()
    tab.get_by_placeholder("Name, phone").fill(customer)
    expect(tab.get_by_text("New customer")).to_be_visible()
    pick(tab, "Category", category)
    write(tab, "Phones and mails", "138 0013 8021")
    write(tab, "Subject", subject)
    write(tab, "What happened", "The wheel comes off when it is pulled.")
