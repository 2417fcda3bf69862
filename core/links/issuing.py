"""Links are made, made anew and ended. The caller asks for the right to its subject, and records what it did."""

from datetime import timedelta

from core.links import rules, views
from core.links.words import Purpose
from core.models.links import PublicLink
from core.work import Work


def issue(work: Work, purpose: Purpose, subject_id: int, life: timedelta | None = None) -> str:
    """The token of the one link to this subject, the same each time; ``life`` counts from its making."""
    link = _link(work, purpose, subject_id, life)
    if link.retired_at is not None:
        return renew(work, purpose, subject_id, life)
    return views.token_of(link)


def path(work: Work, purpose: Purpose, subject_id: int, language: str | None = None) -> str:
    """The same as a path below the address of the desk, to be mailed."""
    return rules.path(purpose, issue(work, purpose, subject_id), language)


def renew(work: Work, purpose: Purpose, subject_id: int, life: timedelta | None = None) -> str:
    """A new token; from now on the older one opens nothing."""
    link = _link(work, purpose, subject_id, life)
    link.generation += 1
    link.made_at, link.retired_at = work.now, None
    link.expires_at = work.now + life if life else None
    work.session.flush()
    return views.token_of(link)


def end(work: Work, purpose: Purpose, subject_id: int) -> None:
    """The link opens nothing any more, until it is issued again."""
    if link := views.link_to(work, purpose, subject_id):
        link.retired_at = work.now


def _link(work: Work, purpose: Purpose, subject_id: int, life: timedelta | None) -> PublicLink:
    if known := views.link_to(work, purpose, subject_id):
        return known
    work.session.put(  # unless somebody makes it at this moment
        PublicLink(
            purpose=purpose,
            subject_id=subject_id,
            generation=1,
            made_at=work.now,
            expires_at=work.now + life if life else None,
        )
    )
    made = views.link_to(work, purpose, subject_id)
    assert made is not None
    return made
