from core.language import N_, Word


class Purpose(Word):
    """What a link opens; its subject is a row of that kind."""

    PROGRESS = "progress", N_("Progress of a case")
    SURVEY = "survey", N_("Survey")
