"""The one question other rooms ask about actors: who is the phrase headed by this token?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.actors.record import as_of, bare
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.records import Actor, Time


def actor_at(doc: Doc, token: Token, when: Time | None = None) -> Actor:
    """The actor record of the phrase headed by a token.

    Where the actors' stage noted none (a convoy, a house), the record is made of the phrase's words with the
    country and sector that stand with it, so that whatever fills a role can be written down. A known actor of
    something that happened before the report (``when``) has the code and sectors of that time.
    """
    noted = notes(doc).actors.get(token.i)
    return bare(doc, token) if noted is None else as_of(doc, token.i, noted, when)
