"""How many more cases today's people could take and still keep the promise."""

from pages.parts.words import _

HARDLY, FAR = 1.05, 14.0  # times as many cases: next to none, and nearly as many as were tried


def told(times: float) -> str:
    if times < HARDLY:
        return _("With a tenth more cases, today's people would not surely keep it.")
    if times >= FAR:
        said = _("Even {n} times as many cases, and today's people would still keep it.")
        return said.format(n=int(times))
    return _("Up to about {n} times as many cases, today's people would still keep it.").format(n=f"{times:.1f}")
