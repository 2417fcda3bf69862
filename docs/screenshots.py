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
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.poses import (
    asked,
    calm,
    changed,
    copied,
    exported,
    intake,
    many,
    press,
    proposed,
    rated,
    read_file,
    taken_out,
    walked,
    why,
    worked_out,
)
from tests.journeys.conftest import environment, serving

PLACE = Path(__file__).parent / "screenshots"
NOBODY = ""
COLORS = 192  # of a picture: a third of the bytes, and nobody sees it


class Shot(NamedTuple):
    """``name`` of the file, who looks at which address, and how; ``first``: what is done there before."""

    name: str
    who: str
    address: str
    language: str = "en-GB"
    paper: Literal["light", "dark"] = "light"
    width: int = 1280
    height: int = 860
    first: Callable[[Page], None] = calm


SHOTS = (
    Shot("home", "lin", "/"),
    Shot("home-phone", "lin", "/", width=390, height=844),
    Shot("intake", "lin", "/intake", first=intake),
    Shot("queue", "lin", "/queue"),
    Shot("queue-zh-phone", "lin", "/queue", "zh-CN", width=390, height=844),
    Shot("board", "lin", "/queue?as=board"),
    Shot("bulk", "wang", "/queue", height=640, first=many),
    Shot("search", "lin", "/search?q=轮子", height=480),
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
    Shot("deadlines", "wang", "/deadlines", height=1180),
    Shot("automation", "wang", "/automation?rule=3", height=900),
    Shot("shifts", "wang", "/shifts?side=week", width=1440, height=560),
    Shot("staffing", "wang", "/staffing", height=1180, first=worked_out),
    Shot("staffing-zh-dark", "wang", "/staffing", "zh-CN", "dark", height=1180, first=worked_out),
    Shot("staffing-phone", "wang", "/staffing", width=390, height=1180, first=worked_out),
    Shot("staffing-forecast", "wang", "/staffing?side=forecast", height=760, first=worked_out),
    Shot("staffing-rota", "wang", "/staffing?side=rota", height=1280, first=proposed),
    Shot("staffing-model", "wang", "/staffing?side=model", height=1180, first=worked_out),
    Shot("results", "wang", "/results"),
    Shot("exports", "wang", "/queue", height=480, first=exported),
    Shot("documents", "shen", "/documents", height=900),
    Shot("editor", "shen", "{draft}&step=analyse&part=moves", height=900),
    Shot("editor-zh-phone", "shen", "{draft}&step=analyse", "zh-CN", width=390, height=844),
    Shot("review", "shen", "{draft}&step=analyse", first=changed),
    Shot("review-dark", "shen", "{review}", paper="dark"),
    Shot("trainers", "shen", "/trainers", height=760),
    Shot("taking-out", "shen", "/documents?process=complaint", height=640, first=taken_out),
    Shot("tryout", "shen", "/tryout?process=complaint", height=860, first=walked),
    Shot("running-cases", "shen", "/running_cases?process=after_sales&source=complaint", height=880),
    Shot("canned", "shen", "/canned?reply=1", height=760),
    Shot("people", "admin", "/people"),
    Shot("people-phone", "admin", "/people", width=390, height=844),
    Shot("rights", "admin", "/rights"),
    Shot("settings-zh-dark", "admin", "/settings?section=limits&language=zh_CN", "zh-CN", "dark", height=640),
    Shot("settings-deadlines", "admin", "/settings?section=limits", height=640),
    Shot("settings-mail", "admin", "/settings?section=mail", height=900),
    Shot("calendars", "admin", "/calendars", height=760),
    Shot("hints", "admin", "/hints", height=860),
    Shot("questions", "admin", "/fields?of=toy_loose", height=760),
    Shot("imports", "wang", "/imports", height=1100, first=read_file),
    Shot("audit", "wang", "/audit"),
    Shot("ask", NOBODY, "/ask", width=800, height=900, first=asked),
    Shot("ask-dark", NOBODY, "/ask", paper="dark", width=390, height=844),
    Shot("progress", NOBODY, "{progress}", width=800, height=900),
    Shot("progress-zh-phone", NOBODY, "{progress}&language=zh_CN", "zh-CN", width=390, height=844),
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
        device_scale_factor=1.5 if narrow else 1.25,
        is_mobile=narrow,
        user_agent="Mobile" if narrow else None,
    )
    page = context.new_page()
    page.goto(shot.address)
    if shot.who:
        calm(page)
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
    wanted = [shot for shot in SHOTS if not names or shot.name in names]
    found = places(browser, host, passphrase) if any("{" in shot.address for shot in wanted) else {}
    for shot in wanted:
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
