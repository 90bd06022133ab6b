"""Whether somebody is a man or a woman, as far as words and first names tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from sayso.actors.mentions import Mention
from sayso.actors.words import words
from sayso.gazetteer.names import fold
from sayso.language.tokens import between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc

Gender = Literal["he", "she"]
_FEMALE: Final = words("female")
_MALE: Final = words("male")
_WOMEN: Final = words("female_names")
_MEN: Final = words("male_names")


def told(doc: Doc, mention: Mention) -> Gender | None:
    """What a title or noun tells ("Mrs", "her brother")."""
    around = {t.lower_.rstrip(".") for t in between(doc, max(0, mention.start - 1), mention.end)}
    return "she" if not around.isdisjoint(_FEMALE) else None if around.isdisjoint(_MALE) else "he"


def gender_of(doc: Doc, mention: Mention, mentions: Mapping[int, Mention]) -> Gender | None:
    """What a title, the noun in apposition ("his wife, Kim Orre") or the first name tells of one person."""
    if mention.kind != "person" or mention.plural:
        return None
    found = told(doc, mention)
    if found is None and mention.is_named:
        beside = (told(doc, mentions[head]) for head in mention.linked if head in mentions)
        found = next((one for one in beside if one is not None), None) or _by_name(mention)
    return found


def _by_name(mention: Mention) -> Gender | None:
    known = mention.known
    name = known.name if known is not None and known.kind == "person" else mention.name
    first, _, rest = fold(name or "").partition(" ")
    if not rest:
        return None  # a surname can be anybody's
    return "she" if first in _WOMEN else "he" if first in _MEN else None
