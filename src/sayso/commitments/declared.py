"""Commitments that no cue word names: what somebody declares they will do.

- "The army said it would return the bodies on Friday"; "We will publish the tally by Friday," she added:
  a promise, or a threat where the act is hostile, or an offer where it hangs on what the other side does.
- "No truck will leave until the wounded are let in"; "The mine will close unless wages are paid": a
  threat, for what will come if a demand is not met.
- "The two sides will meet again in May": an agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.commitments import spans
from sayso.commitments.cues import cues
from sayso.commitments.found import (
    FIRST_PERSON,
    Found,
    attributions_of,
    can_act,
    holders_of,
    same_party,
    source_tokens,
)  # fmt: skip
from sayso.commitments.kinds import Acts
from sayso.events.words import words
from sayso.language.phrases import child, children, is_passive, relation, subtree_bounds, trim
from sayso.notes import Notes, extent
from sayso.records import CommitmentKind, Extent
from sayso.status.local import mark_phrase
from sayso.status.words import base

_WOULD: Final = frozenset({"would", "'d", "’d"})
_RESOLVE: Final = frozenset({"will", "'ll", "’ll", "shall", "wo"}) | _WOULD
_NOT: Final = frozenset({"not", "n't", "n’t", "never"})
_NOTHING: Final = frozenset({"no", "nothing", "nobody", "none", "not"})
_PERSONAL: Final = frozenset({"it", "they", "he", "she"})
_OFFERING: Final = frozenset(
    {"if", "only if", "should", "were", "in return for", "in exchange for", "in return"}
)
_NOT_ASSERTED: Final = frozenset({"denies", "doubts", "asks"})
_FORCED: Final = frozenset({"force", "compel", "oblige"})
_POWERS: Final = frozenset({"GOV", "MIL", "REB", "COP", "SPY", "UAF", "CRM", "OPP", "PRM"})
_WAITING: Final = frozenset({"until", "till", "once"})
_BOTH: Final = frozenset(
    {"side", "party", "country", "government", "leader", "delegation", "army", "capital"}
)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A clause with "will", "shall" or "would": who is to act, who says so, whether the doer himself
    does, whether it says that something will not be, and the condition with the head of its clause."""

    clause: Token
    will: Token
    performers: list[Token]
    sources: list[Token]
    own: bool
    refused: bool
    condition: tuple[Extent, Token] | None

    @property
    def would(self) -> bool:
        """Whether the auxiliary is "would", which is a future only in what somebody said."""
        return self.will.lower_ in _WOULD


def declarations(doc: Doc, notes: Notes) -> list[Declaration]:
    """What is declared with "will", "would" or "shall", in the order of the text."""
    clauses = (token for token in doc if spans.is_clause(token) and not notes.is_silent(token.idx))
    return [found for clause in clauses if (found := _declaration(clause, notes)) is not None]


def declared(said: Iterable[Declaration], acts: Acts, notes: Notes, dated: frozenset[int]) -> Iterator[Found]:
    """Commitments declared without a cue word, in the order of the text; ``dated``: predicates with a due
    date."""
    kinds: dict[int, CommitmentKind] = {}
    for declaration in said:
        token = declaration.clause
        kind = _kind(declaration, acts, dated, notes)
        if kind is None and relation(token) == "conj" and child(token, "nsubj", "aux") is None:
            kind = kinds.get(token.head.i)  # "will give them boats and train their men"
        if kind is not None:
            kinds[token.i] = kind
            condition = declaration.condition[0] if declaration.condition is not None else _whom(declaration)
            why = f"{kind} declared by '{declaration.will.text}'"
            token = _looms(declaration) or _driven(declaration) or token
            yield Found(kind, declaration.will, token, _holders(declaration, notes), [], condition, why, True)


def refusals(declared_: Iterable[Declaration], acts: Acts, notes: Notes) -> Iterator[Found]:
    """What somebody declares they will not do, on no condition: "the army said it would not move"."""
    for said in declared_:
        token = said.clause
        if token.pos_ != "VERB" or said.condition is not None or not said.own or not said.sources:
            continue
        if _driven(said) is not None:
            continue
        outright = any(kid.lower_ in _NOT for kid in children(token, "advmod", "aux"))
        if outright and not is_passive(token) and acts.type_of(token) is not None:
            why = f"refusal declared by '{said.will.text}'"
            yield Found("threat", said.will, token, _holders(said, notes), why=why, declares=True)


def _declaration(clause: Token, notes: Notes) -> Declaration | None:
    will = _resolve(clause)
    if (
        will is None
        or _prefers(clause)
        or any(kid.lower_ in {"have", "’ve", "'ve"} for kid in children(clause, "aux"))
    ):
        return None
    if relation(clause) in {"advcl", "acl"} and not _after_failing(clause):
        return None
    performers = holders_of(clause, notes)
    told = attributions_of(clause, notes)
    if told and told[0].record.stance in _NOT_ASSERTED:
        return None
    sources = source_tokens(told[0], clause) if told else []
    own = any(token.lower_ in FIRST_PERSON for token in performers) or any(
        same_party(one, other, notes) for one in performers for other in sources
    )
    refused = any(kid.lower_ in _NOT for kid in children(clause, "advmod", "aux")) or any(
        kid.lower_ in _NOTHING or any(word.lower_ in _NOTHING for word in kid.children)
        for kid in children(clause, "nsubj")
    )
    condition = spans.condition(clause, *_tellers(clause))
    return Declaration(clause, will, performers, sources, own, refused, condition)


def _prefers(clause: Token) -> bool:
    """Whether one act is only preferred to another: "would sooner resign than fire on them"."""
    return any(kid.lower_ in {"rather", "sooner"} for kid in children(clause, "advmod"))


def _kind(said: Declaration, acts: Acts, dated: frozenset[int], notes: Notes) -> CommitmentKind | None:
    if _or_else(said) or _looms(said) is not None:
        return "threat"
    if said.sources and _fate(said, acts):
        rewarded = base(said.clause, cues().sets["rewarding"]) in cues().sets["rewarding"]
        return "offer" if rewarded or (said.refused and acts.hostile(said.clause)) else "threat"
    if _driven(said) is not None:
        return "threat" if said.own and acts.hostile(_driven(said) or said.clause) else None
    if said.would and not said.sources:
        return None
    if said.condition is not None:
        return _conditional_kind(said, acts, notes)
    clause = said.clause
    able = any(can_act(token, notes) for token in said.performers)
    if said.refused or not able or is_passive(clause) or not acts.controllable(clause):
        return None
    friendly = acts.cooperative(clause)
    if said.own:
        if acts.type_of(clause) == "PROTEST":
            return None
        if acts.hostile(clause):
            return "threat"
        return "promise" if friendly or clause.i in dated or child(clause, "obj") is not None else None
    if said.would or not (
        friendly or (clause.i in dated and _bound_by(clause) and acts.type_of(clause) != "PROTEST")
    ):
        return None
    first = said.performers[0]
    together = len(said.performers) > 1 or (first.lemma_.lower() in _BOTH and first.tag_ == "NNS")
    return "agreement" if together else "promise"


def _looms(said: Declaration) -> Token | None:
    """What will be: "there will be consequences"."""
    if child(said.clause, "expl") is None or said.refused or not said.sources:
        return None
    hostile = cues().sets["hostile"]
    return next((kid for kid in children(said.clause, "nsubj") if base(kid, hostile) in hostile), None)


def _driven(said: Declaration) -> Token | None:
    """What somebody says they will not hesitate to do, or be forced to do."""
    forced = is_passive(said.clause) and base(said.clause, _FORCED) in _FORCED
    ready = said.refused and said.clause.lemma_.lower() in {"hesitate", "shy", "shrink"}
    return child(said.clause, "xcomp") if forced or ready else None


def _bound_by(clause: Token) -> bool:
    """Whether a clause has an object and a last day: "will publish the list before Sunday"."""
    ends = any(
        word.lower_ in {"by", "before", "within"}
        for kid in children(clause, "obl")
        for word in children(kid, "case")
    )
    return ends and child(clause, "obj") is not None


def _or_else(said: Declaration) -> bool:
    """Whether it comes about if a demand is not met: "failing which it would …", "otherwise we will …"."""
    before = [word.lower_ for word in said.clause.sent if word.i < said.clause.i]
    return "otherwise" in before[-8:] or _after_failing(said.clause)


def _after_failing(clause: Token) -> bool:
    return any(
        word.lower_ == "which" and word.nbor(-1).lower_ == "failing" for word in clause.subtree if word.i
    )


def _fate(said: Declaration, acts: Acts | None = None) -> bool:
    """Whether it is told what will befall whoever does something: "anyone caught will face a court", "any
    attack would be met with force"."""
    suffering, generic = cues().sets["suffering"], cues().sets["generic"]
    if base(said.clause, suffering) not in suffering and not is_passive(said.clause):
        return False
    for subject in children(said.clause, "nsubj", "csubj"):
        words = {subject.lemma_.lower(), subject.left_edge.lower_}
        if words & generic and (child(subject, "acl") is not None or relation(subject) == "csubj"):
            return True
        if acts is not None and subject.left_edge.lower_ == "any" and acts.harms(subject):
            return True
        if any(relation(kid) == "acl" and _failing(kid) for kid in subject.children):
            return True
    return False


def _whom(said: Declaration) -> Extent | None:
    """What narrows down whom a threat strikes, which is its condition: "anyone FOUND THERE will be shot"."""
    narrowing = (
        kid
        for subject in children(said.clause, "nsubj") if _fate(said)
        for kid in children(subject, "acl") if kid.i < said.clause.i
    )  # fmt: skip
    clause = next(narrowing, None)
    return extent(trim(clause.doc, *subtree_bounds(clause))) if clause is not None else None


def _failing(clause: Token) -> bool:
    """Whether a relative clause is about those who do not do something: "landlords who fail to register"."""
    if not any(kid.lower_ == "who" for kid in children(clause, "nsubj")) or clause.tag_ not in {
        "VB",
        "VBP",
        "VBZ",
    }:
        return False
    refusing = clause.lemma_.lower() in {"refuse", "fail", "ignore", "defy", "disobey", "flout"}
    return refusing or any(kid.lower_ in _NOT for kid in children(clause, "advmod", "aux"))


def _conditional_kind(said: Declaration, acts: Acts, notes: Notes) -> CommitmentKind | None:
    assert said.condition is not None
    clause, condition = said.clause, said.condition[1]
    mark = mark_phrase(condition)
    hostile = acts.hostile(clause)
    if not said.performers and not said.sources:
        return None
    if child(clause, "cop") is not None and not said.own:
        return None
    if mark in _WAITING and not said.refused and not hostile:
        return "promise" if acts.controllable(clause) else None
    if spans.is_negative(condition) and _other_party(condition, said.performers):
        return "threat"
    if said.refused:
        spares = hostile and mark in _OFFERING  # "nobody will be punished if the rifles are handed in"
        return ("offer" if spares else "threat") if said.sources else None
    suffering = cues().sets["suffering"]
    if hostile or (said.sources and base(clause, suffering) in suffering and not acts.cooperative(clause)):
        unsaid = is_passive(clause) and not said.performers  # "the pilot would be shot if …", rebels said
        able = unsaid and any(_has_power(token, notes) for token in said.sources)
        return "threat" if said.own or able or not said.would else None
    if is_passive(clause) and not said.performers and mark in _OFFERING and acts.cooperative(clause):
        return "offer" if said.sources else None  # "the siege would be lifted if …", he said
    if not said.own or not acts.controllable(clause):
        return None
    if (mark and mark not in _OFFERING) or _wins(condition):
        return "promise"
    complies = any(base(clause, kind) in kind for kind in (cues().sets["complying"], words("enabling")))
    return "offer" if complies or acts.cooperative(clause) else "threat"


def _wins(condition: Token) -> bool:
    """Whether the condition is only that the speaker comes to office: "if elected"."""
    return condition.lemma_.lower() in {"elect", "reelect", "re-elect", "win"}


def _has_power(source: Token, notes: Notes) -> bool:
    """Whether a source can do harm of its own and does not only foresee it, as aid workers do."""
    known = notes.actors.get(source.i)
    return known is not None and known.sector in _POWERS


def _resolve(clause: Token) -> Token | None:
    """The "will", "would" or "shall" of a clause, shared by coordinated ones."""
    found = next((kid for kid in children(clause, "aux") if kid.lower_ in _RESOLVE), None)
    shares = relation(clause) == "conj" and clause.tag_ == "VB" and child(clause, "nsubj", "aux") is None
    return _resolve(clause.head) if found is None and shares else found


def _tellers(clause: Token) -> list[Token]:
    """The verbs of saying around a clause, on which a condition may hang in the tree."""
    found: list[Token] = []
    here = clause
    while relation(here) in {"ccomp", "parataxis", "conj"} and here.head.i != here.i and len(found) < 2:
        here = here.head
        found.append(here)
    return found + children(clause, "parataxis")


def _other_party(condition: Token, performers: list[Token]) -> bool:
    """Whether the condition is for somebody else to fulfil."""
    subjects = children(condition, "nsubj")
    if condition.lower_ == "failing" or mark_phrase(condition) == "failing":
        return True
    return bool(subjects) and not any(s.lower_ == p.lower_ for s in subjects for p in performers)


def _holders(said: Declaration, notes: Notes) -> list[Token]:
    """Who is bound: the doer, by the fuller name where a pronoun stands for the source."""
    if not said.sources or not said.performers:
        return said.performers or said.sources
    if _fate(said) or _looms(said) is not None:
        return said.sources
    if said.own:
        return (
            said.sources if all(token.lower_ in _PERSONAL for token in said.performers) else said.performers
        )
    return [token for token in said.performers if can_act(token, notes)] or said.sources
