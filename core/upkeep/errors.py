from core.errors import DomainError
from core.language import N_


class BasicStays(DomainError):
    sentence = N_("This document takes the cases that no other one claims, so it cannot be retired.")


class NotInForce(DomainError):
    """Read, retired or confirmed by somebody who looked at another version."""

    sentence = N_("Another version is in force meanwhile, or the document was retired. Look at it again.")


class NotRetired(DomainError):
    sentence = N_("This document is in force already.")


class HandsToRetired(DomainError):
    """``documents``: their labels."""

    sentence = N_("It hands cases over to what is retired too: {documents}. Bring them back together.")
