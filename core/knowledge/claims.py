from sqlalchemy import select

from core.knowledge.errors import NoSuchArticle
from core.models.knowledge import Article
from core.work import Work


def article(work: Work, article_id: int) -> Article:
    """Held until this work ends."""
    found = work.session.scalar(select(Article).where(Article.id == article_id).with_for_update())
    if found is None:
        raise NoSuchArticle
    return found
