"""The actors' room: who is named, described or meant in a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.attributes import Attributes
from sayso.actors.coreference import Coreference
from sayso.actors.knowledge import NOT_COUNTRIES
from sayso.actors.mentions import ACTING, Mention, build, is_head
from sayso.actors.metonyms import acts
from sayso.actors.names import Found, by_token, find_known
from sayso.actors.quotes import speakers
from sayso.actors.setting import Setting
from sayso.language import phrases
from sayso.notes import extent, notes
from sayso.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KEY: Final = "sayso.actors"
_PEOPLE_WORDS: Final = frozenset(
    "he she they him her them his their i we us our my those others everyone everybody someone somebody".split()
)
_CALENDAR: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october"
    " november december".split()
)
_SOMEBODY: Final = frozenset({"those", "others", "everyone", "everybody", "someone", "somebody", "anyone"})


@dataclass(frozen=True, slots=True)
class Cast:
    """What the stage works out about a report; kept on the ``Doc`` for ``actor_at``."""

    mentions: dict[int, Mention]
    known_at: dict[int, Found]
    setting: Setting
    attributes: Attributes
    coreference: Coreference


class Actors:
    """Notes every noun phrase that can act, with country and sector, and what pronouns and descriptions stand for."""

    name = "actors"
    requires = frozenset({"words", "tree", "names"})
    assigns = frozenset({"actors"})

    def __call__(self, doc: Doc) -> None:
        """Fill ``notes(doc).actors`` and ``notes(doc).coreference``."""
        noted = notes(doc)
        cast = cast_of(doc)
        for head, mention in sorted(cast.mentions.items()):
            if not can_act(doc, mention):
                continue
            noted.actors[head] = record(doc, mention, cast)
            fullest = cast.coreference.fullest(mention)
            if fullest is not None:
                noted.coreference[head] = fullest.head


def cast_of(doc: Doc) -> Cast:
    """The report's cast; worked out once for a ``Doc``."""
    held = doc.user_data.get(_KEY)
    if isinstance(held, Cast):
        return held
    noted = notes(doc)
    silent = frozenset(token.i for token in doc if noted.is_silent(token.idx))
    found = find_known(doc)
    known_at = by_token(found)
    dated = _dated(doc)
    mentions = {
        token.i: build(doc, token, known_at)
        for token in doc
        if token.i not in silent and is_head(token) and (token.i not in dated or token.i in known_at)
    }
    attributes = Attributes(doc, mentions, known_at, noted.report.published)
    for _, mention in sorted(mentions.items()):
        attributes.settle(mention)
    coreference = Coreference(doc, mentions, speakers(doc))
    coreference.run()
    cast = Cast(mentions, known_at, Setting(doc, found, silent, Setting.states_of(mentions.values())), attributes, coreference)
    for _, mention in sorted(mentions.items()):
        _inherit(doc, mention, cast)
    doc.user_data[_KEY] = cast
    return cast


def _dated(doc: Doc) -> frozenset[int]:
    """Tokens of time expressions and of the names of days and months; nobody is called Friday."""
    spans = [(time.start, time.end) for time in notes(doc).times]
    inside = {token.i for token in doc if any(start <= token.idx < end for start, end in spans)}
    return frozenset(inside | {token.i for token in doc if token.lower_ in _CALENDAR})


def can_act(doc: Doc, mention: Mention) -> bool:
    """Whether a mention is one that acts where it stands."""
    token = doc[mention.head]
    if mention.kind == "state":
        return acts(token, capital=mention.known is not None and mention.known.kind == "seat")
    if mention.kind == "pronoun":
        return mention.antecedent is not None or token.lower_ in _PEOPLE_WORDS
    if mention.kind == "gear":
        return bool(mention.sectors)
    if mention.kind == "thing":
        return mention.name is not None and phrases.relation(token) in {"nsubj", "iobj", "appos"}
    return mention.kind in ACTING


def _inherit(doc: Doc, mention: Mention, cast: Cast) -> None:
    """Country and sector from the fuller mention, from a possessor ("his men"), or from where the report plays."""
    fullest = cast.coreference.fullest(mention)
    if fullest is not None and fullest.head != mention.head:
        source = cast.mentions[fullest.head]
        if source.head > mention.head:
            _inherit(doc, source, cast)
        mention.code = mention.code or source.code
        same = mention.kind == "pronoun" or mention.is_named or source.is_named or not mention.sectors or (mention.agent is not None and "role" in mention.agent.flags)
        if same and source.sectors:
            mention.sectors = source.sectors
        mention.code_given = mention.code_given or source.code_given
    if mention.code is None or not mention.sectors:
        _from_possessor(doc, mention, cast)
    for head in mention.linked:
        _share_inherited(mention, cast.mentions[head])
    if mention.code is None and mention.kind in {"person", "body", "gear"} | ({"pronoun"} if doc[mention.head].lower_ in _SOMEBODY else set()):
        if mention.known is None:
            mention.code = cast.setting.country_for(mention)
    if not mention.sectors and doc[mention.head].lower_ in _SOMEBODY:
        mention.sectors = ("CVL",)


def _share_inherited(one: Mention, other: Mention) -> None:
    """What came by inheritance goes to the apposition as well: "Its leader, Moses Kalsakau"."""
    if {one.kind, other.kind} & {"state", "place"}:
        return
    other.code = other.code or one.code
    other.sectors = other.sectors or one.sectors


def _from_possessor(doc: Doc, mention: Mention, cast: Cast) -> None:
    for kid in doc[mention.head].children:
        if kid.dep_ != "nmod:poss" or kid.i not in cast.mentions:
            continue
        owner = cast.mentions[kid.i]
        if owner.kind == "pronoun" or owner.kind in {"person", "body", "people"}:
            if mention.code is None and owner.code is not None and mention.kind in {"person", "body", "gear"}:
                mention.code = owner.code if owner.code not in NOT_COUNTRIES else None
            takes = mention.agent is not None and ("role" in mention.agent.flags or mention.agent.words in {"man", "woman", "colleague", "people"})
            if takes and owner.sectors and (not mention.sectors or doc[mention.head].lower_ == "men") and not set(owner.sectors) & {"LEG", "JUD"}:
                mention.sectors = owner.sectors


def record(doc: Doc, mention: Mention, cast: Cast) -> Actor:
    """The actor record of a mention."""
    head = doc[mention.head]
    fullest = cast.coreference.fullest(mention)
    known = mention.known if mention.known is not None and mention.known.kind != "demonym" else None
    source = cast.mentions[fullest.head] if fullest is not None else None
    if known is None and source is not None and source.known is not None and source.known.kind != "demonym":
        known = source.known
    linked = next((cast.mentions[i] for i in mention.linked if cast.mentions[i].is_named), None)
    name = known.name if known is not None else (mention.name or (source.name if source is not None else None))
    if name is None and linked is not None:
        name = linked.known.name if linked.known is not None else linked.name
    if source is not None and source.name is not None and mention.name is not None and known is None:
        name = source.name
    resolved = None
    if source is not None and not mention.is_named:
        resolved = phrases.noun_phrase(doc[source.head]).text
    place = extent(_undated(doc, head))
    return Actor(
        place.text, place.start, place.end,
        name=name,
        id=known.id if known is not None else None,
        code=mention.code,
        sector=mention.sectors[0] if mention.sectors else None,
        other_sectors=mention.sectors[1:],
        anonymous=is_anonymous(doc, source if source is not None and mention.kind == "pronoun" else mention) and not (source is not None and source.is_named) and linked is None,
        resolved=resolved,
    )  # fmt: skip


def _undated(doc: Doc, head: Token) -> Span:
    """The mention's phrase without a time expression that the tree hung on it ("Amnesty International on Thursday")."""
    span = phrases.noun_phrase(head)
    for time in notes(doc).times:
        for token in span:
            if token.i > head.i and token.idx == time.start:
                cut = token.i - 1 if doc[token.i - 1].pos_ == "ADP" else token.i
                return phrases.trim(doc, span.start, max(cut, head.i + 1))
    return span


def is_anonymous(doc: Doc, mention: Mention) -> bool:
    """Whether a mention tells of unnamed people only: "two officials" and "witnesses", but no institution, no
    spokesperson and no holder of an office there is one of."""
    if mention.is_named or mention.kind not in {"person", "pronoun"}:
        return False
    if mention.kind == "pronoun":
        return doc[mention.head].lower_ in _SOMEBODY
    if mention.agent is None:
        return True
    if "voice" in mention.agent.flags:
        return False
    if "office" in mention.agent.flags and not mention.plural:
        return any(kid.dep_ == "det" and kid.lower_ in {"a", "an", "one"} for kid in doc[mention.head].children)
    return True


def bare(doc: Doc, token: Token) -> Actor:
    """The record of a phrase the stage did not note: its words, and the country and sector that stand with it."""
    cast = cast_of(doc)
    mention = cast.mentions.get(token.i)
    if mention is None:
        mention = build(doc, token, cast.known_at)
        cast.attributes.settle(mention)
    if mention.code is None and mention.kind in {"thing", "gear", "place"}:
        cast.attributes.settle(mention)
        mention.code = cast.setting.country_for(mention)
    return record(doc, mention, cast)
