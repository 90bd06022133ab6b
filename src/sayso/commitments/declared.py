"""Commitments that no cue word names: what somebody declares they will do, and what must be done by when.

- "The army said it would return the bodies on Friday"; "We will publish the tally by Friday," she added: a
  promise, or a threat where the act is hostile, or an offer where it hangs on what the other side does.
- "No truck will leave until the wounded are let in"; "The mine will close unless wages are paid": a threat, for
  what will come if a demand is not met.
- "All militias must hand in their guns by Thursday, the mission said": a demand of whoever says so.
- "Candidates have until Friday to complain": a deadline.
- "Under the deal each side will remove its roadblocks": an agreement.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from sayso.language.phrases import child, children, is_passive, relation
from sayso.notes import Notes
from sayso.records import CommitmentKind, Extent
from sayso.status.local import mark_phrase

Condition = tuple[Extent, Token]
_RESOLVE: Final = frozenset({"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"})
_MUST: Final = frozenset({"must"})
_OFFERING: Final = frozenset({"if", "only if", "in return for", "in exchange for", "in return"})
_UNITS: Final = frozenset({"hour", "day", "week", "month", "minute", "year"})
_BOTH: Final = frozenset(
    {"side", "party", "country", "government", "leader", "delegation", "army", "capital"}
)


def declared(doc: Doc, notes: Notes, acts: Acts, dated: frozenset[int]) -> Iterator[Found]:
    """Commitments declared without a cue word, in the order of the text; ``dated`` are
    predicates with a due date."""
    for token in doc:
        if notes.is_silent(token.idx) or not spans.is_clause(token):
            continue
        made = _deadline(token, notes) or _must(token, notes, dated) or _under_deal(token, notes, acts)
        made = made or _will(token, notes, acts, dated)
        if made is not None:
            yield made


def resolve_of(clause: Token) -> Token | None:
    """The "will", "would" or "shall" of a clause, shared by coordinated ones."""
    found = next((kid for kid in children(clause, "aux") if kid.lower_ in _RESOLVE), None)
    if (
        found is None
        and relation(clause) == "conj"
        and clause.tag_ == "VB"
        and child(clause, "nsubj", "aux") is None
    ):
        return resolve_of(clause.head)
    return found


def _will(clause: Token, notes: Notes, acts: Acts, dated: frozenset[int]) -> Found | None:
    will = resolve_of(clause)
    if will is None or any(kid.lower_ in {"have", "’ve", "'ve"} for kid in children(clause, "aux")):
        return None
    if relation(clause) in {"advcl", "acl"} or clause.dep_ == "acl:relcl":
        return None
    performers = holders_of(clause)
    passive = is_passive(clause)
    told = attributions_of(clause, notes)
    sources = source_tokens(told[0], clause) if told else []
    own = any(token.lower_ in FIRST_PERSON for token in performers) or any(
        same_party(one, other, notes) for one in performers for other in sources
    )
    negated = any(kid.lower_ in {"not", "n't", "n’t", "never"} for kid in children(clause, "advmod", "aux"))
    refused = negated or any(
        kid.lower_ in {"no", "nothing", "nobody", "none"}
        or any(d.lower_ in {"no", "not"} for d in kid.children)
        for kid in children(clause, "nsubj")
    )
    conditional = spans.condition(clause)
    if conditional is not None and spans.is_negative(conditional[1]):
        pressing = _other_party(conditional[1], performers)
        if pressing and (sources or performers) and (sources or will.lower_ not in {"would", "'d", "’d"}):
            holders = (
                performers
                if own or not sources
                else ([t for t in performers if can_act(t, notes)] or sources)
            )
            return _made("threat", will, clause, holders, conditional)
    actors = [token for token in performers if can_act(token, notes)]
    if passive or not actors or not acts.controllable(clause):
        return None
    if own:
        return _own_declaration(will, clause, actors, acts, conditional, refused, dated)
    if refused:
        return None
    if acts.cooperative(clause) and will.lower_ not in {"would", "'d", "’d"} and conditional is None:
        plural = len(actors) > 1 or (actors[0].lemma_.lower() in _BOTH and actors[0].tag_ == "NNS")
        return _made("agreement" if plural else "promise", will, clause, actors, None)
    if acts.hostile(clause) and conditional is not None and (sources or will.lower_ == "will"):
        return _made("threat", will, clause, actors, conditional)
    return None


def _own_declaration(
    will: Token, clause: Token, actors: list[Token], acts: Acts, conditional: Condition | None,
    refused: bool, dated: frozenset[int],
) -> Found | None:  # fmt: skip
    kind: CommitmentKind
    if refused:
        if conditional is None:
            return None
        kind = "threat"
    elif acts.hostile(clause):
        kind = "threat"
    elif conditional is not None:
        offering = mark_phrase(conditional[1]) in _OFFERING
        kind = "offer" if offering else "promise"
    elif acts.type_of(clause) == "PROTEST":
        return None
    elif acts.cooperative(clause) or clause.i in dated or _gives(clause):
        kind = "promise"
    else:
        return None
    return _made(kind, will, clause, actors, conditional)


def _made(
    kind: CommitmentKind, cue: Token, action: Token, holders: list[Token], conditional: Condition | None
) -> Found:
    extent = conditional[0] if conditional is not None else None
    return Found(kind, cue, action, holders, [], extent, f"{kind} declared by '{cue.text}'")


def _gives(clause: Token) -> bool:
    """Whether an act is transitive and for somebody: "give them two boats", "double its grants"."""
    return child(clause, "obj") is not None and child(clause, "iobj") is not None


def _other_party(condition: Token, performers: list[Token]) -> bool:
    """Whether the condition is for somebody else to fulfil."""
    subjects = children(condition, "nsubj")
    return bool(subjects) and not any(s.lower_ == p.lower_ for s in subjects for p in performers)


def _must(clause: Token, notes: Notes, dated: frozenset[int]) -> Found | None:
    must = next((kid for kid in children(clause, "aux") if kid.lower_ in _MUST), None)
    told = attributions_of(clause, notes)
    if must is None or clause.i not in dated or not told:
        return None
    sources = source_tokens(told[0], clause)
    if not sources:
        return None
    aimed = [token for token in (children(clause, "nsubj") or []) if can_act(token, notes)]
    conditional = spans.condition(clause)
    return Found(
        "demand", must, clause, sources, aimed, conditional[0] if conditional else None, "demand by 'must'"
    )


def _deadline(clause: Token, notes: Notes) -> Found | None:
    """ "have until Friday to answer", "has 72 hours to leave"."""
    if clause.lemma_.lower() != "have" or clause.pos_ not in {"VERB", "AUX"}:
        return None
    timed = [
        kid for kid in children(clause, "obl", "obj", "advmod", "advcl")
        if kid.lemma_.lower() in _UNITS
        or any(case.lower_ in {"until", "till"} for case in children(kid, "case", "mark"))
    ]  # fmt: skip
    if not timed:
        return None
    action = spans.infinitive(clause, "xcomp", "advcl", "ccomp", "acl")
    for kid in timed:
        action = action or spans.infinitive(kid, "acl", "advcl")
    holders = holders_of(clause)
    if action is None or not holders:
        return None
    return Found("deadline", clause, action, holders, [], None, f"deadline by '{clause.text} … to'")


def _under_deal(clause: Token, notes: Notes, acts: Acts) -> Found | None:
    """ "Under the accord each side will remove its roadblocks"."""
    head = clause if relation(clause) != "conj" else clause.head
    deal = next(
        (
            kid for kid in children(head, "obl")
            if kid.lemma_.lower() in cues().embedding["noun"]
            and any(case.lower_ == "under" for case in children(kid, "case"))
            and any(cue.kind == "agreement" for cue in cues().embedding["noun"][kid.lemma_.lower()])
        ),
        None,
    )  # fmt: skip
    if deal is None or clause.tag_ not in {"VB", "VBZ", "VBP"} or is_passive(clause):
        return None
    if any(kid.lower_ in {"could", "may", "might", "can"} for kid in children(clause, "aux")):
        return None
    holders = [token for token in holders_of(clause) if can_act(token, notes) or token.pos_ == "NOUN"]
    if not holders or not acts.controllable(clause):
        return None
    return Found("agreement", deal, clause, holders, [], None, f"agreement by 'under … {deal.text}'")


def alternatives(found: Found) -> Iterator[Found]:
    """The threat behind a demand: "leave by Monday or be carried out", "… or not one truck leaves"."""
    if found.kind != "demand":
        return
    for start in (found.action, found.cue):
        for kid in children(start, "conj"):
            if spans.is_clause(kid) and any(cc.lower_ == "or" for cc in children(kid, "cc")):
                why = f"threat by 'or' behind '{found.cue.text}'"
                yield Found("threat", kid, kid, found.holders, found.toward, None, why)
                return
