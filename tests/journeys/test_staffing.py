"""A manager and the what-if, in a real browser with a real worker: from the first look to a week that is adopted."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Server, serving
from tests.journeys.hands import TRIES, Browsers, calm, heading, press, signed_in, write

pytestmark = pytest.mark.timeout(600)
LONG = 240_000  # ms: the engine is compiled once, and the machine may be busy


@pytest.fixture(scope="module")
def server(settled: dict[str, str], home: Path) -> Iterator[Server]:
    """With a worker, as desks have it; it has not played before."""
    with serving(settled | {"DESK_JOBS": "child"}, home) as running:
        yield running


def table(tab: Page, words: str) -> Locator:
    return tab.get_by_test_id("stTable").filter(has_text=words).first


def turn(tab: Page, label: str, to: int, step: int = 10) -> None:
    """By the keyboard, until the slider says so: a press while the page is drawn anew is lost."""
    slider = tab.get_by_role("slider", name=label).first
    for _ in range(TRIES):
        here = int(float(slider.get_attribute("aria-valuenow") or 0))
        for _press in range(abs(to - here) // step):
            slider.press("ArrowRight" if to > here else "ArrowLeft")
        calm(tab)
        if (slider.get_attribute("aria-valuetext") or "").startswith(f"{to:+d}"):
            return
    raise AssertionError(f"{label} is not turned but {slider.evaluate('each => each.outerHTML')}")


def begun(tab: Page, button: str, said: str) -> None:
    """Pressed until a job is asked for; a second press while it is under way is refused, and harmless."""
    for _ in range(TRIES):
        calm(tab)
        press(tab, button)
        with suppress(AssertionError):
            expect(tab.get_by_text(said).or_(tab.get_by_text("being worked out just now")).first).to_be_visible(
                timeout=10_000
            )
            return
    raise AssertionError(f"{button} does nothing")


def test_a_manager_asks_saves_compares_and_plans(new_browser: Browsers, two_cases: None) -> None:
    tab = signed_in(new_browser(), "/", "wang")
    tab.get_by_role("link", name="Staffing what-if").click()
    expect(heading(tab, "Staffing what-if")).to_be_visible()
    tab.get_by_text("What it is fed with", exact=True).first.click()
    write(tab, "Cases that come in, a week", "60")
    write(tab, "Minutes of the first touch of a case", "15")
    press(tab, "Save")
    expect(tab.get_by_text("The next what-if is fed with it.")).to_be_visible()

    tab.get_by_text("Findings", exact=True).first.click()
    begun(tab, "Work it out", "It is being worked out.")
    expect(tab.get_by_role("button", name="Why we say so")).to_be_visible(timeout=LONG)
    expect(table(tab, "baseline")).to_contain_text("Today")

    turn(tab, "Cases coming in", 150)
    press(tab, "More to turn")
    expect(heading(tab, "New scenario")).to_be_visible()
    write(tab, "Name of the scenario", "Two and a half times")
    press(tab, "Save")
    expect(tab.get_by_text("Work it out to see it beside today.")).to_be_visible()

    begun(tab, "Work it out", "It is being worked out.")
    expect(table(tab, "baseline")).to_contain_text("Two and a half times", timeout=LONG)

    tab.get_by_text("Rota", exact=True).first.click()
    begun(tab, "Propose a rota", "A rota is being looked for")
    expect(tab.get_by_text("Who works when")).to_be_visible(timeout=LONG)
    press(tab, "Adopt this week")
    press(tab.get_by_role("dialog"), "Adopt this week")
    expect(tab.get_by_text("The week is written; cases are given out by it.")).to_be_visible()
