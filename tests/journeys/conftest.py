"""A real server, freshly started on a database of its own, and a real browser."""

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.elsewhere import PATIENCE, free_port

HOUSE = Path(__file__).parents[2]
expect.set_options(timeout=60_000)  # a busy machine is slow, not wrong


@dataclass(frozen=True, slots=True)
class Server:
    """A running desk: where it listens, its database, and what its terminal shows."""

    host: str
    database: str
    terminal: Path
    process: subprocess.Popen[bytes]

    @property
    def code(self) -> str:
        """The code of the first run, as printed."""
        return re.findall(r"code=([A-Z0-9-]+)", self.terminal.read_text(encoding="utf-8"))[-1]


def run(env: dict[str, str], *module: str) -> None:
    command = [sys.executable, "-m", *module]
    done = subprocess.run(command, env=env, cwd=HOUSE, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def environment(home: Path) -> dict[str, str]:
    """Of a desk that lives in ``home`` alone."""
    env = os.environ | {
        "DESK_HOME": str(home),
        "DATABASE_URL": f"sqlite:///{home / 'desk.sqlite3'}",
        "DESK_JOBS": "none",
        "PYTHONUNBUFFERED": "1",
        "LANG": "C.UTF-8",
    }
    return env | {"PYTHONPATH": str(HOUSE)}


@contextmanager
def serving(env: dict[str, str], home: Path) -> Iterator[Server]:
    """A server, until the end of the block; ready when it answers."""
    port, terminal = free_port(), home / f"terminal-{time.monotonic_ns()}.txt"
    command = [sys.executable, "-m", "uvicorn", "app:app", "--port", str(port), "--log-level", "warning"]
    with terminal.open("wb") as screen:
        process = subprocess.Popen(command, env=env, cwd=HOUSE, stdout=screen, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process, terminal)
            yield Server(f"127.0.0.1:{port}", env["DATABASE_URL"], terminal, process)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_for(url: str, process: subprocess.Popen[bytes], terminal: Path) -> None:
    for _ in range(20 * PATIENCE):
        try:
            urllib.request.urlopen(url)
            return
        except OSError:
            assert process.poll() is None, terminal.read_text(encoding="utf-8")
            time.sleep(0.05)
    raise TimeoutError(terminal.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk that nobody has founded; made once, and copied by each story."""
    home = tmp_path_factory.mktemp("migrated")
    run(environment(home), "channels.desk", "migrate")
    return home


@pytest.fixture(scope="session")
def joined(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk with the cast in it, made once as well."""
    home = tmp_path_factory.mktemp("joined")
    shutil.copytree(migrated, home, dirs_exist_ok=True)
    run(environment(home), "tests.journeys.cast")
    return home


@pytest.fixture(scope="module")
def unfounded(migrated: Path, home: Path) -> dict[str, str]:
    """The environment of a desk that nobody has founded."""
    shutil.copytree(migrated, home, dirs_exist_ok=True)
    return environment(home)


@pytest.fixture(scope="module")
def settled(joined: Path, home: Path) -> dict[str, str]:
    """The environment of a desk with the cast in it, before any server was started."""
    shutil.copytree(joined, home, dirs_exist_ok=True)
    return environment(home)


@pytest.fixture(scope="module")
def two_cases(settled: dict[str, str]) -> None:
    """Two cases of Lin's are in the desk, whatever else is."""
    run(settled, "tests.journeys.two_cases")


@pytest.fixture(scope="module")
def server(settled: dict[str, str], home: Path) -> Iterator[Server]:
    with serving(settled, home) as running:
        yield running


@pytest.fixture(scope="module")
def host(server: Server) -> str:
    return server.host


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def new_browser(chromium: Browser, host: str) -> Iterator[Callable[..., BrowserContext]]:
    contexts: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        contexts.append(chromium.new_context(**{"base_url": f"http://{host}", "locale": "en-GB", **options}))
        contexts[-1].set_default_timeout(60_000)
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def tab(new_browser: Callable[..., BrowserContext]) -> Page:
    return new_browser().new_page()
