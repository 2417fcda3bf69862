from core.errors import DomainError
from core.language import N_


class NoSuchExport(DomainError):
    sentence = N_("This file is not kept any more, or it is not yours. Make the export again.")
