from core.errors import DomainError
from core.language import N_


class NotATable(DomainError):
    sentence = N_("This file is not a table that can be read. Save it as CSV or XLSX and try again.")


class EmptyTable(DomainError):
    sentence = N_("This file has no rows below its headings. Check that the first sheet holds the cases.")


class FileTooBig(DomainError):
    """``limit`` in megabytes."""

    sentence = N_("This file is larger than {limit} MB. Split it and import the parts one after the other.")


class TooManyRows(DomainError):
    """``limit`` in rows."""

    sentence = N_("This file has more than {limit} rows. Split it and import the parts one after the other.")


class SourceNeeded(DomainError):
    sentence = N_("Please name the system that the file comes from; the same name recognises its cases next time.")


class NoSuchImport(DomainError):
    """``id``: the number asked for."""

    sentence = N_("There is no import {id}. Choose one from the list.")


class ColumnNeeded(DomainError):
    """``field``: what no column was chosen for."""

    sentence = N_("Please choose the column for “{field}”: without it the rows cannot be taken in.")


class TimeNeeded(DomainError):
    sentence = N_("Please choose at least one column with a time: opened, first response, resolved or closed.")


class UnknownColumn(DomainError):
    """``heading``: a column that the mapping names and the file lacks."""

    sentence = N_("The file has no column “{heading}”. Choose another one.")


class UnknownValue(DomainError):
    """``field``, ``value``: something that this desk does not know."""

    sentence = N_("“{value}” is not a value for “{field}” here. Choose one from the list.")


class OrderNeeded(DomainError):
    sentence = N_("The dates can be read in two ways, for example 03/04. Please say which comes first, day or month.")


class UnknownZone(DomainError):
    """``zone``: what was given."""

    sentence = N_("There is no time zone “{zone}”. Write it like Europe/Berlin or Asia/Shanghai.")


class AlreadyRunning(DomainError):
    """``source``: the system that is being imported."""

    sentence = N_("An import from “{source}” is running. Wait until it has ended, or cancel it.")


class AlreadyStarted(DomainError):
    """``id``: an import whose job exists."""

    sentence = N_("Import {id} was started already, so its columns can no longer be changed. Upload the file again.")


class NotTheseRows(DomainError):
    sentence = N_(
        "This is not the list of kept rows of this import. Download the list, correct it, leave its column "
        "“kept_line” as it is, and upload it again."
    )
