"""Which signature a verb, noun or adjective has for the clause or noun that it embeds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from spacy.tokens import Token

from sayso.language.phrases import child, children, is_passive, relation
from sayso.status.cues import Signature, cues
from sayso.status.local import definite, is_verbal
from sayso.status.words import base

_GOVERNED: Final = frozenset(
    {"from", "of", "for", "on", "with", "to", "in", "at", "into", "about", "against", "over", "as", "out of"}
)
_COMPLEMENTS: Final = frozenset({"acl", "nmod", "ccomp", "xcomp", "compound", "csubj", "advcl"})
_CIRCUMSTANCES: Final = frozenset({"in", "at", "by", "with", "from", "during", "after", "before", "since"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_TOPICS: Final = frozenset({"over", "about", "at"})
_CIRCUMSTANTIAL: Final = frozenset(
    {"though", "although", "even though", "because", "while", "whereas", "when", "after", "before", "since",
     "as"}
)  # fmt: skip
_LINKING: Final = frozenset({"look", "seem", "appear", "remain", "become", "sound"})
_PROVING: Final = _LINKING | {"prove", "turn"}
_SAME: Final = Signature("=", "=", "doubt")
_PERMITTING: Final = frozenset(
    {"allow", "permit", "let", "enable", "entitle", "empower", "authorise", "authorize"}
)
_PERMITTED: Final = Signature(
    "?", "-", "permitted"
)  # "the law allows police to search homes": a rule, no search
_BARE_ONLY: Final = frozenset({"planned", "asked or required", "considered"})
_HARDLY_ANY: Final = frozenset({"little", "scant", "few", "scarce"})
_UNREALISED: Final = Signature("?", "-", "planned")


def signature_of(token: Token, head: Token, phrase: str) -> Signature | None:
    """The signature by which a head embeds a token, if it is a cue for its place."""
    kind = clause_kind(token, head, phrase)
    if phrase in _CIRCUMSTANTIAL and kind in {"acl", "advcl", "ccomp"} and is_verbal(token):
        return None  # "no charges followed, though two had died"
    company = {phrase} if phrase and kind not in {"ccomp", "csubj"} else set()
    if head.pos_ in {"VERB", "AUX"} or head.tag_ in {"VBD", "VBZ", "VBP"}:
        company |= {
            kid.lower_
            for kid in children(head, "compound:prt", "advmod", "obj", "obl", "xcomp")
            if kid.i > head.i
        }
        following = head.i + 1
        if following < len(head.doc) and head.doc[following].pos_ in {"ADP", "ADV", "PART", "SCONJ"}:
            company.add(head.doc[following].lower_)
        return of_verb(token, head, kind, phrase, company)
    nominal = head.pos_ in {"NOUN", "PROPN", "ADJ"}
    if nominal and phrase in cues().local["marker"]:
        return None  # "has plans in case …"
    if nominal and kind == "advcl" and phrase != "to" and not governed_by(phrase):
        return None  # "pipelines are at risk if …"
    adverb = phrase in {"of", "to"} or (
        phrase == "from" and kind == "advcl"
    )  # "short of", "far from leaving"
    if head.pos_ == "ADJ" or (head.pos_ == "ADV" and adverb):
        if head.pos_ == "ADV" and head.head.pos_ == "VERB":
            verb = base(head.head, cues().first["verb"])
            if (found := cues().embedding["verb", "clause"].get(f"{verb} {head.lower_}")) is not None:
                return found  # "came close to firing"
        if head.lower_ == "about" and _broken_off(head):
            return _UNREALISED  # "were about to be freed when …"
        slot = "subject" if kind in {"nsubj", "csubj"} and token.pos_ in {"NOUN", "PROPN", "PRON"} else "with"
        return _with(cues().embedding["adjective", slot], head.lemma_.lower(), phrase)
    if head.pos_ in {"NOUN", "PROPN"} and kind in _COMPLEMENTS and (phrase or kind != "acl"):
        if kind == "compound" and token.i > head.i:
            return None
        table = cues().embedding["noun", "with"]
        noun = base(head, cues().first["noun"])
        if f"{noun} {phrase}" in table:
            return table[f"{noun} {phrase}"]  # "no truth in claims that …", "complicity in the raid"
        if kind == "nmod" and (phrase in _CIRCUMSTANCES or (phrase in _TOPICS and definite(token))):
            blamed = of_object(token, head, phrase)
            return blamed if phrase not in _TOPICS else None
        known = table.get(noun)
        if known is not None and known.group == "doubt" and any(k.lower_ == "no" for k in head.children):
            return _SAME  # "no doubt that they fired": the "no" is no cue elsewhere ("no doubt they fired")
        if known is not None and any(kid.lower_ in _HARDLY_ANY for kid in children(head, "amod", "det")):
            return Signature(known.negated, known.negated, known.group)  # "little chance of"
        return known if known is not None or kind != "nmod" else of_object(token, head, phrase)
    if kind == "nsubj" and child(head, "cop") is not None:
        return cues().embedding["adjective", "subject"].get(head.lower_)
    return None


def _broken_off(about: Token) -> bool:
    """Whether something came between: "were about to sign when the lights went out"."""
    past = any(kid.tag_ == "VBD" for kid in children(about, "cop"))
    between = (word for kid in children(about, "advcl") for word in children(kid, "advmod", "mark"))
    return past and any(word.lower_ == "when" for word in between)


def clause_kind(token: Token, head: Token, phrase: str) -> str:
    """The relation of a token to its head; a complement also where the tree has taken it for a circumstance
    ("resisted EXPELLING them", "resolved to MARCH")."""
    kind = relation(token)
    if kind == "obl" and token.tag_ == "VB" and phrase == "to":
        return "xcomp"
    if kind != "advcl" or token.tag_ != "VBG" or head.pos_ != "VERB" or token.i <= head.i:
        return kind
    between = head.doc[head.i + 1 : token.i]
    beside = all(word.pos_ in {"ADP", "ADV", "SCONJ", "PART"} for word in between)
    return "xcomp" if beside and (not phrase or governed_by(phrase)) else kind


def of_verb(token: Token, head: Token, kind: str, phrase: str, company: set[str]) -> Signature | None:
    """A verb's signature for a dependent by relation and preposition; ``company``: words beside the verb."""
    if "yet" in company and head.lemma_ in {"have", "be"}:
        return None  # "has yet to accept": the "yet" is counted on the verb itself
    table = cues().embedding
    if kind in {"xcomp", "ccomp", "advcl", "acl", "csubj"}:
        if kind == "advcl" and phrase != "to" and not governed_by(phrase):
            return None
        if kind == "xcomp" and token.pos_ == "ADJ" and head.lemma_.lower() in _LINKING:
            return None  # "looks unlikely" is as sure as "is unlikely"
        looks = _looks(head) if kind == "csubj" else None
        if looks is not None:
            return table["adjective", "with"].get(looks.lower_)  # "proved impossible to evacuate them"
        if kind == "xcomp" and token.pos_ == "NOUN" and not phrase:
            found = lookup(table["verb", "object"], head, company, plain=False)
            if found is not None:
                return found  # an object that the tree takes for a predicate: "called off its march"
        permitting = kind == "xcomp" and head.tag_ in {"VBZ", "VBP"} and phrase in {"to", ""}
        if permitting and base(head, _PERMITTING) in _PERMITTING and child(head, "aux") is None:
            return _PERMITTED
        if kind in {"ccomp", "csubj"} and is_passive(head) and child(head, "expl") is not None:
            found = table["verb", "passive"].get(base(head, table["verb", "passive"]))
            if found is not None:
                return found  # "it is said that they fled"
        went = head.lemma_ == "go" and head.tag_ != "VBG"  # "went to meet", not "is going to meet"
        if (
            kind == "xcomp"
            and is_passive(head)
            and base(head, table["verb", "passive"]) in table["verb", "passive"]
        ):
            return table["verb", "passive"][base(head, table["verb", "passive"])]
        slots = ("to", "clause") if _nonfinite(token) and not went else ("clause",)
        for slot in slots:
            found = lookup(table["verb", slot], head, company, plain=kind != "advcl" or phrase == "to")
            if (
                found is not None
                and found.group in _BARE_ONLY
                and child(head, "compound:prt") is not None
                and lookup(table["verb", slot], head, particles(head), plain=False) is None
            ):
                continue  # "set up to investigate" is no "set to investigate"
            if found is not None and found.group == "planned" and token.tag_ == "VBG" and not phrase:
                continue  # "this means reducing" is no plan
            if found is not None:
                return _UNREALISED if found.affirmed == ">" and _past_perfect(head) else found
        return None
    passive = is_passive(head) or (head.tag_ == "VBN" and child(head, "cop") is not None)
    if token.dep_ in {"nsubj:pass", "obj"} or (token.dep_ == "nsubj" and passive):
        if head.lemma_.lower() == "call" and child(head, "xcomp") is not None:
            return None  # "called the killings genocide"
        told = table["noun", "with"].get(base(token, cues().first["noun"]))
        if head.lemma_.lower() == "dismiss" and told is not None:
            return table["verb", "clause"]["dismiss"]  # "dismissed reports of a raid", not "the minister"
        if token.tag_ == "NN" and child(token, "det", "nmod:poss", "nummod") is None:
            bare = table["verb", "bare"].get(base(head, cues().first["verb"]))
            if bare is not None:
                return bare
        found = lookup(table["verb", "object"], head, company, plain=True)
        planned = found is not None and found.affirmed == ">" and _past_perfect(head)
        return _UNREALISED if planned else found  # "the strike had been set for Monday"
    if kind == "nsubj":
        looks = _looks(head)
        if looks is not None:
            return table["adjective", "subject"].get(looks.lower_)  # "a truce looks unlikely"
        return lookup(table["verb", "subject"], head, company, plain=True)
    if kind in {"obl", "nmod", "iobj"} and phrase:
        return table["verb", "object"].get(f"{base(head, cues().first['verb'])} {phrase}")
    return None


def _with(table: Mapping[str, Signature], word: str, phrase: str) -> Signature | None:
    """A word's signature for what stands behind a preposition: "free of" is not "free to"."""
    return table.get(f"{word} {phrase}", table.get(word))


def _looks(verb: Token) -> Token | None:
    """What a subject looks, proves or turns out to be, where that is an adjective or a noun."""
    named = child(verb, "xcomp") if verb.lemma_.lower() in _PROVING else None
    return named if named is not None and named.pos_ in {"ADJ", "NOUN"} else None


def of_object(token: Token, noun: Token, phrase: str) -> Signature | None:
    """The accusing verb's signature for what the tree hangs on its object: "implicated three men in the
    murder", "charged the owner with arson"."""
    verb = noun.head
    if not (relation(noun) == "obj" or noun.dep_ == "nsubj:pass") or verb.pos_ != "VERB":
        return None
    if phrase == "of" and (definite(token) or token.pos_ not in {"NOUN", "VERB"}):
        return None  # "accused the leaders of the raid"
    found = cues().embedding["verb", "object"].get(f"{base(verb, cues().first['verb'])} {phrase}")
    return found if found is not None and found.group == "alleged" else None


def of_relative(verb: Token) -> Signature | None:
    """The signature of a relative clause's verb for the noun it modifies."""
    subject = child(verb, "nsubj")
    slot = "object"
    if subject is not None and subject.lower_ in _RELATIVE and not is_passive(verb):
        slot = "subject"
    elif (
        subject is not None
        and subject.lower_ not in _RELATIVE
        and child(verb, "obj", "xcomp", "ccomp") is not None
    ):
        return None
    return lookup(cues().embedding["verb", slot], verb, particles(verb), plain=True)


def governed_by(phrase: str) -> bool:
    """Whether a clause's marker can be the preposition that its governor asks for ("stopped from
    leaving")."""
    return phrase in _GOVERNED


def lookup(
    table: Mapping[str, Signature], head: Token, company: set[str], *, plain: bool
) -> Signature | None:
    lemma = base(head, cues().first["verb"])
    for word in sorted(company):
        found = table.get(f"{lemma} {word}")
        if found is not None:
            return found
    return table.get(lemma) if plain else None


def particles(verb: Token) -> set[str]:
    return {kid.lower_ for kid in children(verb, "compound:prt", "advmod", "obl") if kid.i > verb.i}


def _nonfinite(token: Token) -> bool:
    """An infinitive, a gerund or a subjunctive: no finite verb form in the clause."""
    helpers = children(token, "aux", "cop")
    auxiliaries = [kid.lower_ for kid in helpers]
    if any(kid.tag_ in {"VBP", "VBZ", "VBD"} for kid in helpers):
        return False  # "the rebels have not mined the bridge", he told them
    if any(word not in {"to", "be", "have", "been", "being", "having", "should"} for word in auxiliaries):
        return False
    return (
        token.tag_ in {"VB", "VBG", "VBN", ""} or token.pos_ not in {"VERB", "AUX"} or "should" in auxiliaries
    )


def _past_perfect(verb: Token) -> bool:
    """ "had planned to": what is told of a plan that way did not, or not yet, come about."""
    return any(kid.lower_ in {"had", "'d", "’d"} for kid in children(verb, "aux"))
