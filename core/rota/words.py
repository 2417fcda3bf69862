from core.language import N_, Word

HAND, WEEK, ROTA = "hand", "week", "rota"  # who wrote shifts: somebody, the week that repeats, a proposal


class AbsenceReason(Word):
    LEAVE = "leave", N_("On leave")
    SICK = "sick", N_("Sick")
    TRAINING = "training", N_("In training")
    ELSEWHERE = "elsewhere", N_("Works elsewhere")
