"""What the command line carries: each command calls core or db and says what came of it, in sentences."""

import getpass
import json
import locale
import logging
import os
import secrets
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import yaml

from channels.jobs import IDLE, Runner
from core.access import founding, joining
from core.access.forms import Founding
from core.actors import SYSTEM, Role
from core.clock import utc_now
from core.demo import play
from core.imports import actions as imports
from core.imports.forms import Mapping, NewImport
from core.imports.tally import Tally
from core.imports.words import Reason
from core.integrity import views as integrity
from core.jobs import views as jobs
from core.jobs.views import JobLine
from core.jobs.words import JobState
from core.language import nearest
from core.people import actions as people
from core.people.forms import Invitation
from core.work import begin, look
from db import backup, config, migrate


def bring_up(_: Namespace) -> int:
    migrate.upgrade()
    print("The database is up to date.")
    return 0


def create_admin(given: Namespace) -> int:
    """The first administrator founds the desk; a later one joins it."""
    passphrase = getpass.getpass("Passphrase (at least 8 characters, any script): ")
    again = getpass.getpass("The same again: ")
    if code := founding.code():
        form = Founding(given.name, given.username, passphrase, again, given.desk_name, given.time_zone, given.language)
        founding.found(code, form)
    else:
        with begin(SYSTEM) as work:
            token = people.invite(work, Invitation(given.username, given.name, frozenset({Role.ADMIN})))
        joining.join(token, passphrase, again)
    print(f"“{given.username}” can sign in now.")
    return 0


def load_demo(_: Namespace) -> int:
    """An empty desk is founded first; the sign-ins are told once, and kept nowhere."""
    passphrase = secrets.token_urlsafe(9)
    if code := founding.code():
        founding.found(
            code, Founding("Admin", "admin", passphrase, passphrase, "Aftercare", "Asia/Shanghai", nearest(_tongue()))
        )
        print(f"Sign in as “admin” with the passphrase {passphrase}")
    for name in play.load(passphrase):
        print(f"Sign in as “{name}” with the passphrase {passphrase}")
    print("The demo cases are in the queue.")
    return 0


def _tongue() -> str:
    return locale.getlocale()[0] or "en"


def bring_in(given: Namespace) -> int:
    """The same two steps as on the screen: prepare, then try or start; the job runs here unless a worker is quicker."""
    content = given.file.read_bytes()
    with begin(SYSTEM) as work:
        row = imports.upload(work, NewImport(given.source, given.file.name, content))
        if given.mapping:
            changed = row.mapping | _settings_in(given.mapping)
            imports.remap(work, row.id, Mapping.model_validate(changed))
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


def save(given: Namespace) -> int:
    target = given.file or config.home() / "backups" / f"desk-{_stamp()}.sqlite3"
    made = backup.take(target)
    print(f"Backup verified: {made.database} ({made.database.stat().st_size:,} bytes).")
    if made.key:
        print(f"Its key: {made.key}. Contact data cannot be read without it; keep the two apart, and keep both.")
    else:
        print("The desk's secret is not in a file (DESK_SECRET): keep it too, or contact data cannot be read.")
    return 0


def bring_back(given: Namespace) -> int:
    for aside in backup.restore(given.file, _stamp()):
        print(f"What was here before is kept as {aside}.")
    migrate.upgrade()
    print("The backup is in place and up to date. Start the desk again.")
    return 0


def check(_: Namespace) -> int:
    """One sentence for each finding."""
    found = [] if migrate.is_current() else ["The database has another shape than the code expects: run “migrate”."]
    if not found:
        found = _damage()
        with look(SYSTEM) as desk:
            found += [each.fault.source.format(id=each.id) for each in integrity.findings(desk)]
    print("\n".join(found) or "Everything that was checked is in order.")
    return 1 if found else 0


def _damage() -> list[str]:
    try:
        backup.verify(backup.database_file())
    except backup.NotOneFile:
        return []
    except backup.Damaged as damage:
        return [f"The database file is damaged: {damage}. Restore the newest backup."]
    return []


def work(given: Namespace) -> int:
    """Until a signal, or until the server that started us is gone."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    ending = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, _setting(ending))
    if given.child:
        threading.Thread(target=_end_with_parent, args=(ending,), daemon=True).start()
    Runner(ending).serve()
    return 0


def _setting(ending: threading.Event) -> Callable[[int, FrameType | None], None]:
    def handler(_: int, __: FrameType | None) -> None:
        ending.set()

    return handler


def _end_with_parent(ending: threading.Event) -> None:
    """Our standard input is a pipe from the server: it breaks when the server ends, however that ends."""
    while os.read(0, 1):  # not through sys.stdin, whose lock would outlive us at the end
        pass
    ending.set()


def _stamp() -> str:
    return utc_now().strftime("%Y%m%d-%H%M%S")
