from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from core.knowledge import rules
from core.knowledge.supply import shipped
from core.language import label_in
from core.models.knowledge import Article
from core.work import Reading

COMPARED = 300  # public articles, in the order of the list
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """A public article in the reader's language; ``body`` is Markdown by staff."""

    id: int
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list."""

    id: int
    code: str
    category: str | None
    titles: dict[str, str]
    public: bool
    retired: bool
    helped: int
    changed_at: datetime


def suggest(desk: Reading, text: str, language: str) -> tuple[Answer, ...]:
    """At most ``SHOWN`` public articles that answer this; none while hardly anything is typed."""
    rows = {each.id: each for each in desk.session.scalars(_public().limit(COMPARED))}
    texts = [rules.text_of(each.id, each.titles, each.bodies) for each in rows.values()]
    return tuple(_answer(rows[each], language) for each in rules.best(text, texts, SHOWN))


def articles(desk: Reading, text: str = "") -> tuple[Line, ...]:
    """All in which every word of ``text`` stands, in whatever language; retired ones last."""
    query = select(Article).order_by(Article.retired_at.is_not(None), Article.position, Article.id)
    found = desk.session.scalars(query)
    return tuple(_line(each) for each in found if rules.holds(text, (*each.titles.values(), *each.bodies.values())))


def article(desk: Reading, article_id: int) -> Article | None:
    return desk.session.get(Article, article_id)


def missing(desk: Reading) -> dict[str, dict[str, Any]]:
    """What we ship and this desk does not have, by its code; retired ones it has."""
    taken = set(codes(desk))
    return {code: each for code, each in shipped().items() if code not in taken}


def codes(desk: Reading) -> Sequence[str]:
    return desk.session.scalars(select(Article.code)).all()


def _public() -> Select[Article]:
    shown = Article.public, Article.retired_at.is_(None)
    return select(Article).where(*shown).order_by(Article.position, Article.id)


def _line(row: Article) -> Line:
    return Line(
        id=row.id,
        code=row.code,
        category=row.category,
        titles=dict(row.titles),
        public=row.public,
        retired=row.retired_at is not None,
        helped=row.helped,
        changed_at=row.changed_at,
    )


def _answer(row: Article, language: str) -> Answer:
    return Answer(row.id, label_in(row.titles, language), label_in(row.bodies, language))
