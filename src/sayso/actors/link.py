"""The one question other rooms ask about actors: who is the phrase headed by this token?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.actors.record import bare
from sayso.notes import notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from sayso.records import Actor


def actor_at(doc: Doc, token: Token) -> Actor:
    """The actor record of the phrase headed by a token.

    Where the actors' stage noted none (a convoy, a house), the record is made of the phrase's words with the
    country and sector that stand with it, so that whatever fills a role can be written down.
    """
    noted = notes(doc).actors.get(token.i)
    return noted if noted is not None else bare(doc, token)
