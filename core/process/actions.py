from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from core.models.process import ProcessVersion
from core.permissions import Permission, needs
from core.process import checker, views
from core.process.document import Document
from core.process.errors import BadDocument, NotSound
from core.process.events import ProcessPublished
from core.process.words import VersionState
from core.work import Work

SHIPPED = Path(__file__).parent / "shipped"


def read(text: str) -> Document:
    """Parse YAML; what cannot be understood is refused with its place."""
    try:
        return Document.model_validate(yaml.safe_load(text))
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
    """Make ``document`` the version that new tickets take; running tickets stay on theirs."""
    if findings := checker.check(document):
        raise NotSound(step=findings[0].step or "–", problem=findings[0].problem)
    former = views.rows_of(work, document.process)
    for row in former:
        row.state = VersionState.RETIRED if row.state is VersionState.PUBLISHED else row.state
    work.session.flush()  # at most one version is published at any moment
    body = document.model_dump_json(exclude_defaults=True)
    row = ProcessVersion(
        process=document.process,
        version=max((row.version for row in former), default=0) + 1,
        state=VersionState.PUBLISHED,
        digest=sha256(body.encode()).hexdigest(),
        body=body,
        author_id=work.reader.id,
        published_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    work.record(ProcessPublished(row.id, process=row.process, version=row.version))
    return row


@needs(Permission.PUBLISH_DOCUMENTS)
def ship(work: Work) -> None:
    """Publish the documents that we ship and this desk does not have yet."""
    known = {each.document.process for each in views.published(work)}
    for document in shipped():
        if document.process not in known:
            publish(work, document)


def shipped() -> Iterable[Document]:
    return (read(place.read_text(encoding="utf-8")) for place in sorted(SHIPPED.glob("*.yaml")))
