"""The pictures of the documents, taken in a real browser on a demo desk (``python -m docs.screenshots [NAME ...]``)."""

import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import environment, serving

PLACE = Path(__file__).parent / "screenshots"
NOBODY = ""
COLORS = 192  # of a picture: a third of the bytes, and nobody sees it
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
    """Of the resolution: the first one is of the first answer."""
    page.get_by_role("button", name="Why").nth(1).scroll_into_view_if_needed()
    press(page, "Why", 1)


def intake(page: Page) -> None:
    for name, words in (("Customer", "Anna"), ("Subject", "Wheel of the train came off")):
        page.get_by_label(name, exact=True).first.fill(words)
        page.keyboard.press("Tab")
        calm(page)


def read_file(page: Page) -> None:
    file = {"name": "old-desk.csv", "mimeType": "text/csv", "buffer": HISTORY.encode()}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("combobox", name="Which system is it from?").fill("Old desk")
    page.keyboard.press("Enter")
    calm(page)
    press(page, "Read the file")


def exported(page: Page) -> None:
    press(page, "Export")
    press(page, "CSV")
    page.get_by_role("button", name="Download").first.wait_for(timeout=60_000)
    calm(page)


def changed(page: Page) -> None:
    """Something to compare: one sentence of a step."""
    page.get_by_label("What to do, in English").fill("Try it yourself first. Then choose the cause that speaks for it.")
    page.keyboard.press("Tab")
    press(page, "Save")
    press_link(page, "Compare and publish")


def press_link(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    calm(page)


def asked(page: Page) -> None:
    page.get_by_label("In one line: what is it about?").fill("wash toys")
    calm(page)


def rated(page: Page) -> None:
    for place in range(3):
        page.get_by_test_id("stButtonGroup").nth(place).get_by_role("radio").nth(4 - place % 2).click()
        calm(page)


class Shot(NamedTuple):
    """``name`` of the file, who looks at which address, and how; ``first``: what is done there before."""

    name: str
    who: str
    address: str
    language: str = "en-GB"
    paper: str = "light"
    width: int = 1280
    height: int = 860
    first: Callable[[Page], None] = calm


SHOTS = (
    Shot("home", "lin", "/"),
    Shot("home-phone", "lin", "/", width=390, height=844),
    Shot("intake", "lin", "/intake", first=intake),
    Shot("queue", "lin", "/queue"),
    Shot("queue-zh-phone", "lin", "/queue", "zh-CN", width=390, height=844),
    Shot("case", "tom", "/ticket?n=1002", height=900),
    Shot("case-zh-dark", "zhou", "/ticket?n=1001", "zh-CN", "dark"),
    Shot("why", "tom", "/ticket?n=1002", height=900, first=why),
    Shot("customer", "lin", "/customer?id=5", height=640),
    Shot("knowledge", "lin", "/knowledge?article=1", height=760),
    Shot("notices", "lin", "/notices", height=560),
    Shot("account", "lin", "/mine", height=900),
    Shot("overview", "wang", "/overview", height=1180),
    Shot("overview-zh-dark", "wang", "/overview", "zh-CN", "dark"),
    Shot("overview-phone", "wang", "/overview", width=390, height=844),
    Shot("results", "wang", "/results"),
    Shot("exports", "wang", "/queue", height=480, first=exported),
    Shot("documents", "shen", "/documents", height=900),
    Shot("editor", "shen", "{draft}&step=analyse&part=moves", height=900),
    Shot("editor-zh-phone", "shen", "{draft}&step=analyse", "zh-CN", width=390, height=844),
    Shot("review", "shen", "{draft}&step=analyse", first=changed),
    Shot("review-dark", "shen", "{review}", paper="dark"),
    Shot("canned", "shen", "/canned?reply=1", height=760),
    Shot("people", "admin", "/people"),
    Shot("people-phone", "admin", "/people", width=390, height=844),
    Shot("rights", "admin", "/rights"),
    Shot("settings-zh-dark", "admin", "/settings?section=limits", "zh-CN", "dark", height=640),
    Shot("settings-deadlines", "admin", "/settings?section=limits", height=640),
    Shot("settings-mail", "admin", "/settings?section=mail", height=900),
    Shot("questions", "admin", "/fields?of=toy_loose", height=760),
    Shot("imports", "wang", "/imports", height=1100, first=read_file),
    Shot("audit", "wang", "/audit"),
    Shot("ask", NOBODY, "/ask", width=800, height=900, first=asked),
    Shot("ask-dark", NOBODY, "/ask", paper="dark", width=390, height=844),
    Shot("progress", NOBODY, "{progress}", width=800, height=900),
    Shot("progress-zh-phone", NOBODY, "{progress}", "zh-CN", width=390, height=844),
    Shot("survey-phone", NOBODY, "{survey}", width=390, height=844, first=rated),
    Shot("promise", NOBODY, "/promise", width=800, height=900),
)


@contextmanager
def looking(browser: Browser, host: str, shot: Shot, passphrase: str) -> Iterator[Page]:
    """A person at the address of the picture, signed in unless it is a customer."""
    narrow = shot.width < 500
    context = browser.new_context(
        base_url=f"http://{host}",
        locale=shot.language,
        color_scheme=shot.paper,
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=2 if narrow else 1.5,
        is_mobile=narrow,
        user_agent="Mobile" if narrow else None,
    )
    page = context.new_page()
    page.goto(shot.address)
    if shot.who:
        page.locator("input").first.fill(shot.who)
        page.locator("input[type=password]").fill(passphrase)
        page.locator("input[type=password]").press("Enter")
        page.locator("input[type=password]").wait_for(state="detached")
        page.get_by_test_id("stSidebarUserContent").wait_for(state="attached")
    calm(page)
    yield page
    context.close()


def places(browser: Browser, host: str, passphrase: str) -> Mapping[str, str]:
    """Addresses that nobody knows before: a draft, and the private links of two cases."""
    found: dict[str, str] = {}
    with looking(browser, host, Shot("", "shen", "/editor"), passphrase) as page:
        press(page, "Change it")
        page.wait_for_url(re.compile("draft="))
        found["draft"] = "/editor?" + page.url.partition("?")[2]
        found["review"] = "/review?" + page.url.partition("?")[2]
    with looking(browser, host, Shot("", "wang", "/ticket?n=1002"), passphrase) as page:
        found["progress"] = copied(page, "Progress link") or "/progress"
        for number in range(1265, 1205, -1):
            page.goto(f"/ticket?n={number}")
            calm(page)
            if link := copied(page, "Survey: link for the customer"):
                found["survey"] = link
                break
    return found


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


def demo(env: dict[str, str]) -> str:
    """The passphrase of everybody on a freshly loaded demo desk."""
    for command in ("migrate", "load-demo"):
        words = [sys.executable, "-m", "channels.desk", command]
        told = subprocess.run(words, env=env, check=True, capture_output=True, text=True).stdout
    return told.partition("passphrase ")[2].split()[0]


def keep(name: str, picture: bytes) -> None:
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
    few.save(PLACE / f"{name}.png", optimize=True)


def take(browser: Browser, host: str, passphrase: str, names: Collection[str]) -> None:
    found = places(browser, host, passphrase)
    for shot in SHOTS:
        if not names or shot.name in names:
            there = shot._replace(address=shot.address.format_map(found))
            with looking(browser, host, there, passphrase) as page:
                shot.first(page)
                keep(shot.name, page.screenshot())


def main(names: Collection[str]) -> None:
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        env = environment(Path(folder)) | {"DESK_JOBS": "child"}
        passphrase = demo(env)
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with serving(env, Path(folder)) as server:
            take(browser, server.host, passphrase, names)


if __name__ == "__main__":
    main(sys.argv[1:])
