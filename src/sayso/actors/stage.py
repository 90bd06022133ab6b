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
from sayso.actors.setting import IN_PLACE, Setting
from sayso.actors.words import words
from sayso.language import phrases
from sayso.notes import SILENT_KINDS, extent, notes
from sayso.places.nouns import place_noun
from sayso.records import Actor

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KEY: Final = "sayso.actors"
_PEOPLE_WORDS: Final = words("pronouns_of_people")
_CALENDAR: Final = words("calendar")
_BESIDE: Final = frozenset({"outside", "inside", "near", "around", "behind"})
_LANDS: Final = frozenset({"country", "nation", "kingdom", "state"})
_SOMEBODY: Final = words("somebody")


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
            if not can_act(doc, mention, cast.mentions):
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
    silent = frozenset(token.i for token in doc if is_silent(doc, token))
    found = find_known(doc)
    known_at = by_token(found)
    dated = dated_tokens(doc)
    mentions = {
        token.i: build(doc, token, known_at)
        for token in doc
        if token.i not in silent and is_head(token) and (token.i not in dated or token.i in known_at)
        and not _inside_name(token, known_at.get(token.i))
    }  # fmt: skip
    setting = Setting(doc, found, silent)
    attributes = Attributes(doc, mentions, known_at, noted.report.published, setting.named)
    for _, mention in sorted(mentions.items()):
        attributes.settle(mention)
    setting.learn(mentions.values())
    coreference = Coreference(doc, mentions, speakers(doc))
    coreference.run()
    cast = Cast(mentions, known_at, setting, attributes, coreference)
    for _, mention in sorted(mentions.items()):
        _inherit(doc, mention, cast)
    doc.user_data[_KEY] = cast
    return cast


def is_silent(doc: Doc, token: Token) -> bool:
    """Whether a token stands where nobody acts: in a silent block or a dateline ("KYIV, May 3 (Agency) -")."""
    block = notes(doc).block_at(token.idx)
    return block is not None and (block.kind in SILENT_KINDS or block.kind == "dateline")


def _inside_name(token: Token, found: Found | None) -> bool:
    """Whether another word of the same known name heads it ("Faso" in "Burkina Faso"); where the tree has torn the
    name apart, the word that carries the preposition."""
    if found is None:
        # "Education" in "the Ministry of Education"
        inside = phrases.relation(token) == "nmod" and token.ent_type_ == "ORG" and token.ent_iob_ == "I"
        return inside and token.head.ent_type_ == "ORG" and token.head.i < token.i
    heads = [
        t
        for t in token.doc[found.start : found.end]
        if not found.start <= t.head.i < found.end or t.head.i == t.i
    ]
    best = max(heads, key=lambda t: (phrases.child(t, "case") is not None, -t.i))
    return token.i != best.i


def dated_tokens(doc: Doc) -> frozenset[int]:
    """Tokens of time expressions and of the names of days and months; nobody is called Friday."""
    spans = [(time.start, time.end) for time in notes(doc).times]
    inside = {token.i for token in doc if any(start <= token.idx < end for start, end in spans)}
    months = {
        t.i
        for t in doc
        if t.text in {"May", "March"} and t.ent_type_ not in {"PER", "LOC"} and t.i != t.sent.start
    }
    return frozenset(inside | months | {token.i for token in doc if token.lower_ in _CALENDAR})


def _inside_agent(token: Token, mentions: dict[int, Mention]) -> bool:
    """Whether a mention is only a word of a longer one: "workers" in "the workers' union"."""
    holder = mentions.get(token.head.i)
    return holder is not None and holder.head != token.i and holder.agent_start <= token.i < holder.agent_end


def can_act(doc: Doc, mention: Mention, mentions: dict[int, Mention]) -> bool:
    """Whether a mention is one that acts where it stands."""
    token = doc[mention.head]
    if mention.kind == "state":
        return acts(token, capital=mention.known is not None and mention.known.kind == "seat")
    if mention.kind == "pronoun":
        return mention.antecedent is not None or token.lower_ in _PEOPLE_WORDS
    if mention.counted or _inside_agent(token, mentions) or any(kid.lower_ == "no" for kid in token.children):
        return False
    if mention.kind == "body" and not mention.is_named:
        beside = _BESIDE | (
            IN_PLACE if mention.agent is not None and mention.agent.words in _LANDS else frozenset()
        )
        if {case.lower_ for case in phrases.children(token, "case")} & beside:
            return False  # a rally "outside parliament", fighting "across the country"
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
        same = (
            mention.kind == "pronoun"
            or mention.is_named
            or source.is_named
            or not mention.sectors
            or (mention.agent is not None and "role" in mention.agent.flags)
        )
        if source.kind == "state":
            mention.sectors = ()
        elif same and source.sectors:
            mention.sectors = source.sectors
        mention.code_given = mention.code_given or source.code_given
    if mention.code is None or not mention.sectors:
        _from_possessor(doc, mention, cast)
    for head in mention.linked:
        _share_inherited(mention, cast.mentions[head])
    if mention.code is None and mention.kind in {"person", "body", "gear", "people"} | (
        {"pronoun"} if doc[mention.head].lower_ in _SOMEBODY else set()
    ):
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
            takes = mention.agent is not None and (
                "role" in mention.agent.flags
                or mention.agent.words in {"man", "woman", "colleague", "people"}
            )
            if (
                takes
                and owner.sectors
                and (not mention.sectors or doc[mention.head].lower_ == "men")
                and not set(owner.sectors) & {"LEG", "JUD"}
            ):
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
    name = (
        known.name if known is not None else (mention.name or (source.name if source is not None else None))
    )
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
    end = span.end
    while end - 1 > head.i and not span.start <= doc[end - 1].head.i < end:
        end -= 1  # what belongs to a word that the phrase does not hold
    return phrases.trim(doc, span.start, end)


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
    if "office" in mention.agent.flags and doc[mention.head].tag_ not in {"NNS", "NNPS"}:
        return any(
            kid.dep_ == "det" and kid.lower_ in {"a", "an", "one"} for kid in doc[mention.head].children
        )
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
