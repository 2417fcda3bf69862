"""The desk on the command line: ``python -m channels.desk COMMAND``."""

import argparse
import errno
import sys
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from channels import carry, carry_import
from core.errors import DomainError
from db import backup


def main(words: list[str] | None = None) -> int:
    """0: done; 1: refused, failed or something found; 2: not understood; 130: interrupted."""
    given = parser().parse_args(words)
    try:
        return int(given.do(given))
    except KeyboardInterrupt:
        print("Interrupted. What was begun in the background is continued by the next worker.", file=sys.stderr)
        return 130
    except FORESEEN as failure:
        print(sentence(failure), file=sys.stderr)
        return 1


FORESEEN = (
    DomainError,
    DBAPIError,
    OSError,
    ValidationError,
    ValueError,
    TimeoutError,
    backup.NotOneFile,
    backup.Damaged,
    backup.InUse,
)

SAID: dict[type[Exception], str] = {
    backup.NotOneFile: "This desk is on Postgres: use pg_dump and pg_restore, and keep desk.key or DESK_SECRET too.",
    backup.Damaged: "This is not a whole backup of a desk ({failure}). Nothing was changed; try another one.",
    backup.InUse: "A server or worker has this database open. Stop it first; nothing was changed.",
    TimeoutError: "The database was busy for too long. Nothing was changed; try again.",
}


def sentence(failure: Exception) -> str:
    """What a person can do about it."""
    if isinstance(failure, DomainError):
        return failure.said_in("en")
    if isinstance(failure, DBAPIError):
        return _about_database(str(failure.orig))
    if isinstance(failure, ValidationError):
        first = failure.errors()[0]
        return f"The mapping is not right at “{' / '.join(map(str, first['loc']))}”: {first['msg']}."
    if type(failure) in SAID:
        return SAID[type(failure)].format(failure=failure)
    if isinstance(failure, OSError):
        return _about_file(failure)
    return f"That did not work: {failure}."


def _about_file(failure: OSError) -> str:
    if failure.errno == errno.ENOSPC:
        return "The disk is full. Make room and try again; nothing half done is left behind."
    return f"Cannot use {failure.filename or 'the file'}: {failure.strerror or failure}."


def _about_database(said: str) -> str:
    if "locked" in said:
        return "The database is locked by another program. Wait or stop it, and try again; nothing was changed."
    if "full" in said:
        return "The disk is full. Make room and try again; nothing was changed."
    if "no such table" in said or "does not exist" in said or "no such column" in said:
        return "The database is empty or of another version. Run “python -m channels.desk migrate” first."
    return "The database cannot be reached. Check DATABASE_URL or DESK_HOME; nothing was changed."


def parser() -> argparse.ArgumentParser:
    desk = argparse.ArgumentParser(prog="python -m channels.desk", description="Aftercare on the command line.")
    commands = desk.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, does: str, do: object) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=does, description=does)
        one.set_defaults(do=do)
        return one

    command("migrate", "bring the database up to date", carry.bring_up)
    _admin(command("create-admin", "add an administrator; the first one founds the desk", carry.create_admin))
    command("load-demo", "fill a desk with people and cases to look around", carry.load_demo)
    _import(command("import", "import cases from a CSV or XLSX file of another desk", carry_import.bring_in))
    save = command("backup", "copy the database while the desk is running, and verify the copy", carry.save)
    save.add_argument("file", type=Path, nargs="?", help="where to (default: the folder “backups” in DESK_HOME)")
    back = command("restore", "put a backup in place; the desk must be stopped", carry.bring_back)
    back.add_argument("file", type=Path, help="a file that “backup” has written")
    command("check", "look for damage, and say what was found", carry.check)
    command("count", "count the figures of all steps anew, from nothing but the stays", carry.count)
    worker = command("worker", "run background jobs and the desk's clocks", carry.work)
    worker.add_argument("--child", action="store_true", help="end when standard input closes")
    return desk


def _admin(one: argparse.ArgumentParser) -> None:
    one.add_argument("username", help="the name to sign in with")
    one.add_argument("--name", default="Administrator", help="the name that others see")
    one.add_argument("--desk-name", default="Aftercare", help="the name of a new desk")
    one.add_argument("--time-zone", default="Asia/Shanghai", help="the time zone of a new desk")
    one.add_argument("--language", default="zh_CN", help="the language of a new desk: en, zh_CN or zh_TW")


def _import(one: argparse.ArgumentParser) -> None:
    one.add_argument("file", type=Path, help="CSV or XLSX")
    one.add_argument("--source", required=True, help="the system that the file comes from, always under the same name")
    one.add_argument("--mapping", type=Path, help="YAML or JSON: columns, values, order, zone, shape")
    one.add_argument("--dry-run", action="store_true", help="count only, import nothing")


if __name__ == "__main__":
    sys.exit(main())
