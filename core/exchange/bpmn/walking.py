"""From one step to the next: through gateways and past events, which BPMN draws and our documents say at the move."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from core.exchange.bpmn import names
from core.exchange.bpmn.model import ACTIVITIES, Model, Thing, Way
from core.exchange.bpmn.paths import Answer, Path
from core.exchange.errors import TooDeep
from core.exchange.words import Unclear

MOST_WAYS = 2_000  # out of one step, with all that lies between
MANY_AT_ONCE = {"parallelGateway", "inclusiveGateway", "complexGateway"}
UNASKED = {"eventBasedGateway", "parallelGateway", "complexGateway"}
CAUGHT = "intermediateCatchEvent"


class Walk:
    """Over one model; ``steps``: what becomes a step, in the order of the walk from the start."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.extra = set[str]()  # what has to be a step, because nothing before it can wait or decide
        self.start, self.start_is_step = self._start()
        self._settle()

    @cached_property
    def out(self) -> dict[str, list[Way]]:
        found = defaultdict[str, list[Way]](list)
        for way in self.model.ways:
            if way.source in self.model.things and way.target in self.model.things:
                found[way.source].append(way)
        return found

    @cached_property
    def hosted(self) -> dict[str, list[Thing]]:
        found = defaultdict[str, list[Thing]](list)
        for thing in self.model.things.values():
            if thing.tag == "boundaryEvent":
                found[thing.host].append(thing)
        return found

    def is_step(self, name: str) -> bool:
        tag = self.model.things[name].tag
        return tag in ACTIVITIES or tag == "endEvent" or name in self.extra

    def steps(self) -> list[str]:
        """All that become steps: whatever comes before something else stands before it, but where a way leads back."""
        first = [self.start] if self.start_is_step else [path.to for path in self._from(self.start)]
        reached, beside = dict[str, None](), dict[str, None]()
        for root in first:
            self._after(root, reached)
        for root in [name for name in reversed(self.model.things) if self.is_step(name) and name not in reached]:
            self._after(root, beside, reached)
        return [*dict.fromkeys((*first, *reversed(reached))), *reversed(beside)]

    def _after(self, root: str, done: dict[str, None], without: Collection[str] = ()) -> None:
        """In depth; a step is done when all that follows it is."""
        seen, stack = {root, *without}, [] if root in done else [(root, self._followers(root))]
        while stack:
            name, ways = stack[-1]
            to = next((each for each in ways if each not in seen and each not in done), None)
            if to is None:
                done[name] = None
                stack.pop()
            else:
                seen.add(to)
                stack.append((to, self._followers(to)))

    def _followers(self, name: str) -> Iterator[str]:
        return iter([path.to for path in reversed(self.onward(name))])

    def onward(self, name: str) -> list[Path]:
        """Every way out of a step, by what leads on from it and by the events at its edge."""
        own = self.model.things[name]
        trigger = own if own.tag == CAUGHT else None
        found = list(self._from(name, trigger))
        for event in self.hosted.get(name, ()):
            if self._counts(event):
                found += self._from(event.id, event)
        return found

    def asks(self, gateway: str) -> bool:
        """Whether people answer a question there, or are simply free to choose."""
        ways = self.out[gateway]
        words = [way.name or way.condition for way in ways]
        said = [each for each in words if each]
        distinct = len(set(said)) == len(said) and len(said) >= len(ways) - 1
        return len(ways) > 1 and distinct and self.model.things[gateway].tag not in UNASKED

    def _counts(self, event: Thing) -> bool:
        kinds = {kind for kind, _ in event.triggers}
        if kinds & {"compensate"}:
            self.model.note(Unclear.COMPENSATION, self.model.spoken(event))
        elif not event.interrupts:
            self.model.note(Unclear.SIDE_EVENT, self.model.spoken(event))
        else:
            return True
        return False

    def _start(self) -> tuple[str, bool]:
        things = self.model.things.values()
        starts = [each for each in things if each.tag == "startEvent"]
        starts.sort(key=lambda each: bool(each.triggers))
        for other in starts[1:]:
            self.model.note(Unclear.STARTS, self.model.spoken(other))
        if starts:
            return starts[0].id, False
        arriving = {way.target for way in self.model.ways}
        work = [each.id for each in things if each.tag in ACTIVITIES]
        return next((each for each in work if each not in arriving), work[0]), True

    def _settle(self) -> None:
        """Which events have to be steps is found by walking; each one found may uncover the next."""
        while True:
            before = len(self.extra)
            if not self.start_is_step:
                self._look_at_start()
            for name in [name for name in self.model.things if self.is_step(name)]:
                self.onward(name)
            if len(self.extra) == before:
                return

    def _look_at_start(self) -> None:
        paths = list(self._from(self.start))
        if len(paths) != 1 or not paths[0].free:
            self.extra.add(self.start)
            self.start_is_step = True
            self.model.note(Unclear.OWN_STEP, self.model.spoken(self.model.things[self.start]))

    def _from(self, name: str, trigger: Thing | None = None) -> Iterator[Path]:
        stack, known = [Path(name, trigger=trigger)], set[Path]()
        while stack:
            here = stack.pop()
            if self.is_step(here.to) and here.to != name:
                yield here
                continue
            onward = [self._along(here, way, number) for number, way in enumerate(self.out[here.to])]
            fresh = [path for path in onward if path not in known]
            yield from (path for path in fresh if path.to == name and self.is_step(name))
            stack += [path for path in reversed(fresh) if path.to != name]
            known |= set(fresh)
            if len(known) > MOST_WAYS:
                raise TooDeep

    def _past(self, path: Path) -> Path:
        """An event makes the move, unless something else makes it already: then one waits, or decides, in a step."""
        thing = self.model.things[path.to]
        if self.is_step(path.to):
            return path
        if thing.tag == CAUGHT and thing.triggers:
            return replace(path, trigger=thing) if path.free else self._own_step(path)
        return self._own_step(path) if path.trigger and len(self.out[path.to]) > 1 else path

    def _own_step(self, path: Path) -> Path:
        self.extra.add(path.to)
        self.model.note(Unclear.OWN_STEP, self.model.spoken(self.model.things[path.to]))
        return path

    def _along(self, here: Path, way: Way, number: int) -> Path:
        thing = self.model.things[here.to]
        if thing.tag in MANY_AT_ONCE:
            self._note_gateway(thing)
        return self._past(replace(self._said(here, way, number), to=way.target))

    def _said(self, here: Path, way: Way, number: int) -> Path:
        """What is known of a case that takes this way."""
        if way.language == names.GUARDS:
            return replace(here, guards=(*here.guards, way.condition))
        if way.language == names.CHOICE:
            return here
        if self.asks(here.to) and self._foreign(here.to):
            answer = Answer(here.to, number)
            return here if answer in here.answers else replace(here, answers=(*here.answers, answer))
        return replace(here, words=(*here.words, way.name)) if way.name and way.name not in here.words else here

    def _foreign(self, gateway: str) -> bool:
        return all(way.language not in {names.GUARDS, names.CHOICE} for way in self.out[gateway])

    def _note_gateway(self, thing: Thing) -> None:
        what = Unclear.COMPLEX if thing.tag == "complexGateway" else Unclear.PARALLEL
        self.model.note(what, self.model.spoken(thing))
