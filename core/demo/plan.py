"""Ninety days of a small desk, the same each time: stories, goods and customers are combined by a seeded generator."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from core.demo.acts import MAIL, Act, Opening, coming
from core.demo.complaint import complaint, plain
from core.demo.crowd import Crowds
from core.demo.days import Days
from core.demo.health import health
from core.demo.pen import Lines, Pen
from core.demo.script import Product, Script, Story
from core.demo.service import service
from core.triage.words import Impact, Severity, Urgency

SEED = 20_240
CASES = 240
UNTIL = 0.35  # days ago: what came in later is told one by one
TWINS = 0.06  # of all cases are asked twice
CHINESE, ENGLISH = "zh_CN", "en"
SHARE = 0.55  # of all cases are Chinese
CHANNELS = {
    CHINESE: {"phone": 24, "chat": 6, "web": 12, "mini_program": 11, "shop": 10, "official_account": 9,
              "walk_in": 6, MAIL: 6},
    ENGLISH: {MAIL: 26, "web": 24, "phone": 16, "chat": 5, "social": 5, "app": 6},
}  # fmt: skip
CHAT_GROWS = 8  # times as many at the end
COURSES: dict[str, Callable[[Pen], None]] = {
    "service": service, "complaint": complaint, "health": health, "plain": plain
}  # fmt: skip


class Planner:
    """Makes up one case after the other."""

    def __init__(self, script: Script, days: Days) -> None:
        self.script, self.days, self.rng = script, days, Random(SEED)
        self.crowds = Crowds(self.rng, dict(script.crowd))
        self._lines, self._told, self._count = Lines(), Counter[str](), 0

    def cases(self, scale: float) -> Iterator[list[Act]]:
        """The acts of each case; what would happen later than now has not happened yet."""
        for at, language, story, batch in sorted(self._arrivals(scale), key=lambda each: each[0]):
            pen = self._pen(at, language, story, batch)
            COURSES[story.course](pen)
            twin = self._twin(pen) if self.rng.random() < TWINS else []
            yield [act for act in (*pen.acts, *twin) if act.at <= self.days.now]

    def _arrivals(self, scale: float) -> Iterator[tuple[datetime, str, Story, str]]:
        for language, stories in self.script.stories.items():
            share = SHARE if language == CHINESE else 1 - SHARE
            weights = [each.weight for each in stories]
            for _ in range(round(CASES * scale * share)):
                at = self.days.arrival(self.rng, self.days.many, UNTIL)
                yield at, language, self.rng.choices(stories, weights)[0], ""
            for story in stories:
                if burst := story.burst:
                    for _ in range(max(1, round(burst.cases * scale))):
                        yield self.days.arrival(self.rng, burst.since, burst.until), language, story, burst.batch

    def _pen(self, at: datetime, language: str, story: Story, batch: str) -> Pen:
        self._count += 1
        key, rng = f"demo-made-{self._count}", self.rng
        product_key = rng.choice(story.about or tuple(self.script.goods))
        product = self.script.goods[product_key]
        channel = self._channel(story, language, at)
        if channel in {"phone", "chat", "walk_in"}:
            at = self.days.attended(rng, at)
        agent = rng.choice(
            [name for name, each in self.script.people.items() if _answers(each.teams, each.speaks, language)]
        )
        pen = Pen(
            key=key, at=at, rng=rng, days=self.days, lines=self._lines, people=dict(self.script.people), story=story,
            talk=self.script.talk[language], product=product, who=agent, order=self._order(at),
            opening=self._opening(story, language, channel, product_key, batch or self._batch(product)),
        )  # fmt: skip
        pen.opening = self._worded(pen)
        pen.acts.append(coming(at, key, agent, pen.opening))
        return pen

    def _channel(self, story: Story, language: str, at: datetime) -> str:
        offered = dict(CHANNELS[language])
        grown = 1 + (CHAT_GROWS - 1) * (1 - self.days.age(at) / self.days.many)
        offered["chat"] = round(offered["chat"] * grown)
        if story.channels:
            offered = {each: offered.get(each, 4) for each in story.channels}
        if story.course != "service":  # a mail begins as a question, whatever it becomes
            offered.pop(MAIL, None)
        return self.rng.choices(list(offered), list(offered.values()))[0]

    def _batch(self, product: Product) -> str:
        return self.rng.choice(product.batches) if self.rng.random() < 0.55 else ""

    def _order(self, at: datetime) -> str:
        return f"{at:%y%m%d}-{self.rng.randrange(100, 999)}"

    def _opening(self, story: Story, language: str, channel: str, product: str, batch: str) -> Opening:
        talk = self.script.talk[language]
        return Opening(
            guest=self.crowds.somebody(language, channel),
            channel=channel,
            category=story.category,
            subject="",
            text="",
            severity=Severity(story.severity),
            urgency=Urgency(story.urgency),
            impact=Impact(story.impact),
            product=product,
            batch=batch,
            place=self.rng.choice(talk.places),
            team="care",
            answers=dict(story.answers) if story.answers else None,
        )

    def _worded(self, pen: Pen) -> Opening:
        """Its subjects and texts follow each other, so that neighbours differ."""
        story, turn = pen.story, self._told[pen.story.id]
        self._told[story.id] += 1
        subject, text = story.subject[turn % len(story.subject)], story.text[turn % len(story.text)]
        happened = (pen.at - timedelta(days=self.rng.randrange(4))).astimezone(self.days.zone).date()
        return replace(
            pen.opening,
            subject=_capital(pen.say(subject)),
            text=pen.say(text),
            happened_on=happened if self.rng.random() < 0.5 else None,
        )

    def _twin(self, pen: Pen) -> list[Act]:
        """The customer asks once more by phone, and somebody sees that it is the same case."""
        taken = next(act.at for act in pen.acts if act.do == "take")
        later = [act for act in pen.acts if act.at > taken]
        closed = next((act.at for act in later if act.do == "transfer" or act.step == "confirm"), self.days.now)
        at = self.days.attended(self.rng, taken + timedelta(minutes=self.rng.uniform(4, 9)))
        soon, then = at + timedelta(seconds=70), at + timedelta(seconds=150)
        if then >= closed or pen.story.course != "service":
            return []
        key, agent = f"{pen.key}-again", pen.acts[1].by
        words = self.rng.choice(pen.talk.twice)
        opening = replace(pen.opening, channel="phone", text=words, answers=None, happened_on=None)
        return [
            coming(at, key, agent, opening),
            Act(soon, key, agent, "take"),
            Act(then, key, agent, "merge", {"into": pen.key}),
        ]


def _answers(teams: tuple[str, ...], speaks: tuple[str, ...], language: str) -> bool:
    return "care" in teams and language in speaks


def _capital(subject: str) -> str:
    return subject[:1].upper() + subject[1:]
