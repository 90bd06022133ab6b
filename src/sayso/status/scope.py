"""How an event stands by the words above and beside it: a walk from the trigger up the tree.

Each step asks what governs the clause or noun (a cue with a signature, a condition, a plain verb) and composes
polarity and modality: "did not fail to DELIVER" occurred, "denied that it had not PAID" occurred. The walk ends
where nothing above can matter: at the sentence's root, at a reporting verb (what a source asserts stands as it
says), at a relative clause, or at a definite phrase whose truth is taken for granted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, is_passive, relation
from sayso.status.cues import Cues, Signature, cues
from sayso.status.local import Local, condition_of, is_verbal, local, mark_phrase
from sayso.status.standing import PLAIN, PRESUPPOSED, Standing
from sayso.status.words import base

_DEPTH: Final = 40
_INDEFINITE: Final = frozenset(
    {"a", "an", "any", "another", "one", "some", "further", "more", "new", "fresh", "such"}
)
_DEFINITE: Final = frozenset(
    {"the", "this", "that", "these", "those", "both", "each", "its", "their", "his", "her", "our", "my"}
)
_COMPLEMENTS: Final = frozenset({"acl", "nmod", "ccomp", "xcomp", "compound", "csubj", "advcl"})
_CIRCUMSTANCES: Final = frozenset({"in", "at", "by", "with", "from", "during", "after", "before", "since"})
_TEMPORAL: Final = frozenset({"when", "before", "after", "as soon as", "while", "as", "by the time"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_QUOTES: Final = frozenset("\"'”’“‘")
_GOVERNED: Final = frozenset(
    {"from", "of", "for", "on", "with", "to", "in", "at", "into", "about", "against", "over", "as"}
)
_WH: Final = frozenset({"who", "what", "when", "where", "why", "how", "which", "whose", "whom"})
_COPULAS: Final = frozenset({"be", "seem", "appear", "look", "remain", "become"})
_SIGNATURE_HYPOTHETICAL: Final = Signature("?", "?", "purpose")
_UNREALISED: Final = Signature("?", "-", "planned")
_SIGNATURE_SAME: Final = Signature("=", "=", "purpose")


class Scope:
    """Answers how the events of one ``Doc`` stand."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.cues: Cues = cues()

    def of(self, trigger: Token, start: int, end: int) -> Standing:
        """How the event of a trigger stands; ``start`` and ``end`` are the offsets of its phrase, whose words do
        not count as cues."""
        return self._of(trigger, start, end, 0)

    def by_itself(self, token: Token) -> Standing:
        """How a word stands by its own clause or phrase alone: "no demand", but not "rejected the demand"."""
        here = self._local(token, 0, 0)
        return PLAIN.with_local(here.status, here.cue, here.group)

    def _of(self, token: Token, start: int, end: int, depth: int) -> Standing:
        above = self._above(token, start, end, depth)
        here = self._local(token, start, end)
        return self._modified(token, above.with_local(here.status, here.cue, here.group), start, end, depth)

    def _local(self, token: Token, start: int, end: int) -> Local:
        def inside(word: Token) -> bool:
            return start <= word.idx < end

        found = local(token, inside)
        if found.conditional and _reported(token):
            return Local("future", found.cue, "modal")
        if found.status != "occurred" or relation(token) != "conj":
            return found
        return self._shared(token, start, end) or found

    def _shared(self, token: Token, start: int, end: int) -> Local | None:
        """What a coordinated clause takes over from the first one: "did not fire or beat", "will eat and march"."""
        first = token.head
        if not is_verbal(token) or not is_verbal(first):
            return self._local(first, start, end) if _bare_noun(token) else None
        either = any(kid.lower_ in {"or", "nor"} for kid in children(token, "cc"))
        alike = token.tag_ == first.tag_ and token.tag_ in {"VB", "VBN", "VBG"}
        if child(token, "nsubj", "aux") is not None or not (alike or either):
            return None
        return self._local(first, start, end)

    # ── what governs

    def _above(self, token: Token, start: int, end: int, depth: int) -> Standing:
        head, kind = token.head, relation(token)
        if head.i == token.i or depth > _DEPTH:
            return self._root(token)
        if start <= head.idx < end and kind not in {"conj", "parataxis"}:
            return self._of(head, start, end, depth + 1)
        if kind == "conj":
            return self._above(head, start, end, depth + 1)
        if token.dep_ == "acl:relcl":
            return PRESUPPOSED
        if kind in {"parataxis", "appos", "list", "vocative", "dislocated"}:
            return Standing("hypothetical", token.i, "imperative") if _imperative(token) else PLAIN
        phrase = mark_phrase(token)
        marker = self._marker(token, phrase, start, end)
        if marker is not None and not self._signed(token, head, phrase):
            sign = "-" if marker == "negated" else "?"
            return PLAIN.embed(Signature(sign, sign, "marker"), token.left_edge.i)
        if kind in {"advcl", "acl", "xcomp", "ccomp", "csubj"}:
            return self._clause(token, head, kind, phrase, start, end, depth)
        return self._nominal(token, head, kind, phrase, start, end, depth)

    def _marker(self, token: Token, phrase: str, start: int, end: int) -> str | None:
        if "whether" in phrase.split():
            return "hypothetical"
        marks = children(token, "mark", "case")
        if any(start <= kid.idx < end for kid in marks):
            return None
        if phrase == "as" and marks[0].i > 0 and marks[0].nbor(-1).lower_ == "long":
            return "hypothetical"  # "as long as they pay"
        return self.cues.local["marker"].get(phrase)

    def _root(self, token: Token) -> Standing:
        words = [word for word in token.sent if not word.is_space and word.text not in _QUOTES]
        if words and words[-1].text == "?" and words[0].lower_ not in _WH:
            aux = child(token, "aux", "cop")
            subject = child(token, "nsubj", "expl")
            if aux is not None and subject is not None and aux.i < subject.i:
                return Standing("hypothetical", words[-1].i, "question")
        if _imperative(token):
            return Standing("hypothetical", token.i, "imperative")
        return PLAIN

    def _clause(
        self, token: Token, head: Token, kind: str, phrase: str, start: int, end: int, depth: int
    ) -> Standing:
        signature = self._signed(token, head, phrase)
        if signature is not None and (kind != "advcl" or phrase == "to" or signature_by_preposition(phrase)):
            return self._of(head, start, end, depth + 1).embed(signature, head.i)
        if kind == "xcomp":
            return self._of(head, start, end, depth + 1)
        if kind in {"ccomp", "csubj"}:
            return PLAIN
        if phrase in {"to", "in order to", "so as to"} and kind == "advcl":
            plain = self.cues.plain
            same = head.lemma_ in plain["purpose"] or token.lemma_ in plain["carried_out"]
            above = self._of(head, start, end, depth + 1)
            return above.embed(_SIGNATURE_SAME if same else _SIGNATURE_HYPOTHETICAL, token.i)
        if kind == "acl":
            verb = head.head
            if (
                relation(head) == "obj" or head.dep_ == "nsubj:pass"
            ):  # "accused the general of …" read as a noun's clause
                signature = self._verb(token, verb, "advcl", phrase, {phrase})
                if signature is not None:
                    return self._of(verb, start, end, depth + 1).embed(signature, verb.i)
            if phrase == "to" and head.pos_ in {"NOUN", "PRON", "PROPN"}:
                return self._of(head, start, end, depth + 1).embed(_SIGNATURE_HYPOTHETICAL, head.i)
            return PRESUPPOSED
        above = self._of(head, start, end, depth + 1)
        if phrase in _TEMPORAL and above.status == "future" and token.tag_ in {"VBZ", "VBP", "VB", "VBG"}:
            return above
        if not phrase and above.status in {"future", "hypothetical"} and token.tag_ in {"VBG", "VBN"}:
            return above
        return PRESUPPOSED

    def _nominal(
        self, token: Token, head: Token, kind: str, phrase: str, start: int, end: int, depth: int
    ) -> Standing:
        if head.lower_ in self.cues.plain["negator"] or (head.lower_ == "one" and kind == "nmod"):
            return (
                self._of(head, start, end, depth + 1)
                if head.lower_ == "one"
                else Standing("negated", head.i, "negation")
            )
        signature = self._signed(token, head, phrase)
        if signature is not None:
            return self._of(head, start, end, depth + 1).embed(signature, head.i)
        if kind in {"nmod", "compound", "amod", "nummod", "det", "case"}:
            return PRESUPPOSED
        if (
            head.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"}
            or kind not in {"nsubj", "obj", "obl"}
            or _definite(token)
        ):
            return PRESUPPOSED
        above = self._of(head, start, end, depth + 1)
        if above.status == "negated" and kind == "obj" and not self._presupposes(head):
            return above
        modal = above.status in {"hypothetical", "future"} and above.group in {"conditional", "modal"}
        if modal and kind in {"nsubj", "obj"} and _indefinite(token):
            would = above.cue is not None and self.doc[above.cue].lower_ in {"would", "'d", "’d"}
            return replace(above, status="hypothetical") if would else above
        return PRESUPPOSED

    def _presupposes(self, verb: Token) -> bool:
        known = self.cues.embedding["verb", "object"].get(base(verb, self.cues.first["verb"]))
        return known is not None and known.affirmed == "+"

    # ── signatures

    def _signed(self, token: Token, head: Token, phrase: str) -> Signature | None:
        """The signature by which a head embeds a token, if it is a cue for its place."""
        kind = relation(token)
        company = {phrase} if phrase and kind not in {"ccomp", "csubj"} else set()
        if is_verbal(head) and head.pos_ in {"VERB", "AUX"}:
            company |= {
                kid.lower_
                for kid in children(head, "compound:prt", "advmod", "obj", "obl", "xcomp")
                if kid.i > head.i
            }
            following = head.i + 1
            if following < len(self.doc) and self.doc[following].pos_ in {"ADP", "ADV", "PART"}:
                company.add(self.doc[following].lower_)
            return self._verb(token, head, kind, phrase, company)
        if head.pos_ == "ADJ" or (head.tag_ == "VBN" and head.pos_ == "ADJ"):
            slot = (
                "subject"
                if kind in {"nsubj", "csubj"} and token.pos_ in {"NOUN", "PROPN", "PRON"}
                else "with"
            )
            return self.cues.embedding["adjective", slot].get(head.lemma_.lower())
        if head.pos_ in {"NOUN", "PROPN"} and kind in _COMPLEMENTS and (phrase or kind != "acl"):
            if kind == "compound" and token.i > head.i:
                return None
            if kind == "nmod" and phrase in _CIRCUMSTANCES:
                return None
            return self.cues.embedding["noun", "with"].get(base(head, self.cues.first["noun"]))
        if kind == "nsubj" and child(head, "cop") is not None:
            return self.cues.embedding["adjective", "subject"].get(head.lower_)
        return None

    def _verb(self, token: Token, head: Token, kind: str, phrase: str, company: set[str]) -> Signature | None:
        if "yet" in company and head.lemma_ in {"have", "be"}:
            return None  # "has yet to accept": the "yet" is counted on the verb itself
        table = self.cues.embedding
        if kind in {"xcomp", "ccomp", "advcl", "acl", "csubj"}:
            if kind == "advcl" and phrase != "to" and not signature_by_preposition(phrase):
                return None
            went = head.lemma_ == "go" and head.tag_ != "VBG"  # "went to meet", not "is going to meet"
            if (
                kind == "xcomp"
                and is_passive(head)
                and base(head, table["verb", "passive"]) in table["verb", "passive"]
            ):
                return table["verb", "passive"][base(head, table["verb", "passive"])]
            slots = ("to", "clause") if _nonfinite(token) and not went else ("clause",)
            for slot in slots:
                found = _lookup(table["verb", slot], head, company, plain=kind != "advcl" or phrase == "to")
                if found is not None and found.group == "planned" and token.tag_ == "VBG" and not phrase:
                    continue  # "this means reducing" is no plan
                if found is not None:
                    return _UNREALISED if found.affirmed == ">" and _past_perfect(head) else found
            return None
        passive = is_passive(head)
        if token.dep_ in {"nsubj:pass", "obj"} or (token.dep_ == "nsubj" and passive):
            return _lookup(table["verb", "object"], head, company - {phrase}, plain=True)
        if kind == "nsubj":
            return _lookup(table["verb", "subject"], head, company, plain=True)
        if kind in {"obl", "nmod", "iobj"} and phrase:
            return table["verb", "object"].get(f"{base(head, self.cues.first['verb'])} {phrase}")
        return None

    # ── modifiers

    def _modified(self, token: Token, so_far: Standing, start: int, end: int, depth: int) -> Standing:
        """What adjectives, participles and relative clauses on a noun say: "the alleged attack", "a strike
        planned for Thursday", "the visit, which has been put off"."""
        if token.pos_ not in {"NOUN", "PROPN", "VERB"} or depth > _DEPTH:
            return so_far
        for kid in token.children:
            if start <= kid.idx < end:
                continue
            signature: Signature | None = None
            inner = PLAIN
            if relation(kid) in {"amod", "compound"} and kid.i < token.i:
                signature = self.cues.embedding["adjective", "modifier"].get(kid.lower_)
            elif token.pos_ == "VERB":
                continue
            elif kid.dep_ == "acl" and kid.tag_ == "VBN":
                signature = _lookup(self.cues.embedding["verb", "object"], kid, _particles(kid), plain=True)
            elif kid.dep_ == "acl:relcl" and kid.pos_ == "VERB":
                inner = self._of(kid, 0, 0, depth + 20)
                signature = self._relative(kid)
            elif kid.dep_ in {"acl", "amod"} and kid.pos_ == "ADJ" and kid.i > token.i:
                signature = self.cues.embedding["adjective", "subject"].get(kid.lower_)
            if signature is None or (signature.affirmed in "=+" and inner.status == "occurred"):
                continue
            there = inner.embed(signature, kid.i)
            return so_far.with_local(there.status, there.cue, there.group)
        return so_far

    def _relative(self, verb: Token) -> Signature | None:
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
        return _lookup(self.cues.embedding["verb", slot], verb, _particles(verb), plain=True)


def signature_by_preposition(phrase: str) -> bool:
    """Whether a clause's marker can be the preposition that its governor asks for ("stopped from leaving")."""
    return phrase in _GOVERNED


def _lookup(
    table: Mapping[str, Signature], head: Token, company: set[str], *, plain: bool
) -> Signature | None:
    lemma = base(head, cues().first["verb"])
    for word in sorted(company):
        found = table.get(f"{lemma} {word}")
        if found is not None:
            return found
    return table.get(lemma) if plain else None


def _particles(verb: Token) -> set[str]:
    return {kid.lower_ for kid in children(verb, "compound:prt", "advmod", "obl") if kid.i > verb.i}


def _imperative(token: Token) -> bool:
    """A bare verb with nothing before it but adverbs: "Please leave", "Stop the war"."""
    if token.tag_ != "VB" or child(token, "nsubj", "aux", "cop", "expl", "mark", "csubj") is not None:
        return False
    return all(
        kid.is_punct
        or kid.is_space
        or relation(kid) in {"advmod", "discourse", "cc", "advcl", "vocative", "intj"}
        for kid in token.children
        if kid.i < token.i
    )


def _nonfinite(token: Token) -> bool:
    """An infinitive, a gerund or a subjunctive: no finite verb form in the clause."""
    auxiliaries = [kid.lower_ for kid in children(token, "aux", "cop")]
    if any(word not in {"to", "be", "have", "been", "being", "having", "should"} for word in auxiliaries):
        return False
    return (
        token.tag_ in {"VB", "VBG", "VBN", ""} or token.pos_ not in {"VERB", "AUX"} or "should" in auxiliaries
    )


def _past_perfect(verb: Token) -> bool:
    """ "had planned to": what is told of a plan that way did not, or not yet, come about."""
    return any(kid.lower_ in {"had", "'d", "’d"} for kid in children(verb, "aux"))


def _reported(token: Token) -> bool:
    """Whether a clause tells what somebody said or thought in the past, so that "would" is a future."""
    here = token
    if relation(here) == "acl" and any(kid.lower_ == "that" for kid in children(here, "mark")):
        return condition_of(token) is None  # "sent word that he would come"
    while relation(here) in {"conj", "ccomp", "xcomp", "advcl"} and here.head.i != here.i:
        if relation(here) == "ccomp" and here.head.pos_ == "VERB":
            return condition_of(token) is None
        here = here.head
    return any(kid.pos_ == "VERB" for kid in children(here, "parataxis")) and condition_of(token) is None


def _bare_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and child(token, "det", "nmod:poss") is None


def _definite(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return True
    return any(
        kid.dep_ == "nmod:poss" or (relation(kid) == "det" and kid.lower_ in _DEFINITE)
        for kid in token.children
    )


def _indefinite(token: Token) -> bool:
    kids = [kid for kid in token.children if relation(kid) in {"det", "amod"}]
    return any(kid.lower_ in _INDEFINITE for kid in kids) or (token.tag_ == "NNS" and not _definite(token))
