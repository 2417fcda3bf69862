"""What somebody typed into the search field, understood. Pure values."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TypeVar

from core.errors import DomainError
from core.language import LANGUAGES, Word, speech
from core.process.words import Stage
from core.search import rules
from core.search.errors import NotADay, NotAStage, NotAThing, NothingAfter, NothingSought
from core.search.folding import without_contacts
from core.search.rules import Words
from core.search.words import Operator, Thing

LONGEST = 200  # characters of a query that are read
MOST_WORDS = 12
PART = re.compile(r'(\w+):(?=\s|$)|(?:(\w+):)?(?:"([^"]*)"?|(\S+))')
QUOTES = str.maketrans(dict.fromkeys("“”„«»「」『』", '"'))
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z", re.ASCII)
NUMBER = re.compile(r"#(\d{1,15})\Z", re.ASCII)

W = TypeVar("W", bound=Word)


@dataclass(slots=True)
class Sought:
    """``since``: opened on that day or later; ``before``: opened before that day. Everything holds together."""

    words: list[Words] = field(default_factory=list[Words])
    number: int | None = None
    stages: list[Stage] = field(default_factory=list[Stage])
    things: list[Thing] = field(default_factory=list[Thing])
    teams: list[str] = field(default_factory=list[str])
    since: date | None = None
    before: date | None = None

    @property
    def lone_number(self) -> int | None:
        """The case that was probably meant, where nothing but a number was typed."""
        one = self.words[0].runs if len(self.words) == 1 and not self.words[0].of_name else ()
        return int(one[0]) if len(one) == 1 and one[0].isascii() and one[0].isdigit() and len(one[0]) < 16 else None


def understood(typed: str) -> Sought:
    """Raises a refusal for what cannot be read, and where nothing is left to seek."""
    text = without_contacts(typed[:LONGEST]).translate(QUOTES)
    sought, anything = Sought(), False
    for alone, name, quoted, bare in PART.findall(text):
        operator = names(Operator).get((name or alone).casefold())
        value = quoted.strip() or bare
        if isinstance(operator, Operator):
            _narrow(sought, operator, name or alone, value)
        elif value or alone:
            _seek(sought, f"{name or alone}:{value}" if name or alone else value, bool(quoted))
        anything = anything or operator is not None
    if not anything and not sought.words and sought.number is None and typed.strip():
        raise NothingSought(said=typed.strip())
    return sought


def trouble(typed: str) -> DomainError | None:
    """Why this cannot be sought, for those who want to know before they seek."""
    try:
        understood(typed)
    except DomainError as refusal:
        return refusal
    return None


def _seek(sought: Sought, text: str, whole: bool) -> None:
    if (number := NUMBER.match(text)) and not whole:
        sought.number = int(number[1])
    elif (found := rules.words(text, whole=whole)) and len(sought.words) < MOST_WORDS:
        sought.words.append(found)


def _narrow(sought: Sought, operator: Operator, said: str, value: str) -> None:
    if not value:
        raise NothingAfter(said=said)
    match operator:
        case Operator.FROM:
            sought.words.append(_name(value))
        case Operator.STAGE:
            sought.stages.append(_one_of(Stage, value, NotAStage))
        case Operator.HAS:
            sought.things.append(_one_of(Thing, value, NotAThing))
        case Operator.TEAM:
            sought.teams.append(value)
        case Operator.AFTER:
            sought.since = _day(value)
        case Operator.BEFORE:
            sought.before = _day(value)


def _name(value: str) -> Words:
    if found := rules.words(value, of_name=True):
        return found
    raise NothingSought(said=value)


def _one_of(kind: type[W], value: str, refusal: type[DomainError]) -> W:
    found = names(kind).get(value.casefold())
    if isinstance(found, kind):
        return found
    raise refusal(said=value, known=", ".join(kind))


def _day(value: str) -> date:
    found = DAY.match(value)
    try:
        return date(*map(int, found.groups())) if found else date.fromisoformat(value)
    except ValueError:
        raise NotADay(said=value) from None


def names_of_stages() -> list[str]:
    return [str(each) for each in Stage]


@cache
def names(kind: type[Word]) -> Mapping[str, Word]:
    """Each word by its code and by its labels, all in one spelling."""
    known: dict[str, Word] = {str(word.value): word for word in kind}
    for language in LANGUAGES:
        for word in kind:
            label = unicodedata.normalize("NFKC", speech(language)(word.source)).casefold()
            known.setdefault(label, word)
    return known
