from core.exchange.events import ProcessTakenOut
from core.exchange.words import Form
from core.permissions import Permission, needs
from core.process.views import Running
from core.work import Work


@needs(Permission.READ_DOCUMENTS)
def note(work: Work, running: Running, form: Form) -> None:
    """Who may read a document may take it along; that it left is written down."""
    work.record(ProcessTakenOut(running.id, running.document.process, running.version, str(form)))
