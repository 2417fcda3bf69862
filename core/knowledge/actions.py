"""Articles are written, shown to customers, withdrawn and retired; a customer says that one helped."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy.exc import IntegrityError

from core.access import rates
from core.errors import ChangedBySomebody, TooLong
from core.intake.errors import UnknownTerm
from core.intake.views import term_exists
from core.knowledge import claims, events, views
from core.knowledge.errors import HalfWritten, NoSuchArticle, NotWritten
from core.knowledge.forms import Draft
from core.knowledge.supply import shipped
from core.language import LANGUAGES, N_
from core.models.knowledge import Article
from core.permissions import Permission, needs
from core.settings.rules import code_from
from core.work import Work

LONGEST_TITLE, LONGEST_BODY = 120, 20_000
HELPED = rates.Limit("helped", 20, timedelta(hours=1))


@needs(Permission.WRITE_KNOWLEDGE)
def add(work: Work, draft: Draft) -> Article:
    """A new article, for the desk alone until it is published."""
    titles, bodies = _checked(work, draft)
    taken = set(views.codes(work))
    article = _row(work, code_from(next(iter(titles.values())), taken), titles, bodies, draft.category)
    article.position = len(taken)
    work.session.add(article)
    work.session.flush()
    work.record(events.ArticleAdded(article.id, code=article.code))
    return article


@needs(Permission.WRITE_KNOWLEDGE)
def change(work: Work, article_id: int, draft: Draft, seen: int) -> None:
    """``seen``: the version that was looked at."""
    article = claims.article(work, article_id)
    if article.version != seen:
        raise ChangedBySomebody
    titles, bodies = _checked(work, draft)
    differing = [
        each
        for each in LANGUAGES
        if (titles.get(each), bodies.get(each)) != (article.titles.get(each), article.bodies.get(each))
    ]
    if not differing and draft.category == article.category:
        return
    article.titles, article.bodies, article.category = titles, bodies, draft.category
    article.author_id, article.changed_at = work.reader.person_id, work.now
    work.record(events.ArticleChanged(article.id, code=article.code, languages=tuple(differing)))


@needs(Permission.WRITE_KNOWLEDGE)
def publish(work: Work, article_id: int) -> None:
    """Customers see it from now on."""
    article = claims.article(work, article_id)
    if not article.public and article.retired_at is None:
        article.public = True
        work.record(events.ArticlePublished(article.id, code=article.code))


@needs(Permission.WRITE_KNOWLEDGE)
def withdraw(work: Work, article_id: int) -> None:
    article = claims.article(work, article_id)
    if article.public:
        article.public = False
        work.record(events.ArticleWithdrawn(article.id, code=article.code))


@needs(Permission.WRITE_KNOWLEDGE)
def retire(work: Work, article_id: int) -> None:
    """Nobody is shown it any more; it can be brought back."""
    article = claims.article(work, article_id)
    if article.retired_at is None:
        article.retired_at, article.public = work.now, False
        work.record(events.ArticleRetired(article.id, code=article.code))


@needs(Permission.WRITE_KNOWLEDGE)
def restore(work: Work, article_id: int) -> None:
    article = claims.article(work, article_id)
    if article.retired_at is not None:
        article.retired_at = None
        work.record(events.ArticleRestored(article.id, code=article.code))


@needs(Permission.HEAR)
def helped(work: Work, article_id: int, address: str) -> None:
    """A customer found the answer; counted, so that the desk sees which articles earn their keep."""
    article = claims.article(work, article_id)
    if not article.public:
        raise NoSuchArticle
    rates.count(work, HELPED, address)
    article.helped += 1
    work.record(events.ArticleHelped(article.id, code=article.code))


@needs(Permission.WRITE_KNOWLEDGE)
def ship(work: Work, *, public: bool = True) -> int:
    """Add the articles that come with us and that this desk does not have; how many these were.

    ``public``: a new desk shows them at once; one in use reads them first.
    """
    places = {code: place for place, code in enumerate(shipped())}
    fresh = views.missing(work)
    for code, told in fresh.items():
        article = _row(work, code, dict(told["title"]), dict(told["body"]), told["category"])
        article.public, article.position = public, places[code]
        work.session.add(article)
    try:
        work.session.flush()
    except IntegrityError as quicker:
        raise ChangedBySomebody from quicker
    if fresh:
        work.record(events.ArticlesShipped(1, added=len(fresh)))
    return len(fresh)


def _row(work: Work, code: str, titles: dict[str, str], bodies: dict[str, str], category: str | None) -> Article:
    return Article(
        code=code,
        category=category,
        titles=titles,
        bodies=bodies,
        public=False,
        helped=0,
        author_id=work.reader.person_id,
        changed_at=work.now,
    )


def _checked(work: Work, draft: Draft) -> tuple[dict[str, str], dict[str, str]]:
    titles, bodies = _tidied(draft.titles, one_line=True), _tidied(draft.bodies)
    if not titles and not bodies:
        raise NotWritten
    for language in LANGUAGES:
        if (language in titles) != (language in bodies):
            raise HalfWritten(language=LANGUAGES[language])
    for field, texts, limit in ((N_("title"), titles, LONGEST_TITLE), (N_("text"), bodies, LONGEST_BODY)):
        if max(map(len, texts.values())) > limit:
            raise TooLong(field=field, limit=limit)
    if draft.category is not None and not term_exists(work, "category", draft.category):
        raise UnknownTerm(code=draft.category)
    return titles, bodies


def _tidied(texts: Mapping[str, str], *, one_line: bool = False) -> dict[str, str]:
    said = {each: texts.get(each, "").strip() for each in LANGUAGES}
    return {each: " ".join(text.split()) if one_line else text for each, text in said.items() if text}
