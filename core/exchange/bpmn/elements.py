"""The elements of a BPMN file, read into a model; what the model has no place for is noted with its name."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast
from xml.etree.ElementTree import Element

from core.exchange.bpmn import names
from core.exchange.bpmn.model import ACTIVITIES, Model, Thing, Way
from core.exchange.bpmn.writing import clean
from core.exchange.errors import NoProcess, NotBpmn, TooManyElements
from core.exchange.words import Unclear
from core.process.shorthand import MOST_STEPS

SUBPROCESSES = {"subProcess", "transaction", "adHocSubProcess"}
LOOPS = {"multiInstanceLoopCharacteristics", "standardLoopCharacteristics"}
BESIDE = {
    "dataObject": Unclear.DATA, "dataObjectReference": Unclear.DATA, "dataStoreReference": Unclear.DATA,
    "textAnnotation": Unclear.NOTE, "group": Unclear.NOTE,
}  # fmt: skip
SILENT = {"documentation", "extensionElements", "laneSet", "sequenceFlow", "association", "ioSpecification", "property"}


def read(root: Element) -> Model:
    if root.tag != f"{{{names.MODEL}}}definitions":
        raise NotBpmn
    processes = [each for each in root if _tag(each) == "process"]
    if not any(_activities(each) for each in processes):
        raise NoProcess
    model = Model()
    chosen = max(processes, key=_activities)
    pools = [each for part in root if _tag(part) in {"collaboration", "choreography"} for each in part]
    own = next((each for each in pools if each.get("processRef") == chosen.get("id")), None)
    title = next((each.get("name") for each in (own, chosen, root) if each is not None and each.get("name")), "")
    model.title = clean(title or "")
    for each in processes:
        if each is not chosen:
            name = next((pool.get("name") for pool in pools if pool.get("processRef") == each.get("id")), None)
            model.note(Unclear.OTHER_PROCESS, clean(name or each.get("name") or "") or _id(each))
    _Reader(model).process(chosen)
    _beside(model, pools, root)
    return model


def _beside(model: Model, pools: list[Element], root: Element) -> None:
    known = {_id(each): clean(each.get("name") or "") or _id(each) for each in root.iter() if each.get("id")}
    for each in pools:
        if _tag(each) == "participant" and not each.get("processRef"):
            model.note(Unclear.POOL, known[_id(each)] if _id(each) in known else _id(each))
        if _tag(each) == "messageFlow":
            ends = [known.get(each.get(end) or "", "?") for end in ("sourceRef", "targetRef")]
            model.note(Unclear.MESSAGE_FLOW, clean(each.get("name") or "") or " → ".join(ends))
        if _tag(each) in {"textAnnotation", "group"}:
            model.note(Unclear.NOTE, _said(each))


class _Reader:
    """One process; processes within it become a part of it."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.opened: list[tuple[str, list[Thing]]] = []

    def process(self, own: Element) -> None:
        self.model.ours = _ours(own)
        self._lanes(own)
        self._parts(own, inside=False)
        doors = {outer: f"{outer}/in" for outer, _ in self.opened}
        self.model.ways = [replace(way, target=doors.get(way.target, way.target)) for way in self.model.ways]
        for outer, parts in self.opened:
            self._open(outer, parts)

    def _lanes(self, own: Element) -> None:
        for lane in own.iter(f"{{{names.MODEL}}}lane"):
            self.model.lane_names[_id(lane)] = clean(lane.get("name") or "")
            for node in (each for each in lane if _tag(each) == "flowNodeRef"):
                self.model.lanes[(node.text or "").strip()] = _id(lane)

    def _parts(self, own: Element, *, inside: bool) -> None:
        for part in own:
            tag = _tag(part)
            if tag == "sequenceFlow":
                self.model.ways.append(_way(part))
            elif tag in SUBPROCESSES:
                self._subprocess(part)
            elif tag in ACTIVITIES or tag.endswith(("Event", "Gateway")):
                self._thing(part, inside=inside)
            elif tag in BESIDE:
                self.model.note(BESIDE[tag], _said(part))
            elif tag not in SILENT and tag not in LOOPS and tag not in {"incoming", "outgoing"}:
                self.model.note(Unclear.OTHER, _said(part))

    def _thing(self, part: Element, *, inside: bool) -> None:
        tag = _tag(part)
        if inside and tag in {"startEvent", "endEvent"}:
            tag = f"inner{tag}"
        text = "\n".join((each.text or "").strip() for each in part if _tag(each) == "documentation").strip()
        thing = Thing(
            self._own_id(part), tag, clean(part.get("name") or ""), text, part.get("attachedToRef") or "",
            part.get("cancelActivity") != "false", tuple(self._triggers(part)), _ours(part),
        )  # fmt: skip
        self.model.things[thing.id] = thing
        if len(self.model.things) > 10 * MOST_STEPS:
            raise TooManyElements(limit=MOST_STEPS)
        if any(_tag(each) in LOOPS for each in part):
            self.model.note(Unclear.REPEATED, _said(part))

    def _own_id(self, part: Element) -> str:
        """Of two with one id, or with none, neither stands in the place of the other."""
        own = _id(part)
        return own if own and own not in self.model.things else f"{own}/{len(self.model.things)}"

    def _triggers(self, part: Element) -> Iterator[tuple[str, str]]:
        for each in part:
            tag = _tag(each)
            if tag == "timerEventDefinition":
                time = next(iter(each), None)
                yield (_tag(time), (time.text or "").strip()) if time is not None else ("timer", "")
            elif tag.endswith("EventDefinition"):
                ref = next((each.get(f"{kind}Ref") for kind in ("message", "signal") if each.get(f"{kind}Ref")), "")
                yield tag.removesuffix("EventDefinition"), (ref or each.get("name") or "").rpartition(":")[2]

    def _subprocess(self, part: Element) -> None:
        """Its own parts stand in its place; an empty one is a task like others."""
        if not _activities(part):
            self._thing(_renamed(part), inside=False)
            return
        if part.get("triggeredByEvent") == "true":
            self.model.note(Unclear.SIDE_EVENT, _said(part))
            return
        self.model.note(Unclear.SUBPROCESS, _said(part))
        if any(_tag(each) in LOOPS for each in part):
            self.model.note(Unclear.REPEATED, _said(part))
        before = set(self.model.things)
        self._parts(part, inside=True)
        new = [each for name, each in self.model.things.items() if name not in before]
        for each in new:
            self.model.lanes.setdefault(each.id, self.model.lanes.get(_id(part), ""))
        self.model.things[_id(part)] = Thing(_id(part), "door", "")
        self.opened.append((_id(part), new))

    def _open(self, outer: str, parts: list[Thing]) -> None:
        """What leads to the process leads to its start, and its ends lead to where it leads."""
        arriving, leaving = {way.target for way in self.model.ways}, {way.source for way in self.model.ways}
        starts = [each.id for each in parts if each.tag == "innerstartEvent"]
        starts = starts or [each.id for each in parts if each.id not in arriving and not each.host]
        self.model.things[f"{outer}/in"] = Thing(f"{outer}/in", "door", "")
        self.model.ways += [Way(f"{outer}/in", start) for start in starts[:1]]
        self.model.ways += [Way(each.id, outer) for each in parts if each.id not in leaving and not each.host]


def _way(part: Element) -> Way:
    condition = next((each for each in part if _tag(each) == "conditionExpression"), None)
    text = (condition.text or "").strip() if condition is not None else ""
    language = (condition.get("language") or "") if condition is not None else ""
    return Way(part.get("sourceRef") or "", part.get("targetRef") or "", clean(part.get("name") or ""), text, language)


def _ours(part: Element) -> dict[str, Any]:
    """What we wrote there; broken by another program, it is as if it were not there."""
    for place in (each for each in part if _tag(each) == "extensionElements"):
        for own in place:
            if own.tag.startswith(f"{{{names.OURS}}}"):
                try:
                    body: Any = json.loads(own.text or "")
                except (ValueError, RecursionError):
                    return {}
                return cast("dict[str, Any]", body) if isinstance(body, dict) else {}
    return {}


def _renamed(part: Element) -> Element:
    own = Element(f"{{{names.MODEL}}}task", part.attrib)
    own.extend(each for each in part if _tag(each) in {"documentation", "extensionElements"} | LOOPS)
    return own


def _activities(part: Element) -> int:
    count = sum(_tag(each) in ACTIVITIES or _tag(each) in SUBPROCESSES for each in part.iter())
    count -= _tag(part) in SUBPROCESSES
    if count > MOST_STEPS + 1:
        raise TooManyElements(limit=MOST_STEPS)
    return count


def _said(part: Element) -> str:
    """As a person would point at it."""
    text = next((each.text for each in part if _tag(each) == "text"), "")
    return clean(part.get("name") or text or "")[:80] or f"{_tag(part)} {_id(part)}".strip()


def _tag(part: Element) -> str:
    """Its name in BPMN; of other languages nothing is known."""
    tag = str(part.tag)
    return tag.removeprefix(f"{{{names.MODEL}}}") if tag.startswith(f"{{{names.MODEL}}}") else f"other:{tag[-60:]}"


def _id(part: Element) -> str:
    return (part.get("id") or "").strip()[:200]
