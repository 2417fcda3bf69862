from core.language import N_, Word


class DeliveryKind(Word):
    REPLY = "reply", N_("Reply")
    RECEIPT = "receipt", N_("Receipt")
    PROGRESS_LINK = "progress_link", N_("Link to the progress page")
    SURVEY = "survey", N_("Link to the survey")
    NOTICES = "notices", N_("Notices to a colleague")

    @property
    def by_machine(self) -> bool:
        """Marked as such, so that another machine does not answer it."""
        return self is not DeliveryKind.REPLY


class DeliveryState(Word):
    QUEUED = "queued", N_("On its way")
    SENDING = "sending", N_("Being sent")
    SENT = "sent", N_("Sent")
    FAILED = "failed", N_("Not delivered")
    CANCELLED = "cancelled", N_("Taken back")
