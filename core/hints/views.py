from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from core.hints import rules, upset, weights
from core.hints.features import READ_AT_MOST, grams
from core.hints.forms import Hint
from core.hints.upset import Lexicon, Mood
from core.hints.weights import Damaged, Learned
from core.hints.words import Source, Target
from core.models.hints import HintModel, OutsideHint
from core.models.people import Team
from core.models.settings import Term
from core.models.tickets import Message, Ticket
from core.resolution.words import Direction
from core.settings import views as settings
from core.settings.hints import HintPolicy
from core.settings.words import Vocabulary
from core.triage.words import Priority
from core.work import Reading

LAST_MESSAGES = 5

_shelf: dict[str, tuple[Learned, ...]] = {}  # what this process has read last; nothing where that was damaged


@dataclass(frozen=True, slots=True)
class Hints:
    """By target; ``unsure``: something was learned for it, and it was not sure enough of this text."""

    found: tuple[Hint, ...] = ()
    unsure: tuple[Target, ...] = ()

    def of(self, target: Target) -> Hint | None:
        return next((each for each in self.found if each.target is target), None)


def of_text(desk: Reading, text: str) -> Hints:
    """What the desk would say, from what it has learned, or else by the words of the categories."""
    policy = settings.read(desk, HintPolicy)
    if not policy.shown or not text.strip():
        return Hints()
    model, all_learned = in_force(desk)
    read = grams(text)
    found, unsure = list[Hint](), list[Target]()
    for learned in all_learned:
        target = Target(learned.target)
        answer = weights.answer(learned, read, _in_use(desk, target))
        if answer is None or 100 * answer.confidence < policy.sure_from:
            unsure.append(target)
        else:
            words = rules.deciding(read, answer.pull)
            found.append(Hint(target, answer.value, Source.LEARNED, answer.confidence, words, model))
    if all(each.target != str(Target.CATEGORY) for each in all_learned):
        found += _by_words(desk, policy, text)
    return Hints(tuple(found), tuple(unsure))


def of_case(desk: Reading, ticket: Ticket) -> Hints:
    """The same for what the customer wrote first; where the desk has no hint of its own, what was said outside."""
    told = of_text(desk, text_of(ticket))
    outside = desk.session.get(OutsideHint, ticket.id)
    value = outside.answers.get(Target.CATEGORY) if outside else None
    mine = told.of(Target.CATEGORY)
    if value not in _in_use(desk, Target.CATEGORY) or (mine and mine.source is Source.LEARNED):
        return told
    others = tuple(each for each in told.found if each is not mine)
    unsure = tuple(each for each in told.unsure if each is not Target.CATEGORY)
    return Hints((Hint(Target.CATEGORY, value, Source.OUTSIDE), *others), unsure)


def text_of(ticket: Ticket) -> str:
    return f"{ticket.subject}\n{ticket.description[:READ_AT_MOST]}"


def mood(desk: Reading, text: str) -> Mood:
    return upset.mood(text, lexicon(desk))


def mood_of_case(desk: Reading, ticket: Ticket) -> Mood:
    """Of the newest of the customer's messages that says so; the first one is the description."""
    query = select(Message.text).where(Message.ticket_id == ticket.id, Message.direction == Direction.INCOMING)
    said = [*desk.session.scalars(query.order_by(Message.id.desc()).limit(LAST_MESSAGES))]
    words = lexicon(desk)
    moods = (upset.mood(each, words) for each in (*said, f"{ticket.subject}\n{ticket.description}"))
    return next((each for each in moods if each.upset), Mood())


def lexicon(desk: Reading) -> Lexicon:
    policy = settings.read(desk, HintPolicy)
    return Lexicon(policy.threats, policy.repeats, policy.strong)


def in_force(desk: Reading) -> tuple[int, tuple[Learned, ...]]:
    """The chosen version and what it knows; nothing where none is chosen or its bytes are damaged."""
    row = desk.session.execute(select(HintModel.id, HintModel.digest).where(HintModel.chosen)).first()
    if row is None:
        return 0, ()
    if row.digest not in _shelf:
        content = desk.session.scalar(select(HintModel.content).where(HintModel.id == row.id))
        learned = read_weights(content, row.digest)
        _shelf.clear()
        _shelf[row.digest] = learned or ()
    return row.id, _shelf[row.digest]


def _by_words(desk: Reading, policy: HintPolicy, text: str) -> Sequence[Hint]:
    used = _in_use(desk, Target.CATEGORY)
    told = rules.by_keywords(text, {code: words for code, words in policy.keywords.items() if code in used})
    return [Hint(Target.CATEGORY, told[0], Source.KEYWORDS, words=told[1])] if told else []


def _in_use(desk: Reading, target: Target) -> frozenset[str]:
    match target:
        case Target.CATEGORY:
            query: Select[Any] = select(Term.code).where(Term.vocabulary == Vocabulary.CATEGORY, Term.active)
        case Target.TEAM:
            query = select(Team.id).where(Team.retired_at.is_(None))
        case Target.PRIORITY:
            return frozenset(str(each) for each in Priority)
    return frozenset(str(each) for each in desk.session.scalars(query))


def read_weights(content: bytes | None, digest: str) -> tuple[Learned, ...] | None:
    try:
        return weights.unpacked(content or b"", digest)
    except Damaged:
        return None
