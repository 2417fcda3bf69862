"""The picture of a BPMN diagram, as BPMN itself tells it: a box for each shape, points for each line."""

from xml.etree.ElementTree import Element, SubElement

from core.exchange.diagram import Kind
from core.exchange.layout import Box, Layout, Line

FAR = 80  # from the edge of the sheet


def add(root: Element, layout: Layout) -> None:
    diagram = SubElement(root, "bpmndi:BPMNDiagram", id="diagram")
    plane = SubElement(diagram, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
    _shape(plane, "pool", layout.pool, lying=True)
    for lane, box in layout.lanes.items():
        _shape(plane, f"role_{lane}", box, lying=True)
    for name, box in layout.boxes.items():
        own = _shape(plane, name, box)
        if layout.diagram.nodes[name].kind in {Kind.SPLIT, Kind.JOIN}:
            own.set("isMarkerVisible", "true")
        if place := layout.names.get(name):
            _bounds(SubElement(own, "bpmndi:BPMNLabel"), place)
    for number, line in enumerate(layout.lines):
        _edge(plane, f"flow_{number}", line)


def _shape(plane: Element, of: str, box: Box, *, lying: bool = False) -> Element:
    known = {"id": f"{of}_di", "bpmnElement": of} | ({"isHorizontal": "true"} if lying else {})
    own = SubElement(plane, "bpmndi:BPMNShape", known)
    _bounds(own, box)
    return own


def _edge(plane: Element, of: str, line: Line) -> None:
    own = SubElement(plane, "bpmndi:BPMNEdge", id=f"{of}_di", bpmnElement=of)
    for x, y in line.points:
        SubElement(own, "di:waypoint", x=str(round(x + FAR)), y=str(round(y + FAR)))
    if line.label:
        _bounds(SubElement(own, "bpmndi:BPMNLabel"), line.label)


def _bounds(own: Element, box: Box) -> None:
    place = {"x": box.x + FAR, "y": box.y + FAR, "width": box.width, "height": box.height}
    SubElement(own, "dc:Bounds", {name: str(round(number)) for name, number in place.items()})
