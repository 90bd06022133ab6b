"""Event candidates under way: a match with its roles, type, modes, figures and standing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Span, Token

from sayso.events import vote
from sayso.events.campaign import is_campaigning
from sayso.events.charged import charge
from sayso.events.companions import join
from sayso.events.complements import HOSTILE, Complement, complement, converted
from sayso.events.denials import denials, deniers, is_nothing
from sayso.events.evidence import Evidence, weigh
from sayso.events.judged import judge
from sayso.events.lexicon import lexicon_of
from sayso.events.match import Match, matches
from sayso.events.modes import heard, modes
from sayso.events.roles import Roles, fill
from sayso.events.size import Count, counts, people
from sayso.events.topics import Topics
from sayso.events.words import antecedent, arguments, is_negated, is_unreal, names_actor, objects, words
from sayso.language.phrases import ancestors, children, conjuncts
from sayso.notes import notes
from sayso.records import EventType


@dataclass(slots=True)
class Candidate:
    """One mention of a possible event. ``counts`` are the figures its words state, ``action`` what it
    governs."""

    match: Match
    roles: Roles
    event: EventType
    mode: tuple[str, ...]
    evidence: Evidence
    sentence: Span
    negated: bool
    unreal: bool
    again: float
    """How likely it tells again of an event told elsewhere (``vote.told_again``)."""
    action: Token | None = None
    counts: list[Count] = field(default_factory=list)

    @property
    def head(self) -> Token:
        return self.match.head


@dataclass(slots=True)
class _Told:
    """A match on its way to a candidate: what it governs, the roles that the tree gives, the matches and the
    figures of its sentence."""

    match: Match
    inner: Complement | None
    roles: Roles
    found: list[Match]
    figures: Sequence[Count]


def candidates(
    sentences: Iterable[Span], topics: Topics, open_words: Sequence[bool] | None
) -> list[list[Candidate]]:
    """The mentions of events in sentences of a text, what speech acts govern taken up by them, in the order
    of the text; ``open_words`` as in ``matches``. The heads are asked once for all, which is much faster."""
    told = [_told(sentence, open_words, topics) for sentence in sentences]
    asked = [(one.match, (one.roles.actors, one.roles.recipients)) for some in told for one in some]
    possible = sorted(notes(asked[0][0].head.doc).actors) if asked else []
    parties = iter(vote.parties(asked, possible))
    made: list[list[Candidate]] = []
    for some in told:
        here: list[Candidate] = []
        for one in some:
            one.roles.actors, one.roles.recipients = next(parties)
            if denying := deniers(one.match):
                one.roles.actors = [token for token in one.roles.actors if token not in denying]
                one.roles.recipients = one.roles.recipients or denying
            charge(one.match, one.roles)
            judge(one.match, one.roles, one.found)
            join(one.match, one.roles)
            here.append(_candidate(one, topics))
            if one.match.frame.also is not None:
                here.append(_twin(here[-1], one.match.frame.also))
        made.append(here)
    return made


def _told(sentence: Span, open_words: Sequence[bool] | None, topics: Topics) -> list[_Told]:
    found = [match for match in matches(sentence, vote.senses, open_words) if not vote.is_mere_modal(match)]
    found = sorted([*found, *vote.proposals(sentence, found)], key=lambda match: match.head.i)
    if not found:
        return []
    taken = _named_objects(found)
    governed: dict[int, Complement] = {}
    # words that tell of nothing: "declined to comment", "no group claimed it", "denied the charge"
    mere = {match.head.i for match in found if is_nothing(match) or is_campaigning(match, topics)}
    mere |= denials(found) | _goes_on(found)
    for match in sorted(found, key=lambda m: (sum(1 for _ in ancestors(m.head)), m.head.i)):
        if match.frame.complement != "absorbs" or match.head.i in taken or match.head.i in mere:
            continue
        inner = complement(match)
        if _is_mere(match, inner, found):
            mere.add(match.head.i)
        elif inner is not None:
            governed[match.head.i] = inner
            taken |= inner.absorbed - _answered(match, inner, found)
    figures = counts(sentence)
    told: list[_Told] = []
    for match in found:
        if match.head.i not in mere and (match.head.i not in taken or _is_told_besides(match)):
            inner, roles = governed.get(match.head.i), fill(match)
            if inner is not None:
                _from_action(match, roles, inner.action)
            told.append(_Told(match, inner, roles, found, figures))
    return told


def _goes_on(found: list[Match]) -> set[int]:
    """Heads of what only the heads find, and only says that another act goes on: "will continue to work"."""
    acts = {match.head.i for match in found}
    return {
        match.head.i
        for match in found
        if not vote.is_listed(match.frame)
        and match.head.lemma_.lower() in words("going_on")
        and any(kid.i in acts for kid in children(match.head, "xcomp"))
    }


def _candidate(one: _Told, topics: Topics) -> Candidate:
    match, inner, roles = one.match, one.inner, one.roles
    act = _act(inner, one.found) if inner is not None else None
    action, unreal = inner.action if inner is not None else None, is_unreal(match.head)
    own = [count for count in one.figures if count.token in match.tokens] or _own_count(match, roles)
    event, mode = converted(match.frame, action, act.frame if act is not None else None)
    if vote.asks(match):
        event, mode = "REQUEST", ()
    elif event == match.frame.event and not mode:
        mode = modes(match.frame, match.head.sent)
    mode = mode or heard(match, event)
    return Candidate(
        match=match,
        roles=roles,
        event=event,
        mode=mode,
        evidence=weigh(match, roles, topics, toll=bool(own), event=event, unreal=unreal),
        sentence=match.head.sent,
        negated=is_negated(match.head),
        unreal=unreal,
        again=vote.told_again(match),
        action=action,
        counts=own,
    )


def _twin(first: Candidate, also: str) -> Candidate:
    """The second event that the same words tell of: who is sentenced to prison is also arrested."""
    frames = lexicon_of(first.head.doc)
    frame = frames.frames[also]
    nouns = [first.head.doc[i] for i in first.match.tokens if first.head.doc[i].pos_ == "NOUN"]
    head = (nouns or [first.head])[-1]
    stands = head.i != first.head.i and frames.lists("noun", head.lemma_.lower(), also)
    match = replace(
        first.match,
        entry=replace(first.match.entry, frame=frame),
        head=head,
        tokens=(head.i,) if stands else first.match.tokens,
    )
    known = [n for token in first.roles.recipients if (n := people(token)) is not None]
    figures = [Count("arrested", sum(known), first.head.i)] if known and frame.toll == "arrested" else []
    return replace(
        first,
        match=match,
        event=frame.event,
        mode=frame.mode,
        action=None,
        counts=figures,
        negated=first.negated and not stands,  # "have not ended their strike": there is one
    )


def _is_told_besides(match: Match) -> bool:
    """Whether a noun tells of an event of its own though another word has it as its object or act: "condemned
    the shelling", "gave them a day to lift the blockade"."""
    return match.entry.kind == "noun" and vote.is_plain(match, vote.SURE)


def _is_mere(match: Match, inner: Complement | None, found: list[Match]) -> bool:
    frame = match.frame
    if inner is not None and inner.action.lemma_.lower() in frame.action_not:
        return not vote.is_plain(match)  # "refused to give his name", but not "refused to give them visas"
    act = _act(inner, found) if inner is not None else None
    return frame.speech == "threat" and frame.strength == "weak" and not _menaces(inner, act)


def _from_action(match: Match, roles: Roles, action: Token) -> None:
    """Fill from the act governed what the speech act itself leaves open: who is asked to act ("demanded
    that the city pay"), who is promised something ("would resume exports to Colombia"), who is threatened
    ("would shell the garrison")."""
    speech = "request" if vote.asks(match) else match.frame.speech
    subject = [
        antecedent(token)
        for kid in children(action, "nsubj")
        if kid.dep_ == "nsubj"
        for token in conjuncts(kid)
    ]
    if speech in {"request", "order"} and not roles.recipients:
        roles.recipients = [token for token in subject if token.pos_ in {"NOUN", "PROPN", "PRON"}]
    elif speech in {"promise", "agree", "offer"}:
        if speech != "agree" and action.pos_ == "VERB":
            roles.actors += [
                token
                for token in subject
                if token.pos_ == "PROPN" and token.i not in {a.i for a in roles.actors}
            ]
        if not roles.recipients and not match.frame.reciprocal:
            given = [
                *arguments(action, "to", "with"),
                *(t for kid in children(action, "iobj") for t in conjuncts(kid)),
                *(objects(action) if action.lemma_.lower() in words("enabling") else ()),
            ]
            roles.recipients = [token for token in given if names_actor(token)]
    elif speech == "threat" and not roles.recipients and action.pos_ == "VERB":
        roles.recipients = [token for token in objects(action) if token.pos_ in {"NOUN", "PROPN", "PRON"}]


def _answered(match: Match, inner: Complement, found: list[Match]) -> set[int]:
    """The request or offer that a refusal answers and somebody made: "rejected a request by the alliance"."""
    if match.frame.speech != "refuse":
        return set()
    act = next(
        (other for other in found if other.head.i == inner.action.i and other.entry.kind == "noun"), None
    )
    return {act.head.i} if act is not None and act.frame.speech and fill(act).actors else set()


def _menaces(inner: Complement | None, act: Match | None) -> bool:
    """Whether a warning is a threat: of a hostile act, of a resignation or break, or on a condition."""
    if inner is None:
        return False
    if act is not None:
        return act.frame.event in HOSTILE or act.frame.id in {"retreat.resign"} or inner.conditional
    return inner.conditional


def _named_objects(found: list[Match]) -> set[int]:
    """Nouns that another frame takes as its object by name ("lifted the curfew", "broke the truce")."""
    nouns = {match.head.i for match in found if match.entry.kind == "noun"}
    taken: set[int] = set()
    for match in found:
        wanted = match.frame.restrictions.get("object")
        if match.entry.kind == "verb" and wanted is not None:
            taken |= {thing.i for thing in objects(match.head) if thing.i in nouns and wanted.holds(thing)}
    return taken


def _own_count(match: Match, roles: Roles) -> list[Count]:
    """The people whom a deadly word or an arrest is done to, where the word itself is no common cue."""
    toll = match.frame.toll or ("dead" if {"dead", "death"} & set(match.entry.words) else None)
    if toll is None or match.entry.kind == "noun":
        return []
    known = [n for token in roles.recipients if (n := people(token, single=toll != "injured")) is not None]
    return [Count(toll, sum(known), match.head.i)] if known else []


def _act(inner: Complement, found: list[Match]) -> Match | None:
    """The match that says what the action is."""
    here = [match for match in found if match.head.i in inner.absorbed or set(match.tokens) & inner.absorbed]
    for match in here:
        if inner.action.i in match.tokens:
            return match
    for match in here:
        if match.head.head.i == inner.action.i:
            return match
    return None
