"""A writer that dies without warning has lost nothing it had acknowledged, and left nothing half done."""

import multiprocessing
from pathlib import Path

from benchmarks import crash
from core.actors import Actor

TIMES = 10


def test_ten_times_killed_and_nothing_is_lost_or_half_done(lin: Actor, database: str, tmp_path: Path) -> None:
    told = tmp_path / "acknowledged"
    told.touch()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([crash.__name__])
    for _ in range(TIMES):
        crash.killed(context, database, lin, told)
    lost, half, kept = crash.judged(told)
    assert (lost, half) == (0, 0)
    assert kept >= TIMES
