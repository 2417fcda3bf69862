"""Documents as texts: how they are read, and those that come with us."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from core.process.document import Document
from core.process.errors import BadDocument
from core.process.loading import loaded

SHIPPED = Path(__file__).parent / "shipped"


def read(text: str) -> Document:
    """Parse YAML; what cannot be understood is refused with its place."""
    try:
        return Document.model_validate(loaded(text))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadDocument(where=f"YAML {line}", what=error.problem or "?") from error
    except ValidationError as error:
        raise BadDocument.at(error, otherwise="YAML 1") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # an unreadable sign, no such date, too deep
        raise BadDocument(where="YAML", what=str(error)) from error


@cache
def shipped() -> Sequence[Document]:
    return [read(place.read_text(encoding="utf-8")) for place in sorted(SHIPPED.glob("*.yaml"))]
