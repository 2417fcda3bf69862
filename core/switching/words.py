from core.language import N_, Word


class SwitchState(Word):
    RUNNING = "running", N_("Under way")
    DONE = "done", N_("Done")
    STOPPED = "stopped", N_("Stopped: the version is no longer in force")
    REVERTING = "reverting", N_("Being taken back")
    REVERTED = "reverted", N_("Taken back")

    @property
    def busy(self) -> bool:
        return self in {SwitchState.RUNNING, SwitchState.REVERTING}


class Outcome(Word):
    """What became of one case."""

    MOVED = "moved", N_("moved")
    REFUSED = "refused", N_("could not be moved")
    BACK = "back", N_("brought back")
    KEPT = "kept", N_("not brought back")


class Obstacle(Word):
    """Why a case stays where it is."""

    CHANGED = "changed", N_("somebody worked on it all the while")
    BROKEN = "broken", N_("its history has no step that is open now")
    FAULT = "fault", N_("a fault stood in the way; it is in the log")
    MOVED_ON = "moved_on", N_("it has moved on since")
    ELSEWHERE = "elsewhere", N_("it was moved to another version since")


class Effect(Word):
    """What happens to the time to a solution when a case comes from one step to another."""

    SAME = "same", N_("as before")
    STOPS = "stops", N_("stands still from then on")
    RUNS = "runs", N_("runs from then on")
    WAITS_OTHERWISE = "waits_otherwise", N_("waits for somebody else")
