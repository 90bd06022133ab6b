"""What a search for commitments brings home, and who takes part in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from sayso.events.words import is_time
from sayso.language.phrases import ancestors, children, conjuncts, is_passive, relation, subjects
from sayso.notes import AttributionDraft, Notes
from sayso.records import CommitmentKind, Extent

FIRST_PERSON: Final = frozenset({"we", "i"})
_PRONOUNS: Final = frozenset({"it", "they", "he", "she", "we", "i", "this", "you"})
_GROUPS: Final = frozenset({"them", "him", "her", "us", "me", "side", "party", "both", "each"})
_RELATIVE: Final = frozenset({"who", "which", "that"})
OWNED: Final = frozenset({"its", "their", "his", "her", "our", "my"})


@dataclass(slots=True)
class Found:
    """A commitment as found: tokens of cue and action, head tokens of the parties, the condition, and why.

    ``declares``: no word names the speech act; saying it makes it one.
    """

    kind: CommitmentKind
    cue: Token
    action: Token
    holders: list[Token]
    toward: list[Token] = field(default_factory=list)
    condition: Extent | None = None
    why: str = ""
    declares: bool = False


def can_act(token: Token, notes: Notes) -> bool:
    """Whether a phrase names somebody who can act."""
    return token.i in notes.actors or token.lower_ in _PRONOUNS or token.lemma_.lower() in _GROUPS


def tells_time(token: Token, notes: Notes) -> bool:
    """Whether a phrase is a time: "agreed on Wednesday", "signed on 18 September"."""
    return is_time(token) or any(time.start <= token.idx < time.end for time in notes.times)


def is_public(token: Token, notes: Notes) -> bool:
    """Whether a phrase names a party of public life: one with a country or sector, or a group."""
    known = notes.actors.get(token.i)
    if known is None or (token.lower_ in {"i", "he", "she"} and known.sector is None):
        return False
    return known.sector is not None or known.name is not None or token.tag_ in {"NNS", "NNPS"}


def holders_of(verb: Token, notes: Notes) -> list[Token]:
    """Who does what a predicate says: its subject, its agent in the passive, a relative pronoun's
    antecedent."""
    if is_passive(verb):
        found = [token for kid in children(verb, "obl:agent") for token in conjuncts(kid)]
    else:
        found = children(verb, "nsubj")[:1]
        found = conjuncts(found[0]) if found else subjects(verb)
    if not found and verb.tag_ == "VBG":
        found = _of_participle(verb, notes)
    resolved = []
    for token in found:
        here = token
        if token.lower_ in _RELATIVE:
            clause = next(
                (above for above in (token.head, token.head.head) if above.dep_ == "acl:relcl"), None
            )
            here = clause.head if clause is not None else token
        resolved.append(here)
    if resolved and all(token.pos_ == "NOUN" and token.i not in notes.actors for token in resolved):
        resolved = next(
            (more for more in _further_up(verb) if any(can_act(token, notes) for token in more)), resolved
        )
    return [token for token in resolved if token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X"}]


def _of_participle(verb: Token, notes: Notes) -> list[Token]:
    """Who does what a participle says: the phrase right before it ("with the unions promising …"), else
    the doer of what it hangs on."""
    before = [kid for kid in children(verb.head, "obl", "nsubj", "obj") if kid.right_edge.i == verb.i - 1]
    if before and can_act(before[0], notes):
        return conjuncts(before[0])
    return holders_of(verb.head, notes) if relation(verb) == "advcl" and verb.head.pos_ == "VERB" else []


def _further_up(verb: Token) -> Iterator[list[Token]]:
    """Subjects of the clauses above, for a coordination that was hung one clause too low, and for a
    participle behind a paper or a thing ("sent a letter threatening to", "left the talks demanding")."""
    here = verb
    while relation(here) in {"conj", "xcomp"} and here.head.i != here.i:
        here = here.head
        yield subjects(here)
    if here.dep_ == "acl" and not is_passive(here):
        above = next((token for token in ancestors(here) if token.pos_ == "VERB"), None)
        if above is not None and not is_passive(above):
            yield subjects(above)


def same_party(one: Token, other: Token, notes: Notes) -> bool:
    """Whether two phrases stand for the same party, by coreference, form or a possessive."""
    if one.i == other.i or notes.root(one.i) == notes.root(other.i):
        return True
    if one.lower_ in _PRONOUNS:
        return one.i not in notes.coreference or (one.sent == other.sent and _agrees(one, other))
    if one.lemma_.lower() == other.lemma_.lower() and one.lower_ not in {"side", "man", "people"}:
        return True
    return any(kid.lower_ in OWNED for phrase in (one, other) for kid in children(phrase, "nmod"))


def source_tokens(draft: AttributionDraft, doc_token: Token) -> list[Token]:
    """The source of an attribution as tokens."""
    return [] if draft.source is None else conjuncts(doc_token.doc[draft.source])


def _agrees(pronoun: Token, source: Token) -> bool:
    """Whether a pronoun in what a source says can be the source itself: "Hearth said it would leave"."""
    if pronoun.lower_ == "they":
        return source.tag_ in {"NNS", "NNPS"} or source.pos_ != "PROPN"
    if source.tag_ in {"NNS", "NNPS"}:
        return False
    return (
        source.ent_type_ != "PER"
        if pronoun.lower_ == "it"
        else source.pos_ != "PROPN" or source.ent_type_ == "PER"
    )


def attributions_of(token: Token, notes: Notes) -> list[AttributionDraft]:
    """The attributions whose content holds a token, innermost first."""
    holding = [
        draft for draft in notes.attributions
        if draft.content
        and draft.content[0][0] <= token.i < draft.content[-1][1]
        and any(start <= token.i < end for start, end in draft.content)
        and draft.cue != token.i
    ]  # fmt: skip
    return sorted(
        holding, key=lambda draft: (sum(end - start for start, end in draft.content), draft.record.id)
    )


def parties(head: Token, notes: Notes, *prepositions: str) -> list[Token]:
    """Phrases that can act behind one of the prepositions."""
    found = []
    for kid in children(head, "obl", "nmod"):
        if any(case.lower_ in prepositions for case in children(kid, "case")):
            found += [token for token in conjuncts(kid) if can_act(token, notes)]
    return found
