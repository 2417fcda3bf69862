"""Where the steps of one document lead in another one, and what changes on the way. Pure values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.process.document import Document, Step
from core.process.rules import Need
from core.process.staff import Staff
from core.process.words import Stage
from core.switching.words import Effect


@dataclass(frozen=True, slots=True)
class Pair:
    """A step and the one that its cases go on in.

    ``goes_on``: it is the same work, whose time and entries go on; otherwise it begins anew. ``asked``: what the new
    step asks for and the old one did not. ``nobody``: who of those that work here could work it.
    """

    old: Step
    new: Step
    goes_on: bool
    asked: tuple[Need, ...]
    effect: Effect
    lose: frozenset[int]
    workers: frozenset[int]


def targets(old: Step, new: Document) -> tuple[str, ...]:
    """The steps in which a case can go on: no case is ended by it, and none that was solved is open again."""
    return tuple(name for name, step in new.steps.items() if _open_alike(old, step) and not is_end(step))


def by_itself(name: str, old: Step, new: Document) -> str | None:
    """The step of the same id, where its cases can go on there."""
    return name if name in targets(old, new) else None


def suggested(name: str, olds: Iterable[Step], new: Document) -> str | None:
    """The step of the same id, of the same name, or the likeliest of the same stage; none where nothing fits."""
    steps = tuple(olds)
    common = [each for each in new.steps if all(each in targets(old, new) for old in steps)]
    if name in common:
        return name
    named = (each for each in common if any(_same_name(old, new.steps[each]) for old in steps))
    alike = [each for each in common if any(old.stage is new.steps[each].stage for old in steps)]
    role = (each for each in alike if any(old.role == new.steps[each].role for old in steps))
    return next(named, None) or next(role, None) or next(iter(alike), None)


def whole(olds: Sequence[Document], new: Document, chosen: Mapping[str, str | None]) -> dict[str, str | None]:
    """Every step of the old versions with the one it leads to: the same by itself, otherwise as it was chosen."""
    found = dict[str, str | None]()
    for name in dict.fromkeys(name for old in olds for name in old.steps):
        steps = [old.steps[name] for old in olds if name in old.steps]
        itself = name if all(by_itself(name, step, new) for step in steps) else None
        found[name] = chosen.get(name, itself)
    return found


def pair(old: tuple[Document, str], new: tuple[Document, str], staff: Staff) -> Pair:
    before, after = old[0].steps[old[1]], new[0].steps[new[1]]
    could, can = staff.holding(old[0].roles[before.role]), staff.holding(new[0].roles[after.role])
    return Pair(
        before, after, goes_on(old, new), asked(before, after), effect(before.stage, after.stage),
        frozenset(could - can), frozenset(can),
    )  # fmt: skip


def goes_on(old: tuple[Document, str], new: tuple[Document, str]) -> bool:
    """The same step, by its id or its name, at the same stage: what was used of its time stays used."""
    before, after = old[0].steps[old[1]], new[0].steps[new[1]]
    same = old[1] == new[1] or _same_name(before, after)
    return same and before.stage is after.stage


def asked(old: Step, new: Step) -> tuple[Need, ...]:
    before = {item.id for item in old.check}
    fields = [Need("field", name) for name in new.require if name not in old.require]
    return (*fields, *(Need("check", item.id) for item in new.check if item.id not in before))


def effect(old: Stage, new: Stage) -> Effect:
    if old.waiting is new.waiting:
        return Effect.WAITS_OTHERWISE if old.waiting and old is not new else Effect.SAME
    return Effect.STOPS if new.waiting else Effect.RUNS


def is_end(step: Step) -> bool:
    """Where no case stands: it ends there, or is handed over."""
    return step.stage is Stage.CLOSED or step.is_end


def _open_alike(old: Step, new: Step) -> bool:
    return old.stage.open is new.stage.open


def _same_name(old: Step, new: Step) -> bool:
    return any(words and _folded(words) == _folded(new.labels.get(tag, "")) for tag, words in old.labels.items())


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
