from core.language import N_, Word


class LinkPurpose(Word):
    FIRST_RUN = "first_run", N_("First run")
    INVITATION = "invitation", N_("Invitation")
    RESET = "reset", N_("Password reset")
