"""What a document says, in one language and as plain text: on the screen, and in files, which have no reader to ask."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from core.fields.forms import Labels
from core.language import N_, Phrase, Word, label_in, plural, speech
from core.process import conditions
from core.process.conditions import All, Condition, Either, Is, Not, Odd
from core.process.document import Document, Limit, Move, Step

Terms = Mapping[str, Mapping[str, Labels]]
ROUTED_BY = {"category": N_("Category"), "channel": N_("Channel"), "priority": N_("Priority")}


def span(time: timedelta, language: str) -> str:
    """With one unit where that says it all, as documents are written."""
    say, minutes = speech(language), round(time.total_seconds() / 60)
    if minutes and not minutes % 1440:
        return say(N_("{d} d")).format(d=minutes // 1440)
    if minutes and not minutes % 60:
        return say(N_("{h} h")).format(h=minutes // 60)
    return say(N_("{m} min")).format(m=minutes)


class Wording:
    """Of one document, for readers of one language; ``terms``: what categories and channels are called at this desk."""

    def __init__(self, document: Document, language: str, terms: Terms | None = None) -> None:
        self.document, self.language, self.terms = document, language, terms or {}
        self.say, self.count = speech(language), plural(language)

    @property
    def title(self) -> str:
        return label_in(self.document.labels, self.language, self.document.process)

    def word(self, word: Word) -> str:
        return self.say(word.source)

    def listed(self, parts: Iterable[str]) -> str:
        return self.say(N_(", ")).join(parts)

    def step(self, name: str) -> str:
        steps = self.document.steps
        return label_in(steps[name].labels, self.language, name) if name in steps else name

    def role(self, name: str) -> str:
        roles = self.document.roles
        return label_in(roles[name].labels, self.language, name) if name in roles else name

    def field(self, name: str) -> str:
        fields = self.document.fields
        if name not in fields:
            return self.say(ROUTED_BY.get(name, Phrase(name)))
        return label_in(fields[name].labels, self.language, name)

    def value(self, field: str, code: Any) -> str:
        if isinstance(code, bool):
            return self.say(N_("Yes")) if code else self.say(N_("No"))
        form = self.document.fields.get(field)
        known = form.value_labels if form else self.terms.get(field, {})
        return label_in(known.get(str(code), {}), self.language, str(code))

    def span(self, time: timedelta) -> str:
        return span(time, self.language)

    def limit(self, due: Limit | None) -> str:
        if due is None:
            return "–"
        said = [f"{self.value('channel', code)} {self.span(time)}" for code, time in due.by_channel.items()]
        own = self.span(due.default)
        whole = self.listed([*said, self.say(N_("otherwise {limit}")).format(limit=own)] if said else [own])
        return self.say(N_("{limit} from the start of the case")).format(limit=whole) if due.from_start else whole

    def maker(self, move: Move) -> str:
        """What makes a move: a person who finds a condition, an event, or time."""
        if move.event:
            return self.word(move.event)
        if move.after:
            return self.say(N_("after {span}")).format(span=self.span(move.after))
        if not move.when:
            return self.say(N_("by hand"))
        return self.say(N_("when {condition}")).format(condition=self.condition(move.when))

    def condition(self, guard: str) -> str:
        return self._said(conditions.read(guard), inside=False)

    def answer(self, guard: str, asked: Sequence[str]) -> str:
        """A condition as the short answer to a question about these fields."""
        return self._short(conditions.read(guard), asked, inside=False)

    def _said(self, tree: Condition, *, inside: bool) -> str:
        match tree:
            case Is(field, values, negated):
                sentence = N_("“{field}” is not {value}") if negated else N_("“{field}” is {value}")
                return self.say(sentence).format(field=self.field(field), value=self._values(field, values))
            case All(parts) | Either(parts):
                whole = self._joiner(tree).join(self._said(part, inside=True) for part in parts)
                return f"({whole})" if inside else whole
            case Not(part):
                return self._not(self._said(part, inside=False))
            case Odd(text):
                return text

    def _short(self, tree: Condition, asked: Sequence[str], *, inside: bool) -> str:
        match tree:
            case Is(field, values, negated):
                said = self._values(field, values)
                named = said if len(asked) == 1 else f"{self.field(field)}: {said}"
                return self._not(named) if negated else named
            case All(parts) | Either(parts):
                whole = self._joiner(tree).join(self._short(part, asked, inside=True) for part in parts)
                return f"({whole})" if inside else whole
            case Not(part):
                return self._not(self._short(part, asked, inside=False))
            case Odd(text):
                return text

    def _joiner(self, tree: All | Either) -> str:
        word: Phrase = N_(" and ") if isinstance(tree, All) else N_(" or ")
        return self.say(word)

    def _values(self, field: str, values: Sequence[Any]) -> str:
        return self.say(N_(" or ")).join(self.value(field, code) for code in values)

    def _not(self, said: str) -> str:
        return self.say(N_("not ({condition})")).format(condition=said)

    def asked(self, step: Step) -> Sequence[str]:
        """What a step asks of the person, one sentence each."""
        said: list[str] = []
        if step.require:
            said.append(self.say(N_("Required: {fields}")).format(fields=self.listed(map(self.field, step.require))))
        if step.optional:
            names = self.listed(map(self.field, step.optional))
            said.append(self.say(N_("Can be added: {fields}")).format(fields=names))
        if step.check:
            items = self.listed(label_in(item.labels, self.language, item.id) for item in step.check)
            said.append(self.say(N_("To be checked off: {items}")).format(items=items))
        if step.not_by:
            names = self.listed(map(self.step, step.not_by))
            said.append(self.say(N_("Four eyes: not by the person who did {steps}")).format(steps=names))
        return said

    def ways(self, step: Step) -> Sequence[str]:
        """Where a step leads, one sentence each."""
        return [*map(self._way, step.next), *self._beside(step)]

    def _way(self, move: Move) -> str:
        own = label_in(move.labels, self.language)
        words = [self.step(move.to), *([own] if own else []), self.maker(move)]
        return "→ " + " · ".join([*words, *([self.say(N_("rework"))] if move.back else [])])

    def _beside(self, step: Step) -> Iterable[str]:
        if step.max_visits:
            words = N_("After {n} visits, cases go to {step} instead.")
            yield self.say(words).format(n=step.max_visits.times, step=self.step(step.max_visits.then))
        if step.reopen:
            words = N_("May be reopened within {span}, at {step}.")
            yield self.say(words).format(span=self.span(step.reopen.within), step=self.step(step.reopen.to))
        if step.hand_over:
            yield self.say(N_("The case goes on in the process {process}.")).format(process=step.hand_over)
        if step.end:
            yield self.say(N_("Here a case ends."))
