"""Everybody a report speaks of: its mentions, settled one step after the other, kept on the ``Doc``."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sayso.actors.acting import can_act, faces
from sayso.actors.attributes import Attributes
from sayso.actors.coreference import Coreference
from sayso.actors.couples import Couple, couples
from sayso.actors.home import is_another
from sayso.actors.knowledge import NOT_COUNTRIES
from sayso.actors.mentions import Mention, build, is_head, person_name
from sayso.actors.names import Found, by_token, find_known, of_country
from sayso.actors.quotes import speakers
from sayso.actors.referents import referents
from sayso.actors.setting import Setting
from sayso.actors.words import words
from sayso.language import phrases
from sayso.language.tokens import between
from sayso.notes import SILENT_KINDS, notes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KEY: Final = "sayso.actors"
_HEADS: Final = "sayso.actors.heads"
_CALENDAR: Final = words("calendar")
_SOMEBODY: Final = words("somebody")
_LANDS: Final = frozenset({"country", "nation", "side", "government", "army", "capital"})
_SENDING: Final = frozenset({"send", "deploy", "dispatch", "withdraw", "recall", "contribute", "mobilise"})
_OF_SOMEBODY: Final = frozenset({"man", "woman", "colleague", "people"})
_NOT_OF_STATE: Final = frozenset({"REB", "PRM", "UAF", "CRM", "OPP", "PTY"})
_AT_ARMS: Final = frozenset({"REB", "PRM", "UAF", "CRM"})
_FORCES: Final = words("forces") | words("fighters")
_SEVERAL: Final = frozenset({"both", "two", "three", "all"})


@dataclass(frozen=True, slots=True)
class Cast:
    """What the stage works out about a report."""

    mentions: dict[int, Mention]
    known_at: dict[int, Found]
    setting: Setting
    attributes: Attributes
    coreference: Coreference
    silent: frozenset[int]
    """Tokens where nobody acts."""
    dated: frozenset[int]
    """Tokens of time expressions."""
    couples: dict[int, Couple]
    """Which two "both sides" and the like are."""
    times: frozenset[int]
    """First characters of time expressions."""


def cast_of(doc: Doc) -> Cast:
    """The report's cast; worked out once for a ``Doc``."""
    held = doc.user_data.get(_KEY)
    if isinstance(held, Cast):
        return held
    silent = silent_tokens(doc)
    found = find_known(doc)
    known_at = by_token(found)
    dated = dated_tokens(doc)
    mentions = {
        token.i: build(doc, token, known_at)
        for token in phrase_heads(doc)
        if token.i not in silent
        and (token.i not in dated or token.i in known_at)
        and not _inside_name(token, known_at.get(token.i))
    }
    for one in found:  # "a Hamas official" speaks of Hamas too
        after = mentions.get(one.end)
        stands_for_it = after is not None and after.known in one.options  # "Hamas fighters"
        if (
            one.options[0].kind == "body"
            and not stands_for_it
            and not any(i in mentions or i in silent for i in range(one.start, one.end))
        ):
            inner = Mention(
                one.end - 1, one.start, one.end, "body", False, known=one.options[0], counted=True
            )
            mentions[inner.head] = inner
    setting = Setting(doc, found, silent)
    attributes = Attributes(doc, mentions, known_at, notes(doc).report.published, setting.named)
    for _, mention in sorted(mentions.items()):
        attributes.settle(mention)
    setting.learn(mentions.values())
    spoken_of = referents(doc, mentions, silent, dated)
    coreference = Coreference(doc, mentions, spoken_of, speakers(doc), headlines(doc), setting.country_for)
    coreference.run()
    times = frozenset(time.start for time in notes(doc).times)
    two: dict[int, Couple] = {}
    cast = Cast(mentions, known_at, setting, attributes, coreference, silent, dated, two, times)
    for _, mention in sorted(mentions.items()):
        _inherit(doc, mention, cast)
    two.update(couples(doc, mentions, coreference.root, lambda one: can_act(doc, one, mentions)))
    for head, couple in two.items():
        _agree_as_two(mentions[head], couple)
    doc.user_data[_KEY] = cast
    return cast


def phrase_heads(doc: Doc) -> list[Token]:
    """The tokens that head a noun phrase of their own, in the order of the text; worked out once."""
    found: list[Token] | None = doc.user_data.get(_HEADS)
    if found is None:
        found = doc.user_data[_HEADS] = [token for token in doc if is_head(token)]
    return found


def silent_tokens(doc: Doc) -> frozenset[int]:
    """Tokens where nobody acts: those of silent blocks and datelines ("KYIV, May 3 -")."""
    silent = [block for block in notes(doc).blocks if block.kind in SILENT_KINDS or block.kind == "dateline"]
    return _inside(doc, [(block.start, block.end) for block in silent])


def headlines(doc: Doc) -> frozenset[int]:
    """Tokens of titles and headings."""
    return _inside(doc, [(b.start, b.end) for b in notes(doc).blocks if b.kind in {"title", "heading"}])


def _inside(doc: Doc, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Tokens that begin inside one of the character ranges."""
    begins = [token.idx for token in doc]
    return frozenset(
        i for start, end in spans for i in range(bisect_left(begins, start), bisect_left(begins, end))
    )


def dated_tokens(doc: Doc) -> frozenset[int]:
    """Tokens of time expressions and of the names of days and months; nobody is called Friday."""
    inside = _inside(doc, [(time.start, time.end) for time in notes(doc).times])
    months = {
        token.i
        for token in doc
        if token.text in {"May", "March"}
        and token.ent_type_ not in {"PER", "LOC"}
        and token.i != token.sent.start
    }
    return frozenset(inside | months | {token.i for token in doc if token.lower_ in _CALENDAR})


def _inside_name(token: Token, found: Found | None) -> bool:
    """Whether another word of the same name heads it ("Faso" in "Burkina Faso", "Education" in "the Ministry
    of Education"); where the tree has torn a name apart, all but the first or the one with a preposition."""
    if found is None and token.ent_type_ != "PER":
        inside = token.ent_type_ == "ORG" and phrases.relation(token) == "nmod"
        low, high = sorted((token.i, token.head.i))
        return inside and all(
            t.ent_type_ == "ORG" and t.ent_iob_ == "I" for t in between(token.doc, low + 1, high + 1)
        )
    start, end = (found.start, found.end) if found is not None else person_name(token)
    heads = [t for t in between(token.doc, start, end) if not start <= t.head.i < end or t.head.i == t.i]
    best = max(heads, key=lambda t: (is_head(t), phrases.child(t, "case") is not None, -t.i))
    return token.i != best.i


def _inherit(doc: Doc, mention: Mention, cast: Cast, busy: frozenset[int] = frozenset()) -> None:
    """Country and sector from the fuller mention, from a possessor ("his men"), or from where the report
    plays; ``busy``: the heads of those that wait for this one."""
    busy |= {mention.head}
    fullest = cast.coreference.fullest(mention)
    if fullest is not None and fullest.head != mention.head:
        if fullest.head > mention.head and fullest.head not in busy:
            _inherit(doc, fullest, cast, busy)
        _take_over(mention, fullest)
        if cast.coreference.is_joint(mention, fullest):
            _agree(doc, mention, fullest, cast)
            return
    elif fullest is None:
        headline = cast.coreference.headline(mention)
        if headline is not None:
            _take_over(mention, headline)
    if mention.code is None:
        mention.code = _sender(doc, mention, cast)
    if mention.known is None:
        _from_possessor(doc, mention, cast, busy)
    for head in mention.linked:
        _share_inherited(mention, cast.mentions[head])
    head_ = doc[mention.head]
    _of_the_country(mention, cast)
    somebody = head_.lower_ in _SOMEBODY
    faced = faces(head_)
    if faced and not mention.code_given and mention.agent is not None:
        mention.code, mention.sectors = None, ()
    if (
        mention.code is None
        and mention.known is None
        and not faced
        and not _is_of_no_country(mention, cast)
        and (mention.kind in {"person", "body", "gear", "people"} or somebody)
    ):
        several = [head_, *(kid for kid in phrases.children(head_, "nmod") if kid.lemma_ in _LANDS)]
        mention.code = None if any(map(_are_several, several)) else cast.setting.country_for(mention)
    if not mention.sectors and somebody:
        mention.sectors = ("CVL",)
    if mention.agent is not None and mention.agent.words == "officer" and mention.sectors[:1] == ("MIL",):
        mention.sectors = _service(mention, cast)


def _of_the_country(mention: Mention, cast: Cast) -> None:
    """The organ of a name that many countries have ("the Supreme Court"): that of where the report plays,
    unless an owner says whose it is."""
    found = cast.known_at.get(mention.head)
    if found is None or not found.rivals or mention.known is None or mention.kind != "body":
        return
    if cast.attributes.is_owned(mention):
        return
    code = (
        _of_who_turns_to(mention, cast) or _organ_before(mention, cast) or cast.setting.country_for(mention)
    )
    if code is not None and code != mention.known.code:
        mention.known, mention.candidates = of_country(found, code, cast.setting.doc), ()
        mention.code, mention.code_given = code, False


def _of_who_turns_to(mention: Mention, cast: Cast) -> str | None:
    """The country of who turns to an organ: "Kalm's opposition asked the Supreme Court"."""
    head = cast.setting.doc[mention.head]
    subjects = [one for one in phrases.subjects(phrases.clause_of(head)) if one.i < head.i]
    doing = [cast.mentions.get(one.i) for one in subjects]
    codes = {m.code for m in doing if m is not None and m.kind in {"person", "body"} and m.code_given}
    code = codes.pop() if len(codes) == 1 else None
    return code if code not in NOT_COUNTRIES else None


def _organ_before(mention: Mention, cast: Cast) -> str | None:
    """The country that was concluded for such an organ in the sentence before."""
    sent = cast.setting.doc[mention.head].sent
    first = cast.setting.doc[max(0, sent.start - 1)].sent.start
    for i in range(mention.head - 1, first - 1, -1):
        found, other = cast.known_at.get(i), cast.mentions.get(i)
        if other is not None and found is not None and found.rivals and not other.code_given:
            return other.code
    return None


def _is_of_no_country(mention: Mention, cast: Cast) -> bool:
    """Whether a body that works in many countries stands in a phrase ("the Islamic State group")."""
    within = (cast.known_at.get(i) for i in range(mention.start, mention.end))
    bodies = [known for one in within if one is not None for known in one.options if known.kind == "body"]
    return bool(bodies) and not any(known.code for known in bodies)


def _service(mention: Mention, cast: Cast) -> tuple[str, ...]:
    """Officers are of the police where the report spoke of police last, or speaks of no other force."""
    forces = [
        (head, other.sectors[0])
        for head, other in sorted(cast.mentions.items())
        if other is not mention and other.sectors[:1] in {("COP",), ("MIL",)} and other.kind != "gear"
    ]
    before = [sector for head, sector in forces if head < mention.head]
    last = before[-1] if before else next((sector for _, sector in forces), "MIL")
    return ("COP", "MIL") if last == "COP" else mention.sectors


def _are_several(head: Token) -> bool:
    """Whether known ones are counted that can be of different countries ("both governments")."""
    words_ = {kid.lower_ for kid in head.children}
    return bool(words_ & _SEVERAL and words_ & {"the", "both"})


def _agree(doc: Doc, mention: Mention, source: Mention, cast: Cast) -> None:
    """For "they" after several that are named together: what all of them have in common."""
    for kid in phrases.children(doc[source.head], "conj"):
        other = cast.mentions.get(kid.i)
        if other is None:
            continue
        if other.code != mention.code and other.code is not None:
            mention.code, mention.code_given = None, False
        if other.sectors[:1] != mention.sectors[:1]:
            mention.sectors = ()


def _agree_as_two(mention: Mention, couple: Couple) -> None:
    """For "the two sides" what both have in common."""
    one, other = couple.one, couple.other
    mention.code = one.code if one.code == other.code and couple.lands is None else None
    mention.code_given = mention.code is not None and one.code_given
    same = one.sectors[:1] == other.sectors[:1] and couple.lands is None
    mention.sectors = one.sectors[:1] if same else () if mention.kind != "person" else mention.sectors


def _sender(doc: Doc, mention: Mention, cast: Cast) -> str | None:
    """The country of whoever sends, for those who are sent ("Kenya will send police")."""
    head = doc[mention.head]
    if head.head.lemma_.lower() not in _SENDING or not (mention.agent or mention.kind == "people"):
        return None
    if phrases.relation(head) != "obj":
        return None
    senders = [cast.mentions.get(subject.i) for subject in _who_send(head.head)]
    codes = {sender.code for sender in senders if sender is not None}
    code = next(iter(codes)) if len(codes) == 1 else None
    return code if code not in NOT_COUNTRIES else None


def _who_send(verb: Token) -> list[Token]:
    """The subject of a verb, or whom the verb above accuses or suspects of what it says ("accused Rwanda of
    sending troops")."""
    marks = {kid.lower_ for kid in phrases.children(verb, "mark", "case")}
    blamed = phrases.children(verb.head, "obj") if marks & {"of", "for"} else []
    return blamed or phrases.subjects(verb)


def _take_over(mention: Mention, source: Mention) -> None:
    """What the fuller mention knows; a noun with a sector of its own keeps it, unless somebody named is
    meant."""
    if not mention.code_given and mention.code == "NGO":  # "the rights group" of a country
        mention.code = source.code
    mention.code = mention.code or source.code
    mention.code_given = mention.code_given or source.code_given
    plain = not mention.sectors or (mention.agent is not None and "role" in mention.agent.flags)
    if source.kind == "state":
        mention.sectors = ("GOV",) if mention.known is not None and mention.known.kind == "seat" else ()
    elif source.known is not None and source.code in NOT_COUNTRIES:
        mention.sectors = source.sectors  # "the bloc" is no party here
    elif source.sectors and (mention.kind == "pronoun" or mention.is_named or source.is_named or plain):
        mention.sectors = source.sectors


def _share_inherited(one: Mention, other: Mention) -> None:
    """What came by inheritance goes to the apposition as well: "Its leader, Moses Kalsakau"."""
    if {one.kind, other.kind} & {"state", "place"}:
        return
    other.code = other.code or one.code
    other.sectors = other.sectors or one.sectors


def _from_possessor(doc: Doc, mention: Mention, cast: Cast, busy: frozenset[int]) -> None:
    """Such as "his men", "their union", "its leader": of the country of whoever "his" is, and of the sector
    where the noun has none."""
    for kid in doc[mention.head].children:
        owner = cast.mentions.get(kid.i) if kid.dep_ == "nmod:poss" else None
        if owner is None or owner.kind not in {"pronoun", "person", "body", "people"}:
            continue
        if is_another(doc[mention.head]):
            continue
        if owner.code is None and owner.head not in busy:  # not yet: "four of its soldiers"
            _inherit(doc, owner, cast, busy)
        if (
            mention.code is None
            and owner.code not in NOT_COUNTRIES
            and mention.kind in {"person", "body", "gear"}
        ):
            mention.code = owner.code
        agent = mention.agent
        role = agent is not None and bool({"role", "voice"} & agent.flags)
        takes = role or (agent is not None and agent.words in _OF_SOMEBODY)
        meant = cast.coreference.fullest(owner) or owner
        of_body = role and mention.kind == "person" and meant.kind == "body" and kid.pos_ == "PRON"
        of_rebel = role and meant.kind == "person" and bool(set(owner.sectors[:1]) & _NOT_OF_STATE)
        armed = agent is not None and agent.words in _FORCES and set(meant.sectors[:1]) & _AT_ARMS
        if armed and doc[meant.head].tag_ != "NNPS" and mention.known is None:
            mention.sectors = meant.sectors  # "its forces", of rebels; those of a people may be an army
            continue
        open_ = not mention.sectors or doc[mention.head].lower_ == "men" or of_body or of_rebel
        if takes and open_ and owner.sectors and not set(owner.sectors) & {"LEG", "JUD"}:
            mention.sectors = owner.sectors
            for head in mention.linked if of_rebel else ():  # "his deputy, Ivo Marn"
                if cast.mentions[head].known is None:
                    cast.mentions[head].sectors = owner.sectors
