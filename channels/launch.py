"""What the server does besides serving: it says where it is, and keeps one worker at its side."""

import itertools
import locale
import logging
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from streamlit import config as streamlit

from channels import child
from core.access import founding
from core.language import N_, nearest, speech
from db import config, health

log = logging.getLogger("desk.launch")

OPEN = N_("Aftercare is open at {url}")
NEW = N_("This desk is new. Set it up at {url}/?code={code}  (the code {code} works once)")
BEHIND = N_("The desk's memory is older than its program. Stop the server and run: python -m channels.desk migrate")
LOST = N_("The desk cannot reach its memory. Its pages will say so until it can.")
UVICORN = {"--host": "127.0.0.1", "--port": "8000"}
BREATH = 2.0  # seconds before a worker that died is followed by another


def warm_up(module: str) -> None:
    """Load what the first visitor would wait for; outside a page Streamlit complains of it, to no purpose."""
    logging.disable(logging.WARNING)
    try:
        import_module(module)
    finally:
        logging.disable(logging.NOTSET)


def greet() -> None:
    """Into the terminal: the address, and the code of the first run as long as the desk is empty."""
    url = address(sys.argv)
    _say(OPEN, url=url)
    try:
        if health.doubt():
            _say(BEHIND)
        elif code := founding.code():
            _say(NEW, url=url, code=code)
    except SQLAlchemyError:
        log.exception("the database cannot be reached at start")
        _say(LOST)


def address(arguments: list[str]) -> str:
    """Where a browser finds us, as told on the command line of uvicorn or of streamlit."""
    if Path(arguments[0]).stem == "streamlit":
        return f"http://{streamlit.get_option('server.address') or '127.0.0.1'}:{streamlit.get_option('server.port')}"
    told = dict(UVICORN)
    pairs = [each for word in arguments for each in word.split("=", 1)]
    for name, value in itertools.pairwise(pairs):
        told.update({name: value} if name in told else {})
    host = told["--host"] if told["--host"] not in {"0.0.0.0", "::"} else "127.0.0.1"
    return f"http://{host}:{told['--port']}"


@contextmanager
def worker_beside() -> Generator[None]:
    """Heavy work runs in one child, which is started again if it dies; several servers may each have theirs."""
    ending = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(ending,), name="worker keeper")
    if config.runs_jobs():
        keeper.start()
    try:
        yield
    finally:
        ending.set()
        if keeper.is_alive():
            keeper.join()


def _keep_worker(ending: threading.Event) -> None:
    while not ending.is_set():
        with child.worker() as worker:
            while worker.poll() is None and not ending.wait(0.2):
                pass
        if not ending.wait(BREATH):
            log.warning("the worker ended with %s; starting another", worker.returncode)


def _say(sentence: str, **facts: str) -> None:
    speak = speech(nearest(locale.getlocale()[0] or "en"))
    sys.stdout.write(speak(sentence).format(**facts) + "\n")
    sys.stdout.flush()
