"""The import on the command line: the same steps as on the screen, and what came of them in sentences."""

import json
import sys
import threading
from argparse import Namespace
from pathlib import Path
from typing import Any

import yaml

from channels.jobs import IDLE, Runner
from core.actors import SYSTEM
from core.imports import actions as imports
from core.imports.forms import Mapping, NewImport
from core.imports.tally import Tally
from core.imports.words import Reason
from core.jobs import views as jobs
from core.jobs.views import JobLine
from core.jobs.words import JobState
from core.work import begin, look


def bring_in(given: Namespace) -> int:
    """The same two steps as on the screen: prepare, then try or start; the job runs here unless a worker is quicker."""
    content = given.file.read_bytes()
    with begin(SYSTEM) as work:
        row = imports.upload(work, NewImport(given.source, given.file.name, content))
        if given.mapping:
            imports.remap(work, row.id, Mapping.model_validate(_merged(row.mapping, _settings_in(given.mapping))))
    with begin(SYSTEM) as work:
        row = imports.try_out(work, row.id) if given.dry_run else imports.start(work, row.id)
        job_id = row.trial_job_id if given.dry_run else row.job_id
    ended = _see_through(job_id or 0)
    if ended.state is not JobState.DONE:
        print(f"Job {ended.id} ended as “{ended.state.source}”. {_failure(ended)}", file=sys.stderr)
        return 1
    _tell(Tally.of(ended.result), given.dry_run, row.id)
    return 0


def _settings_in(place: Path) -> dict[str, Any]:
    """YAML, of which JSON is a part."""
    try:
        found = yaml.safe_load(place.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise ValueError(f"{place} is neither YAML nor JSON") from error
    if not isinstance(found, dict):
        raise ValueError(f"{place} must hold names and values")
    plain: dict[str, Any] = json.loads(json.dumps(found))  # refuses what only YAML can say
    return plain


def _merged(proposed: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """What the file does not name stays as it was proposed: field by field for columns and words."""
    parts = {name: given.get(name) for name in ("columns", "values")}
    return proposed | given | {name: proposed[name] | part for name, part in parts.items() if isinstance(part, dict)}


def _see_through(job_id: int) -> JobLine:
    runner = Runner(threading.Event(), ticks=())
    while True:
        runner.work_one(only=job_id)
        with look(SYSTEM) as desk:
            job = jobs.one(desk, job_id)
        if job is None or job.state.over:
            assert job is not None
            return job
        runner.ending.wait(IDLE)


def _failure(job: JobLine) -> str:
    return f"The log has the details under {job.error['failure']}." if job.error else ""


def _tell(tally: Tally, dry: bool, import_id: int) -> None:
    print(f"{'Trial run: ' if dry else ''}{tally.rows:,} rows, {tally.cases:,} cases.")
    print(f"  new {tally.new:,} · changed {tally.changed:,} · unchanged {tally.unchanged:,}")
    if tally.guessed:
        print(f"  {tally.guessed:,} cases without a time of opening: averages from the opening leave them out.")
    for reason, count in sorted(tally.kept.items()):
        fate = "imported, left out of averages" if Reason(reason).impossible else "not imported"
        print(f"  kept: {count:,} · {Reason(reason).source} ({fate})")
    if not dry and not tally.new and not tally.changed:
        print("Nothing has changed since the last import.")
    elif not dry:
        print(f"This was import {import_id}; its kept rows are on the page “Imports”.")
