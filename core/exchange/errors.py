from core.errors import DomainError
from core.language import N_


class TooLargeFile(DomainError):
    """``limit`` in megabytes."""

    sentence = N_("The file is larger than {limit} MB. A process document is text and needs far less.")


class TooManyElements(DomainError):
    """``limit``: how many steps may come in at once."""

    sentence = N_("The file has more than {limit} steps. Please divide it first.")


class NotXml(DomainError):
    """``place``: line and column."""

    sentence = N_("The file is not well-formed XML: line {place}.")


class HasEntities(DomainError):
    sentence = N_("The file defines entities of its own or points to other files. For safety it is not read.")


class TooDeep(DomainError):
    sentence = N_("The file is nested too deeply or has too many parts to be a process document.")


class NotBpmn(DomainError):
    sentence = N_("This XML file is not BPMN 2.0.")


class NoProcess(DomainError):
    sentence = N_("The file holds no process with steps.")


class NotText(DomainError):
    sentence = N_("The file is not text in UTF-8. Please bring YAML, JSON or BPMN 2.0.")


class NoChineseFont(DomainError):
    sentence = N_("This computer has no font with Chinese letters to draw the picture. Take SVG or PDF instead.")


class TooLargeChart(DomainError):
    """``limit``: how many steps a picture can show."""

    sentence = N_("A picture shows at most {limit} steps. Take SVG or BPMN instead.")
