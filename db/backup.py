"""A copy of the SQLite file that is whole, taken while others write; and the way back, which loses nothing either."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from db import config


class NotOneFile(Exception):
    """The desk keeps its things on a database server."""


class Damaged(Exception):
    """The file is no whole desk; ``args``: what SQLite says about it."""


class InUse(Exception):
    """A server or a worker has the database open."""


@dataclass(frozen=True, slots=True)
class Copy:
    """``key``: the copy of the desk's secret, where that is a file; without it sealed contact data stays sealed."""

    database: Path
    key: Path | None


def database_file() -> Path:
    url = make_url(config.database_url())
    if url.get_backend_name() != "sqlite" or not url.database:
        raise NotOneFile
    return Path(url.database)


def take(target: Path) -> Copy:
    """Copy page by page under a read lock; only a verified copy gets its name."""
    source, draft = database_file(), target.with_name(target.name + ".part")
    if not source.exists():
        raise FileNotFoundError(2, "No such file", str(source))
    target.parent.mkdir(parents=True, exist_ok=True)
    config.secret()  # from now on there is a key, which the copy needs
    _private(draft)
    try:
        with closing(sqlite3.connect(source)) as here, closing(sqlite3.connect(draft)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
        verify(draft)
        _settle(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    return Copy(target, _copied(_key_file(), key_beside(target)))


def verify(place: Path) -> None:
    """Every page is read; raises Damaged where anything is wrong, or where this is no desk."""
    if not place.is_file():
        raise FileNotFoundError(2, "No such file", str(place))
    try:
        with closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    if found != [("ok",)] or orphans:
        raise Damaged(found[0][0] if found != [("ok",)] else f"{len(orphans)} rows point to nothing")
    if not {"events", "tickets", "people"} <= tables:
        raise Damaged("it holds no desk")


def restore(backup: Path, stamp: str) -> list[Path]:
    """Put ``backup`` in the place of the database; what was there stays beside it under ``stamp``."""
    place = database_file()
    verify(backup)
    place.parent.mkdir(parents=True, exist_ok=True)
    _nobody_is_there(place)
    draft = place.with_name(place.name + ".part")
    _private(draft)
    shutil.copyfile(backup, draft)
    moved = _put_aside(place, stamp)
    _settle(draft, place)
    key = key_beside(backup)
    if key.exists() and (not _key_file().exists() or key.read_bytes() != _key_file().read_bytes()):
        moved += _put_aside(_key_file(), stamp)
        _copied(key, _key_file())
    return moved


def key_beside(backup: Path) -> Path:
    return backup.with_name(backup.name + ".key")


def _key_file() -> Path:
    return config.home() / "desk.key"


def _copied(key: Path, to: Path) -> Path | None:
    if not key.exists():
        return None
    draft = to.with_name(to.name + ".part")
    _private(draft)
    shutil.copyfile(key, draft)
    _settle(draft, to)
    return to


def _nobody_is_there(place: Path) -> None:
    """In write-ahead mode every open connection holds a lock, which only we may hold now; the log is written back."""
    if not place.exists():
        return
    try:
        with closing(sqlite3.connect(place, timeout=1, isolation_level=None)) as alone:
            alone.execute("PRAGMA locking_mode=EXCLUSIVE")
            alone.execute("PRAGMA journal_mode=DELETE")
            alone.execute("BEGIN EXCLUSIVE")
            alone.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise InUse from error
    except sqlite3.DatabaseError:
        return  # what is being replaced may be broken: that is why it is


def _put_aside(place: Path, stamp: str) -> list[Path]:
    if not place.exists():
        return []
    aside = place.with_name(f"{place.name}.before-{stamp}")
    place.replace(aside)
    for companion in ("-wal", "-shm"):
        place.with_name(place.name + companion).unlink(missing_ok=True)
    return [aside]


def _private(place: Path) -> None:
    """Made empty and for its owner only, before anything is written into it."""
    place.unlink(missing_ok=True)
    place.touch(mode=0o600)


def _settle(draft: Path, place: Path) -> None:
    """On the disk first, then under its name."""
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    draft.replace(place)
