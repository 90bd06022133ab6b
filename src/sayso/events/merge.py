"""One happening is one event: candidates that tell of the same thing are put together.

Within a sentence a weapon, a blow and its toll are one assault ("killed when their convoy was hit by a
bomb"); later sentences refer back by a definite noun ("the attack"), a bare toll ("three died") or the same
words again. What differs in negation, in standing, in a stated actor, figure or place is another event.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from spacy.tokens import Token

from sayso.events.again import are_others, done_before, names_deed
from sayso.events.candidates import Candidate
from sayso.events.roles import carrying_verb
from sayso.events.size import Count
from sayso.events.vote import is_listed
from sayso.events.words import is_definite, is_occasion, is_time, objects, words
from sayso.language.phrases import ancestors, children, is_passive, relation

_REMEMBERED: Final = 120
"""How many happenings a later mention may refer back to; more than a report of ordinary length
tells of, so that a very long text takes time in proportion."""
_TOLL: Final = 1.2
"""What a word that counts victims must have in advance to stand for the event ("shelled …, killing four")."""
_REACH: Final = 3
"""How many sentences back an event may lie to which a bare toll or repeated word belongs."""
_OWN: Final = 0.25
"""Two assaults of a sentence are apart if the heads find neither likelier than this to tell of one again."""
_OWN_LATER: Final = 0.1
"""So is a later word that refers to nothing by its form."""
_VICTIMS: Final = frozenset({"casualty", "fatality", "injury", "victim", "death"})
"""Nouns for those who are hurt or killed."""
# Types of which a sentence seldom tells twice of different things with the same mode.
_ONE_A_SENTENCE: Final = frozenset(
    {"ASSAULT", "PROTEST", "CONSULT", "MOBILIZE", "RETREAT", "COERCE", "COOPERATE", "AID"}
)


_LENGTHS: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "time"})
"""Words that tell how long rather than when."""


@dataclass(slots=True)
class Happening:
    """Candidates that tell of one event; the first is where it was first told."""

    told: list[Candidate] = field(default_factory=list)
    headlines: int = 0
    """How many of them, at the end, stand in a headline above the story."""

    @property
    def lead(self) -> Candidate:
        """The clearest mention: the best supported one, the act rather than its toll, the earliest among
        equals."""
        return max(
            self.told[: len(self.told) - self.headlines],
            key=lambda c: (c.evidence.score - (_TOLL if c.match.frame.toll else 0.0), -c.head.i),
        )

    def actors(self) -> list[Token]:
        return [token for candidate in self.told for token in candidate.roles.actors]

    def recipients(self) -> list[Token]:
        return [token for candidate in self.told for token in candidate.roles.recipients]

    def figures(self, kind: str) -> list[int]:
        return [count.number for candidate in self.told for count in candidate.counts if count.kind == kind]


def give_tolls(made: list[Happening], tolls: list[Count], sentence_numbers: dict[int, int]) -> None:
    """Give figures that no frame took ("Fourteen people died in the market") to the last assault before
    them, if it has none of the kind and lies at most two sentences back."""
    for count in tolls:
        here = sentence_numbers[count.token]
        for happening in reversed(made):
            back = here - sentence_numbers[happening.told[-1].head.i]
            if (
                back < 0
                or happening.told[0].event != "ASSAULT"
                or happening.told[0].negated
                or happening.told[0].unreal
            ):
                continue
            if back > 2 or happening.figures(count.kind):
                break
            first = happening.told[0]
            first.counts.append(count)
            if count.kind == "injured" and count.number == 0 and not happening.figures("dead"):
                first.counts.append(Count("dead", 0, count.token))  # who is unhurt is not dead
            break


def happenings(found: list[Candidate], sentence_numbers: dict[int, int], threshold: float) -> list[Happening]:
    """Put candidates, in the order of the text, together; ``sentence_numbers`` maps a token to its
    sentence. Only a candidate whose log-odds exceed ``threshold`` makes an event; any other can still be a
    mention of one, told before it in the same sentence or after it."""
    made: list[Happening] = []
    weak: list[Candidate] = []
    for candidate in found:
        if _nobody_hurt(candidate):
            _spare(candidate, made, sentence_numbers)
            continue
        here = sentence_numbers[candidate.head.i]
        for happening in _nearest(made, candidate, sentence_numbers):
            back = here - sentence_numbers[happening.told[-1].head.i]
            if back == 0 and any(
                _same_sentence(candidate, other)
                for other in happening.told
                if other.sentence.start == candidate.sentence.start
            ):
                happening.told.append(candidate)
                break
            if back > 0 and _refers_back(candidate, happening, back):
                happening.told.append(candidate)
                break
        else:
            if candidate.evidence.score <= threshold or _is_kind(candidate):
                weak.append(candidate)
                continue
            weak = [other for other in weak if other.sentence.start == candidate.sentence.start]
            before = [other for other in weak if _same_sentence(other, candidate)]
            weak = [other for other in weak if other not in before]
            made.append(Happening([*before, candidate]))
    return made


def _nearest(
    made: list[Happening], candidate: Candidate, sentence_numbers: dict[int, int]
) -> list[Happening]:
    """What a candidate may belong to, the last told first; "the ambush" looks for one told by that word
    before it looks for any attack, but first in its own sentence."""
    near = made[-_REMEMBERED:][::-1]
    if candidate.match.entry.kind != "noun" or not is_definite(candidate.head):
        return near
    lemma, here = candidate.head.lemma_.lower(), sentence_numbers[candidate.head.i]

    def is_other(happening: Happening) -> bool:
        same = any(told.head.lemma_.lower() == lemma for told in happening.told)
        return not same and sentence_numbers[happening.told[-1].head.i] != here

    return sorted(near, key=is_other)


def _is_kind(candidate: Candidate) -> bool:
    """Whether a killing only says what kind a thing is: "the murder weapon", "a murder suspect"."""
    head = candidate.head
    deadly = candidate.match.frame.toll == "dead" and candidate.match.entry.kind == "noun"
    return deadly and relation(head) == "compound" and not candidate.roles.recipients


def _nobody_hurt(candidate: Candidate) -> bool:
    """Whether a candidate only says that there was no victim, which is a figure of another event."""
    if candidate.head.lemma_.lower() in _VICTIMS and candidate.negated and not candidate.counts:
        return candidate.event == "ASSAULT"  # "no casualties were reported"
    toll = candidate.match.frame.toll in {"dead", "injured"}
    return toll and bool(candidate.counts) and all(count.number == 0 for count in candidate.counts)


def _spare(candidate: Candidate, made: list[Happening], sentence_numbers: dict[int, int]) -> None:
    """Give "nobody was hurt" to the last violent event within two sentences; unhurt is also not dead."""
    for happening in reversed(made):
        if sentence_numbers[candidate.head.i] - sentence_numbers[happening.told[-1].head.i] > 2:
            return
        if happening.told[0].event in {"ASSAULT", "PROTEST"} and not happening.told[0].negated:
            stated = candidate.counts or [Count("injured", 0, candidate.head.i)]
            unhurt = [Count("dead", 0, c.token) for c in stated if c.kind == "injured"]
            happening.told[0].counts += [*stated, *unhurt]
            return


def _alike(a: Candidate, b: Candidate) -> bool:
    return a.event == b.event and a.negated == b.negated and a.unreal == b.unreal


def _same_sentence(a: Candidate, b: Candidate) -> bool:
    if a.head.i == b.head.i:
        return False
    if _carries(a, b) or _carries(b, a):
        return True
    mobilised = {a.event, b.event} == {"MOBILIZE", "ASSAULT"} and _one_move(a, b)
    if not (_alike(a, b) or (mobilised and a.negated == b.negated)):
        return False
    if mobilised:
        return True
    if a.event == "CONSULT" and _linked(a.head, b.head):
        return True
    if _is_part(a, b):
        return True
    if is_occasion(a.head, b.head) or is_occasion(b.head, a.head):
        return False
    if _rival_figures(a, b) or _rivals(a.roles.actors, b.roles.actors):
        return False
    if a.event == "ASSAULT":
        if _is_taking(a) != _is_taking(b) and _are_joined(a.head, b.head):
            return False  # "kidnapped and killed two porters"
        one = _is_attempt(a, b) or _is_attempt(b, a) or _is_means(a, b) or _is_means(b, a)
        return one or max(a.again, b.again) >= _OWN
    if a.mode and b.mode and not set(a.mode) & set(b.mode):
        return False
    return a.event in _ONE_A_SENTENCE or _linked(a.head, b.head)


def _is_part(a: Candidate, b: Candidate) -> bool:
    """Whether a word that no frame lists belongs to what another one tells: what a verb calls somebody
    ("branded it a mouthpiece"), or what an act that acts does ("a strike paralysed the port")."""
    if is_listed(a.match.frame) == is_listed(b.match.frame):
        return False
    other, low = (b, a) if a.head.head.i in b.match.tokens else (a, b)
    below = low.head.head.i in other.match.tokens
    return below and relation(low.head) in {"amod", "compound", "nsubj", "obj", "obl", "xcomp"}


def _carries(a: Candidate, b: Candidate) -> bool:
    """Whether a verb that no frame lists only carries what a noun tells: "will hold a round of talks"."""
    light = a.head.lemma_.lower() in words("light") and not is_listed(a.match.frame)
    if children(a.head, "xcomp"):  # "called the raid regrettable"
        return False
    return light and b.match.entry.kind == "noun" and b.head in objects(a.head)


def _is_taking(candidate: Candidate) -> bool:
    """Whether a verb tells that people are taken, whatever else is done to them."""
    return candidate.match.frame.mode == ("abduct",)


def _are_joined(a: Token, b: Token) -> bool:
    """Whether two verbs stand side by side."""
    return (relation(b) == "conj" and b.head.i == a.i) or (relation(a) == "conj" and a.head.i == b.i)


def _is_attempt(a: Candidate, b: Candidate) -> bool:
    """Whether a word that no frame lists only leads to the blow that another tells ("attempted to seize")."""
    return not is_listed(a.match.frame) and b.head.head.i == a.head.i and relation(b.head) in {"xcomp", "acl"}


def _is_means(a: Candidate, b: Candidate) -> bool:
    """Whether what one word tells of is what another strikes with, or together with: "fired water cannon",
    "tear gas and water cannon", "fighting raged"."""
    above = b.head.head.i
    if relation(b.head) == "conj":
        return above in a.match.tokens and bool(set(a.mode) & set(b.mode))
    acts = relation(b.head) in {"obj", "nsubj"} or (relation(b.head) == "obl" and is_passive(a.head))
    return acts and above == a.head.i and b.match.entry.kind == "noun" and a.match.entry.kind == "verb"


def _one_move(a: Candidate, b: Candidate) -> bool:
    """Whether troops are moved to strike ("sent jets to bomb the bridge"): not where the assault is that of
    others, only feared, or why they are moved ("on alert after gunmen attacked")."""
    if not _linked(a.head, b.head) or a.unreal != b.unreal:
        return False
    move, blow = (a, b) if a.event == "MOBILIZE" else (b, a)
    moved = [move.head.doc[i] for i in move.match.tokens] + objects(move.head)
    if _rivals(move.roles.actors, blow.roles.actors) and not _shared(moved, blow.roles.actors):
        return False
    low, high = (a.head, b.head) if b.head in ancestors(a.head) else (b.head, a.head)
    for here in (low, *ancestors(low)):
        if here.i == high.i:
            return True
        links = [kid for kid in here.children if relation(kid) in {"case", "mark"}]
        if any(word.lower_ in words("occasion") for link in links for word in (link, *link.children)):
            return False
    return True


def _refers_back(new: Candidate, old: Happening, back: int) -> bool:
    first = old.told[0]
    if new.event != first.event or new.negated != first.negated:
        return False
    if new.match.frame.refers:
        return back <= _REACH
    if done_before(new, old.told, back):
        return True
    if back <= _REACH and names_deed(new, old.told):
        new.roles.actors = []  # who is charged with it is not said to have done it
        return True
    lemmas = {told.head.lemma_.lower() for told in old.told}
    noun = new.match.entry.kind == "noun"
    dated = _has_time(new.head)
    same_word = new.head.lemma_.lower() in lemmas
    # "attacked a village … the attack on Friday", unless the one before has its own day
    taken_up = (
        noun
        and same_word
        and is_definite(new.head)
        and not (dated and any(_has_time(told.head) for told in old.told))
    )
    if new.again < _OWN_LATER and not taken_up:
        return False
    if any(_rival_figures(new, told) for told in old.told) or _rivals(new.roles.actors, old.actors()):
        return False
    generic = noun and new.head.lemma_.lower() in words("generic") and is_definite(new.head) and not dated
    if (taken_up or generic) and are_others(new, old.told):
        return False
    if taken_up or generic:
        same = set(new.mode) & set(first.mode) or not new.mode or not first.mode
        return new.event == "ASSAULT" or bool(same)
    if new.unreal != first.unreal:
        return False
    if back > _REACH or dated:
        return False
    if new.event == "ASSAULT" and new.match.frame.toll is not None and not new.roles.actors:
        return back <= 2 and (not old.figures("dead") or not new.counts)
    if same_word and not new.counts:
        shared = _shared(new.roles.actors, old.actors()) and (
            not new.roles.recipients or _shared(new.roles.recipients, old.recipients())
        )
        return shared or (noun and is_definite(new.head))
    return False


def _linked(a: Token, b: Token) -> bool:
    """Whether one word stands close under the other, or both under one word."""
    for low, high in ((a, b), (b, a)):
        for steps, above in enumerate(ancestors(low)):
            if steps > 2:
                break
            if above.i == high.i:
                return True
    verb_a, verb_b = carrying_verb(a), carrying_verb(b)
    if (verb_a is not None and verb_a.i == b.i) or (verb_b is not None and verb_b.i == a.i):
        return True
    return (
        a.head.i == b.head.i
        and relation(a) != "root"
        and relation(b) != "root"
        and relation(a) == relation(b)
    )


def _has_time(head: Token) -> bool:
    anchor = carrying_verb(head) or head
    return any(
        is_time(kid) and kid.lemma_.lower() not in _LENGTHS
        for token in {head.i: head, anchor.i: anchor}.values()
        for kid in token.children
    )


def _rival_figures(a: Candidate, b: Candidate) -> bool:
    for kind in ("dead", "arrested", "injured"):
        left = {count.number for count in a.counts if count.kind == kind}
        right = {count.number for count in b.counts if count.kind == kind}
        if left and right and not left & right:
            return True
    return False


def _names(tokens: list[Token]) -> set[str]:
    return {token.lemma_.lower() for token in tokens if token.pos_ != "PRON"}


def _rivals(a: list[Token], b: list[Token]) -> bool:
    left, right = _names(a), _names(b)
    return bool(left and right and not left & right)


def _shared(a: list[Token], b: list[Token]) -> bool:
    if not a or not b:
        return False
    left, right = _names(a), _names(b)
    return not left or not right or bool(left & right)
