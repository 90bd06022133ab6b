"""The stage that notes lasting ties between actors: who backs, leads, belongs to, opposes or holds an
office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sayso.actors.link import actor_at
from sayso.gazetteer.countries import countries, country_names
from sayso.gazetteer.names import fold
from sayso.language.phrases import ancestors, children, name_of, noun_phrase, relation
from sayso.notes import Notes, extent, notes
from sayso.records import Actor, Status, Tie, content_id
from sayso.ties.ends import may_be_ends
from sayso.ties.found import ACCUSING, TO_COME, Found, antecedent, in_one_name, is_promised
from sayso.ties.holders import is_set_off, predicate
from sayso.ties.knowledge import patterns
from sayso.ties.leadership import leadership_ties, placing_under_ties, under_ties
from sayso.ties.links import (
    adjective_ties,
    between_ties,
    close_ties,
    having_ties,
    partner_ties,
    rebellion_ties,
    side_ties,
    talks_ties,
    war_ties,
)
from sayso.ties.members import (
    admission_ties,
    board_ties,
    contribution_ties,
    entry_ties,
    leaving_ties,
    membership_ties,
    seat_ties,
)
from sayso.ties.nouns import noun_ties
from sayso.ties.organs import organ_ties, placing_ties
from sayso.ties.parts import group_ties, list_ties, part_ties
from sayso.ties.support import support_ties
from sayso.ties.verbs import hyphen_ties, prefix_ties, spaced_ties, verb_ties
from sayso.times.link import time_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONG: Final = 14
"""Most words of an actor's phrase that the evidence quotes whole."""
_NOT: Final = frozenset({"not", "n't", "n’t", "never", "no"})
_NOBODY: Final = frozenset({"no", "neither"})
_UNREAL: Final = frozenset({"would", "could", "might", "may", "should", "if", "unless", "whether"})
_WISHING: Final = frozenset(
    {"apply", "want", "seek", "hope", "plan", "try", "ask", "wish", "offer", "refuse"}
)
_LATER: Final = frozenset({"later", "eventually", "subsequently", "soon", "then"})
"""With these *would* tells what was still to come: "would later become president"."""
_DENYING: Final = frozenset({"deny", "reject", "dismiss", "refute"})
_GERUND: Final = frozenset({"of", "with", "to"})
"""What leads in that with which somebody is charged ("accused of being …", "of using money to train …")."""
_ANYBODY: Final = frozenset({"any", "every", "either", "each", "whichever"})
_WHICHEVER: Final = frozenset({"those", "all", "one", "others", "some", "many", "most", "none"})
"""Who stand for nobody that the text names."""
_PROOF: Final = frozenset({"evidence", "proof", "indication"})
_CONFIRMING: Final = frozenset({"confirm", "verify", "establish", "corroborate"})
_UNABLE: Final = frozenset({"unable", "fail", "failed", "impossible"})
_PAST: Final = frozenset({"once", "previously", "formerly"})


_PATTERNS: Final = (
    hyphen_ties, spaced_ties, prefix_ties, verb_ties, support_ties, noun_ties, adjective_ties,
    membership_ties, entry_ties, seat_ties, board_ties, contribution_ties, leaving_ties, admission_ties,
    leadership_ties, under_ties, placing_under_ties, part_ties, group_ties, organ_ties, placing_ties,
    list_ties, between_ties, close_ties, rebellion_ties, having_ties, partner_ties, war_ties, side_ties,
    talks_ties,
)  # fmt: skip


class Ties:
    """Writes ``notes(doc).ties``, in the order of the text, each tie once: its first statement."""

    name: Final = "ties"
    requires: Final = frozenset({"words", "tree", "names", "times", "actors", "attributions"})
    assigns: Final = frozenset({"ties"})

    def __call__(self, doc: Doc) -> None:
        board = notes(doc)
        found = [
            replace(item, source=antecedent(item.source), target=antecedent(item.target))
            for pattern in _PATTERNS
            for item in pattern(doc)
        ]
        ties: list[Tie] = []
        seen: dict[tuple[str, str, str, str | None, str], int] = {}
        told: set[tuple[str, int, int, int]] = set()
        for item in sorted(found, key=lambda item: (item.by.i, item.source.i, item.target.i)):
            if board.is_silent(item.by.idx) or _is_past_or_anybody(item) or not may_be_ends(doc, item):
                continue
            tie = _record(doc, board, item)
            source, target = (
                _who(doc, board, item.source, tie.source),
                _who(doc, board, item.target, tie.target),
            )
            office = tie.office if tie.kind == "holds_office" else None
            key = (tie.kind, source, target, office, tie.status)
            words = (item.kind, item.by.i, item.source.i, item.target.i)
            # Two names in a row are two actors, whoever they were taken for.
            apart = source != target or (item.kind == "part_of" and _are_two_names(item))
            if apart and seen.setdefault(key, item.by.i) == item.by.i and words not in told:
                told.add(words)
                ties.append(tie)
        board.ties = ties


def _are_two_names(item: Found) -> bool:
    """Whether both ends are names with other heads ("the Marn Army is a wing of the Marn Union"), whichever
    one they were taken for."""
    part, whole = item.source, item.target
    named = part.text[:1].isupper() and whole.text[:1].isupper() and part.lower_ != whole.lower_
    return named and not in_one_name(part, whole)


def _is_past_or_anybody(item: Found) -> bool:
    """Whether a tie is over, or said of nobody in particular ("any driver who works for the ministry")."""
    ends = (item.source, item.target)
    if any(end.lower_ in _WHICHEVER and not children(end, "nmod") for end in ends):
        return True
    anybody = (kid for end in (item.source, item.target) for kid in children(end, "det"))
    return any(kid.lower_ in _PAST for kid in children(item.by, "advmod")) or any(
        kid.lower_ in _ANYBODY for kid in anybody
    )


def _who(doc: Doc, board: Notes, token: Token, actor: Actor) -> str:
    """What tells two actors apart: a country's code, a name, else the noun of the fullest mention."""
    country = countries().get(actor.code or "")
    known_as = (actor.name or "").split()
    region = country is not None and token.text in known_as and actor.name != country.name
    if actor.code is not None and not region and (token.ent_type_ in {"LOC", "NORP"} or token.pos_ == "ADJ"):
        return actor.code
    if actor.name is not None:
        return actor.name.lower()
    name = name_of(token)
    if name is not None and len(name) > 1:  # a body that nobody lists
        return name.text.lower()
    return doc[board.coreference.get(token.i, token.i)].lemma_.lower()


def _record(doc: Doc, board: Notes, item: Found) -> Tie:
    source, target = _without_owner(doc, item, actor_at(doc, item.source)), actor_at(doc, item.target)
    if item.target.i == item.by.i and "-" in item.target.text:  # "Pro-Armenian"
        cut = target.start + len(target.text) - len(item.target.text.partition("-")[2])
        target = replace(target, text=board.report.text[cut : target.end], start=cut)
    elif not in_one_name(item.source, item.target):
        target = _name_whole(item, target)
    evidence = extent(_evidence(doc, item))
    voices = board.voices(item.by.idx, item.by.idx + len(item.by))
    return Tie(
        id=content_id(
            "t", board.report.sha256, item.kind, evidence.start, evidence.end, item.source.i, item.target.i
        ),
        kind=item.kind,
        source=source,
        target=target,
        evidence=evidence,
        office=item.office,
        status=_status(board, item, voices),
        when=time_of(doc, item.by) if item.by.pos_ == "VERB" else None,
        attribution=voices,
        why=item.why,
    )


def _without_owner(doc: Doc, item: Found, actor: Actor) -> Actor:
    """A name without the other actor, whose it is: "the Greens' Ada Lunt" is Ada Lunt."""
    owner, name = item.target, item.source
    if item.kind not in {"part_of", "member_of"} or name.pos_ != "PROPN" or owner.head.i != name.i:
        return actor
    marks = [token.i for token in doc[owner.i : name.i] if token.tag_ == "POS"]
    if not marks or relation(owner) != "nmod" or not actor.start < doc[marks[-1]].idx < actor.end:
        return actor
    first = doc[marks[-1] + 1].idx
    return replace(actor, text=actor.text[first - actor.start :], start=first)


def _name_whole(item: Found, actor: Actor) -> Actor:
    """The whole name where the phrase holds only a part; the name alone where the country is supplied; and
    without the words of the office that were taken for it ("US Energy Secretary")."""
    name = name_of(item.target)
    if name is None:
        return actor
    beyond = item.target.doc[item.target.i + 1 : name.end]
    of_office = bool(len(beyond)) and all(t.lower_ in patterns().modifiers for t in beyond)
    if of_office and item.by.i >= name.end and fold(item.target.text) in country_names():
        name = item.target.doc[name.start : item.target.i + 1]
        return replace(actor, text=name.text, start=name.start_char, end=name.end_char)
    partial = name.start_char <= actor.start and actor.end <= name.end_char
    if partial or not item.given:
        return replace(actor, text=name.text, start=name.start_char, end=name.end_char)
    return actor


def _evidence(doc: Doc, item: Found) -> Span:
    """The words from one actor to the other, the word that ties them included; long phrases by their heads
    alone."""
    places = [(item.by.i, item.by.i + 1)]
    for token in (item.source, item.target) if item.given else (item.source,):
        span = noun_phrase(token)
        places.append((span.start, span.end) if len(span) <= _LONG else (token.i, token.i + 1))
    return doc[min(start for start, _ in places) : max(end for _, end in places)]


def _status(board: Notes, item: Found, voices: tuple[str, ...]) -> Status:
    """Negated, alleged, hypothetical, to come or in force, by simple signs beside the word and above it."""
    words = {token.lower_ for token in item.by.children} | {
        token.lower_ for token in item.by.doc[max(item.by.sent.start, item.by.i - 3) : item.by.i]
    }
    innermost = (
        next((draft.record for draft in board.attributions if draft.record.id == voices[0]), None)
        if voices
        else None
    )
    if innermost is not None and innermost.stance == "denies":
        return "negated"
    if item.status is not None:
        return item.status
    nobody = any(kid.lower_ in _NOBODY for end in (item.source, item.target) for kid in end.children)
    if nobody or _negated(item.by) or any(_denies(above) for above in _above(item.by)):
        return "negated"
    if (
        words & patterns().alleged
        or "allegedly" in words
        or (innermost is not None and innermost.stance == "accuses")
    ):
        return "alleged"
    verb = item.by if item.by.pos_ == "VERB" else predicate(item.by)
    if verb is None and item.by.lower_ == "part" and not is_set_off(item.by):  # "will serve as part of"
        verb = item.by.head
    if verb is None:
        return "occurred"
    if any(above.lemma_ in ACCUSING for above in _above(verb)):
        return "alleged"
    if relation(verb) == "xcomp" and verb.head.lemma_ in _WISHING:
        return "hypothetical"
    helpers = {kid.lower_ for kid in children(verb, "aux", "mark")}
    if verb.lemma_ == "become" and any(kid.lower_ in _LATER for kid in children(verb, "advmod")):
        helpers.discard("would")
    if is_promised(verb):
        return "future"
    if any(above.lemma_ in _CONFIRMING and _is_doubted(above) for above in _above(verb)):
        return "hypothetical"
    if helpers & _UNREAL:
        return "hypothetical"
    return "future" if helpers & TO_COME else "occurred"


def _denies(above: Token) -> bool:
    """Whether a word above a predicate denies it: "denied that …", "no evidence that …"."""
    unproven = above.lemma_ in _PROOF and any(kid.lower_ == "no" for kid in children(above, "det"))
    return above.lemma_ in _DENYING or unproven


def _is_doubted(above: Token) -> bool:
    """Whether somebody could not find out ("was unable to confirm", "could not verify")."""
    return _negated(above) or above.head.lower_ in _UNABLE


def _negated(word: Token) -> bool:
    return any(kid.lower_ in _NOT for kid in children(word, "advmod", "det")) or any(
        word.doc[index].lower_ == "longer" and word.doc[index - 1].lower_ == "no"
        for index in range(max(word.sent.start + 1, word.i - 6), word.i)
    )


def _is_taken_for_granted(word: Token) -> bool:
    """Whether a participle or a relative clause only tells which one is meant, whatever is said of that one
    ("rejected a plan of the Kalm-led bloc"); no clause that says what is denied ("denied that …")."""
    told = word.dep_ == "acl:relcl" or relation(word) == "amod"
    return told or (relation(word) == "acl" and word.tag_ == "VBN" and not children(word, "mark"))


def _above(word: Token) -> Iterator[Token]:
    """The verbs of whose complement a predicate is part, not of their subject; none above a mere title."""
    below = word
    if word.pos_ != "VERB" and not children(word, "cop"):
        return
    for above in ancestors(word):
        if _is_taken_for_granted(below):
            return
        gerund = relation(below) == "advcl" and any(kid.lower_ in _GERUND for kid in children(below, "mark"))
        if relation(below) in {"nsubj", "csubj", "parataxis", "advcl"} and not gerund:
            return
        yield above
        below = above
