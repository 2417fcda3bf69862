"""What a click on a download does: it may come long after the page was drawn, so the rights are asked anew."""

from collections.abc import Callable, Mapping

from core.actors import Actor
from core.clock import Clock, utc_now
from core.exchange import actions, diagram, layout, markdown, pdf, picture, plain, svg, word
from core.exchange.bpmn import writing as bpmn
from core.exchange.geometry import Layout
from core.exchange.words import Form
from core.exports.doors import as_of_now
from core.permissions import Permission, demand
from core.process import views
from core.process.views import Running
from core.process.wording import Wording
from core.settings import views as settings
from core.settings.words import Vocabulary
from core.work import Reading, begin, look

Writer = Callable[[Wording, int], bytes]


def _drawn(wording: Wording) -> diagram.Diagram:
    return diagram.drawn(wording.document, wording)


def _laid_out(wording: Wording) -> Layout:
    return layout.laid_out(_drawn(wording))


WRITERS: Mapping[Form, Writer] = {
    Form.PDF: lambda wording, version: pdf.written(wording, version, _laid_out(wording)),
    Form.WORD: lambda wording, version: word.written(wording, version, _laid_out(wording)),
    Form.MARKDOWN: lambda wording, version: markdown.written(wording, version, _drawn(wording)),
    Form.SVG: lambda wording, _: svg.written(_laid_out(wording)),
    Form.PNG: lambda wording, _: picture.written(_laid_out(wording)),
    Form.BPMN: lambda wording, _: bpmn.written(wording.document, wording.language),
    Form.YAML: lambda wording, _: plain.written(wording.document),
}


def of_document(asker: Actor, version_id: int, form: Form, language: str, clock: Clock = utc_now) -> bytes:
    """A version as a file; read first, written without a transaction, and noted afterwards."""
    me = as_of_now(asker, clock)
    demand(me, Permission.READ_DOCUMENTS)
    with look(me, clock) as desk:
        running, wording = _read(desk, version_id, language)
    content = WRITERS[form](wording, running.version)
    with begin(me, clock) as work:
        actions.note(work, running, form)
    return content


def _read(desk: Reading, version_id: int, language: str) -> tuple[Running, Wording]:
    running = views.version(desk, version_id)
    terms = {"category": Vocabulary.CATEGORY, "channel": Vocabulary.CHANNEL}
    said = {name: settings.labels(desk, vocabulary) for name, vocabulary in terms.items()}
    return running, Wording(running.document, language, said)
