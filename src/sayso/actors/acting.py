"""Which mentions act where they stand, and which only say where, whose or how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sayso.actors.mentions import ACTING, Mention
from sayso.actors.metonyms import acts
from sayso.actors.nouns import agent_of
from sayso.actors.setting import IN_PLACE
from sayso.actors.words import words
from sayso.gazetteer.nouns import place_noun
from sayso.language import phrases
from sayso.language.tokens import between

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PEOPLE_WORDS: Final = words("pronouns_of_people")
_FACING: Final = words("facing")
_BESIDE: Final = frozenset({"outside", "inside", "near", "around", "behind"})
_LANDS: Final = frozenset({"country", "nation", "kingdom", "state"})


def can_act(doc: Doc, mention: Mention, mentions: dict[int, Mention]) -> bool:
    """Whether a mention is one that acts where it stands."""
    token = doc[mention.head]
    if mention.kind == "state":
        return acts(token, capital=mention.known is not None and mention.known.kind == "seat")
    if mention.kind == "pronoun":
        return mention.antecedent is not None or token.lower_ in _PEOPLE_WORDS
    if mention.counted or _inside_agent(token, mentions) or any(kid.lower_ == "no" for kid in token.children):
        return False
    if mention.kind == "body" and not mention.is_named and _is_where(token, mention):
        return False
    if mention.agent is not None and token.lemma_.lower() == "side":
        return faces(token)
    if mention.kind == "gear":
        return bool(mention.sectors)
    if mention.kind == "thing":
        return mention.name is not None and phrases.relation(token) in {"nsubj", "iobj", "appos"}
    return mention.kind in ACTING


def faces(token: Token) -> bool:
    """Whether "sides" or "parties" are those who face each other, and so of no one country."""
    return token.lemma_.lower() in {"side", "party"} and any(kid.lower_ in _FACING for kid in token.children)


def _is_where(token: Token, mention: Mention) -> bool:
    """A rally "outside parliament", five years "in prison", fighting "across the country"."""
    prepositions = {case.lower_ for case in phrases.children(token, "case")}
    a_place = place_noun(token.lemma_.lower()) == "facility"
    a_land = mention.agent is not None and mention.agent.words in _LANDS
    return bool(prepositions & (_BESIDE | IN_PLACE if a_place or a_land else _BESIDE))


def _inside_agent(token: Token, mentions: dict[int, Mention]) -> bool:
    """Whether a mention is only a word of a longer one: "workers" in "the workers' union"."""
    holder = mentions.get(token.head.i)
    if holder is None or holder.head == token.i:
        return False
    if holder.agent_start <= token.i < holder.agent_end:
        return True
    # "State" in "the Secretary of State"
    start = holder.agent_start if holder.agent_start >= 0 else holder.head
    close = holder.head < token.i <= holder.head + 2
    return close and agent_of(between(token.doc, start, token.i + 1)) is not None
