"""Checks of the words around a match, by the name that rules.toml calls them: is "May" a month here, "2014" a
year?

A guard sees the match and the tokens it covers, and says whether the rule may read it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from spacy.tokens import Span

Guard = Callable[["re.Match[str]", Span], bool]

_DOUBTFUL_MONTHS: Final = frozenset({"may", "march", "april", "june", "august", "jan", "mar", "dec", "jun", "sep", "oct",
                                     "nov", "apr", "aug", "feb", "jul"})  # fmt: skip
_TEMPORAL: Final = frozenset(
    {"in", "since", "by", "until", "till", "from", "through", "during", "before", "after", "of", "last", "next", "this",
     "late", "early", "mid", "between", "past", "for", "throughout", "around", "to", "beginning", "starting", "on"}
)  # fmt: skip
_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|of|from|by|until|till|before|after|during|through|throughout|to|between|around|circa|c\.|year|"
    r"years|late|early|mid|than|for|as of|[12]\d{3}(?:,| and| or| to)|the|its|his|her|their|a|'s|’s|back in|end|start|summer|winter|"
    r"spring|autumn|fall|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"[\s-]+|[(\[]\s*|[,;]\s+)\Z",
    re.IGNORECASE,
)
_AMOUNT_BEFORE: Final = re.compile(
    r"(?:\b(?:about|some|nearly|almost|over|under|least|than|most|around|approximately|roughly|another|only|just|"
    r"no|number|nos?\.|room|flight|gate|unit|route|highway|page|section|article|resolution|law|decree)[\s-]+|[$€£#+×])\Z",
    re.IGNORECASE,
)
_MEASURE_AFTER: Final = re.compile(
    r"\s*(?:%|percent|per cent|km\b|kms\b|kilomet|met(?:er|re)s?\b|miles?\b|feet\b|ft\b|kg\b|tons?\b|tonnes?\b|hours?\b|"
    r"hrs?\b|gmt\b|utc\b|local time|people\b|soldiers\b|troops\b|euros?\b|dollars?\b|pounds?\b|million\b|billion\b|[ap]\.?m\b|"
    r"times\b|years?\b|months?\b|weeks?\b|days?\b|minutes?\b|square\b|degrees\b|families\b|men\b|women\b|children\b)",
    re.IGNORECASE,
)
_DETERMINED: Final = re.compile(
    r"(?:\b(?:the|its|his|her|their|our|this|that|a|an)|['’]s?)\s+\Z", re.IGNORECASE
)
_GAME: Final = re.compile(
    r"\b(?:touchdowns?|quarterback|game|points?|goals?|halftime|rebounds?|field goal)\b", re.IGNORECASE
)
_LENGTH_WORD: Final = re.compile(
    r"\b(?:for|over|after|within|in|of|through|during|lasts?|lasted|lasting|takes?|took|taken|taking|spent|spends?|spending|"
    r"wait(?:ed|ing)?|throughout|across|despite|following|served?|serving|these|those|recent|with)(?: the)?\s+\Z",
    re.IGNORECASE,
)
_CLOCK_WORD: Final = re.compile(
    r"\b(?:at|by|around|about|from|until|till|before|after|since|to|and|between|circa|or|-)\s+(?:about |around |just )?\Z",
    re.IGNORECASE,
)
_RATE: Final = re.compile(
    r"(?:\d|%|\b(?:percent|per cent|cents?|dollars|euros|pounds|million|billion|barrels|times|tonnes|hours|two|three|four|"
    r"five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b)[^.,;:]{0,30}\s\Z"
)


def _before(match: re.Match[str], width: int = 40) -> str:
    return match.string[max(0, match.start() - width) : match.start()]


def _after(match: re.Match[str], width: int = 40) -> str:
    return match.string[match.end() : match.end() + width]


def is_month_name(match: re.Match[str], span: Span) -> bool:
    """ "May" the month, not the verb, the street or the prime minister."""
    groups = match.groupdict()
    word = (groups["month"] or "").lower()
    if any(token.ent_type_ == "PER" for token in span):
        return False
    if groups.get("which") or groups.get("edge") or groups.get("rim"):
        return True
    doc, sent = span.doc, span.sent
    before = doc[span.start - 1] if span.start > sent.start else None
    temporal = before is not None and before.lower_ in _TEMPORAL
    if word not in _DOUBTFUL_MONTHS:
        return True
    if len(word) <= 3 and word != "may":
        return temporal and before is not None and before.lower_ not in {"of", "to", "by", "for"}
    if span[0].pos_ in {"AUX", "VERB"}:
        return temporal and before is not None and before.lower_ != "to"
    if temporal:
        return True
    if before is None or (before.pos_ == "PROPN" and before.text[:1].isupper() and before.lower_ != "the"):
        return bool(re.match(r"['’]s\s+[a-z]", _after(match))) and word in {"june", "august", "march"}
    after = doc[span.end] if span.end < sent.end else None
    named_after = after is not None and (after.lower_ in {"'s", "’s"} or after.pos_ == "NOUN")
    return named_after or before.lower_ in {"and", "or", "the", ",", "(", "-", "–"}


def is_year_number(match: re.Match[str], span: Span) -> bool:
    """ "2014" the year, not so many soldiers."""
    groups = match.groupdict()
    if match.group(0) != groups["year"]:  # "early 2020", "the year 2014"
        return _MEASURE_AFTER.match(_after(match)) is None
    year = int(groups["year"] or 0)
    before, after = _before(match), _after(match)
    if _AMOUNT_BEFORE.search(before) or _MEASURE_AFTER.match(after):
        return False
    determined = _DETERMINED.search(before) is not None
    token = span.root
    counted = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in {"NNS", "NNPS"}
    if counted and not determined:
        return (
            bool(re.search(r"\b(?:in|since|of|during)\s+\Z", before, re.IGNORECASE))
            and 1900 <= year <= 2100
            and not (re.search(r"\bof\s+\Z", before, re.IGNORECASE))
        )
    if not 1900 <= year <= 2100:
        return (
            bool(re.search(r"\b(?:in|since|year|until|around|of|from|by)\s+\Z", before, re.IGNORECASE))
            and year >= 1000
        )
    if _YEAR_BEFORE.search(before):
        return True
    return before.strip() == "" or bool(re.match(r"\s*[:)\]–-]", after)) or token.dep_ in {
        "nmod:unmarked", "obl:unmarked", "nmod:tmod", "obl:tmod", "nmod", "obl", "root", "compound"
    }  # fmt: skip


def is_calendar_quarter(match: re.Match[str], span: Span) -> bool:
    """ "the third quarter" of a year, not of a game or a quarter-final."""
    if re.match(r"-?final", _after(match)):
        return False
    return bool(match["unit"] or match["year"] or match["year2"]) or _GAME.search(span.sent.text) is None


def is_season_name(match: re.Match[str], span: Span) -> bool:
    """ "in the spring", not "spring water" or "the fall of Kabul"."""
    groups = match.groupdict()
    if groups.get("year") or groups.get("which2") or (groups.get("which") and span.root.pos_ not in {"VERB"}):
        return True
    if span[-1].pos_ in {"VERB", "AUX", "PROPN"} or (groups["season"] or "").istitle():
        return False
    if re.match(r"\s+of\b", _after(match)) and (groups["season"] or "").lower() in {"fall", "spring"}:
        return False
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return False
    starts = re.search(
        r"\b(?:in|by|until|since|during|of|for|over|through|from|before|after|every)\s+\Z",
        _before(match),
        re.I,
    )
    if (groups["season"] or "").lower() == "fall":
        return starts is not None and "the" in match[0].lower().split()
    return starts is not None or bool(groups.get("edge"))


def is_lone_day(match: re.Match[str], span: Span) -> bool:
    """ "on the 15th", not "the 15th floor" or "the 15th century"."""
    if " of " in match[0]:
        return True
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}:
        return False
    if after is not None and after.lower_ in {"of", "-"}:
        return False
    return (
        re.search(
            r"\b(?:on|by|until|from|since|before|after|to|till|than)\s+\Z", _before(match), re.IGNORECASE
        )
        is not None
    )


def is_after_on(match: re.Match[str], _span: Span) -> bool:
    """A shortened weekday is a day after "on" and its like."""
    return (
        re.search(r"\b(?:on|by|until|since|last|next|this|till)\s+\Z", _before(match), re.IGNORECASE)
        is not None
    )


def is_rate(match: re.Match[str], _span: Span) -> bool:
    """ "3 per cent a year", "two barrels a day"."""
    if match[0].lower().startswith("per"):
        return not re.match(r"['’-]", _after(match))
    if re.match(
        r"\s+(?:ago|earlier|later|before|after|of|or|and|when|that|in|from|since|old)\b|-", _after(match)
    ):
        return False
    return _RATE.search(_before(match)) is not None


def is_lower_case(match: re.Match[str], span: Span) -> bool:
    """ "daily", not "Daily Mail"."""
    first = span.start == span.sent.start
    return match[0].islower() or (first and not re.match(r"\s+[A-Z]", _after(match)))


def is_length(match: re.Match[str], span: Span) -> bool:
    """ "three months", not "a day of mourning", "a second chance" or an age."""
    groups = match.groupdict()
    amount = (groups.get("amount") or groups.get("vague") or "").lower()
    unit = (groups["unit"] or "").lower()
    after = _after(match)
    if re.match(r"[\s-]+(?:old|olds)\b|\s+of\s+age\b", after) or (
        groups["span"] is None and re.match(r"-[a-z]", after)
    ):
        return re.match(r"-(?:long|old)", after) is None and not re.match(
            r"[\s-]+olds?\b|\s+of\s+age\b", after
        )
    plural = match[0].lower().endswith("s")
    if unit == "quarter" and not plural:
        return False
    if amount in {"a", "an", "one"}:
        if unit == "second" or (
            unit in {"day", "night", "minute"} and re.match(r"\s+(?:of|when|that|which|where)\b", after)
        ):
            return False
        return not (
            amount == "one"
            and unit in {"day", "night"}
            and re.match(r"\s+(?:[a-z]+\s+)?(?:will|may|would|I|we|he)\b", after)
        )
    if unit == "second" and not plural and "-" not in match[0]:
        return False
    if amount in {"some", "many"} and not plural:
        return False
    if amount == "few" and re.search(r"\b(?:the|a)\s+\Z", _before(match)) is None:
        return plural
    year_like = re.fullmatch(r"(?:19|20)\d\d", amount) is not None and "-" not in match[0]
    if year_like and (not plural or int(amount) != 2000):
        return False
    if year_like and re.search(r"\b(?:in|since|of|during)\s+\Z", _before(match), re.IGNORECASE):
        return False
    return span.root.ent_type_ not in {"PER"}


def is_after_length_word(match: re.Match[str], _span: Span) -> bool:
    """ "for years", "after weeks of talks"."""
    return _LENGTH_WORD.search(_before(match)) is not None and not re.match(
        r"\s+(?:old|ago)\b|-", _after(match)
    )


def is_after_clock_word(match: re.Match[str], _span: Span) -> bool:
    """ "at 14:30", not a score or a verse."""
    return (
        _CLOCK_WORD.search(_before(match)) is not None
        or re.match(r"\s+(?:on|hours)\b", _after(match)) is not None
    )


GUARDS: Final[Mapping[str, Guard]] = {
    "after_clock_word": is_after_clock_word,
    "after_length_word": is_after_length_word,
    "after_on": is_after_on,
    "calendar_quarter": is_calendar_quarter,
    "length": is_length,
    "lone_day": is_lone_day,
    "lower_case": is_lower_case,
    "month_name": is_month_name,
    "rate": is_rate,
    "season_name": is_season_name,
    "year_number": is_year_number,
}
