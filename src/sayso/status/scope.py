"""How an event stands by the words above and beside it: a walk from the trigger up the tree.

Each step asks what governs the clause or noun (a cue with a signature, a condition, a plain verb) and
composes polarity and modality: "did not fail to DELIVER" occurred, "denied that it had not PAID"
occurred. The walk ends where nothing above can matter: at the sentence's root, at a reporting verb (what
a source asserts stands as it says), at a relative clause, or at a definite phrase whose truth is taken
for granted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, relation, subjects
from sayso.status.cues import Cues, Signature, cues
from sayso.status.local import Local, condition_of, definite, is_verbal, local, mark_phrase, modality
from sayso.status.signatures import (
    clause_kind,
    governed_by,
    lookup,
    of_relative,
    of_verb,
    particles,
    signature_of,
)
from sayso.status.standing import PLAIN, PRESUPPOSED, Standing
from sayso.status.words import base

_DEPTH: Final = 40
_INDEFINITE: Final = frozenset(
    {"a", "an", "any", "another", "one", "some", "further", "more", "new", "fresh", "such"}
)
_TEMPORAL: Final = frozenset({"when", "before", "after", "as soon as", "while", "as", "by the time"})
_UP_TO: Final = frozenset({"until", "till", "once", "whenever"})
_WHOEVER: Final = frozenset({"whoever", "whomever", "anyone", "anybody", "everyone", "everybody"})
_UNSAID: Final = frozenset({"if", "as if", "as though", "even if"})
_TIMES: Final = frozenset(
    {"day", "night", "morning", "evening", "week", "month", "year", "moment", "hour", "time", "summer"}
)
_QUOTES: Final = frozenset("\"'”’“‘")
_WH: Final = frozenset({"who", "what", "when", "where", "why", "how", "which", "whose", "whom"})
_COPULAS: Final = frozenset({"be", "seem", "appear", "look", "remain", "become"})
_TAKING_FOR_GRANTED: Final = frozenset({"alleged", "paying"})
_SIGNATURE_HYPOTHETICAL: Final = Signature("?", "?", "purpose")
_SIGNATURE_SAME: Final = Signature("=", "=", "purpose")


class Scope:
    """Answers how the events of one ``Doc`` stand."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.cues: Cues = cues()

    def of(self, trigger: Token, start: int, end: int) -> Standing:
        """How the event of a trigger stands; ``start`` and ``end`` are the offsets of its phrase, whose
        words do not count as cues."""
        return self._of(trigger, start, end, 0)

    def by_itself(self, token: Token) -> Standing:
        """How a word stands by its own clause or phrase alone: "no demand", but not "rejected the demand"."""
        here = self._local(token, 0, 0)
        return PLAIN.with_local(here.status, here.cue, here.group)

    def as_told_by(self, text: Token) -> Standing:
        """How stands what a text, a story or an accusation says: a "false story", an "unconfirmed report", an
        indictment."""
        by_kind = self.cues.embedding["noun", "with"].get(base(text, self.cues.first["noun"]))
        if by_kind is not None and by_kind.group == "accusation":
            return PLAIN.embed(by_kind, text.i)
        return self._modified(text, PLAIN, 0, 0, 0) if by_kind is not None else PLAIN

    def _of(self, token: Token, start: int, end: int, depth: int) -> Standing:
        above = self._above(token, start, end, depth)
        here = self._local(token, start, end)
        return self._modified(token, above.with_local(here.status, here.cue, here.group), start, end, depth)

    def _local(self, token: Token, start: int, end: int) -> Local:
        def inside(word: Token) -> bool:
            return start <= word.idx < end

        found = local(token, inside)
        if found.conditional and _reported(token) and not self._on_paper(token):
            return Local("future", found.cue, "modal")
        if found.status != "occurred" or relation(token) != "conj":
            return found
        return self._shared(token, start, end) or found

    def _on_paper(self, token: Token) -> bool:
        """Whether a draft or a bill "would" do it: it does so only if it is passed."""
        return any(noun.lemma_.lower() in self.cues.plain["paper"] for noun in subjects(token))

    def _shared(self, token: Token, start: int, end: int) -> Local | None:
        """What a coordinated clause takes over from the first one: "did not fire or beat", "will eat and
        march"."""
        first = token.head
        if not is_verbal(token) or not is_verbal(first):
            return self._local(first, start, end) if _bare_noun(token) else None
        either = any(kid.lower_ in {"or", "nor"} for kid in children(token, "cc"))
        alike = token.tag_ == first.tag_ and token.tag_ in {"VB", "VBN", "VBG"}
        if child(token, "nsubj", "aux") is not None or not (alike or either):
            return None
        return self._local(first, start, end)

    def _above(self, token: Token, start: int, end: int, depth: int) -> Standing:
        head, kind = token.head, relation(token)
        if head.i == token.i or depth > _DEPTH:
            return self._root(token)
        if start <= head.idx < end and kind not in {"conj", "parataxis"}:
            return self._of(head, start, end, depth + 1)
        if kind == "conj":
            return self._above(head, start, end, depth + 1)
        if kind == "ccomp" and _of_time(token):
            return PRESUPPOSED
        if token.dep_ == "acl:relcl" and not any(kid.lower_ == "that" for kid in children(token, "mark")):
            return self._cleft(head) or _general(token, head) or PRESUPPOSED
        if kind in {"parataxis", "appos", "list", "vocative", "dislocated"}:
            return Standing("hypothetical", token.i, "imperative") if _imperative(token) else PLAIN
        phrase = mark_phrase(token)
        able = next((kid for kid in children(token, "aux") if kid.lower_ == "could"), None)
        if phrase == "before" and able is not None and modality(head).status == "occurred":
            return Standing("negated", able.i, "forestalled")  # "fled before the police could arrest them"
        marker = self._marker(token, phrase, start, end)
        unsaid = phrase in _UNSAID or "whether" in phrase.split()
        if marker is not None and (unsaid or not signature_of(token, head, phrase)):
            if marker == "future":
                return Standing("future", token.left_edge.i, "date")
            absent = marker == "negated" and relation(token) == "obl" and modality(head).status != "occurred"
            sign = "-" if marker == "negated" and not absent else "?"  # "without aid the town may starve"
            return PLAIN.embed(Signature(sign, sign, "marker"), token.left_edge.i)
        if kind in {"advcl", "acl", "xcomp", "ccomp", "csubj"}:
            return self._clause(token, head, kind, phrase, start, end, depth)
        return self._nominal(token, head, kind, phrase, start, end, depth)

    def _cleft(self, named: Token) -> Standing | None:
        """The negation of "it was not the queen who PROTESTED"."""
        subject = child(named, "nsubj", "expl")
        if subject is None or subject.lower_ != "it" or child(named, "cop") is None:
            return None
        here = self._local(named, 0, 0)
        return Standing("negated", here.cue, here.group) if here.status == "negated" else None

    def _marker(self, token: Token, phrase: str, start: int, end: int) -> str | None:
        if "whether" in phrase.split():
            return "hypothetical"
        marks = children(token, "mark", "case")
        helpers = children(token, "aux")
        past = any(kid.tag_ == "VBD" for kid in helpers) if helpers else token.tag_ in {"VBD", "VBN"}
        if phrase in _UP_TO and past and modality(token.head).status == "occurred":
            return None  # "until the army attacked in May, the valley had been calm"
        if any(start <= kid.idx < end for kid in marks):
            return None
        if phrase == "as" and marks[0].i > 0 and marks[0].nbor(-1).lower_ == "long":
            return "hypothetical"  # "as long as they pay"
        stands = self.cues.local["marker"].get(phrase)
        told = token.head.tag_ == "VBD" or child(token.head, "cop", "aux:pass") is not None
        return None if stands == "future" and told and not _perfect(token.head) else stands

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
        kind = clause_kind(token, head, phrase)
        signature = signature_of(token, head, phrase)
        if signature is not None and (kind != "advcl" or phrase == "to" or governed_by(phrase)):
            return self._of(head, start, end, depth + 1).embed(signature, head.i)
        if kind == "xcomp":
            return self._of(head, start, end, depth + 1)
        if kind in {"ccomp", "csubj"}:
            return PLAIN
        if phrase in {"to", "in order to", "so as to"} and kind == "advcl":
            plain = self.cues.plain
            same = any(
                word.lemma_ in plain[part]
                for word, part in ((head, "purpose"), (token, "carried_out"), (token, "inquiring"))
            )
            above = self._of(head, start, end, depth + 1)
            return above.embed(_SIGNATURE_SAME if same else _SIGNATURE_HYPOTHETICAL, token.i)
        if kind == "acl":
            verb = head.head
            beside = relation(head) == "obl" and phrase == "for"  # "is wanted in Spain for …"
            if (
                relation(head) == "obj" or head.dep_ == "nsubj:pass" or beside
            ):  # "accused the general of …" read as a noun's clause
                signature = of_verb(token, verb, "advcl", phrase, {phrase})
                if signature is not None:
                    return self._of(verb, start, end, depth + 1).embed(signature, verb.i)
            if relation(head) == "obl" and token.tag_ == "VBG":  # "depends on the rebels freeing him"
                preposition = mark_phrase(head)
                signature = of_verb(token, verb, "advcl", preposition, {preposition})
                if signature is not None and signature.group == "hanging on":
                    return self._of(verb, start, end, depth + 1).embed(signature, verb.i)
            inquires = token.lemma_.lower() in self.cues.plain["inquiring"]
            if phrase == "to" and inquires and head.lemma_.lower() in self.cues.plain["body"]:
                return self._of(verb, start, end, depth + 1).embed(_SIGNATURE_SAME, head.i)
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
        signature = signature_of(token, head, phrase)
        if signature is not None:
            above = self._of(head, start, end, depth + 1)
            if above.status == "negated" and _any(token):
                return above  # "took no part in any raid"
            if above.status == "negated" and signature.group in _TAKING_FOR_GRANTED and definite(token):
                return PRESUPPOSED  # "nobody has been charged with the killing", "has yet to pay the fine"
            return above.embed(signature, head.i)
        if kind in {"nmod", "compound", "amod", "nummod", "det", "case"}:
            return PRESUPPOSED
        if head.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or kind not in {"nsubj", "obj", "obl"}:
            return PRESUPPOSED
        there = child(head, "expl") is not None and kind in {"nsubj", "obj"}
        if definite(token) and not there:
            return PRESUPPOSED
        above = self._of(head, start, end, depth + 1)
        if there or (above.status == "negated" and _any(token)):
            return above  # "denied that there had been a raid", "had no part in any raid"
        if above.status == "negated" and kind == "obj" and not self._presupposes(head):
            return above
        if kind == "nsubj" and above.status == "negated" and _indefinite(token):
            possible = modality(head)  # "a war would leave no winner"
            if possible.status in {"hypothetical", "future"}:
                return Standing("hypothetical", possible.cue, "modal")
        modal = above.status in {"hypothetical", "future"} and above.group in {"conditional", "modal"}
        if modal and kind in {"nsubj", "obj"} and _indefinite(token):
            would = above.cue is not None and self.doc[above.cue].lower_ in {"would", "'d", "’d"}
            return replace(above, status="hypothetical") if would else above
        return PRESUPPOSED

    def _presupposes(self, verb: Token) -> bool:
        known = self.cues.embedding["verb", "object"].get(base(verb, self.cues.first["verb"]))
        return known is not None and known.affirmed == "+"

    def _modified(self, token: Token, so_far: Standing, start: int, end: int, depth: int) -> Standing:
        """What adjectives, participles and relative clauses on a noun say: "the alleged attack", "a strike
        planned for Thursday", "the visit, which has been put off"."""
        if token.pos_ not in {"NOUN", "PROPN", "VERB"} or depth > _DEPTH:
            return so_far
        modifiers = self.cues.embedding["adjective", "modifier"]
        before = [token.nbor(-1)] if token.i > 0 and token.nbor(-1).tag_ == "VBN" else []
        for kid in [*(word for word in before if word.head.i != token.i), *token.children]:
            if start <= kid.idx < end:
                continue
            signature: Signature | None = None
            inner = PLAIN
            if kid in before or (relation(kid) in {"amod", "compound"} and kid.i < token.i):
                signature = modifiers.get(_hyphened(kid))
            elif token.pos_ == "VERB":
                continue
            elif kid.dep_ == "acl" and kid.tag_ == "VBN" and child(kid, "obj") is None:
                signature = lookup(self.cues.embedding["verb", "object"], kid, particles(kid), plain=True)
            elif kid.dep_ == "acl:relcl" and kid.pos_ == "VERB":
                inner = self._of(kid, 0, 0, depth + 20)
                signature = of_relative(kid)
            elif kid.dep_ in {"acl", "amod"} and kid.pos_ == "ADJ" and kid.i > token.i:
                signature = self.cues.embedding["adjective", "subject"].get(kid.lower_)
            if signature is None or (signature.affirmed in "=+" and inner.status == "occurred"):
                continue
            there = inner.embed(signature, kid.i)
            if there.status == "future" and so_far.status == "hypothetical" and definite(token):
                return there  # "warned about Thursday's scheduled walkout"
            return so_far.with_local(there.status, there.cue, there.group)
        return so_far


def _general(token: Token, named: Token) -> Standing | None:
    """What a rule supposes of whoever does it: "anyone who PROTESTS is fined"."""
    open_ended = named.lower_ in _WHOEVER or any(
        kid.lower_ in {"any", "every"} for kid in children(named, "det")
    )
    present = token.tag_ in {"VBZ", "VBP"} and child(token, "aux") is None
    scene = cues().embedding["noun", "with"].get(named.lemma_.lower())
    if scene is not None and scene.affirmed == "?" and present and token.left_edge.lower_ == "in":
        return Standing("hypothetical", named.i, "scene")  # "a scenario in which an army blockades the isle"
    return Standing("hypothetical", token.i, "rule") if open_ended and present else None


def _of_time(clause: Token) -> bool:
    """Whether a clause tells when: "the day TROOPS STORMED the temple", hung on the verb by mistake."""
    first = clause.left_edge
    if clause.tag_ != "VBD" or first.i == 0:
        return False
    return first.nbor(-1).lemma_.lower() in _TIMES and child(clause.head, "obj", "iobj") is not None


def _perfect(verb: Token) -> bool:
    return any(kid.lower_ in {"has", "have"} for kid in children(verb, "aux"))


def _hyphened(word: Token) -> str:
    """A word in lower case with what a hyphen joins to it: "so-called"."""
    if word.i < 2 or word.nbor(-1).text not in {"-", "‑"}:
        return word.lower_
    return f"{word.nbor(-2).lower_}-{word.lower_}"


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


def _indefinite(token: Token) -> bool:
    kids = [kid for kid in token.children if relation(kid) in {"det", "amod"}]
    if any(kid.lower_ in _INDEFINITE for kid in kids):
        return True
    bare = token.tag_ == "NN" and child(token, "det") is None  # "violence may flare"
    return (token.tag_ == "NNS" or bare) and not definite(token)


def _any(token: Token) -> bool:
    return any(kid.lower_ in {"any", "either"} for kid in children(token, "det"))
