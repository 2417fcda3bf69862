from core.models.process import ProcessVersion
from core.permissions import Permission, needs
from core.process import issuing, views
from core.process.document import Document
from core.process.issuing import Said
from core.process.supply import read as read
from core.process.supply import shipped as shipped
from core.work import Work


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
