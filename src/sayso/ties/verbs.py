"""Ties told by verbs: "Y, led by X", "X, who leads Y", "X-backed Y", "anti-Y X", "with X's support"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, conjuncts, is_passive, relation, subjects
from sayso.ties.found import ACCUSING, HYPHENS, Found, antecedent, complement, is_actor, named_beside
from sayso.ties.knowledge import Pattern, patterns

_HELP: Final = frozenset({"support", "backing", "sponsorship", "patronage"})


def verb_ties(doc: Doc) -> Iterator[Found]:
    """Finite verbs, participles and relative clauses."""
    for verb in doc:
        pattern = patterns().verbs.get(verb.lemma_.lower()) or patterns().verbs.get(_stem(verb.lower_))
        if pattern is None or verb.pos_ not in {"VERB", "ADJ"} or _is_hyphenated(verb):
            continue
        if is_passive(verb) or (verb.tag_ == "VBN" and _agent(verb) is not None):
            yield from _passive(doc, verb, pattern)
        elif not pattern.lasting or _lasts(verb):
            yield from _active(doc, verb, pattern)


def _is_hyphenated(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).text in HYPHENS and not verb.nbor(-1).whitespace_


def _agent(verb: Token) -> Token | None:
    return child(verb, "obl:agent") or complement(verb, frozenset({"by"}))


def _passive(doc: Doc, verb: Token, pattern: Pattern) -> Iterator[Found]:
    """A tie of "Y is led by X" runs from X to Y; "X, allied with Y" from X to Y."""
    undergoer, agent = _undergoer(verb), _agent(verb)
    if undergoer is None:
        return
    holder = antecedent(undergoer)
    other = agent or complement(verb, pattern.through)
    for partner in conjuncts(other) if other is not None else []:
        if is_actor(doc, partner) and is_actor(doc, holder) and partner.i != holder.i:
            source, target = (partner, holder) if agent is not None else (holder, partner)
            yield Found(pattern.kind, source, target, verb, f"verb {verb.lemma_}")


def _undergoer(verb: Token) -> Token | None:
    """Who is led or backed: the passive subject, the noun that the participle stands with, or the first
    verb's."""
    subject = child(verb, "nsubj:pass") or child(verb, "nsubj")
    head, kind = verb.head, relation(verb)
    if subject is not None:
        return subject
    if kind == "conj" and head.pos_ in {"VERB", "AUX"}:
        return _undergoer(head)
    if kind == "conj" and relation(head) == "obl":  # a parser's slip in "led by X and armed by Y"
        return _undergoer(head.head)
    if kind in {"acl", "amod"} or (kind in {"advcl", "conj"} and head.pos_ in {"NOUN", "PROPN"}):
        return head
    return next(iter(subjects(head)), None) if kind == "advcl" else None


def _active(doc: Doc, verb: Token, pattern: Pattern) -> Iterator[Found]:
    through = complement(verb, pattern.through) if pattern.through else None
    if pattern.through and through is None and not pattern.lasting:
        return
    other = through or child(verb, "obj")
    agents = subjects(verb) or ([verb.head] if verb.dep_.startswith("acl") else [])
    if verb.tag_ == "VBG" and verb.head.lemma_ in ACCUSING:  # "accuses X of arming Y"
        accused = child(verb.head, "obj") or child(verb.head, "nsubj:pass")
        agents = conjuncts(accused) if accused is not None else []
    if other is None:
        return
    for source in agents:
        for target in conjuncts(other):
            holder = named_beside(antecedent(source))
            if is_actor(doc, holder) and is_actor(doc, target) and holder.i != target.i:
                yield Found(pattern.kind, holder, target, verb, f"verb {verb.lemma_}")


def _lasts(verb: Token) -> bool:
    """A state: present tense, progressive, participle or relative clause that is no single past act."""
    if verb.tag_ in {"VBZ", "VBP", "VBG"}:
        return True
    helpers = {kid.lemma_ for kid in children(verb, "aux")}
    return verb.dep_ == "acl:relcl" or "have" in helpers


def hyphen_ties(doc: Doc) -> Iterator[Found]:
    """Modifiers: "Iran-backed factions", "the Saudi-led coalition", "anti-government fighters", "a
    Taliban-linked group"."""
    for dash in doc:
        if dash.text not in HYPHENS or dash.i == 0 or dash.i + 1 >= len(doc) or dash.whitespace_:
            continue
        left, right = dash.nbor(-1), dash.nbor(1)
        if left.whitespace_:
            continue
        verb = patterns().verbs.get(right.lemma_.lower()) or patterns().verbs.get(_stem(right.lower_))
        suffix, prefix = patterns().suffixes.get(right.lower_), patterns().prefixes.get(left.lower_)
        head = _head_noun(right)
        if head is None:
            continue
        if prefix is not None and is_actor(doc, right) and head.i != right.i:
            yield Found(prefix.kind, head, right, left, f"prefix {left.lower_}-")
        elif suffix is not None and _is_name(doc, left):
            yield Found(suffix.kind, head, left, right, f"suffix -{right.lower_}")
        elif verb is not None and right.tag_ not in {"NN", "NNS"} and _is_name(doc, left):
            yield Found(verb.kind, left, head, right, f"verb {right.lower_}, hyphenated")


def prefix_ties(doc: Doc) -> Iterator[Found]:
    """As "Pro-Armenian volunteers" where the prefix is no word of its own."""
    for word in doc:
        prefix, hyphen, name = word.text.partition("-")
        pattern = patterns().prefixes.get(prefix.lower()) if hyphen and name[:1].isupper() else None
        head = _head_noun(word) if pattern is not None else None
        if pattern is not None and head is not None and is_actor(doc, head):
            yield Found(pattern.kind, head, word, word, f"prefix {prefix.lower()}-")


def _is_name(doc: Doc, token: Token) -> bool:
    return is_actor(doc, token) or token.text[:1].isupper() or token.text.isupper()


def _stem(participle: str) -> str:
    return {"led": "lead", "run": "run", "allied": "ally"}.get(participle, participle.removesuffix("ed"))


def _head_noun(token: Token) -> Token | None:
    """The noun that a hyphenated modifier stands before."""
    here = token
    while (
        here.head.i != here.i
        and here.head.i > here.i
        and relation(here) in {"amod", "compound", "nmod", "acl", "obl"}
    ):
        here = here.head
    if here.i > token.i and here.pos_ in {"NOUN", "PROPN"}:
        return here
    doc, index = token.doc, token.i + 1
    while index < len(doc) and doc[index].pos_ in {"ADJ", "NOUN", "PROPN"}:
        index += 1
    return doc[index - 1] if index > token.i + 1 and doc[index - 1].pos_ in {"NOUN", "PROPN"} else None


def support_ties(doc: Doc) -> Iterator[Found]:
    """As "Syrian troops, with Russian support, …", "with the backing of Iran"."""
    for noun in doc:
        if (
            noun.lemma_ not in _HELP
            or noun.pos_ != "NOUN"
            or not any(kid.lower_ == "with" for kid in children(noun, "case"))
        ):
            continue
        helper = next(
            (kid for kid in children(noun, "nmod:poss", "amod", "compound") if is_actor(doc, kid)), None
        )
        helper = helper or complement(noun, frozenset({"of", "from"}))
        head = noun.head
        helped = subjects(head) if head.pos_ == "VERB" else [head]
        if helper is not None and is_actor(doc, helper):
            for actor in helped:
                if is_actor(doc, actor) and actor.i < noun.i and actor.i != helper.i:
                    yield Found("backs", helper, actor, noun, f"with {noun.lemma_}")
