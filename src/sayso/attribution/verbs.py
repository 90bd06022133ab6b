"""Verbs that report: "said that", "S, X said", "called it “a sham”", "denied having fired", "accused him of"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from sayso.attribution.cues import Cue, Cues, match
from sayso.attribution.page import Page
from sayso.attribution.asides import find_aside
from sayso.attribution.said import Said, is_finite, is_question, tidy, tree_parts
from sayso.attribution.speakers import find_source, may_speak
from sayso.language.phrases import child, is_passive, relation

Found = tuple[str, list[tuple[int, int]], Token | None, int | None]

_TELLING: Final = frozenset({"say", "tell", "argue", "add"})
_UNREAL: Final = frozenset({"may", "might", "could", "should", "can", "must", "ca", "let"})
_RAISING: Final = frozenset(
    {"go", "continue", "hasten", "be", "use", "like", "rush", "seem", "appear", "begin", "start", "dare", "proceed",
     "tend", "prefer", "happen", "turn", "have", "quote", "record", "report", "cite"}
)  # fmt: skip
_NEGATIVE: Final = frozenset({"not", "n't", "never", "n’t", "nor", "neither", "hardly"})
_NOBODY: Final = frozenset({"i", "we", "you", "us", "me", "nobody", "none", "nothing"})
_BELIEF: Final = frozenset({"believes", "hopes"})
_NAMING: Final = frozenset({"call", "label", "brand", "dub", "term", "style"})
_NEAR: Final = 14
"""At most so many words between a cue and the quoted words that complete its phrase."""
_QUOTING: Final = frozenset(
    {"call", "describe", "use", "label", "dub", "brand", "term", "speak", "talk", "refer", "quote", "cite", "say",
     "characterise", "characterize", "style", "read", "put", "write", "shout", "chant", "reply", "answer", "tell"}
)  # fmt: skip


def verb_reports(page: Page, cues: Cues) -> Iterator[Said]:
    """Every attribution that a verb of the ``Doc`` brings in."""
    before: Said | None = None
    for token in page.doc:
        if token.pos_ not in {"VERB", "AUX"} or page.silent(token.i):
            continue
        for cue in cues.of(token):
            words = match(cue, token)
            if words is not None:
                said = _report(page, cues, cue, token, words, before)
                if said is not None:
                    yield said
                    before = said
                    break


def _report(
    page: Page, cues: Cues, cue: Cue, verb: Token, words: list[Token], before: Said | None
) -> Said | None:
    governor = verb.head if verb.dep_ in {"cop", "aux"} else verb
    if verb.dep_ == "aux" or _unreal(governor, verb):
        return None
    negated = any(kid.lower_ in _NEGATIVE for kid in (*governor.children, *verb.children))
    source = _goes_on(page, governor, before) or find_source(page, governor)
    heads = [governor, *[word for word in words[1:] if word != governor]]
    found = _content(page, cues, cue, governor, heads, source)
    if found is None:
        return None
    form, parts, source, clause_end = found
    if source is not None and source.lower_ in _NOBODY:
        return None
    if source is not None and any(kid.lower_ == "no" and kid.dep_ == "det" for kid in source.children):
        return None
    stance = cue.stance[form]
    if negated:
        if stance not in _BELIEF:
            return None
        stance = "doubts"
    if source is None and not (form == "clause" and _impersonal(governor)):
        return None
    if source is not None and not may_speak(page.doc, source, cues, verb.lemma_.lower(), cue.subject.get(form)):
        return None
    tidied, speech = tidy(page, parts, verb.i)
    if not tidied or (source is not None and any(start <= source.i < end for start, end in tidied)):
        return None
    return Said(
        stance, form, tidied, cue=[word.i for word in words], source=source.i if source is not None else None,
        speech=speech, clause_end=clause_end, why=f"verb '{' '.join((verb.lemma_.lower(), *cue.rest))}' with {form}",
    )  # fmt: skip


def _unreal(governor: Token, verb: Token) -> bool:
    """Whether nobody says it here: a condition, a possibility, an infinitive that is only wanted or refused."""
    kids = [*governor.children, *(verb.children if verb != governor else ())]
    if any(kid.dep_ == "aux" and kid.lower_ in _UNREAL for kid in kids):
        return True
    if any(kid.dep_ == "aux" and kid.lower_ in {"would", "'d", "’d"} for kid in kids) and verb.lemma_ not in _TELLING:
        return True
    marks = {kid.lower_ for kid in kids if kid.dep_ == "mark"}
    if marks & {"if", "unless", "whether", "lest"}:
        return True
    if "to" in marks and governor.tag_ != "VBG":
        if relation(governor) == "xcomp":
            return governor.head.lemma_.lower() not in _RAISING
        return relation(governor) != "advcl" or governor.i < governor.head.i
    return relation(governor) in {"csubj"} and governor.tag_ == "VBG"


def _goes_on(page: Page, governor: Token, before: Said | None) -> Token | None:
    """The source of "…, the ministry said, adding that …": that of the reporting clause just before."""
    if before is None or before.clause_end is None or before.source is None or governor.tag_ != "VBG":
        return None
    comma = page.before(governor.i)
    last = page.before(comma) if comma is not None and page.doc[comma].text == "," else None
    return page.doc[before.source] if last is not None and last == before.clause_end - 1 else None


def _impersonal(governor: Token) -> bool:
    """Whether it is said without a word on who says it: "it was alleged that", "it is feared that"."""
    if not is_passive(governor):
        return False
    subject = child(governor, "expl", "nsubj", "csubj")
    return subject is None or subject.lower_ == "it" or relation(subject) == "csubj"


def _content(
    page: Page, cues: Cues, cue: Cue, governor: Token, heads: list[Token], source: Token | None
) -> Found | None:
    """Form and token ranges of what is said, before trimming, and the source."""
    takes = cue.stance
    speaks = "clause" in takes or "quote" in takes
    form = "clause" if "clause" in takes else "quote"
    aside = find_aside(page, cues, governor, source, plain="clause" in takes) if speaks and _may_stand_aside(governor) else None
    if aside is not None and aside.quoted:
        return form, aside.parts, aside.source, aside.end
    clause = _clause(page, takes, governor, heads)
    if clause is not None and not (aside is not None and _around(page, governor, clause[1])):
        return *clause, source, None
    if aside is not None:
        return form, aside.parts, aside.source, aside.end
    if "quote" in takes or "measure" in takes:
        quoted = _quoted_phrase(page, governor, heads)
        if quoted is not None:
            return ("quote" if "quote" in takes else "measure"), [quoted], source, None
    if "gerund" in takes:
        for kid in governor.children:
            if kid.i > governor.i and kid.tag_ == "VBG" and relation(kid) in {"advcl", "xcomp", "ccomp", "obl", "acl"}:
                mark = child(kid, "mark", "case")
                if takes["gerund"] in {"accuses", "alleges"} and (mark is None or mark.lower_ != "of"):
                    continue
                return "gerund", tree_parts(page, kid, [mark] if mark is not None else []), source, None
    if "measure" in takes:
        measured = _measure(page, governor)
        if measured is not None:
            return "measure", measured, source, None
    if "noun" in takes or "claim" in takes:
        thing = child(governor, "obj")
        if thing is not None and thing.i > governor.i and thing.pos_ in {"NOUN", "PROPN"}:
            form = "noun" if "noun" in takes else "claim"
            if form == "noun" or thing.lemma_.lower() in cues.claims:
                return form, tree_parts(page, thing), source, None
    return None


def _may_stand_aside(governor: Token) -> bool:
    """Whether no conjunction makes the verb's own clause a subordinate one ("after he said"; but "as he put it")."""
    if governor.dep_ in {"acl", "xcomp"}:
        return False
    doc = governor.doc
    for kid in governor.children:
        if kid.dep_ == "mark" and kid.i < governor.i:
            between = doc[kid.i : governor.i]
            near = not any(token.text in {",", "”", '"', "’"} for token in between)
            if near and not (kid.lower_ == "as" and governor.lemma_ == "put"):
                return False
    return True


def _around(page: Page, governor: Token, parts: list[tuple[int, int]]) -> bool:
    """Whether the clause stands before the verb or after a comma, as in "The bridge, he said, was mined"."""
    first = min(start for start, _ in parts)
    while not page.doc[first].is_alpha and first + 1 < len(page.doc):
        first += 1
    before = page.before(first)
    return first < governor.i or before is not None and before > governor.i and page.doc[before].text == ","


def _clause(page: Page, takes: dict[str, str], governor: Token, heads: list[Token]) -> tuple[str, list[tuple[int, int]]] | None:
    """The clause that a verb governs: a complement, what follows a colon, or what follows "that"."""
    kids = sorted(
        (kid for head in heads for kid in head.children if kid not in heads and _is_complement(kid, head, governor)),
        key=lambda kid: (kid.left_edge.i < governor.i, abs(kid.i - governor.i)),
    )
    start, end = page.sentence(governor)
    for kid in kids:
        own = _in_speech(page, kid, governor)
        if not own and (not is_finite(kid) or not start <= kid.i < end):
            continue
        if kid.left_edge.i < governor.i and not own and kid.dep_ != "ccomp":
            continue
        if kid.i > governor.i and not own and is_question(kid):
            if "question" in takes:
                return "question", tree_parts(page, kid)
            continue
        if "clause" in takes:
            parts = tree_parts(page, kid, [governor] if governor in kid.subtree else [])
            return "clause", [part for part in parts if part[0] >= start or own]
    if "clause" in takes:
        colon = _after_colon(page, governor, end)
        if colon:
            return "clause", colon
        that = _after_that(page, governor, max(head.i for head in heads), end)
        if that:
            return "clause", that
    return None


def _is_complement(kid: Token, head: Token, governor: Token) -> bool:
    label = relation(kid)
    if label == "csubj":
        return is_passive(governor)
    return label == "ccomp" or (kid.dep_ == "acl" and head.pos_ == "NOUN" and head != governor)


def _in_speech(page: Page, token: Token, governor: Token) -> bool:
    speech = page.speech_at[token.i]
    return speech is not None and speech.full and speech is not page.speech_at[governor.i]


def _after_colon(page: Page, governor: Token, end: int) -> list[tuple[int, int]]:
    """What follows a colon that closes the cue's own clause: "It put it thus: the road is open"."""
    level = page.speech_at[governor.i]
    for index in range(governor.i + 1, min(end, governor.i + _NEAR)):
        if page.speech_at[index] is not level or page.doc[index].text in {",", ";", "."}:
            return []
        if page.doc[index].text == ":":
            return [(index + 1, end)] if index + 1 < end else []
    return []


def _after_that(page: Page, governor: Token, last: int, end: int) -> list[tuple[int, int]]:
    """What follows "that" near the verb, for a clause that the tree hangs elsewhere."""
    doc = page.doc
    for index in range(last + 1, min(end, last + _NEAR)):
        token = doc[index]
        if token.text in {",", ";", ":", "."} or token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return []
        if token.lower_ == "that" and token.pos_ == "SCONJ":
            stop = next((place for place in range(index, end) if doc[place].text == ";"), end)
            return [(index + 1, stop)]
    return []


def _quoted_phrase(page: Page, governor: Token, heads: list[Token]) -> tuple[int, int] | None:
    """Quoted words that complete the verb's phrase: "spoke of “a cable fault”", "asked them to “go home”"."""
    doc = page.doc
    level = page.speech_at[governor.i]
    end = page.sentence(governor)[1]
    start = max(head.i for head in heads) + 1
    for index in range(start, min(end, start + _NEAR)):
        token = doc[index]
        speech = page.speech_at[index]
        if speech is not None and speech is not level:
            root = next(
                (word for word in doc[speech.parts[0][0] : speech.parts[0][1]]
                 if not speech.start <= word.head.i < speech.end or word.head.i == word.i),
                None,
            )  # fmt: skip
            if root is None or governor not in (root, *root.ancestors):
                return None
            if governor.lemma_.lower() in _NAMING and not _names_something(governor):
                return None
            words = sum(1 for word in doc[speech.parts[0][0] : speech.parts[0][1]] if word.is_alpha)
            if relation(root) in {"amod", "compound", "nmod", "det"} and governor.lemma_.lower() not in _QUOTING:
                return None
            if words < 3 and governor.lemma_.lower() not in _QUOTING and not speech.full:
                return None
            return speech.parts[0][0], speech.parts[-1][1]
        if token.text in {";", "."} or (relation(token) == "nsubj" and token.head != governor and token.i > start):
            return None
    return None


def _names_something(governor: Token) -> bool:
    """Whether "call" has something to call so: an object, or a gap ("what it called “a sham”")."""
    if child(governor, "obj") is not None:
        return True
    subject = child(governor, "nsubj")
    return subject is not None and subject.lower_ not in {"who", "which", "that"} and governor.dep_ != "root"


def _measure(page: Page, governor: Token) -> list[tuple[int, int]] | None:
    """A judgement with its object: "put the toll at 14", "described the men as absent", "called it false"."""
    thing = child(governor, "obj")
    if thing is None:
        return None
    complement = None
    lemma = governor.lemma_.lower()
    for kid in governor.children:
        if kid.i < governor.i:
            continue
        case = child(kid, "case", "mark")
        if lemma == "put":
            if relation(kid) == "obl" and case is not None and case.lower_ == "at":
                complement = kid
        elif relation(kid) == "xcomp" and lemma in {"call", "label", "brand", "dub", "term", "deem", "declare"}:
            complement = kid
        elif relation(kid) in {"obl", "advcl", "xcomp"} and case is not None and case.lower_ == "as":
            complement = kid
    if complement is None:
        return None
    if thing.i < governor.i:
        return tree_parts(page, complement)
    return [*tree_parts(page, thing), *tree_parts(page, complement)]
