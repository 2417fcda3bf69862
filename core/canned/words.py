from core.language import N_, Word


class Tone(Word):
    FORMAL = "formal", N_("Formal")
    WARM = "warm", N_("Warm")
    SHORT = "short", N_("Short")
