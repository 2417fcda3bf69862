from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ArticleAdded(Event):
    kind = "article.added"
    subject_kind = "article"

    code: str


@dataclass(frozen=True, slots=True)
class ArticleChanged(Event):
    kind = "article.changed"
    subject_kind = "article"

    code: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticlePublished(Event):
    kind = "article.published"
    subject_kind = "article"

    code: str


@dataclass(frozen=True, slots=True)
class ArticleWithdrawn(Event):
    """Customers see it no more; the desk does."""

    kind = "article.withdrawn"
    subject_kind = "article"

    code: str


@dataclass(frozen=True, slots=True)
class ArticleRetired(Event):
    kind = "article.retired"
    subject_kind = "article"

    code: str


@dataclass(frozen=True, slots=True)
class ArticleRestored(Event):
    kind = "article.restored"
    subject_kind = "article"

    code: str


@dataclass(frozen=True, slots=True)
class ArticleHelped(Event):
    """A customer found the answer here and wrote no case."""

    kind = "article.helped"
    subject_kind = "article"

    code: str


@dataclass(frozen=True, slots=True)
class ArticlesShipped(Event):
    """``subject_id``: the desk."""

    kind = "desk.articles_shipped"
    subject_kind = "desk"

    added: int
