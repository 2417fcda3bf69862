from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError

from core.canned import claims, rules, views
from core.canned.errors import NoBody, NoSuchReply, UnknownField
from core.canned.events import CannedAdded, CannedChanged, CannedRestored, CannedRetired, CannedShipped
from core.canned.forms import Wording
from core.canned.words import Tone
from core.errors import ChangedBySomebody, TooLong
from core.language import LANGUAGES, N_
from core.models.chores import CannedReply
from core.people.rules import tidy
from core.permissions import Permission, needs
from core.rows import amend
from core.settings.errors import NoLabel
from core.settings.rules import LONGEST_LABEL, code_from
from core.work import Work

LONGEST = 10_000


@needs(Permission.WRITE_CANNED)
def ship(work: Work) -> int:
    """Add the replies that we ship and this desk does not have yet; what a desk edited stays. How many these were."""
    fresh = [
        CannedReply(code=code, labels=each["labels"], bodies=each["bodies"], tone=Tone(each["tone"]))
        for code, each in views.missing(work).items()
    ]
    work.session.add_all(fresh)
    try:
        work.session.flush()
    except IntegrityError as quicker:
        raise ChangedBySomebody from quicker
    if fresh:
        work.record(CannedShipped(1, added=len(fresh)))
    return len(fresh)


@needs(Permission.WRITE_CANNED)
def add(work: Work, wording: Wording) -> CannedReply:
    """A new ready answer."""
    labels, bodies = _checked(wording)
    code = code_from(next(iter(labels.values())), views.codes(work))
    row = CannedReply(code=code, labels=labels, bodies=bodies, tone=wording.tone, team_id=wording.team_id)
    work.session.add(row)
    work.session.flush()
    work.record(CannedAdded(row.id))
    return row


@needs(Permission.WRITE_CANNED)
def change(work: Work, reply_id: int, seen: int, wording: Wording) -> None:
    """``seen``: the version that was looked at."""
    row = _row(work, reply_id)
    if row.version != seen:
        raise ChangedBySomebody
    labels, bodies = _checked(wording)
    new = {"labels": labels, "bodies": bodies, "tone": wording.tone, "team_id": wording.team_id}
    if fields := amend(row, new):
        work.record(CannedChanged(row.id, fields=fields))


@needs(Permission.WRITE_CANNED)
def retire(work: Work, reply_id: int) -> None:
    """It can no longer be chosen."""
    row = _row(work, reply_id)
    if row.retired_at is None:
        row.retired_at = work.now
        work.record(CannedRetired(row.id))


@needs(Permission.WRITE_CANNED)
def restore(work: Work, reply_id: int) -> None:
    """It can be chosen again."""
    row = _row(work, reply_id)
    if row.retired_at is not None:
        row.retired_at = None
        work.record(CannedRestored(row.id))


def _row(work: Work, reply_id: int) -> CannedReply:
    row = claims.reply(work, reply_id)
    if row is None:
        raise NoSuchReply
    return row


def _checked(wording: Wording) -> tuple[dict[str, str], dict[str, str]]:
    labels, bodies = _said(wording.labels, tidy), _said(wording.bodies, str.strip)
    if not labels:
        raise NoLabel
    if not bodies:
        raise NoBody
    if max(map(len, labels.values())) > LONGEST_LABEL:
        raise TooLong(field=N_("name"), limit=LONGEST_LABEL)
    for body in bodies.values():
        _check(body)
    return labels, bodies


def _check(body: str) -> None:
    if len(body) > LONGEST:
        raise TooLong(field=N_("answer"), limit=LONGEST)
    if name := rules.unknown(body):
        raise UnknownField(field=name, known=rules.KNOWN)


def _said(texts: Mapping[str, str], tidied: Any) -> dict[str, str]:
    return {tag: said for tag in LANGUAGES if (said := tidied(texts.get(tag, "")))}
