"""The launcher in trouble: a database of another shape or out of reach, a worker that dies, a server that is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.elsewhere import PATIENCE, free_port, until
from tests.journeys.conftest import HOUSE, environment, run, serving, wait_for
from tests.journeys.wire import wire


def ready(host: str) -> httpx.Response:
    return httpx.get(f"http://{host}/readyz")


def workers(of: int) -> list[int]:
    """The worker processes among the children of a server."""
    listed = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(of)], capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "channels.desk worker" in line]


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_a_database_of_another_shape_is_said_and_mended_without_a_restart(tmp_path: Path) -> None:
    env = environment(tmp_path)
    with serving(env, tmp_path) as server:
        assert (ready(server.host).status_code, ready(server.host).json()["migrations current"]) == (503, "failed")
        assert "older than its program" in server.terminal.read_text(encoding="utf-8")
        with wire(server.host) as tab:
            heard = tab.run("queue")
            assert "older than its program" in heard
            assert "Traceback" not in heard
            run(env, "channels.desk", "migrate")
            assert "Welcome to Aftercare" in tab.run("queue")
        assert ready(server.host).status_code == 200


def test_a_database_out_of_reach_is_a_sentence_with_a_number_for_the_log(tmp_path: Path) -> None:
    env = environment(tmp_path) | {"DATABASE_URL": "postgresql://desk:hush@127.0.0.1:9/nowhere"}
    with serving(env, tmp_path) as server:
        with wire(server.host) as tab:
            heard = tab.run("queue")
        signed = {"cookie": "desk_session=x"}
        answers = [ready(server.host), httpx.get(f"http://{server.host}/files/1", headers=signed)]
        log = server.terminal.read_text(encoding="utf-8")
    assert "cannot reach its memory" in heard
    number = heard.partition("Failure ")[2][:8]
    assert f"failure {number}" in log
    assert [each.status_code for each in answers] == [503, 503]
    assert "cannot reach its memory" in answers[1].text
    for told in (heard, *(each.text for each in answers), log):
        assert "hush" not in told


def test_a_dead_worker_is_followed_by_another_which_ends_with_the_server(settled: dict[str, str], home: Path) -> None:
    with serving(settled | {"DESK_JOBS": "child"}, home) as server:
        assert until(lambda: workers(server.process.pid))
        (first,) = workers(server.process.pid)
        os.kill(first, signal.SIGKILL)
        assert until(lambda: [each for each in workers(server.process.pid) if each != first])
        (second,) = workers(server.process.pid)
        server.process.kill()
        assert until(lambda: not alive(second))


@pytest.mark.parametrize("starting", [["-m", "streamlit", "run", "app.py", "--server.port"]], ids=["streamlit run"])
def test_streamlit_run_starts_the_same_desk(settled: dict[str, str], home: Path, starting: list[str]) -> None:
    port, terminal = free_port(), home / "streamlit.txt"
    with terminal.open("wb") as screen:
        command = [sys.executable, *starting, str(port)]
        process = subprocess.Popen(command, env=settled, cwd=HOUSE, stdout=screen, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process, terminal)
            assert ready(f"127.0.0.1:{port}").json() == dict.fromkeys(ready(f"127.0.0.1:{port}").json(), "ok")
            assert httpx.get(f"http://127.0.0.1:{port}/_stcore/metrics").status_code == 403
            with wire(f"127.0.0.1:{port}") as stranger:
                assert "Passphrase" in stranger.run("queue")
        finally:
            process.terminate()
            process.wait(PATIENCE)
