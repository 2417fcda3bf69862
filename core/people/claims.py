"""Rows locked while rights change, so that two hands cannot each take away the last administrator but one."""

from sqlalchemy import select

from core.actors import Role
from core.models.people import Person, PersonRole
from core.work import Work


def everybody(work: Work) -> None:
    """Changes of rights go one after the other; what is read after this is what the one before left."""
    work.session.execute(select(Person.id).order_by(Person.id).with_for_update(key_share=True))


def administrators(work: Work) -> set[int]:
    """The ids of the active ones; asked after ``everybody``."""
    query = (
        select(Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.ADMIN, Person.disabled_at.is_(None), Person.password_hash.is_not(None))
    )
    return set(work.session.scalars(query))
