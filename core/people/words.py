from core.language import N_, Word


class MemberState(Word):
    """Whether a person can come in: ``INVITED`` has not yet chosen a passphrase."""

    ACTIVE = "active", N_("Active")
    INVITED = "invited", N_("Invited")
    DISABLED = "disabled", N_("Disabled")
