"""A person signs that they have read a document."""

from core.models.review import SignOff
from core.permissions import Permission, needs
from core.process import views as process
from core.review import rules
from core.review import views as review
from core.signing import views
from core.signing.errors import NotAsked
from core.signing.events import VersionSigned
from core.upkeep.errors import NotInForce
from core.work import Work


@needs(Permission.READ_DOCUMENTS)
def sign(work: Work, code: str, seen: int) -> None:
    """“I have read version ``seen``”; refused when another one is in force meanwhile. Signed twice is signed once."""
    running = process.named(work, code)
    if running.version != seen:
        raise NotInForce
    me = work.reader.id
    if me not in rules.holders(running.document, review.crew(work, me or 0)):
        raise NotAsked
    if code in views.mine(work) and work.session.put(SignOff(person_id=me, version_id=running.id, at=work.now)):
        work.record(VersionSigned(running.id, process=code, version=seen))
