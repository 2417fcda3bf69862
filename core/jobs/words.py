from core.language import N_, Word
from core.permissions import Permission


class JobState(Word):
    QUEUED = "queued", N_("Waiting")
    RUNNING = "running", N_("Running")
    DONE = "done", N_("Done")
    FAILED = "failed", N_("Failed")
    CANCELLED = "cancelled", N_("Cancelled")

    @property
    def over(self) -> bool:
        return self not in UNDER_WAY


UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)


class JobKind(Word):
    IMPORT_TRIAL = "import_trial", N_("Trial run of an import")
    IMPORT = "import", N_("Import")
    DEMO = "demo", N_("Loading of the demo desk")
    MAIL_TEST = "mail_test", N_("Test of the mail servers")
    EXPORT = "export", N_("Export")
    DEADLINES = "deadlines", N_("Recomputation of deadlines")
    SEARCH = "search", N_("Preparation of the search")
    LEARN = "learn", N_("Learning from decided cases")
    OUTSIDE_HINT = "outside_hint", N_("Question to the language model outside")
    BULK = "bulk", N_("Bulk change")
    SWITCH = "switch", N_("Moving of running cases")
    STAFFING = "staffing", N_("Staffing what-if")
    ROTA = "rota", N_("Proposal of a rota")


#: Who may ask for which job; the one who asked may also cancel it and start it again.
ASKED_BY: dict[JobKind, Permission] = {
    JobKind.IMPORT_TRIAL: Permission.IMPORT,
    JobKind.IMPORT: Permission.IMPORT,
    JobKind.DEMO: Permission.MANAGE_PEOPLE,
    JobKind.MAIL_TEST: Permission.EDIT_SETTINGS,
    JobKind.EXPORT: Permission.EXPORT,
    JobKind.DEADLINES: Permission.EDIT_SETTINGS,
    JobKind.SEARCH: Permission.EDIT_SETTINGS,
    JobKind.LEARN: Permission.EDIT_SETTINGS,
    JobKind.OUTSIDE_HINT: Permission.WORK,
    JobKind.BULK: Permission.WORK,
    JobKind.SWITCH: Permission.PUBLISH_DOCUMENTS,
    JobKind.STAFFING: Permission.PLAN_STAFF,
    JobKind.ROTA: Permission.PLAN_STAFF,
}
