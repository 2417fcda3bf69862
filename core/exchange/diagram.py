"""A document as a diagram with lanes: what BPMN, the pictures and Markdown draw alike. Pure values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from core.language import N_, label_in
from core.process.carrying import read_by
from core.process.document import Document, Move, Step
from core.process.wording import Wording
from core.process.words import Happening


class Kind(StrEnum):
    START = "start"
    TASK = "task"
    END = "end"
    SPLIT = "split"
    JOIN = "join"
    WAIT = "wait"
    CATCH = "catch"


@dataclass(frozen=True, slots=True)
class Node:
    """``host``: the task at whose edge an event sits; ``step``: which step this is, if it is one."""

    id: str
    kind: Kind
    name: str
    lane: str
    step: str = ""
    host: str = ""
    event: Happening | None = None
    after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """``default``: taken where no condition holds; ``chosen``: a person may take it beside those with conditions."""

    source: str
    target: str
    name: str = ""
    when: str | None = None
    default: bool = False
    chosen: bool = False
    back: bool = False


@dataclass(slots=True)
class Diagram:
    """``lanes``: role codes with their names, in the order of the document."""

    title: str
    lanes: dict[str, str]
    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    flows: list[Flow] = field(default_factory=list[Flow])

    def put(self, node: Node) -> str:
        self.nodes[node.id] = node
        return node.id

    def link(self, source: str, target: str, name: str = "") -> None:
        self.flows.append(Flow(source, target, name))


def drawn(document: Document, wording: Wording) -> Diagram:
    worked = [step.role for step in document.steps.values()]
    roles = dict.fromkeys((*(role for role in document.roles if role in worked), *worked))
    made = Diagram(wording.title, {role: wording.role(role) for role in roles})
    first = document.steps[document.start].role
    made.put(Node("start", Kind.START, wording.say(N_("Case begins")), first))
    made.link("start", of(document.start))
    for name, step in document.steps.items():
        _Step(made, document, wording, name, step).draw()
    _join(made)
    return made


def of(step: str) -> str:
    """The id of a step's node."""
    return f"step_{step}"


def merged(moves: Sequence[Move]) -> list[Move]:
    """One arrow for all moves by a person to the same step: it is theirs when any of the conditions holds."""
    found: dict[str, list[Move]] = {}
    for move in moves:
        found.setdefault(move.to, []).append(move)
    return [_one_of(each) for each in found.values()]


def _one_of(moves: list[Move]) -> Move:
    conditions = [move.when for move in moves if move.when is not None]
    if len(moves) == 1 or len(conditions) < len(moves):
        return moves[0] if len(moves) == 1 else moves[0].model_copy(update={"when": None})
    return moves[0].model_copy(update={"when": " or ".join(f"({each})" for each in conditions), "labels": {}})


@dataclass(frozen=True, slots=True)
class _Step:
    made: Diagram
    document: Document
    wording: Wording
    name: str
    step: Step

    @property
    def id(self) -> str:
        return of(self.name)

    def draw(self) -> None:
        ends = not self.step.next and self.step.is_end
        kind, name = (Kind.END if ends else Kind.TASK), self.wording.step(self.name)
        self.made.put(Node(self.id, kind, name, self.step.role, step=self.name))
        by_hand = merged([move for move in self.step.next if move.by_person])
        by_itself = [move for move in self.step.next if not move.by_person]
        self._chosen(by_hand)
        if by_hand:
            for number, move in enumerate(by_itself):
                self._event(move, number, host=self.id)
        elif by_itself:
            self._awaited(by_itself)

    def _chosen(self, moves: list[Move]) -> None:
        if len(moves) > 1:
            self._split(moves)
        for move in moves if len(moves) == 1 else ():
            asked = _read_by(self.document, moves)
            self._flow(self.id, move, self._answer(move, asked) if move.when or move.labels else "")

    def _split(self, moves: list[Move]) -> None:
        asked = _read_by(self.document, moves)
        name = self.wording.listed(map(self.wording.field, asked)) or self.wording.say(N_("Where to"))
        fork = self.made.put(Node(f"choice_{self.name}", Kind.SPLIT, f"{name}?", self.step.role))
        self.made.link(self.id, fork)
        told, free = bool(asked) or any(move.labels for move in moves), [m.to for m in moves if m.when is None]
        for move in moves:
            name = self._answer(move, asked) if told else ""
            self._flow(fork, move, name, default=told and move.to in free[:1], chosen=told and move.to in free[1:])

    def _answer(self, move: Move, asked: Sequence[str]) -> str:
        own = label_in(move.labels, self.wording.language)
        if move.when is None:
            return own or self.wording.say(N_("by hand"))
        return own or self.wording.answer(move.when, asked)

    def _awaited(self, moves: list[Move]) -> None:
        if len(moves) == 1:
            self._event(moves[0], 0, source=self.id)
            return
        wait = self.made.put(Node(f"wait_{self.name}", Kind.WAIT, "", self.step.role))
        self.made.link(self.id, wait)
        for number, move in enumerate(moves):
            self._event(move, number, source=wait)

    def _event(self, move: Move, number: int, source: str = "", host: str = "") -> None:
        name = label_in(move.labels, self.wording.language) or self.wording.maker(move)
        node = Node(
            f"event_{self.name}_{number}", Kind.CATCH, name, self.step.role, host=host, event=move.event,
            after=move.after,
        )  # fmt: skip
        self.made.put(node)
        if source:
            self.made.link(source, node.id)
        self.made.flows.append(Flow(node.id, of(move.to), back=move.back))

    def _flow(self, source: str, move: Move, name: str, *, default: bool = False, chosen: bool = False) -> None:
        self.made.flows.append(Flow(source, of(move.to), name, move.when, default, chosen, move.back))


def _read_by(document: Document, moves: Sequence[Move]) -> list[str]:
    """The fields that these conditions read, in the order of the document."""
    read = frozenset[str]().union(*map(read_by, moves))
    return [*(name for name in document.fields if name in read), *sorted(read - set(document.fields))]


def _join(made: Diagram) -> None:
    """Ways that meet, meet in a gateway of their own; ways to a step that is not there are left out."""
    made.flows = [flow for flow in made.flows if flow.target in made.nodes]
    arriving = Counter(flow.target for flow in made.flows)
    for node in [made.nodes[target] for target, count in arriving.items() if count > 1]:
        meeting = made.put(Node(f"join_{node.step}", Kind.JOIN, "", node.lane))
        made.flows = [replace(flow, target=meeting) if flow.target == node.id else flow for flow in made.flows]
        made.link(meeting, node.id)
