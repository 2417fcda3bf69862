"""What is done at a screen before its picture is taken (see ``docs.screenshots``)."""

from playwright.sync_api import FilePayload, Page

HISTORY = (
    "No,Title,State,Created,Closed\n"
    "71,Lamp flickers,Solved,2026-03-02 09:10,2026-03-04 16:00\n"
    "72,Lid is loose,Open,2026-03-05 10:30,\n"
)


def press(page: Page, name: str, place: int = 0) -> None:
    page.get_by_role("button", name=name).nth(place).click()
    calm(page)


def calm(page: Page) -> None:
    """The screen is drawn, and what is drawn by the browser itself has settled."""
    page.wait_for_timeout(400)
    page.locator('[data-test-script-state="notRunning"]').first.wait_for()
    page.wait_for_timeout(1800)


def why(page: Page) -> None:
    button = page.locator(".st-key-why button")
    button.scroll_into_view_if_needed()
    button.click()
    calm(page)


def intake(page: Page) -> None:
    for name, words in (("Customer", "Anna"), ("Subject", "Wheel of the train came off")):
        page.get_by_label(name, exact=True).first.fill(words)
        page.keyboard.press("Tab")
        calm(page)


def read_file(page: Page) -> None:
    file: FilePayload = {"name": "old-desk.csv", "mimeType": "text/csv", "buffer": HISTORY.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("combobox", name="Which system is it from?").fill("Old desk")
    page.keyboard.press("Enter")
    calm(page)
    press(page, "Read the file")


def exported(page: Page) -> None:
    press(page, "Export")
    page.locator(".st-key-export-csv button").click()
    page.get_by_test_id("stDownloadButton").first.wait_for(timeout=60_000)
    calm(page)


def changed(page: Page) -> None:
    """Something to compare: one sentence of a step."""
    page.get_by_label("What to do, in English").fill("Try it yourself first. Then choose the cause that speaks for it.")
    page.keyboard.press("Tab")
    press(page, "Save")
    press_link(page, "Compare and publish")


def many(page: Page) -> None:
    """All cases of the view, before they change."""
    press(page, "Select")
    page.get_by_text("cases that this view finds").click()
    calm(page)
    for field, choice in (("Change", "Priority, by hand"), ("To", "P1")):
        page.get_by_label(field, exact=True).first.click()
        page.get_by_role("option", name=choice).click()
        calm(page)
    page.get_by_label("Reason").first.fill("Recall of batch B2604")
    page.keyboard.press("Tab")
    page.mouse.move(0, 0)
    calm(page)


def taken_out(page: Page) -> None:
    press(page, "Export")


def walked(page: Page) -> None:
    """A while passes, and the limit of the first step is missed."""
    press(page, "the limit runs out")
    page.mouse.move(0, 0)
    calm(page)


def press_link(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    calm(page)


def asked(page: Page) -> None:
    page.get_by_label("In one line: what is it about?").fill("How do I return something?")
    calm(page)


def rated(page: Page) -> None:
    for place in range(3):
        page.get_by_test_id("stButtonGroup").nth(place).get_by_role("radio").nth(4 - place % 2).click()
        calm(page)


def copied(page: Page, entry: str) -> str:
    """The path of a link out of the menu of a case; empty where the menu or the link is not there."""
    press(page, "More")
    if not page.get_by_text(entry, exact=True).count():
        page.keyboard.press("Escape")
        return ""
    page.get_by_text(entry, exact=True).first.click()
    calm(page)
    code = page.get_by_test_id("stDialog").get_by_test_id("stCode")
    return "/" + code.inner_text().strip().split("/", 3)[3] if code.count() else ""


def worked_out(page: Page) -> None:
    """Once for all pictures: with more cases than the demo desk has, so that there is something to see."""
    there = page.url
    page.goto("/staffing")
    calm(page)
    if not page.locator(".st-key-limits-why").count():
        page.goto("/staffing?side=inputs")
        for field, value in (("arrivals", "560"), ("cost", "120"), ("currency", "¥")):
            page.locator(f".st-key-staffing-{field}-0 input").fill(value)
            page.keyboard.press("Tab")
            calm(page)
        page.locator(".st-key-staffing-save button").click()
        calm(page)
        page.goto("/staffing")
        calm(page)
        slider = page.locator(".st-key-whatif-people").get_by_role("slider").first
        slider.press("ArrowRight")
        slider.press("ArrowRight")
        calm(page)
        page.locator(".st-key-whatif-ask button").click()
        page.locator(".st-key-limits-why").wait_for(timeout=240_000)
        calm(page)
    page.goto(there)
    calm(page)


def proposed(page: Page) -> None:
    """A rota that also covers Saturday, as it comes back."""
    worked_out(page)
    page.locator(".st-key-rota-days button").nth(5).click()
    page.locator(".st-key-rota-ask button").click()
    page.locator(".st-key-rota-adopt").wait_for(timeout=240_000)
    page.mouse.move(0, 0)
    calm(page)
