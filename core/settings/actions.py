from pathlib import Path

import yaml
from sqlalchemy import select

from core.models.settings import Term
from core.permissions import Permission, needs
from core.settings.events import TermsShipped
from core.work import Work

SHIPPED = Path(__file__).parent / "shipped" / "terms.yaml"


@needs(Permission.EDIT_SETTINGS)
def ship(work: Work) -> None:
    """Add the terms that we ship and this desk does not have yet; what a desk edited stays."""
    shipped: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    known = set(work.session.execute(select(Term.vocabulary, Term.code)).tuples())
    fresh = [
        Term(vocabulary=vocabulary, code=code, labels=labels, position=position)
        for vocabulary, terms in shipped.items()
        for position, (code, labels) in enumerate(terms.items())
        if (vocabulary, code) not in known
    ]
    work.session.add_all(fresh)
    if fresh:
        work.record(TermsShipped(1, added=len(fresh)))
