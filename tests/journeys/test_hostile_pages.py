"""Every hostile text on the screens that show it, in a real browser: nothing runs, nothing breaks, nothing fails."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.hostile.strings import OURS
from tests.journeys.conftest import run
from tests.journeys.hands import Browsers, signed_in

WATCH = """
window.ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => { window.ran.push(name); };
"""
PAGES = 4  # of the queue, fifty cases each
EVERY = 61  # cases between two that are opened
BUGS = ("Something went wrong", "cannot reach its memory")


@pytest.fixture(scope="module")
def settled(settled: dict[str, str], home: Path) -> dict[str, str]:
    run(settled, "tests.hostile.desk")
    return settled


@pytest.fixture
def tab(new_browser: Browsers) -> Page:
    browser = new_browser(viewport={"width": 1280, "height": 900})
    browser.add_init_script(WATCH)
    return signed_in(browser, "/queue")


def harmless(tab: Page, requests: list[str]) -> None:
    assert tab.evaluate("window.ran") == []
    assert tab.evaluate("document.body.dataset.hacked") is None
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    words = tab.inner_text("body")
    assert not any(bug in words for bug in BUGS)
    assert [url for url in requests if "127.0.0.1" not in url and not url.startswith(("data:", "blob:"))] == []


def test_the_queue_of_hostile_cases(tab: Page) -> None:
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    for page in range(1, PAGES + 1):
        expect(tab.get_by_test_id("stDataFrame").locator("canvas").first).to_be_visible()
        harmless(tab, requests)
        tab.get_by_test_id("stPagination").get_by_text(str(page + 1), exact=True).click()


def test_hostile_cases_opened(tab: Page) -> None:
    requests: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    numbers = [*range(1001, 1001 + len(OURS)), *range(1001 + len(OURS), 1700, EVERY)]
    for number in numbers:
        tab.goto(f"/ticket?n={number}")
        expect(tab.get_by_role("button", name="Keep in the case")).to_be_visible()
        harmless(tab, requests)
