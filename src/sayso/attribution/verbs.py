"""Verbs that report: "said that", "S, X said", "called it “a sham”", "denied having fired", "accused him
of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from spacy.tokens import Token

from sayso.attribution.asides import find_aside, subject_before
from sayso.attribution.cues import Cue, Cues, match
from sayso.attribution.forms import clause_of_verb, measure_of, quoted_phrase
from sayso.attribution.page import Page
from sayso.attribution.said import Said, tidy, tree_parts
from sayso.attribution.speakers import find_source, is_actor, may_speak
from sayso.language.phrases import child, is_passive, relation

Found = tuple[str, list[tuple[int, int]], Token | None, int | None]

_UNREAL: Final = frozenset({"may", "might", "could", "should", "can", "must", "ca", "let"})
_NEGATIVE: Final = frozenset({"not", "n't", "never", "n’t", "nor", "neither", "hardly"})
_NOBODY: Final = frozenset({"i", "we", "you", "us", "me", "nobody", "none", "nothing"})
_BELIEF: Final = frozenset({"believes", "hopes"})


def verb_reports(page: Page, cues: Cues) -> Iterator[Said]:
    """Every attribution that a verb of the ``Doc`` brings in."""
    found: list[Said] = []
    citing: list[Token] = []
    for token in page.doc:
        if token.pos_ not in {"VERB", "AUX"} or page.silent(token.i):
            continue
        said = _first_report(page, cues, token, found[-1] if found else None)
        if said is not None:
            found.append(said)
        elif token.tag_ == "VBG" and token.lemma_.lower() in cues.citing:
            citing.append(token)
    yield from found
    yield from _cited(found, citing)


def _first_report(page: Page, cues: Cues, token: Token, before: Said | None) -> Said | None:
    for cue in cues.of(token):
        words = match(cue, token) if page.said.issuperset(cue.rest) else None
        said = _report(page, cues, cue, token, words, before) if words is not None else None
        if said is not None:
            return said
    return None


def _report(
    page: Page, cues: Cues, cue: Cue, verb: Token, words: list[Token], before: Said | None
) -> Said | None:
    governor = verb.head if verb.dep_ in {"cop", "aux"} else verb
    if verb.dep_ == "aux" or _unreal(cues, governor, verb):
        return None
    negated = any(kid.lower_ in _NEGATIVE for kid in (*governor.children, *verb.children))
    if verb.lemma_.lower() in cues.quoted and any(_says_as(kid) for kid in verb.children):
        return None  # "quoted him as saying": the report is his
    source = _goes_on(page, cues, governor, before) or find_source(page, cues, governor)
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
    if source is not None and not may_speak(
        page.doc, source, cues, verb.lemma_.lower(), cue.subject.get(form)
    ):
        return None
    tidied, speech = tidy(page, parts, verb.i)
    if not tidied or (source is not None and any(start <= source.i < end for start, end in tidied)):
        return None
    return Said(
        stance,
        form,
        tidied,
        cue=[word.i for word in words] + _quoted_as(cues, governor),
        source=source.i if source is not None else None,
        speech=speech,
        clause_end=clause_end,
        why=f"verb '{' '.join((verb.lemma_.lower(), *cue.rest))}' with {form}",
    )


def _unreal(cues: Cues, governor: Token, verb: Token) -> bool:
    """Whether nobody says it here: a condition, a possibility, an infinitive that is only wanted or
    refused."""
    kids = [*governor.children, *(verb.children if verb != governor else ())]
    if any(kid.dep_ == "aux" and kid.lower_ in _UNREAL for kid in kids):
        return True
    if (
        any(kid.dep_ == "aux" and kid.lower_ in {"would", "'d", "’d"} for kid in kids)
        and verb.lemma_ not in cues.telling
    ):
        return True
    marks = {kid.lower_ for kid in kids if kid.dep_ == "mark" and _near(kid, governor)}
    if marks & {"if", "unless", "whether", "lest"}:
        return True
    if "to" in marks and governor.tag_ != "VBG":
        if relation(governor) == "xcomp":
            return governor.head.lemma_.lower() not in cues.raising
        return relation(governor) != "advcl" or governor.i < governor.head.i
    return relation(governor) in {"csubj"} and governor.tag_ == "VBG"


def _cited(found: list[Said], citing: list[Token]) -> Iterator[Said]:
    """ "The radio reported, citing two doctors, that …": what they say is what the radio reports."""
    by_verb = {said.cue[0]: said for said in found}
    by_source = {said.source: said for said in found if said.source is not None}
    by_end = {said.clause_end: said for said in found if said.clause_end is not None}
    for verb in citing:
        named = child(verb, "obj")
        outer = (
            by_end.get(verb.i)
            or by_end.get(verb.i - 1)
            or by_verb.get(verb.head.i)
            or by_source.get(verb.head.i)
        )
        if named is not None and outer is not None and is_actor(named):
            yield Said(
                outer.stance,
                outer.form,
                list(outer.parts),
                cue=[verb.i],
                source=named.i,
                inside=outer,
                why=f"participle '{verb.lower_}' beside a report",
            )


def _quoting(cues: Cues, governor: Token) -> Token | None:
    """The verb of "“S,” X was quoted as saying", which heads the clause that stands aside."""
    outer = governor.head
    return outer if _says_as(governor) and outer.lemma_.lower() in cues.quoted else None


def _quoted_as(cues: Cues, governor: Token) -> list[int]:
    """What of "was quoted as saying", "quoted him as saying" stands before the verb of saying, as part of
    the cue."""
    outer = _quoting(cues, governor)
    if outer is None:
        return []
    return [*(kid.i for kid in outer.children if kid.dep_ == "aux:pass"), outer.i]


def _says_as(kid: Token) -> bool:
    mark = child(kid, "mark")
    return kid.tag_ == "VBG" and mark is not None and mark.lower_ == "as"


def _goes_on(page: Page, cues: Cues, governor: Token, before: Said | None) -> Token | None:
    """The source of "…, the ministry said, adding that …": that of the reporting clause just before.

    Where the participle stands at the end of what was said ("said that …, adding …"), that ends before it.
    """
    if before is None or before.source is None or governor.tag_ != "VBG":
        return None
    comma = page.before(governor.i)
    if comma is None or page.doc[comma].text != ",":
        return None
    if before.clause_end is not None:
        return page.doc[before.source] if page.before(comma) == before.clause_end - 1 else None
    if governor.lemma_.lower() in cues.adding and before.form == "clause" and before.holds(governor.i):
        before.parts = [(start, min(end, comma)) for start, end in before.parts if start < comma]
        return page.doc[before.source]
    return None


def _near(mark: Token, governor: Token) -> bool:
    """Whether a conjunction opens the verb's own clause: no comma or quotation mark stands between them."""
    between = governor.doc[mark.i : governor.i]
    return mark.i < governor.i and not any(token.text in {",", "”", '"', "’"} for token in between)


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
    outer = _quoting(cues, governor)
    aside = (
        find_aside(page, cues, outer or governor, source, plain="clause" in takes)
        if speaks and _may_stand_aside(outer or governor)
        else None
    )
    if aside is not None and outer is not None and source is not None:
        aside = replace(aside, source=source)
    if aside is not None and aside.quoted:
        return form, aside.parts, aside.source, aside.end
    clause = clause_of_verb(page, cues, takes, governor, heads)
    if clause is not None and not (aside is not None and _around(page, governor, clause[1])):
        form, parts = clause
        if aside is None:  # a subject that the tree gives to the clause by mistake is not said
            parts = [part for part in parts if part[0] > governor.i] or parts
        return form, parts, source or subject_before(page, cues, governor), None
    if aside is not None:
        return form, aside.parts, aside.source, aside.end
    if "quote" in takes or "measure" in takes:
        quoted = quoted_phrase(page, cues, governor, heads)
        if quoted is not None:
            return ("quote" if "quote" in takes else "measure"), [quoted], source, None
    if "gerund" in takes:
        gerund = _gerund(page, takes["gerund"], governor)
        if gerund is not None:
            return "gerund", gerund, source, None
    if "infinitive" in takes:
        held = next((kid for kid in governor.children if kid.dep_ == "xcomp" and kid.i > governor.i), None)
        if held is not None and any(kid.lower_ == "to" for kid in held.children):
            return "infinitive", tree_parts(page, held), source, None
    if "measure" in takes:
        measured = measure_of(page, cues, governor)
        if measured is not None:
            return "measure", measured, source, None
    if "noun" in takes or "claim" in takes:
        thing = child(governor, "obj")
        if thing is not None and thing.i > governor.i and thing.pos_ in {"NOUN", "PROPN"}:
            form = "noun" if "noun" in takes else "claim"
            if form == "noun" or thing.lemma_.lower() in cues.claims:
                return form, tree_parts(page, thing), source, None
    return None


def _gerund(page: Page, stance: str, governor: Token) -> list[tuple[int, int]] | None:
    """ "denied having fired", "accused him of taking bribes"."""
    for kid in governor.children:
        if kid.i < governor.i or not _is_gerund(kid):
            continue
        mark = child(kid, "mark", "case")
        of = mark is not None and mark.lower_ == "of"
        if relation(kid) in {"advcl", "xcomp", "ccomp", "obl", "acl"} and (
            of or stance not in {"accuses", "alleges"}
        ):
            asides = [word for word in kid.subtree if word.dep_ == "appos"]
            return tree_parts(page, kid, [*asides, *([mark] if mark is not None else [])])
    return None


def _is_gerund(verb: Token) -> bool:
    """Whether a verb is a gerund, by its own ending or its auxiliary's: "firing", "having fired", "being
    shot at"."""
    helpers = [kid for kid in verb.children if kid.dep_.startswith("aux")]
    return (helpers[0] if helpers else verb).tag_ == "VBG"


def _may_stand_aside(governor: Token) -> bool:
    """Whether no conjunction makes the verb's own clause a subordinate one ("after he said"; but "as he put
    it")."""
    if governor.dep_ in {"acl", "xcomp"}:
        return False
    if any(relation(kid) == "nsubj" and kid.lower_ in {"who", "which", "that"} for kid in governor.children):
        return False
    for kid in governor.children:
        put = kid.lower_ == "as" and governor.lemma_ == "put"  # "as he put it"
        if kid.dep_ == "mark" and _near(kid, governor) and not put:
            return False
    return True


def _around(page: Page, governor: Token, parts: list[tuple[int, int]]) -> bool:
    """Whether the clause stands before the verb or after a comma, as in "The bridge, he said, was mined"."""
    first = min(start for start, _ in parts)
    while not page.doc[first].is_alpha and first + 1 < len(page.doc):
        first += 1
    before = page.before(first)
    return first < governor.i or (
        before is not None and before > governor.i and page.doc[before].text in {",", ";"}
    )
