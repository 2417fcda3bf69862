"""What is done on the page of a case, in a real browser: pictures, being two, splitting, merging, the trash."""

import base64

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import run
from tests.journeys.hands import Browsers, calm, heading, more, press, signed_in

pytestmark = pytest.mark.timeout(300)
FIRST, SECOND = "/ticket?n=1001", "/ticket?n=1002"

PASTE = """(area, [content, name]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const clipboard = new DataTransfer();
  clipboard.items.add(new File([bytes], name, { type: "image/png" }));
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: clipboard, bubbles: true, cancelable: true }));
}"""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


@pytest.fixture(scope="module")
def settled(settled: dict[str, str]) -> dict[str, str]:
    run(settled, "tests.journeys.two_cases")
    return settled


@pytest.fixture
def tab(new_browser: Browsers) -> Page:
    return signed_in(new_browser(), FIRST)


def box(tab: Page) -> Locator:
    return tab.get_by_role("textbox", name="Text", exact=True)


def paste(tab: Page, content: bytes, name: str = "image.png") -> None:
    box(tab).evaluate(PASTE, [base64.b64encode(content).decode(), name])


def test_what_is_written_survives_is_seen_by_others_and_goes_with_its_picture(tab: Page, new_browser: Browsers) -> None:
    box(tab).press_sequentially("Please look at the pin.")
    expect(tab.get_by_text("Draft kept")).to_be_visible()
    tab.reload()
    expect(box(tab)).to_have_value("Please look at the pin.")

    other = signed_in(new_browser(), FIRST, "wang")
    expect(other.get_by_text("Lin is writing")).to_be_visible()

    paste(tab, b"<svg>", "odd.png")
    expect(tab.get_by_role("alert")).to_contain_text("“odd.png” is not a picture")
    paste(tab, PNG, "second.png")
    paste(tab, PNG, "third.png")
    press(tab, "Remove third.png")
    expect(tab.get_by_role("img", name="third.png")).to_have_count(0)
    expect(tab.get_by_role("img", name="second.png")).to_be_visible()
    composing = "new KeyboardEvent('keydown', {key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true})"
    box(tab).evaluate(f"area => area.dispatchEvent({composing})")
    expect(box(tab)).to_have_value("Please look at the pin.")
    box(tab).press("Control+Enter")
    expect(box(tab)).to_have_value("")
    expect(box(tab)).to_be_focused()
    expect(tab.get_by_text("Please look at the pin.", exact=True)).to_be_visible()
    link = tab.get_by_role("link", name="second.png")
    assert tab.request.get(link.get_attribute("href") or "").body() == PNG
    expect(tab.get_by_role("link", name="third.png")).to_have_count(0)


def test_each_kind_keeps_its_own_and_typing_goes_on_while_the_page_is_redrawn(tab: Page) -> None:
    box(tab).press_sequentially("tjp")  # shortcuts of the page, which must not fire here
    tab.get_by_role("radio", name="Note").click()
    expect(box(tab)).to_have_value("")
    box(tab).press_sequentially("a note")
    tab.get_by_role("radio", name="Reply").click()
    expect(box(tab)).to_have_value("tjp")
    box(tab).press("Home")
    for piece in ("one ", "two ", "three "):
        box(tab).press_sequentially(piece)
        box(tab).evaluate("area => new Promise((done) => setTimeout(done, 1100))")  # longer than a draft waits
    expect(box(tab)).to_have_value("one two three tjp")
    expect(heading(tab, "The lid is loose")).to_be_visible()


def test_what_a_case_is_about_is_corrected(tab: Page) -> None:
    press(tab, "Add")
    dialog = tab.get_by_role("dialog")
    dialog.get_by_label("Where").fill("in the garden")
    dialog.get_by_label("Where").press("Tab")
    calm(tab)
    press(dialog, "Save")
    expect(tab.get_by_text("What the case is about is corrected.")).to_be_visible()
    expect(tab.get_by_text("in the garden", exact=True)).to_be_visible()


def test_a_message_is_split_off_two_cases_become_one_and_two_again(new_browser: Browsers) -> None:
    tab = signed_in(new_browser(), SECOND)
    more(tab, "Split off a message")
    dialog = tab.get_by_role("dialog")
    dialog.get_by_text("And where is my invoice?").click()
    dialog.get_by_label("Subject of the new case").fill("Invoice")
    dialog.get_by_label("Subject of the new case").press("Tab")
    press(dialog, "Split off")
    expect(heading(tab, "Invoice")).to_be_visible()

    tab.goto(SECOND)
    tab.get_by_role("radio", name="Together").click()
    tab.get_by_label("Number of the other case").fill("1001")
    tab.get_by_label("Number of the other case").press("Tab")
    calm(tab)
    press(tab, "Merge into it")
    expect(tab.get_by_text("The two cases are one now.")).to_be_visible()
    expect(heading(tab, "The lid is loose").first).to_be_visible()
    tab.goto(SECOND)
    press(tab, "Undo the merging")
    expect(tab.get_by_text("The case stands on its own again.")).to_be_visible()

    more(tab, "Put into the trash")
    expect(tab.get_by_text("is put away")).to_be_visible()
    tab.goto("/trash?case=1002")
    press(tab, "Bring back")
    expect(tab.get_by_text("Case 1002 is back.")).to_be_visible()
    expect(heading(tab, "The lid is loose again")).to_be_visible()
