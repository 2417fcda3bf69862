"""A mailbox by IMAP: what is new since the last look. The one place that knows ``imaplib``."""

import imaplib
import re
import ssl
from base64 import b64encode
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from channels.mail.trouble import PATIENCE, InTrouble, told
from core.access import seal
from core.mail.words import Trouble
from core.settings.mail import Mail, Security

WHO = '("name" "aftercare" "vendor" "aftercare")'  # some large providers serve nobody who does not say this
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
COUNT = re.compile(rb"\d{1,18}")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(slots=True)
class Inbox:
    wire: imaplib.IMAP4
    validity: int
    next_uid: int

    def new(self, after: int, old_until: int, begun: datetime) -> list[int]:
        """The numbers above ``after``; of those from before the desk's time only unread and recent ones."""
        first = max(after, old_until) + 1
        found = {uid for uid in self._search(f"UID {first}:*") if uid >= first}  # “*” is always there, however small
        if after < old_until:
            since = f"{begun.day:02}-{MONTHS[begun.month - 1]}-{begun.year}"
            found |= set(self._search(f"UID {after + 1}:{old_until} OR UNSEEN SINCE {since}"))
        return sorted(uid for uid in found if uid > after)

    def size(self, uid: int) -> int | None:
        """Bytes; none where the mail is gone."""
        for part in self._fetch(uid, "(RFC822.SIZE)"):
            if size := SIZE.search(part[0]):
                return _number(size[1])
        return None

    def content(self, uid: int) -> bytes | None:
        return next((part[1] for part in self._fetch(uid, "(BODY.PEEK[])") if len(part) > 1), None)

    def mark_seen(self, uid: int) -> None:
        with told():
            self.wire.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def _search(self, what: str) -> list[int]:
        with told():
            said, found = self.wire.uid("SEARCH", *what.split(" "))
        if said != "OK":
            raise InTrouble(Trouble.DROPPED)
        return [_number(each) for line in found if line for each in line.split()]

    def _fetch(self, uid: int, what: str) -> list[tuple[bytes, ...]]:
        """Each part of the answer as a tuple: its line, and the literal that follows it where one does."""
        with told():
            said, found = self.wire.uid("FETCH", str(uid), what)
        if said != "OK":
            raise InTrouble(Trouble.DROPPED)
        parts = cast(list[tuple[bytes, ...] | bytes | None], found)
        return [each if isinstance(each, tuple) else (each,) for each in parts if each]


@contextmanager
def inbox(mail: Mail) -> Generator[Inbox]:
    """Signed in, with the folder open; anything that goes wrong is ``InTrouble``."""
    with told():
        wire = _connected(mail)
    try:
        _sign_in(wire, mail)
        yield _opened(wire, mail)
    finally:
        with suppress(imaplib.IMAP4.error, OSError, InTrouble):
            wire.logout()


def _connected(mail: Mail) -> imaplib.IMAP4:
    if mail.in_security is Security.TLS:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(mail.in_host, mail.in_port, ssl_context=context, timeout=PATIENCE)
    wire = imaplib.IMAP4(mail.in_host, mail.in_port, timeout=PATIENCE)
    if mail.in_security is Security.STARTTLS:
        try:
            wire.starttls(ssl.create_default_context())
        except imaplib.IMAP4.error as refused:
            raise InTrouble(Trouble.TLS) from refused
    return wire


def _sign_in(wire: imaplib.IMAP4, mail: Mail) -> None:
    with told():
        try:
            wire.login(mail.in_user, seal.unseal(mail.in_password) if mail.in_password else "")
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, UnicodeError) as refused:
            raise InTrouble(Trouble.SIGN_IN) from refused
        if "ID" in wire.capabilities:
            wire.xatom("ID", WHO)


def _opened(wire: imaplib.IMAP4, mail: Mail) -> Inbox:
    with told():
        said, _ = wire.select(_quoted(mail.folder))
        if said != "OK":
            raise InTrouble(Trouble.NO_FOLDER)
        validity, following = (_number(_last(wire.response(name)[1])) for name in ("UIDVALIDITY", "UIDNEXT"))
    return Inbox(wire, validity, following)


def _last(said: list[Any]) -> bytes:
    return said[-1] if said and said[-1] else b"0"


def _number(said: bytes) -> int:
    """As IMAP counts; anything else is no talk with a mail server."""
    if not COUNT.fullmatch(said):
        raise InTrouble(Trouble.DROPPED)
    return int(said)


def _quoted(folder: str) -> str:
    """As IMAP writes names: modified UTF-7, in quotes."""
    coded = re.sub(r"[^\x20-\x7e]+", _modified, folder.replace("&", "&-"))
    return '"' + coded.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _modified(run: re.Match[str]) -> str:
    return "&" + b64encode(run[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"
