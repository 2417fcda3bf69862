"""What an administrator does with the desk's own words: a term in use is retired, never deleted."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from sqlalchemy import true
from sqlalchemy.exc import IntegrityError

from core.deadlines import actions as deadlines
from core.language import LANGUAGES
from core.models.settings import Term
from core.people.rules import tidy
from core.permissions import Permission, needs
from core.settings import claims, errors, events, rules, views
from core.settings.words import Vocabulary
from core.work import Work

SHIPPED = Path(__file__).parent / "shipped" / "terms.yaml"


@needs(Permission.EDIT_SETTINGS)
def ship(work: Work) -> None:
    """Add the terms that we ship and this desk does not have yet; what a desk edited stays."""
    shipped: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    fresh = [
        Term(vocabulary=vocabulary, code=code, labels=labels, position=position)
        for vocabulary, terms in shipped.items()
        for position, (code, labels) in enumerate(terms.items())
        if code not in views.labels(work, vocabulary)
    ]
    work.session.add_all(fresh)
    if fresh:
        work.record(events.TermsShipped(1, added=len(fresh)))


@needs(Permission.EDIT_SETTINGS)
def add(
    work: Work, vocabulary: Vocabulary, labels: Mapping[str, str], code: str = "", parent: str | None = None
) -> str:
    """The code of the new term, made from its label where none is given; it stands last."""
    return _added(work, vocabulary, labels, code, parent)


@needs(Permission.WORK)
def coin(work: Work, word: str) -> str:
    """The code of the tag that is called so, in whatever language; a new one where there is none. For all who work."""
    wanted = tidy(word).casefold()
    for row in views.terms(work, Vocabulary.TAG):
        if wanted in {row.code, *(label.casefold() for label in row.labels.values())}:
            return row.code
    return _added(work, Vocabulary.TAG, {work.reader.language or "en": word}, "", None)


def _added(
    work: Work, vocabulary: Vocabulary, labels: Mapping[str, str], code: str, parent: str | None
) -> str:
    tidied = _labels(labels)
    present = views.terms(work, vocabulary)
    taken = {term.code for term in present}
    chosen = _code(code, taken) if code else rules.code_from(next(iter(tidied.values())), taken)
    if parent is not None and parent not in taken:
        raise errors.NoSuchTerm(code=parent)
    term = Term(vocabulary=vocabulary, code=chosen, labels=tidied, parent=parent, position=len(present))
    work.session.add(term)
    try:
        work.session.flush()
    except IntegrityError as quicker:
        raise errors.CodeTaken(code=chosen) from quicker
    work.record(events.TermAdded(term.id, vocabulary=vocabulary, code=chosen))
    return chosen


@needs(Permission.EDIT_SETTINGS)
def relabel(work: Work, vocabulary: Vocabulary, code: str, labels: Mapping[str, str]) -> None:
    """An empty label is taken away; the nearest other language stands in for it."""
    term, tidied = claims.term(work, vocabulary, code), _labels(labels)
    changed = tuple(each for each in LANGUAGES if term.labels.get(each) != tidied.get(each))
    if changed:
        term.labels = tidied
        work.record(events.TermRelabelled(term.id, vocabulary=vocabulary, code=code, languages=changed))


@needs(Permission.EDIT_SETTINGS)
def move(work: Work, vocabulary: Vocabulary, code: str, parent: str | None) -> None:
    """Put a term below another one, or at the top."""
    term = claims.term(work, vocabulary, code)
    above = {row.code: row.parent for row in views.terms(work, vocabulary)}
    _keep_a_tree(above, code, parent)
    if term.parent != parent:
        term.parent = parent
        if vocabulary is Vocabulary.CATEGORY:
            deadlines.follow_later(work, true())
        work.record(events.TermMoved(term.id, vocabulary=vocabulary, code=code, parent=parent))


@needs(Permission.EDIT_SETTINGS)
def shift(work: Work, vocabulary: Vocabulary, code: str, by: int) -> None:
    """Let a term change places with the one before (``by=-1``) or after it (``by=1``) below the same parent."""
    held, rows = claims.all_terms(work, vocabulary), views.terms(work, vocabulary)
    if code not in held:
        raise errors.NoSuchTerm(code=code)
    siblings = [row.code for row in rows if row.parent == held[code].parent]
    place = siblings.index(code) + by
    if not 0 <= place < len(siblings):
        return
    swapped = {code: siblings[place], siblings[place]: code}
    for position, row in enumerate(rows):
        held[swapped.get(row.code, row.code)].position = position
    work.record(events.TermShifted(held[code].id, vocabulary=vocabulary, code=code))


@needs(Permission.EDIT_SETTINGS)
def retire(work: Work, vocabulary: Vocabulary, code: str) -> None:
    """Cases that carry the term keep it and its label; it cannot be chosen any more."""
    term = claims.term(work, vocabulary, code)
    if term.active:
        term.active = False
        work.record(events.TermRetired(term.id, vocabulary=vocabulary, code=code))


@needs(Permission.EDIT_SETTINGS)
def restore(work: Work, vocabulary: Vocabulary, code: str) -> None:
    term = claims.term(work, vocabulary, code)
    if not term.active:
        term.active = True
        work.record(events.TermRestored(term.id, vocabulary=vocabulary, code=code))


def _labels(labels: Mapping[str, str]) -> dict[str, str]:
    tidied = {each: text for each in LANGUAGES if (text := tidy(labels.get(each, "")))}
    if not tidied:
        raise errors.NoLabel
    if max(map(len, tidied.values())) > rules.LONGEST_LABEL:
        raise errors.LabelTooLong(longest=rules.LONGEST_LABEL)
    return tidied


def _code(code: str, taken: set[str]) -> str:
    if not rules.fits_code(code):
        raise errors.CodeUnfit(code=code)
    if code in taken:
        raise errors.CodeTaken(code=code)
    return code


def _keep_a_tree(above: Mapping[str, str | None], code: str, parent: str | None) -> None:
    if parent is not None and parent not in above:
        raise errors.NoSuchTerm(code=parent)
    while parent is not None:
        if parent == code:
            raise errors.NotATree
        parent = above[parent]
