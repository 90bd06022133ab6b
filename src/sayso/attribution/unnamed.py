"""Whether a source is only unnamed people ("two officials", "witnesses"), rather than an institution or an
office."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from sayso.actors.link import actor_at
from sayso.attribution.cues import Cues
from sayso.language.phrases import children, relation
from sayso.notes import notes
from sayso.records import Actor

_PERSON_ENDINGS: Final = ("man", "woman", "er", "or", "ist", "ian", "boy", "girl", "person", "people")
_PARTS: Final = frozenset(
    {"one", "some", "several", "many", "most", "both", "another", "others", "other", "two", "three", "none",
     "few", "each", "those", "someone", "somebody", "member", "number", "dozen"}
)  # fmt: skip

_INDEFINITE: Final = frozenset({"a", "an", "one", "two", "three", "some", "several", "another"})


def is_unnamed(source: Token, actor: Actor, cues: Cues) -> bool:
    """Whether the reader is not told who it is.

    People with a name, bodies, documents and spokespersons are not unnamed, nor is the holder of an office
    that only one person has ("the district magistrate", "her lawyer"); members of a body are ("one of the
    officials").
    """
    if actor.name is not None or source.pos_ == "PROPN" or source.ent_type_ in {"PER", "ORG"}:
        return False
    lemma = source.lemma_.lower()
    whole = next(
        (
            kid
            for kid in children(source, "nmod")
            if any(case.lower_ in {"of", "among"} for case in children(kid, "case"))
        ),
        None,
    )
    if source.lower_ in _PARTS or lemma in _PARTS or source.pos_ == "NUM":
        if whole is not None:  # "one of the officials"; but "a number of armed factions"
            return (
                whole.pos_ == "PRON" or actor_at(source.doc, whole).anonymous or whole.pos_ in {"NUM", "ADJ"}
            )
        return source.lower_ not in {"one", "both", "each"} or not actor.resolved
    if source.pos_ == "PRON":
        stands_for = notes(source.doc).coreference.get(source.i, source.i)
        return is_unnamed(source.doc[stands_for], actor, cues) if stands_for < source.i else actor.anonymous
    articles = {kid.lower_ for kid in source.children if relation(kid) in {"det", "nummod"}}
    if lemma in cues.unnamed:
        return not any(kid.dep_ == "nmod:poss" and kid.lower_ in {"its", "their"} for kid in source.children)
    if lemma in cues.kin:
        return True
    bare_plural = not articles and "Plur" in source.morph.get("Number", [])
    if lemma in cues.offices and not articles & _INDEFINITE and not bare_plural:
        return False
    if lemma in cues.documents or lemma.startswith("spokes"):
        return False
    if any(kid.dep_ == "nmod:poss" for kid in source.children):
        return False
    if whole is not None and whole.ent_type_ in {"ORG", "PER"}:
        return False
    if articles & {"the", "this", "that", "these"}:
        earlier = notes(source.doc).coreference.get(source.i)
        if earlier is not None and earlier < source.i:
            return is_unnamed(source.doc[earlier], actor, cues)
        return actor.anonymous and actor.sector in {None, "CVL", "MED", "LAB", "EDU", "AGR"} and whole is None
    if actor.anonymous or (bare_plural and lemma in cues.offices):
        return True
    return bool(articles & _INDEFINITE) and lemma.endswith(_PERSON_ENDINGS) and source.pos_ == "NOUN"
