"""XML from strangers: no document types, hence no entities and nothing fetched; bounded in size, depth and number."""

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from core.exchange.errors import HasEntities, NotXml, TooDeep

DEEPEST = 100
MOST_PARTS = 200_000


class _Guarded(TreeBuilder):
    """Refuses while the file is still being read, before anything has grown."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise HasEntities

    def start(self, tag: Any, attrs: Any, /) -> Any:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST_PARTS:
            raise TooDeep
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Any:
        self.depth -= 1
        return super().end(tag)


def parsed(content: bytes) -> Element:
    parser: XMLParser[Element] = XMLParser(target=_Guarded())
    try:
        parser.feed(content)
        return parser.close()
    except ParseError as error:
        raise NotXml(place=":".join(map(str, error.position))) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise NotXml(place="1") from error
