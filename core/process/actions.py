from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from core.models.process import ProcessVersion
from core.permissions import Permission, needs
from core.process import issuing, views
from core.process.document import Document
from core.process.errors import BadDocument
from core.process.issuing import Said
from core.process.loading import loaded
from core.work import Work

SHIPPED = Path(__file__).parent / "shipped"


def read(text: str) -> Document:
    """Parse YAML; what cannot be understood is refused with its place."""
    try:
        return Document.model_validate(loaded(text))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadDocument(where=f"YAML {line}", what=error.problem or "?") from error
    except ValidationError as error:
        first: Any = error.errors()[0]
        raise BadDocument(where=" / ".join(map(str, first["loc"])) or "YAML 1", what=first["msg"]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # an unreadable sign, no such date, too deep
        raise BadDocument(where="YAML", what=str(error)) from error


@needs(Permission.PUBLISH_DOCUMENTS)
def publish(work: Work, document: Document) -> ProcessVersion:
    """Without a draft: what we ship, and what a desk brings along; the editor publishes with a second pair of eyes."""
    return issuing.issue(work, document, Said(author=work.reader.person_id, approver=None))


@needs(Permission.PUBLISH_DOCUMENTS)
def ship(work: Work) -> None:
    """Publish the documents that we ship and this desk never had; what it has retired stays retired."""
    known = views.codes(work)
    coming = [each for each in shipped() if each.process not in known]
    for document in coming:  # they may hand cases over to each other
        said = Said(author=work.reader.person_id, approver=None)
        issuing.issue(work, document, said, [each.process for each in coming])


@cache
def shipped() -> Sequence[Document]:
    return [read(place.read_text(encoding="utf-8")) for place in sorted(SHIPPED.glob("*.yaml"))]
