"""The desk's postman: fetches what is new, sends what is due, and tells how the servers were."""

import logging
import smtplib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.exc import InterfaceError, OperationalError

from channels.mail import imap, smtp
from channels.mail.trouble import BROKEN, InTrouble, told
from core.actors import SYSTEM
from core.clock import Clock
from core.deliveries import claims, wording
from core.errors import DomainError
from core.jobs.run import Run
from core.mail import actions, parsing
from core.mail.words import Reason, Trouble
from core.settings import views as settings
from core.settings.mail import Mail
from core.work import Work, begin, look

log = logging.getLogger("desk.mail")

AT_ONCE = 200  # mails of one look or one connection
PAUSE = timedelta(seconds=30)  # after a server was not to be had


def fetch(clock: Clock) -> None:
    """Every new mail in its own transaction, together with the mark how far the mailbox is read."""
    with look(SYSTEM, clock) as desk:
        mail = settings.read(desk, Mail)
    if not mail.enabled:
        return
    trouble = None
    try:
        with imap.inbox(mail) as box:
            _read(box, mail, clock)
    except InTrouble as met:
        trouble = met.trouble
        log.warning("the mailbox %s", trouble.source)
    with begin(SYSTEM, clock) as work:
        claims.looked(work, mail, fetched=trouble, at=None if trouble else work.now)


def _read(box: imap.Inbox, mail: Mail, clock: Clock) -> None:
    with begin(SYSTEM, clock) as work:
        row = claims.opened(work, mail, box.validity, box.next_uid)
        after, old_until, begun = row.last_uid, row.old_until, row.begun_at
    for uid in box.new(after, old_until, begun)[:AT_ONCE]:
        _one(box, mail, uid, clock)
        box.mark_seen(uid)


def _one(box: imap.Inbox, mail: Mail, uid: int, clock: Clock) -> None:
    size = box.size(uid)
    content = box.content(uid) if size is not None and size <= parsing.LARGEST else None
    if content is not None:
        take_in(content, mail, uid, clock)
        return
    with begin(SYSTEM, clock) as work:
        if size is not None:  # not gone meanwhile
            reason = Reason.TOO_LARGE if size > parsing.LARGEST else Reason.UNREADABLE
            actions.not_fetched(work, f"{mail.in_host}/{mail.folder}/{box.validity}/{uid}", size, reason)
        claims.reached(work, mail, uid)


def take_in(raw: bytes, mail: Mail, uid: int, clock: Clock) -> None:
    """All of it or nothing; what goes wrong with the mail itself sends it aside, never into oblivion."""
    letter = parsing.read(raw)
    try:
        with begin(SYSTEM, clock) as work:
            actions.receive(work, raw, letter)
            claims.reached(work, mail, uid)
    except (OperationalError, InterfaceError, TimeoutError):
        raise  # the database is out of reach: the mail waits in the mailbox
    except Exception as failure:
        reason = Reason.REFUSED if isinstance(failure, DomainError) else Reason.FAILED
        log.warning("a mail is kept aside", exc_info=failure)
        with begin(SYSTEM, clock) as work:
            actions.keep_aside(work, raw, letter, reason)
            claims.reached(work, mail, uid)


@dataclass(slots=True)
class Sender:
    """Sends what is due; a server that is not to be had is left alone for a while."""

    rests_until: datetime | None = None

    def __call__(self, clock: Clock) -> None:
        if self.rests_until and clock() < self.rests_until:
            return
        with look(SYSTEM, clock) as desk:
            mail = settings.read(desk, Mail)
            due = mail.enabled and claims.something_due(desk)
        if due:
            trouble = self._send(mail, clock)
            self.rests_until = clock() + PAUSE if trouble else None
            with begin(SYSTEM, clock) as work:
                claims.posted(work, mail, trouble=trouble, at=None if trouble else work.now)

    def _send(self, mail: Mail, clock: Clock) -> Trouble | None:
        """Connected first, claimed then: a server that is down costs no mail an attempt."""
        try:
            with smtp.server(mail) as wire:
                with begin(SYSTEM, clock) as work:
                    claims.renewed(work)
                for _ in range(AT_ONCE):
                    if not _send_one(wire, mail, clock):
                        break
        except InTrouble as met:
            log.warning("the server for sending %s", met.trouble.source)
            return met.trouble
        return None


def _send_one(wire: smtplib.SMTP, mail: Mail, clock: Clock) -> bool:
    """Claim, send, mark; false where nothing was due. A server that broke off raises, after the mail is put off."""
    with begin(SYSTEM, clock) as work:
        delivery_id = claims.claim(work)
    if delivery_id is None:
        return False
    with look(SYSTEM, clock) as desk:
        written = wording.written(desk, delivery_id)
    if written is None:
        with begin(SYSTEM, clock) as work:
            claims.cancel(work, delivery_id)
        return True
    try:
        if isinstance(written, Trouble):
            raise InTrouble(written, final=True)
        smtp.send(wire, mail, written, clock())
    except InTrouble as met:
        with begin(SYSTEM, clock) as work:
            _settle(work, delivery_id, met)
        if met.trouble in BROKEN:
            raise
        with told():
            wire.rset()
    else:
        with begin(SYSTEM, clock) as work:
            claims.sent(work, delivery_id)
    return True


def _settle(work: Work, delivery_id: int, met: InTrouble) -> None:
    if met.final:
        claims.fail(work, delivery_id, met.trouble)
    else:
        claims.put_off(work, delivery_id, met.trouble)


def try_out(run: Run) -> None:
    """The job behind “test the connection”: sign in at both servers, and say how that went."""
    with run.batch() as batch:
        mail = settings.read(batch.work, Mail)
        batch.progress(0, 2)
    result = {"incoming": _tried(mail, mail.in_host, imap.inbox), "outgoing": _tried(mail, mail.out_host, smtp.server)}
    with run.batch() as batch:
        batch.progress(2, 2, result)


def _tried(mail: Mail, host: str, door: Callable[[Mail], AbstractContextManager[object]]) -> str:
    if not host:
        return Trouble.NOT_SET
    try:
        with door(mail):
            return ""
    except InTrouble as met:
        return met.trouble
