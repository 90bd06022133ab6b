"""Terms that the text itself speaks of: "the so-called X", "refused to use the word X", "what it calls X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from sayso.language.phrases import ancestors, children, relation
from sayso.records import Marker
from sayso.wordings.knowledge import markers
from sayso.wordings.terms import Terms

_NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "nowhere", "without"})
_CLIMB: Final = 4


@dataclass(frozen=True, slots=True)
class Use:
    """A term, how the text marks it, and its rival, if it names one. ``strength`` decides between two of one
    place."""

    term: Span
    marker: Marker
    rival: Span | None = None
    strength: int = 0


def so_called(terms: Terms) -> Iterator[Use]:
    """As "the so-called withdrawal", "the self-styled governor"."""
    doc, so_called_ = terms.doc, markers().so_called
    beginnings = {words[:size] for words in so_called_ for size in range(1, len(words) + 1)}
    for token in doc:
        if token.lower_ not in beginnings and not token.is_space:
            continue
        for size in (3, 2, 1):
            words = doc[token.i : token.i + size].text.strip().lower()
            if words in so_called_:
                term = terms.after(token.i + size)
                if term is not None and term.start <= token.i + size + 2:
                    yield Use(term, "so-called", None, 3)
                break


def mentioned(terms: Terms) -> Iterator[Use]:
    """As "the word X" and "the X label": kept out, taken instead of another, or simply used."""
    doc = terms.doc
    for name in doc:
        if name.lemma_.lower() not in markers().names or name.pos_ not in {"NOUN", "PROPN"}:
            continue
        quoted_before = _quoted_before(terms, name)
        term = terms.after(name.i + 1, words=1 if name.lemma_ == "word" else 3)
        if term is not None and term.start > name.i + 2:
            term = None
        if term is not None and term.start == name.i + 1 and terms.quote_at(term.start) is None:
            plain = name.lemma_.lower() in {"word", "term", "phrase", "label"} and term.root.pos_ != "ADJ"
            term = term if plain and name.i > 0 and doc[name.i - 1].lower_ in {"the", "word"} else None
        term = quoted_before or term
        if term is not None:
            yield _judged(terms, name, term)


def _quoted_before(terms: Terms, name: Token) -> Span | None:
    """The quoted modifier of a naming noun: "the “non-combat forces” description"."""
    for back in (2, 3):
        for span in terms.quoted:
            if span.end == name.i - back + 1 and name.i - span.end <= 2:
                return span
    return None


def _judged(terms: Terms, name: Token, term: Span) -> Use:
    quoted = terms.quote_at(term.start) is not None
    verbs = _verbs_above(name)
    if _kept_out(verbs):
        return Use(term, "refused_term", None, 5)
    if any(verb.lemma_ in markers().using for verb in verbs):
        instead = any(kid.lower_ == "instead" for verb in verbs for kid in verb.subtree)
        before = [
            span for span in terms.quoted if name.sent.start <= span.start < term.start and span.end <= name.i
        ]
        if instead and before:
            return Use(before[-1], "replaced_term", term, 6)
        if instead or any(
            verb.lemma_ in {"agree", "prefer", "choose", "adopt", "settle", "opt"} for verb in verbs
        ):
            return Use(term, "replaced_term", None, 5)
    return Use(term, "described_as", None, 4 if quoted else 0)


def _verbs_above(token: Token) -> list[Token]:
    found: list[Token] = []
    below = token
    for above in ancestors(token):
        if _stands_alone(below):
            break
        beside = (
            relation(below) == "conj" and below.pos_ == "VERB"
        )  # what is said of the first is not said of the second
        below = above
        if not beside and above.pos_ in {"VERB", "AUX", "ADJ"}:
            found.append(above)
        if len(found) >= _CLIMB:
            break
    return found


def _stands_alone(verb: Token) -> bool:
    """Whether a clause says what it says without regard to the verbs above it."""
    return relation(verb) in {"ccomp", "parataxis"} or verb.dep_ == "acl:relcl"


def _negated(verb: Token) -> bool:
    return any(kid.lower_ in _NEGATIONS for kid in children(verb, "advmod", "det", "cc", "neg", "mark"))


def _kept_out(verbs: list[Token]) -> bool:
    turned = False
    for verb in verbs:
        negated = _negated(verb)
        if verb.lemma_ in markers().refusing:
            return not negated
        turned = turned or (negated and verb.lemma_ in markers().using)
    return turned


def called(terms: Terms) -> Iterator[Use]:
    """As "what it calls X", "described as “X”", "refused to call it X"."""
    for verb in terms.doc:
        if verb.lemma_ not in markers().naming or verb.pos_ not in {"VERB", "AUX", "ADJ"}:
            continue
        term = _name_given(terms, verb)
        if term is None:
            continue
        quoted = terms.quote_at(term.start) is not None
        if _kept_out([verb, *_verbs_above(verb)]) or (_negated(verb) and not quoted):
            if any(above.lemma_ in markers().refusing for above in _verbs_above(verb)):
                yield Use(term, "refused_term", None, 5)
        elif _is_what(verb) or (quoted and _says_as(terms, verb, term)):
            yield Use(term, "described_as", None, 3)


def _name_given(terms: Terms, verb: Token) -> Span | None:
    """What a naming verb names something: the complement of "call it X", of "describe it as X"."""
    for kid in children(verb, "xcomp", "obl", "advcl", "acl"):
        case = [part.lower_ for part in children(kid, "case", "mark")]
        if kid.i > verb.i and kid.pos_ in {"NOUN", "PROPN"} and (relation(kid) == "xcomp" or "as" in case):
            return terms.of(kid)
    if _is_what(verb):
        return terms.after(
            verb.i + (2 if verb.i + 1 < len(terms.doc) and terms.doc[verb.i + 1].lower_ == "as" else 1)
        )
    return next((span for span in terms.quoted if verb.i < span.start <= verb.i + 5), None)


def _is_what(verb: Token) -> bool:
    """Whether the verb stands in "what it calls"."""
    return any(
        token.lower_ == "what" for token in verb.doc[max(verb.sent.start, verb.i - 8) : verb.i]
    ) and any(kid.lower_ == "what" for kid in [*verb.children, verb.head, *verb.head.children])


def _says_as(terms: Terms, verb: Token, term: Span) -> bool:
    """Whether it is "described as “X”" without a speaker of its own: a term in use, no quotation."""
    between = terms.doc[verb.i + 1 : term.start]
    return any(token.lower_ == "as" for token in between) and not children(verb, "nsubj")
