"""Terms that somebody gives to something: "what it calls X", "refused to call it X", "spoke of “X”"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Span, Token

from sayso.language.phrases import children, is_passive, relation
from sayso.wordings.knowledge import markers
from sayso.wordings.terms import Terms
from sayso.wordings.use import Use, is_negated, kept_out, refuses, user_of, verbs_above

_FAR: Final = 8
"""Most tokens between two names of one thing."""
_WHAT: Final = 14
"""Most tokens from "what" to the verb that names."""
_RESOLVED: Final = frozenset({"will", "would", "wo", "must", "shall", "should"})


def called(terms: Terms) -> Iterator[Use]:
    """As "what it calls X", "described as “X”", "refused to call it X", "spoke of “X”";
    two names of one thing
    ("what the army calls X and the villagers call Y") are rivals."""
    last: Use | None = None
    for use in _called(terms):
        if last is not None and _name_one_thing(last, use):
            yield replace(last, rival=use.term)
            use = replace(use, rival=last.term)
        elif last is not None:
            yield last
        last = use
    if last is not None:
        yield last


def _name_one_thing(first: Use, second: Use) -> bool:
    """Whether two names are given by two parties in one "what" clause."""
    between = second.term.doc[first.term.end : second.term.start]
    joined = any(token.lower_ in {"and", "but"} for token in between) and len(between) <= _FAR
    stated = first.user is not None and second.user is not None and first.user.i != second.user.i
    described = first.marker == second.marker == "described_as"
    return described and stated and joined and first.term.sent.start == second.term.sent.start


def _called(terms: Terms) -> Iterator[Use]:
    for verb in terms.doc:
        if verb.lemma_ in markers().speaking and verb.pos_ == "VERB":
            yield from _spoken_of(terms, verb)
        if verb.lemma_ not in markers().naming or verb.pos_ not in {"VERB", "AUX", "ADJ"}:
            continue
        term = _name_given(terms, verb)
        if term is None:
            continue
        quoted = terms.quote_at(term.start) is not None
        barring = kept_out([verb, *verbs_above(verb)])
        if barring is not None or (is_negated(verb) and not quoted):
            above = next((other for other in verbs_above(verb) if refuses(other)), None)
            if above is None and is_negated(verb) and not is_passive(verb) and _is_resolved(verb):
                above = verb
            if above is not None:
                yield Use(term, "refused_term", None, 5, user_of(above))
        elif _is_what(verb) or (quoted and _says_as(terms, verb, term)):
            yield Use(term, "described_as", None, 3, user_of(verb))


def _is_resolved(verb: Token) -> bool:
    """Whether a name is kept back on purpose: "undertook not to call them X", "we will not call it X"."""
    resolved = any(kid.lower_ in _RESOLVED for kid in children(verb, "aux"))
    return resolved or (verb.tag_ == "VB" and relation(verb) in {"xcomp", "ccomp"})


def _spoken_of(terms: Terms, verb: Token) -> Iterator[Use]:
    """As "the minister spoke of “foreign hands”"."""
    for kid in children(verb, "obl"):
        if any(case.lower_ in {"of", "about"} for case in children(kid, "case")):
            for span in terms.quoted:
                if (
                    kid.left_edge.i <= span.start
                    and span.end <= kid.right_edge.i + 1
                    and span.start <= kid.i + 1
                ):
                    yield Use(span, "described_as", None, 3, user_of(verb))
                    break


def _name_given(terms: Terms, verb: Token) -> Span | None:
    """What a naming verb names something: the complement of "call it X", of "describe it as X"."""
    for kid in children(verb, "xcomp", "obl", "advcl", "acl"):
        case = [part.lower_ for part in children(kid, "case", "mark")]
        if kid.i > verb.i and kid.pos_ in {"NOUN", "PROPN"} and (relation(kid) == "xcomp" or "as" in case):
            inner = (span for span in terms.quoted if kid.left_edge.i <= span.start and span.end <= kid.i)
            return next(inner, None) or terms.of(kid)
    for kid in children(verb, "obj"):  # a parser's slip in "call our soldiers invaders"
        if any(owner.pos_ == "NOUN" and not children(owner, "case") for owner in children(kid, "nmod:poss")):
            return terms.doc[kid.i : kid.i + 1]
    if _is_what(verb):
        return terms.after(
            verb.i + (2 if verb.i + 1 < len(terms.doc) and terms.doc[verb.i + 1].lower_ == "as" else 1)
        )
    return next((span for span in terms.quoted if verb.i < span.start <= verb.i + 5), None)


def _is_what(verb: Token) -> bool:
    """Whether the verb stands in "what it calls"."""
    if relation(verb) == "ccomp":
        return False
    return any(
        token.lower_ == "what" for token in verb.doc[max(verb.sent.start, verb.i - _WHAT) : verb.i]
    ) and any(kid.lower_ == "what" for kid in [*verb.children, verb.head, *verb.head.children])


def _says_as(terms: Terms, verb: Token, term: Span) -> bool:
    """Whether it is "described as “X”" without a speaker of its own: a term in use, no quotation."""
    between = terms.doc[verb.i + 1 : term.start]
    return any(token.lower_ == "as" for token in between) and not children(verb, "nsubj")
