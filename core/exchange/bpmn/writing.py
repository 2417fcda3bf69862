"""A document as BPMN 2.0. What BPMN has no word for stands in our own elements, so that it comes back whole."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from core.exchange.bpmn import duration, names, plane
from core.exchange.diagram import Diagram, Flow, Kind, Node, drawn
from core.exchange.layout import laid_out
from core.language import label_in
from core.process.document import Document
from core.process.wording import Wording
from core.process.words import Happening

TAGS = {
    Kind.START: "startEvent", Kind.TASK: "userTask", Kind.END: "endEvent", Kind.SPLIT: "exclusiveGateway",
    Kind.JOIN: "exclusiveGateway", Kind.WAIT: "eventBasedGateway", Kind.CATCH: "intermediateCatchEvent",
}  # fmt: skip
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(document: Document, language: str) -> bytes:
    return _Writer(document, language).whole()


def clean(text: str) -> str:
    """On one line, and without the signs that XML cannot hold."""
    return " ".join(FORBIDDEN.sub("\ufffd", text).split())


class _Writer:
    def __init__(self, document: Document, language: str) -> None:
        self.document, self.language = document, language
        self.wording = Wording(document, language)
        self.diagram: Diagram = drawn(document, self.wording)
        self.arriving, self.leaving = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for number, flow in enumerate(self.diagram.flows):
            self.arriving[flow.target].append(number)
            self.leaving[flow.source].append(number)

    def whole(self) -> bytes:
        root = Element("bpmn:definitions", _head(self.document))
        self._messages(root)
        pool = SubElement(root, "bpmn:collaboration", id="collaboration")
        title = clean(self.wording.title) or self.document.process
        SubElement(pool, "bpmn:participant", id="pool", name=title, processRef="process")
        self._process(root, title)
        plane.add(root, laid_out(self.diagram))
        indent(root)
        whole: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
        return whole + b"\n"

    def _messages(self, root: Element) -> None:
        heard = {node.event for node in self.diagram.nodes.values() if node.event}
        for each in (each for each in Happening if each in heard):
            SubElement(root, "bpmn:message", id=f"message_{each}", name=self.wording.word(each))

    def _process(self, root: Element, title: str) -> None:
        process = SubElement(root, "bpmn:process", id="process", name=title, isExecutable="false")
        head = self.document.model_dump(mode="json", exclude_defaults=True, exclude={"steps"})
        order = list(self.document.steps)
        self._ours(process, "document", {"language": self.language, "head": head, "order": order})
        lanes = SubElement(process, "bpmn:laneSet", id="lanes")
        for lane, name in self.diagram.lanes.items():
            own = SubElement(lanes, "bpmn:lane", id=f"role_{lane}", name=clean(name) or lane)
            for node in (each for each in self.diagram.nodes.values() if each.lane == lane):
                SubElement(own, "bpmn:flowNodeRef").text = node.id
        for node in self.diagram.nodes.values():
            self._node(process, node)
        for number, flow in enumerate(self.diagram.flows):
            self._flow(process, flow, number)

    def _node(self, process: Element, node: Node) -> None:
        known = {"id": node.id} | ({"name": name} if (name := clean(node.name)) else {})
        if node.kind in {Kind.TASK, Kind.END, Kind.START}:
            known["name"] = clean(node.name) or node.step
        tag = "boundaryEvent" if node.host else TAGS[node.kind]
        own = SubElement(process, f"bpmn:{tag}", known | ({"attachedToRef": node.host} if node.host else {}))
        if node.step:
            self._step(own, node.step)
        self._ways(own, node)
        if node.event:
            SubElement(own, "bpmn:messageEventDefinition", id=f"{node.id}_what", messageRef=f"message_{node.event}")
        if node.after:
            timer = SubElement(own, "bpmn:timerEventDefinition", id=f"{node.id}_what")
            span = SubElement(timer, "bpmn:timeDuration", {"xsi:type": "bpmn:tFormalExpression"})
            span.text = duration.written(node.after)

    def _step(self, own: Element, name: str) -> None:
        step = self.document.steps[name]
        if words := FORBIDDEN.sub("\ufffd", label_in(step.do, self.language)):
            SubElement(own, "bpmn:documentation").text = words
        self._ours(own, "step", {"code": name, "step": step.model_dump(mode="json", exclude_defaults=True)})

    def _ours(self, own: Element, tag: str, body: dict[str, Any]) -> None:
        """As JSON in pure ASCII: no sign of any language can harm it on its way through another program."""
        place = SubElement(own, "bpmn:extensionElements")
        SubElement(place, f"aftercare:{tag}").text = json.dumps(body)

    def _ways(self, own: Element, node: Node) -> None:
        for number in self.arriving[node.id]:
            SubElement(own, "bpmn:incoming").text = f"flow_{number}"
        for number in self.leaving[node.id]:
            SubElement(own, "bpmn:outgoing").text = f"flow_{number}"
            if self.diagram.flows[number].default:
                own.set("default", f"flow_{number}")

    def _flow(self, process: Element, flow: Flow, number: int) -> None:
        said = flow.when or self.diagram.nodes[flow.source].kind is Kind.SPLIT  # elsewhere modellers want no words
        name = {"name": words} if said and (words := clean(flow.name)) else {}
        ends = {"sourceRef": flow.source, "targetRef": flow.target}
        own = SubElement(process, "bpmn:sequenceFlow", {"id": f"flow_{number}"} | name | ends)
        for language, text in _conditions(flow):
            kind = {"xsi:type": "bpmn:tFormalExpression", "language": language}
            SubElement(own, "bpmn:conditionExpression", kind).text = text


def _conditions(flow: Flow) -> Iterator[tuple[str, str]]:
    if flow.when is not None:
        yield names.GUARDS, FORBIDDEN.sub("\ufffd", flow.when)
    elif flow.chosen:
        yield names.CHOICE, flow.target


def _head(document: Document) -> dict[str, str]:
    spaces = {"bpmn": names.MODEL, "bpmndi": names.DI, "dc": names.DC, "di": names.DD, "xsi": names.XSI}
    own = {"id": f"document_{document.process}", "targetNamespace": f"{names.OURS}:{document.process}"}
    known = {f"xmlns:{prefix}": space for prefix, space in (spaces | {"aftercare": names.OURS}).items()}
    return known | own | {"exporter": names.EXPORTER}
