from core.language import N_, Word


class JobState(Word):
    QUEUED = "queued", N_("Waiting")
    RUNNING = "running", N_("Running")
    DONE = "done", N_("Done")
    FAILED = "failed", N_("Failed")
    CANCELLED = "cancelled", N_("Cancelled")
