"""Links and codes that open once: an invitation, a new passphrase, the first run. Only their hash is kept."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import update

from core.access import secrets, views
from core.access.errors import LinkRefused
from core.access.words import LinkPurpose
from core.models.access import OneTimeLink
from core.models.people import Person
from core.work import Reading, Work

PERSONAL = (LinkPurpose.INVITATION, LinkPurpose.RESET)


def issue(work: Work, purpose: LinkPurpose, person_id: int | None, life: timedelta) -> str:
    """The token of a new link; the person's earlier links end with it. The caller records why."""
    if person_id is not None:
        end(work, person_id)
    token = secrets.new_token() if person_id else secrets.new_code()
    work.session.add(
        OneTimeLink(
            purpose=purpose,
            token_hash=secrets.fingerprint(token),
            person_id=person_id,
            made_at=work.now,
            expires_at=work.now + life,
        )
    )
    return token


def end(work: Work, person_id: int) -> None:
    """The person's open links open nothing any more."""
    query = update(OneTimeLink).where(OneTimeLink.person_id == person_id, OneTimeLink.expires_at > work.now)
    work.session.execute(query.values(expires_at=work.now))


def owner_of(desk: Reading, token: str, purposes: Collection[LinkPurpose] = PERSONAL) -> Person:
    """Whom the link is for; looking does not use it up."""
    link = views.link_of(desk, token, purposes)
    person = desk.session.get(Person, link.person_id) if link and link.person_id else None
    if person is None or not person.active:
        raise LinkRefused
    return person


def redeem(work: Work, token: str, purposes: Collection[LinkPurpose] = PERSONAL) -> LinkPurpose:
    """Use the link up; of two who try at the same moment, one is refused."""
    link = views.link_of(work, token, purposes)
    if link is None:
        raise LinkRefused
    using = update(OneTimeLink).where(OneTimeLink.id == link.id, OneTimeLink.used_at.is_(None)).values(used_at=work.now)
    if work.session.scalar(using.returning(OneTimeLink.id)) is None:
        raise LinkRefused
    return link.purpose
