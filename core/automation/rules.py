"""What a rule may say, what sets it off, and whether rules would set each other off for ever. Pure values."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.automation.errors import (
    NoExpressions,
    NoName,
    NothingToDo,
    OutOfRange,
    TooManyParts,
    TooManyWords,
    Unfinished,
)
from core.automation.forms import Action, Body, Condition, When
from core.automation.words import NO, UP, YES, Act, Fact, Trigger
from core.triage.words import Priority

MOST_CONDITIONS, MOST_ACTIONS, MOST_RULES = 8, 6, 100
MOST_WORDS, LONGEST_WORD = 20, 60
LONGEST_NAME, LONGEST_TEXT = 80, 2_000
LONGEST = 365 * 24 * 60  # minutes
DEEPEST = 3  # rules that set each other off, one after the other
MOST_A_DAY = 20  # runs by events, in one case
PATIENCE = 5  # runs in a row that could do nothing
EXPRESSION = re.compile(r"\\[dwsbDWSB]|\.[*+]|\(\?|\[[^\]]{0,60}\][*+{]|\)[*+{]")

ASSIGNED = ("ticket.taken", "ticket.taken_next", "ticket.assigned", "ticket.placed")

#: What a happening is called in the events, and what more its detail has to say.
HEARD: dict[Trigger, tuple[tuple[str, ...], Callable[[Mapping[str, Any], str], bool]]] = {
    Trigger.OPENED: (("ticket.opened",), lambda _, __: True),
    Trigger.WROTE: (("ticket.message_added",), lambda told, _: told["direction"] == "in"),
    Trigger.REPLIED: (("ticket.message_added",), lambda told, _: told["direction"] == "out"),
    Trigger.MOVED: (("ticket.moved",), lambda told, stage: told["stage"] == stage),
    Trigger.REOPENED: (("ticket.moved",), lambda told, _: told["move_kind"] == "reopen"),
    Trigger.REGRADED: (("ticket.regraded",), lambda _, __: True),
    Trigger.ASSIGNED: (ASSIGNED, lambda _, __: True),
    Trigger.RELEASED: (("ticket.released", "ticket.returned"), lambda _, __: True),
    Trigger.TRANSFERRED: (("ticket.transferred",), lambda _, __: True),
    Trigger.TAGGED: (("ticket.tags_changed",), lambda told, tag: tag in told["added"]),
    Trigger.SURVEYED: (("ticket.survey_answered",), lambda _, __: True),
    Trigger.LOW_SCORE: (("ticket.survey_answered",), lambda told, _: told.get("low", False)),
}

#: What happens to a case by what a rule does.
EMITS: dict[Act, tuple[Trigger, ...]] = {
    Act.RAISE: (Trigger.REGRADED,),
    Act.ASSIGN: (Trigger.ASSIGNED,),
    Act.BEST: (Trigger.ASSIGNED,),
    Act.TRANSFER: (Trigger.TRANSFERRED, Trigger.RELEASED),
    Act.RELEASE: (Trigger.RELEASED,),
    Act.TAG: (Trigger.TAGGED,),
    Act.REPLY: (Trigger.REPLIED,),
    Act.MOVE: (Trigger.MOVED,),
}


def heard(when: When, kind: str, detail: Mapping[str, Any]) -> bool:
    """Whether this event is what the rule waits for."""
    kinds, fits = HEARD.get(when.trigger, ((), lambda _, __: False))
    return kind in kinds and fits(detail, when.of)


def check(body: Body) -> None:
    """Refuse what makes no sense, with the first reason."""
    if not any(each.strip() for each in body.labels.values()):
        raise NoName
    if not body.actions:
        raise NothingToDo
    if len(body.conditions) > MOST_CONDITIONS or len(body.actions) > MOST_ACTIONS:
        raise TooManyParts(conditions=MOST_CONDITIONS, actions=MOST_ACTIONS)
    _check_when(body.when)
    for condition in body.conditions:
        _check_condition(condition)
    for action in body.actions:
        if _is_open(action):
            raise Unfinished(part=action.act)


def _check_when(when: When) -> None:
    if when.trigger in {Trigger.DEADLINE, Trigger.MOVED, Trigger.TAGGED} and not when.of:
        raise Unfinished(part=when.trigger)
    least = -LONGEST if when.trigger is Trigger.DEADLINE else 1
    if when.trigger.timed and not least <= when.minutes <= LONGEST:
        raise OutOfRange(days=LONGEST // (24 * 60))


def _check_condition(condition: Condition) -> None:
    if not condition.values or (condition.fact is Fact.FIELD and not condition.field):
        raise Unfinished(part=condition.fact)
    if condition.fact is not Fact.WORDS:
        return
    for word in condition.values:
        if EXPRESSION.search(word):
            raise NoExpressions(text=word[:LONGEST_WORD])
    if len(condition.values) > MOST_WORDS or max(map(len, condition.values)) > LONGEST_WORD:
        raise TooManyWords(most=MOST_WORDS, longest=LONGEST_WORD)


def _is_open(action: Action) -> bool:
    if action.act in {Act.NOTE, Act.REMIND} and not 0 < len(action.text.strip()) <= LONGEST_TEXT:
        return True
    if action.act is Act.REMIND:
        return not action.to.isdecimal()
    return action.act not in {Act.BEST, Act.RELEASE, Act.NOTE} and not action.to


def ring(rules: Mapping[int, Body], start: int) -> Sequence[int]:
    """The way from a rule over those that it sets off back to itself; empty, where there is none."""
    ways: list[tuple[int, ...]] = [(start,)]
    seen = set[int]()
    while ways:
        way = ways.pop()
        for number, body in rules.items():
            if not sets_off(rules[way[-1]], body):
                continue
            if number == start:
                return way
            if number not in seen:
                seen.add(number)
                ways.append((*way, number))
    return ()


def sets_off(first: Body, second: Body) -> bool:
    """Whether what one does may be what the other waits for; where its conditions surely fail then, it is not."""
    return any(_leads_to(action, second) for action in first.actions)


def _leads_to(action: Action, body: Body) -> bool:
    when = body.when
    if when.trigger not in EMITS.get(action.act, ()):
        return False
    if when.trigger is Trigger.TAGGED and when.of != action.to:
        return False
    ruled_out = [_rules_out(action, condition) for condition in body.conditions]
    return not (any(ruled_out) if body.every else bool(ruled_out) and all(ruled_out))


def _rules_out(action: Action, condition: Condition) -> bool:
    """Whether a condition surely fails once this is done; where nobody can tell, it does not."""
    after = _after(action, condition.fact)
    return bool(after) and all((value in condition.values) is condition.negated for value in after)


def _after(action: Action, fact: Fact) -> frozenset[str]:
    """What this fact may be once the action has changed something; nothing, where it says nothing of it."""
    match action.act, fact:
        case Act.RAISE, Fact.PRIORITY:
            return frozenset(list(Priority)[:-1]) if action.to == UP else frozenset({action.to})
        case Act.TAG, Fact.TAG:
            return frozenset({action.to})
        case (Act.ASSIGN | Act.BEST), Fact.OWNER:
            return frozenset({YES})
        case (Act.RELEASE | Act.TRANSFER), Fact.OWNER:
            return frozenset({NO})
        case Act.TRANSFER, Fact.TEAM:
            return frozenset({action.to})
        case _:
            return frozenset()
