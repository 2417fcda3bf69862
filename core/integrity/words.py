from core.language import N_, Word


class Fault(Word):
    NO_OPEN_VISIT = "no_open_visit", N_("Case {id} stands in no step.")
    TWO_OPEN_VISITS = "two_open_visits", N_("Case {id} stands in more than one step.")
    OTHER_STEP = "other_step", N_("Case {id} says it is in another step than its last visit.")
    NO_NUMBER = "no_number", N_("Case {id} has no number.")
    NO_EVENT = "no_event", N_("Case {id} has no history.")
    LOST_FILE = "lost_file", N_("Attachment {id} has lost its content.")
    STUCK_JOB = "stuck_job", N_("Job {id} waits for a worker that is gone; start a worker.")
