from dataclasses import dataclass

from core.language import N_, Word


class Form(Word):
    """As what a document leaves."""

    PDF = "pdf", N_("PDF")
    WORD = "docx", N_("Word")
    MARKDOWN = "md", N_("Markdown")
    SVG = "svg", N_("Chart, SVG")
    PNG = "png", N_("Chart, PNG")
    BPMN = "bpmn", N_("BPMN 2.0")
    YAML = "yaml", N_("YAML")

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self]


MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.MARKDOWN: "text/markdown",
    Form.SVG: "image/svg+xml",
    Form.PNG: "image/png",
    Form.BPMN: "application/xml",
    Form.YAML: "application/yaml",
}


class Unclear(Word):
    """What was left out of a file, or guessed; ``{names}``: the elements, as the file calls them."""

    PARALLEL = "parallel", N_("What runs side by side was read as a choice, for a case stands in one step: {names}")
    COMPLEX = "complex", N_("A gateway of a kind that the desk does not know was read as a choice: {names}")
    OTHER_PROCESS = "other_process", N_("Of several processes the largest was taken. Left out: {names}")
    POOL = "pool", N_("Participants without a process of their own were left out: {names}")
    MESSAGE_FLOW = "message_flow", N_("Messages between participants were left out: {names}")
    SUBPROCESS = "subprocess", N_("The steps within these were taken as steps of the document: {names}")
    REPEATED = "repeated", N_("That these are done several times over was left out: {names}")
    COMPENSATION = "compensation", N_("What undoes work that was done was left out: {names}")
    SIDE_EVENT = "side_event", N_("Events that start something beside the work were left out: {names}")
    FAULT = "fault", N_("Errors and escalations were read as moves by hand: {names}")
    THROWN = "thrown", N_("Messages and signals that are sent on the way were left out: {names}")
    EVENT_GUESSED = "event_guessed", N_("It was guessed which event of the desk is meant. Please check: {names}")
    EVENT_BY_HAND = "event_by_hand", N_("The desk knows no such event; a person makes the move: {names}")
    TIME = "time", N_("This time is not a span that the desk counts; a person makes the move: {names}")
    CONDITION = "condition", N_("Conditions of other programs became the answers to a question: {names}")
    STARTS = "starts", N_("A document has one start. The others were left out: {names}")
    START_STEP = "start_step", N_("The start became a step of its own: {names}")
    NO_END = "no_end", N_("Nothing came after these. They now lead to a closing step: {names}")
    END_KIND = "end_kind", N_("Ends of a special kind were read as ordinary ends: {names}")
    DATA = "data", N_("Data objects and stores were left out: {names}")
    NOTE = "note", N_("Notes beside the flow were left out: {names}")
    STAGE = "stage", N_("The stages were guessed. Please check: {names}")
    HOLDERS = "holders", N_("Lanes became roles that everybody holds until you choose: {names}")
    BACK = "back", N_("Moves that lead back were marked as rework: {names}")
    CHANGED = "changed", N_("Changed since it left the desk, and taken as it is now: {names}")
    OTHER = "other", N_("Not understood and left out: {names}")


#: What is guessed where nobody said it; a document of our own says it.
GUESSED = (Unclear.STAGE, Unclear.HOLDERS, Unclear.BACK)


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence about a file that was read; ``names``: of the elements that it is about, in its own words."""

    what: Unclear
    names: tuple[str, ...]
