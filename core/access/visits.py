"""Visitors of the public pages: few and small files each, counted where every process of the server sees it."""

from sqlalchemy import delete

from core.access import rules, views
from core.access.errors import FileTooLarge, TooManyFiles
from core.access.secrets import fingerprint
from core.actors import SYSTEM
from core.clock import Clock, utc_now
from core.models.access import VisitorUpload
from core.work import begin, look


def admit(link: str, address: str, size: int, clock: Clock = utc_now) -> None:
    """Count one file of ``size`` bytes before it is read; refused where it is too large or one too many."""
    if size > rules.UPLOAD_BYTES:
        raise FileTooLarge(limit=rules.UPLOAD_BYTES // 2**20)
    link_hash, near = fingerprint(link), rules.neighbourhood(address)
    with begin(SYSTEM, clock) as work:
        row = VisitorUpload(link_hash=link_hash, address=near, bytes=size, at=work.now)
        work.session.add(row)
    with look(SYSTEM, clock) as desk:
        by_link, by_address = views.uploads(desk, link_hash, near, desk.now - rules.UPLOAD_WINDOW)
    if by_link > rules.UPLOADS_PER_LINK or by_address > rules.UPLOADS_PER_ADDRESS:
        with begin(SYSTEM, clock) as work:
            work.session.execute(delete(VisitorUpload).where(VisitorUpload.id == row.id))
        raise TooManyFiles(most=rules.UPLOADS_PER_LINK)
