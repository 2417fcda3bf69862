from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.actors import Actor, ActorKind, Role
from db.base import Base, Code, Key


class Team(Base):
    __tablename__ = "teams"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Key, unique=True)
    retired_at: Mapped[datetime | None]


class PersonRole(Base):
    __tablename__ = "person_roles"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(Code(Role), primary_key=True)


class Membership(Base):
    __tablename__ = "memberships"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id"), primary_key=True)


class PersonSkill(Base):
    """``skill``: the code of a term of the vocabulary ``skill``."""

    __tablename__ = "person_skills"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    skill: Mapped[str] = mapped_column(Key, primary_key=True)


class Person(Base):
    """A member of the desk; whatever changes their rights ends their sign-ins with it."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(Key, unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    totp_secret: Mapped[str | None]
    totp_since: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]
    language: Mapped[str | None]
    sealed_mail: Mapped[str | None]
    mail_since: Mapped[datetime | None]
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]

    role_rows: Mapped[list[PersonRole]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    team_rows: Mapped[list[Membership]] = relationship(lazy="selectin", cascade="all, delete-orphan")
    skill_rows: Mapped[list[PersonSkill]] = relationship(lazy="selectin", cascade="all, delete-orphan")

    @property
    def active(self) -> bool:
        return self.disabled_at is None

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(row.role for row in self.role_rows)

    @property
    def teams(self) -> frozenset[int]:
        return frozenset(row.team_id for row in self.team_rows)

    @property
    def skills(self) -> frozenset[str]:
        return frozenset(row.skill for row in self.skill_rows)

    def as_actor(self) -> Actor:
        language = self.language or ""
        return Actor(ActorKind.STAFF, self.id, self.name, self.roles, self.teams, language, skills=self.skills)
