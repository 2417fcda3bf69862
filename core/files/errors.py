from core.errors import DomainError
from core.language import N_


class FileTooLarge(DomainError):
    """``name`` as sent, ``limit`` in MB."""

    sentence = N_("“{name}” is larger than {limit} MB. Please send a smaller file or a link to it.")


class TooManyFiles(DomainError):
    sentence = N_("At most {limit} files at a time, please.")


class EmptyFile(DomainError):
    sentence = N_("“{name}” is empty. Please choose the file again.")


class LostFile(DomainError):
    sentence = N_(
        "A file was lost when the desk was started anew. Please take it out and choose it again; "
        "what you typed is still here."
    )


class NoSuchFile(DomainError):
    sentence = N_("This file is not here, or the case it belongs to is not open to you.")


class NotAPicture(DomainError):
    sentence = N_("“{name}” is not a picture (PNG, JPEG, GIF or WebP). Please use “Attach files” for other files.")
