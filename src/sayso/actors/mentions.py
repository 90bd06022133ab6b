"""Noun phrases as mentions of somebody: what kind of actor the words alone make them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from sayso.actors.knowledge import Known
from sayso.actors.names import Found, one_of, whose_fighters
from sayso.actors.nouns import Agent, agent, agent_of, name_sectors, spaced
from sayso.actors.words import words
from sayso.gazetteer.nouns import area_named, name_end
from sayso.language import phrases
from sayso.language.tokens import between, listed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal["person", "body", "state", "people", "gear", "pronoun", "place", "thing"]
ACTING: Final = frozenset({"person", "body", "state", "people", "gear", "pronoun"})
_INNER: Final = frozenset(
    {"compound", "flat", "amod", "nmod:desc", "nummod", "goeswith", "fixed", "punct", "dep", "nmod:unmarked"}
)
_NOT_A_HEAD: Final = frozenset(
    {"compound", "flat", "fixed", "goeswith", "nmod:desc", "det", "case", "punct", "cc", "mark", "aux", "cop",
     "discourse"}
)  # fmt: skip
_TITLES: Final = words("titles")
_OWNING: Final = frozenset({"'s", "’s", "'", "’"})
_STORMS: Final = words("storms")
_WEAPONS: Final = words("weapons")
_SEVERAL: Final = words("pronouns_for_several")
_LONGEST_NAME: Final = 12
_PERSONAL: Final = words("nominal_pronouns")
DIVISIONS: Final = words("divisions")
QUANTITIES: Final = words("quantities")
_PEOPLE_AS_ADJECTIVES: Final = words("people_as_adjectives")


@dataclass(slots=True)
class Mention:
    """A noun phrase by its head token, and what is known of it. Filled in by the later steps of the stage."""

    head: int
    start: int
    end: int
    kind: Kind
    plural: bool
    known: Known | None = None
    candidates: tuple[tuple[Known, float], ...] = ()
    """Those who come into question, with their scores, where a name means several."""
    agent: Agent | None = None
    agent_start: int = -1
    agent_end: int = -1
    name: str | None = None
    """The proper name as the text has it, without title ("Luka Deng")."""
    name_sectors: tuple[str, ...] | None = None
    code: str | None = None
    code_given: bool = False
    """Whether the country is stated with the mention rather than concluded from the report."""
    sectors: tuple[str, ...] = ()
    antecedent: int | None = None
    counted: bool = False
    """Whether it only says who is counted in a larger phrase ("people" in "dozens of people")."""
    linked: list[int] = field(default_factory=list)
    """Heads of appositions that describe the same actor."""

    @property
    def is_named(self) -> bool:
        return self.name is not None or (self.known is not None and self.known.kind != "demonym")


def is_head(token: Token) -> bool:
    """Whether a token heads a noun phrase of its own."""
    if (
        token.is_space
        or token.is_punct
        or token.dep_ in _NOT_A_HEAD
        or phrases.relation(token) in {"compound", "flat"}
    ):
        return False
    if is_pronoun(token):
        return True
    if token.pos_ in {"NOUN", "PROPN"}:
        return True
    if token.pos_ == "NUM":
        return phrases.relation(token) in {"nsubj", "obj", "conj", "obl"} and (
            any(phrases.relation(kid) == "nmod" for kid in token.children)
            or phrases.relation(token) == "nsubj"
        )
    if token.pos_ in {"DET", "ADJ"} or token.tag_ == "VBN":
        relation = phrases.relation(token)
        if (
            relation not in {"nsubj", "obj", "iobj", "obl", "conj", "appos", "nmod", "root"}
            or token.dep_ == "root"
        ):
            return False
        if token.lower_ in _PEOPLE_AS_ADJECTIVES or token.lower_ in {"latter", "former"}:
            return any(kid.dep_ == "det" for kid in token.children)
        if token.pos_ == "ADJ" and agent(token.lower_) is not None:  # "Kalm's military"
            return any(kid.dep_ in {"det", "nmod:poss"} for kid in token.children)
        return token.pos_ == "DET" and any(phrases.relation(kid) == "nmod" for kid in token.children)
    return False


def is_pronoun(token: Token) -> bool:
    """Whether a word is a pronoun for somebody, also where it was tagged otherwise; "US" is none, nor is a
    "mine"."""
    if token.lower_ not in _PERSONAL:
        return False
    if token.pos_ == "PRON" or token.lower_ in {"those", "others", "both"}:
        return True
    return token.text.islower() and token.lower_ != "mine" and token.pos_ in {"NOUN", "PROPN", "X"}


def bounds(head: Token) -> tuple[int, int]:
    """Token range of the words that make the name or noun: the head with its compounds, titles and
    adjectives."""
    span = phrases.noun_phrase(head)
    start = end = head.i
    tokens, low, high = listed(head.doc), span.start, span.end
    while start > low and _belongs(tokens[start - 1], head):
        start -= 1
    while end + 1 < high and _belongs(tokens[end + 1], head):
        end += 1
    if tokens[end].ent_type_ == "PER":  # the whole of a person's name, also where the tree has torn it
        end = max(end, person_name(tokens[end])[1] - 1)
    while start < head.i and (tokens[start].is_punct or tokens[start].lower_ in _OWNING):
        start += 1
    while end > head.i and tokens[end].is_punct:
        end -= 1
    return start, end + 1


def person_name(token: Token) -> tuple[int, int]:
    """Token range of the person's name that a token is part of; no name has more than a few words."""
    tokens, start, end = listed(token.doc), token.i, token.i + 1
    while start > max(0, token.i - _LONGEST_NAME) and tokens[start - 1].ent_type_ == "PER":
        start -= 1
    while end < min(len(tokens), token.i + _LONGEST_NAME) and tokens[end].ent_type_ == "PER":
        end += 1
    return start, end


def _belongs(token: Token, head: Token) -> bool:
    if token.lower_ in _OWNING:  # "workers' union", "people's army"
        return token.i < head.i
    if token.is_space or token.pos_ in {"DET", "ADP", "CCONJ", "PRON"}:
        return False
    if token.text == ",":
        return False
    if token.i > head.i and token.pos_ == "ADJ" and not token.text[0].isupper():
        return False  # "a politician close to Iran"
    here = token
    while here.i != head.i:
        allowed = (
            here.dep_ in _INNER
            or phrases.relation(here) in {"compound", "flat"}
            or (here.dep_ == "nmod:poss" and here.i < head.i)
        )
        if not allowed or here.head.i == here.i:
            return False
        here = here.head
    return True


def build(doc: Doc, head: Token, known_at: dict[int, Found]) -> Mention:
    """The mention a token heads, by its words alone."""
    start, end = bounds(head)
    plural = (
        "Number=Plur" in str(head.morph)
        or head.tag_ in {"NNS", "NNPS"}
        or len(phrases.children(head, "conj")) > 0
    )
    mention = Mention(head.i, start, end, "thing", plural)
    found = known_at.get(head.i)
    if is_pronoun(head):
        mention.kind = "pronoun"
        mention.plural = head.lower_ in _SEVERAL
        return mention
    if found is None:
        found = _name_after_title(head, known_at, end) or whose_fighters(head, known_at)
    if found is not None and not _inside_longer(doc, found, start, end):
        _take_known(mention, found)
        if mention.known is not None and mention.known.kind not in {"demonym"}:
            if mention.kind == "person":
                _find_agent(doc, mention)
            return mention
    _find_agent(doc, mention)
    if mention.known is None and not _names_a_thing(doc, mention):  # "Iraqis" is no name of somebody
        _find_name(doc, mention, known_at)
    _settle_kind(doc, head, mention)
    return mention


def _names_a_thing(doc: Doc, mention: Mention) -> bool:
    """Whether the capitals are those of a storm, an operation or a make of weapon."""
    first = doc[mention.start]
    if any(t.lower_ in _STORMS for t in between(doc, max(0, mention.start - 1), mention.head + 1)):
        return first.text[:1].isupper() or doc[mention.head].text[:1].isupper()
    model = "".join(t.lower_ for t in between(doc, mention.start, mention.end))
    return first.lower_ in _WEAPONS or model in _WEAPONS or model.removesuffix("s") in _WEAPONS


def _name_after_title(head: Token, known_at: dict[int, Found], end: int) -> Found | None:
    """A known person whose title heads the phrase ("President Obama" with "President" as head)."""
    for i in range(head.i + 1, end):
        found = known_at.get(i)
        if found is not None and any(known.kind == "person" for known in found.options):
            return found
    return None


def _inside_longer(doc: Doc, found: Found, start: int, end: int) -> bool:
    """Whether a found name is only part of a longer one ("Congress" in "Congress of Tribes" is not)."""
    after = [t for t in doc[found.end : end] if t.pos_ == "PROPN" and t.text[0].isupper()]
    if after:
        return True
    if any(known.kind == "demonym" for known in found.options):
        return False
    before = [
        t
        for t in doc[start : found.start]
        if t.pos_ == "PROPN"
        and t.text[0].isupper()
        and agent(t.lower_) is None
        and t.lower_.rstrip(".") not in _TITLES
        and doc[t.i + 1].lower_ not in _OWNING
    ]
    return (
        bool(before)
        and found.end - found.start == 1
        and not any(t.is_punct for t in doc[start : found.start])
    )


def _take_known(mention: Mention, found: Found) -> None:
    options = found.options
    # an organ of a state before the state it is a seat of ("the Pentagon"), a person or body before a place
    order = {"person": 0, "body": 0, "country": 1, "seat": 2, "demonym": 3}
    best = min(options, key=lambda known: order[known.kind])
    rivals = [known for known in options if order[known.kind] == order[best.kind]]
    mention.known = one_of(rivals)
    if len(rivals) > 1:
        scores = dict(zip(options, found.scores, strict=False))
        mention.candidates = tuple((known, scores.get(known, 0.0)) for known in rivals)
    mention.kind = {
        "person": "person",
        "body": "body",
        "country": "state",
        "seat": "state",
        "demonym": "people",
    }[best.kind]  # type: ignore[assignment]
    if best.kind in {"country", "seat"}:
        mention.plural = False


def _find_agent(doc: Doc, mention: Mention) -> None:
    """The longest agent noun in the words: at the head, or a title before a name."""
    for last in range(mention.end - 1, mention.start - 1, -1):
        token = doc[last]
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "VERB", "X"} or token.is_punct:
            continue
        follows = [t for t in between(doc, last + 1, mention.end) if not t.is_punct]
        if any(
            t.pos_ not in {"PROPN", "X"}
            and not t.text[0].isupper()
            and t.lower_ not in {"al", "el", "bin", "van", "von", "de", "da", "dos"}
            for t in follows
        ):
            continue
        for first in range(max(mention.start, last - 5), last + 1):
            found = agent_of(between(doc, first, last + 1))
            if found is None:
                continue
            if (
                token.pos_ == "PROPN"
                and last != mention.head
                and token.i != mention.start
                and not follows
                and mention.known is None
            ):
                continue
            mention.agent, mention.agent_start, mention.agent_end = found, first, last + 1
            return


def _find_name(doc: Doc, mention: Mention, known_at: dict[int, Found]) -> None:
    """The proper name: capitalised words beside the title or agent noun, without countries in front."""
    first, last = mention.start, mention.end
    if mention.agent is not None and mention.agent_end < mention.end:
        first = mention.start if _is_in_name(doc, mention.agent, mention.agent_end) else mention.agent_end
    elif (
        mention.agent is not None
        and mention.agent_start > mention.start
        and doc[mention.agent_end - 1].pos_ != "PROPN"
    ):
        return
    while first < last:
        found = known_at.get(first)
        if doc[first].pos_ == "PROPN" and not (
            found and found.options[0].kind in {"country", "demonym", "seat"} and found.end < last
        ):
            break
        if (
            doc[first].text[0].isupper()
            and doc[first].pos_ not in {"NUM", "PUNCT"}
            and not found
            and doc[first].i != doc[first].sent.start
        ):
            break
        first += 1
    if first >= last or (
        doc[mention.head].pos_ != "PROPN" and not (mention.agent is not None and first >= mention.agent_end)
    ):
        return
    if mention.agent is not None and mention.agent_start <= first and mention.agent_end >= last:
        return  # nothing but "the Supreme Court", "Police"
    words = between(doc, first, last)
    mention.name = doc.text[words[0].idx : words[-1].idx + len(words[-1].text)]
    for cut in range(max(0, len(words) - 3), len(words)):
        sectors = name_sectors(spaced(" ".join(t.text for t in words[cut:] if t.text not in {"-", "–"})))
        if sectors is not None and (cut > 0 or mention.agent is None) and len(words) > 1:
            mention.name_sectors = sectors
            break


def _is_in_name(doc: Doc, noun: Agent, end: int) -> bool:
    """Whether a noun that ends here stands within a body's name ("the Aegean Boat Report") and not before one
    ("soldiers of …", "the party Amanecer")."""
    name = phrases.name_of(doc[end])
    return name is not None and doc[end].ent_type_ == "ORG" and name.start < end and noun.kind != "person"


def _settle_kind(doc: Doc, head: Token, mention: Mention) -> None:
    label = next(
        (doc[i].ent_type_ for i in (mention.head, mention.end - 1, mention.start) if doc[i].ent_type_), ""
    )
    if mention.name is not None:
        place_like = label == "LOC" and (
            mention.name_sectors is None or name_end(mention.name.split()[-1]) is not None
        )
        if area_named(mention.name) is not None:
            mention.kind, mention.name_sectors = "place", None
        elif (
            mention.agent is not None
            and mention.agent.words in DIVISIONS
            and mention.agent_end >= mention.end
        ):
            mention.kind = "place"  # "Arauca department"
        elif (
            mention.agent is not None
            and mention.agent.kind == "person"
            and mention.agent_end < mention.end
            and mention.name_sectors is None
        ) or (label == "PER" and mention.name_sectors is None):
            mention.kind = "person"
        elif (mention.name_sectors is not None and not place_like) or label == "ORG":
            mention.kind = "body"
        elif label == "NORP":
            mention.kind = "people"
        elif label == "LOC":
            mention.kind = "place"
        elif mention.agent is not None:
            mention.kind = mention.agent.kind
        elif mention.plural and head.pos_ == "PROPN":
            mention.kind = "people"
        return
    if mention.known is not None and mention.known.kind == "demonym":
        mention.kind = "people"
        return
    if mention.agent is not None and mention.agent_end >= mention.end:
        mention.kind = mention.agent.kind
        if mention.agent.words in DIVISIONS and any(
            t.pos_ == "PROPN" for t in doc[mention.start : mention.agent_start]
        ):
            mention.kind = "place"  # "Arauca department"
    elif (
        head.lower_ in _PEOPLE_AS_ADJECTIVES
        or head.lower_ in {"latter", "former"}
        or head.pos_ in {"NUM", "DET"}
    ):
        mention.kind = "pronoun" if head.lower_ not in _PEOPLE_AS_ADJECTIVES else "person"
        mention.plural = head.lower_ not in {"one", "latter", "former", "each"}
