"""A browser's websocket without the browser: how long a rerun takes until it has finished, and what it sends."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from benchmarks import places
from channels.cookies import SESSION
from core.access import door
from core.access.guesses import Caller
from core.access.secrets import new_token
from core.actors import SYSTEM, Actor
from core.models import Person
from core.work import begin


class Failed(RuntimeError):
    """The page showed an error, so that its time means nothing."""


class Drawn(NamedTuple):
    """What one rerun took and sent."""

    milliseconds: float
    kilobytes: float
    widgets: int


class Wire:
    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    def rerun(self, page: str, query: str = "") -> "Drawn":
        """Until the script has finished."""
        ask = BackMsg()
        ask.rerun_script.page_name = page
        ask.rerun_script.query_string = query
        start, heard, widgets = perf_counter(), 0, 0
        self.connection.send(ask.SerializeToString())
        while True:
            data = self.connection.recv(timeout=60)
            assert isinstance(data, bytes)
            heard += len(data)
            told = ForwardMsg.FromString(data)
            if told.WhichOneof("type") == "script_finished":
                return Drawn(1000 * (perf_counter() - start), heard / 1000, widgets)
            refuse_errors(told)
            widgets += is_widget(told)


def is_widget(told: ForwardMsg) -> bool:
    """Something a person can use: Streamlit gives it a name of its own."""
    shown = told.delta.new_element
    kind = shown.WhichOneof("type")
    return bool(kind and getattr(getattr(shown, kind), "id", ""))


def refuse_errors(told: ForwardMsg) -> None:
    shown = told.delta.new_element
    if shown.WhichOneof("type") in {"exception", "alert"}:
        raise Failed(shown.exception.message or shown.alert.body)


def token_for(agent: Actor) -> str:
    """What the browser of somebody signed in holds."""
    visitor = new_token()
    with begin(SYSTEM) as work:
        person = work.session.get_one(Person, agent.id)
        promised = door.promise(work, person, Caller(visitor, "127.0.0.1"))
    return door.enter(promised.code, visitor)


@contextmanager
def wired(host: str, token: str) -> Generator[Wire]:
    headers = {"Cookie": f"{SESSION}={token}"}
    protocols = ["streamlit", "x"]
    url = f"ws://{host}/_stcore/stream"
    with connect(url, subprotocols=protocols, additional_headers=headers, max_size=2**28) as connection:
        yield Wire(connection)


@contextmanager
def serving(module: str, core: int | None = None) -> Generator[str]:
    """A server process of its own, ready to answer; its host. It may be kept to one core."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    said = places.HOME / f"{module}.log"
    command = [sys.executable, "-m", "uvicorn", f"{module}:app", "--port", str(port), "--log-level", "warning"]
    with said.open("wb") as log:
        server = subprocess.Popen([*command, "--no-access-log"], env=dict(os.environ), stdout=log, stderr=log)
    if core is not None:
        os.sched_setaffinity(server.pid, {core})
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", server, said)
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def wait_for(url: str, server: subprocess.Popen[bytes], said: Path) -> None:
    while server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(url):
            return
        time.sleep(0.1)
    raise Failed(said.read_text(encoding="utf-8"))
