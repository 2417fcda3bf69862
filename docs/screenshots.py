"""The pictures of the documents, taken in a real browser on a demo desk (``python -m docs.screenshots``)."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.conftest import environment, serving

PLACE = Path(__file__).parent / "screenshots"


class Shot(NamedTuple):
    """``name`` of the file, who looks at which address, and how."""

    name: str
    who: str
    address: str
    language: str = "en-GB"
    paper: str = "light"
    width: int = 1280
    height: int = 860


SHOTS = (
    Shot("home", "lin", "/"),
    Shot("queue", "lin", "/queue"),
    Shot("case", "tom", "/ticket?n=1002", height=900),
    Shot("intake", "lin", "/intake"),
    Shot("documents", "lin", "/documents"),
    Shot("people", "admin", "/people"),
    Shot("settings", "admin", "/settings"),
    Shot("imports", "wang", "/imports"),
    Shot("audit", "wang", "/audit"),
    Shot("rights", "admin", "/rights"),
    Shot("account", "lin", "/mine"),
    Shot("case-zh-dark", "zhou", "/ticket?n=1001", "zh-CN", "dark"),
    Shot("queue-zh", "lin", "/queue", "zh-CN"),
    Shot("queue-zh-phone", "lin", "/queue", "zh-CN", width=390, height=844),
    Shot("case-phone", "zhou", "/ticket?n=1001", width=390, height=844),
)


@contextmanager
def looking(browser: Browser, host: str, shot: Shot, passphrase: str) -> Iterator[Page]:
    """A signed-in person at the address of the picture."""
    phone = {"is_mobile": True, "user_agent": "Mobile"} if shot.width < 500 else {}
    context = browser.new_context(
        base_url=f"http://{host}",
        locale=shot.language,
        color_scheme=shot.paper,
        viewport={"width": shot.width, "height": shot.height},
        device_scale_factor=2 if shot.width < 500 else 1.5,
        **phone,
    )
    page = context.new_page()
    page.goto(shot.address)
    page.locator("input").first.fill(shot.who)
    page.locator("input[type=password]").fill(passphrase)
    page.locator("input[type=password]").press("Enter")
    page.locator("input[type=password]").wait_for(state="detached")
    page.get_by_test_id("stSidebarUserContent").wait_for(state="attached")
    page.wait_for_timeout(2500)  # charts and fonts settle after the last word is there
    yield page
    context.close()


def demo(env: dict[str, str]) -> str:
    """The passphrase of everybody on a freshly loaded demo desk."""
    for command in ("migrate", "load-demo"):
        words = [sys.executable, "-m", "channels.desk", command]
        told = subprocess.run(words, env=env, check=True, capture_output=True, text=True).stdout
    return told.partition("passphrase ")[2].split()[0]


def main() -> None:
    PLACE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        env = environment(Path(folder))
        passphrase = demo(env)
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with serving(env, Path(folder)) as server:
            for shot in SHOTS:
                with looking(browser, server.host, shot, passphrase) as page:
                    page.screenshot(path=PLACE / f"{shot.name}.png")


if __name__ == "__main__":
    main()
