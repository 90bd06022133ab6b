"""How an event stands, as a value: the status, the word that decided it, and whether a source may still
say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sayso.records import Status
from sayso.status.cues import Signature


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and what decided it.

    ``cue`` is the index of the deciding word (``None``: plain statement), ``group`` its class. ``open``
    says that the event is what its clause asserts, so that a source's stance ("denied", "claimed")
    reaches it; what is only presupposed ("the shop where two men DIED") is not open. ``denied``: a denial
    above has been counted.
    """

    status: Status = "occurred"
    cue: int | None = None
    group: str = ""
    open: bool = True
    denied: bool = False

    def embed(self, signature: Signature, cue: int) -> Standing:
        """The standing of what a cue with this standing embeds."""
        sign = signature.negated if self.status == "negated" else signature.affirmed
        status = _under(sign, self.status)
        denied = self.denied or signature.group == "denied"
        if status == self.status and signature.affirmed == "=":
            return Standing(status, self.cue, self.group, self.open, denied)
        if status == "occurred":
            return Standing(status, None, signature.group, sign in "=-", denied)
        return Standing(status, cue, signature.group, True, denied)

    def with_local(self, local: Status, cue: int | None, group: str) -> Standing:
        """This standing of a clause's surroundings, with what the clause itself says of its event."""
        if local == "occurred" or (cue is not None and cue == self.cue):
            return self  # "no arrests were made": the one "no" is met on the verb and on the noun
        return Standing(_combine(self.status, local), cue, group, self.open, self.denied)


PRESUPPOSED: Final = Standing(open=False)
PLAIN: Final = Standing()


def _under(sign: str, outer: Status) -> Status:
    if sign == "=":
        return outer
    if sign == "+":
        return "occurred"
    if sign == "!":
        return "alleged"
    if outer in {"hypothetical", "alleged"}:
        return outer
    if sign == "-":
        return "negated"
    return "hypothetical" if sign == "?" else "future"


def _combine(outer: Status, local: Status) -> Status:
    """Polarity multiplies; a possibility stays one; what is only alleged stays alleged."""
    if outer == "occurred":
        return local
    if outer == "alleged":
        return "alleged" if local != "negated" else "negated"
    if "hypothetical" in {outer, local}:
        return "hypothetical"
    if local == "alleged":
        return "alleged"
    if outer == "negated" and local == "negated":
        return "occurred"
    return "negated" if "negated" in {outer, local} else "future"
