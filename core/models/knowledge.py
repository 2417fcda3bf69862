from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Json, Key


class Article(Base):
    """An answer in each language (Markdown by staff); ``helped``: how often a customer said that it did."""

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Key, unique=True)
    version: Mapped[int] = mapped_column()
    brand_id: Mapped[int] = mapped_column(ForeignKey("brands.id"), default=1)
    category: Mapped[str | None] = mapped_column(Key)
    titles: Mapped[Json]
    bodies: Mapped[Json]
    public: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    helped: Mapped[int] = mapped_column(default=0)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  as SQLAlchemy declares it
