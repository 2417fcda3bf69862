"""What the command line carries: each command calls core or db and says what came of it, in sentences."""

import gc
import getpass
import locale
import logging
import os
import secrets
import signal
import threading
from argparse import Namespace
from collections.abc import Callable
from types import FrameType

from channels.jobs import Runner, keep_aside
from core.access import founding, joining
from core.access.forms import Founding
from core.actors import SYSTEM, Role
from core.clock import utc_now
from core.demo import play
from core.demo.script import script
from core.figures import ticks
from core.integrity import views as integrity
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
    """An empty desk is founded first, on the day its story begins; the sign-ins are told once, and kept nowhere."""
    passphrase, house = secrets.token_urlsafe(9), script().desk
    beginning = play.beginning(utc_now())
    if code := founding.code(lambda: beginning):
        form = Founding(house.founder, "admin", passphrase, passphrase, house.name, "Asia/Shanghai", nearest(_tongue()))
        founding.found(code, form, lambda: beginning)
    names = play.load(passphrase)
    for name in ("admin", *names) if code else names:
        print(f"Sign in as “{name}” with the passphrase {passphrase}")
    print("The demo cases are in the queue.")
    return 0


def _tongue() -> str:
    return locale.getlocale()[0] or "en"


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


def count(_: Namespace) -> int:
    """What a worker does by itself, at once and from nothing."""
    days = ticks.count_all()
    print(f"Counted: {days:,} days of stays in steps.")
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
    keep_aside(ending)
    gc.freeze()  # what start-up built stays, and need not be walked again for every batch
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
