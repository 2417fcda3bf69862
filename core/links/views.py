from sqlalchemy import select

from core.access import seal
from core.links import rules
from core.links.errors import NoSuchLink
from core.links.words import Purpose
from core.models.links import PublicLink
from core.work import Reading

KEY = "public link"


def is_ours(token: str, purpose: Purpose) -> bool:
    """Did we ever write this token? Without a look at any row."""
    return rules.read(seal.key_for(KEY), purpose, token) is not None


def token_of(link: PublicLink) -> str:
    return rules.written(seal.key_for(KEY), link.purpose, link.id, link.generation)


def subject_of(desk: Reading, token: str, purpose: Purpose) -> int:
    """The row that this link opens; wrong, ended and expired links are refused alike.

    A door for strangers asks ``doors.open_link``, which counts the wrong ones.
    """
    named = rules.read(seal.key_for(KEY), purpose, token)
    link = desk.session.get(PublicLink, named[0]) if named else None
    if link is None or not _opens(desk, link, named[1] if named else 0):
        raise NoSuchLink
    return link.subject_id


def link_to(desk: Reading, purpose: Purpose, subject_id: int) -> PublicLink | None:
    query = select(PublicLink).where(PublicLink.purpose == purpose, PublicLink.subject_id == subject_id)
    return desk.session.scalar(query)


def _opens(desk: Reading, link: PublicLink, generation: int) -> bool:
    current = link.generation == generation and link.retired_at is None
    return current and (link.expires_at is None or link.expires_at > desk.now)
