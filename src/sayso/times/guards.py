"""Checks of the words around a match: is "May" a month here, is "2014" a year?

A guard sees the match and the tokens it covers, and says whether the rule that names it (``needs`` in
rules.toml) may read it. The words it looks for are those of guards.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from spacy.tokens import Span

from sayso.errors import KnowledgeError
from sayso.language.phrases import word_after, word_before

Guard = Callable[["re.Match[str]", Span], bool]

_WIDTH: Final = 40
_LISTS: Final = (
    "temporal", "doubtful_months", "before_year", "before_old_year", "before_amount", "measures", "game",
    "before_length", "before_clock", "before_day", "before_season", "counted",
)  # fmt: skip
_NAMED_LATER: Final = re.compile(r"['’]s\s+[a-z]")
_AGED: Final = re.compile(r"[\s-]+olds?\b|\s+of\s+age\b", re.IGNORECASE)
_CLAUSE: Final = re.compile(r"\s+(?:of|when|that|which|where)\b", re.IGNORECASE)
_SOMEDAY: Final = re.compile(r"\s+(?:[a-z]+\s+)?(?:will|may|would|I|we|he)\b", re.IGNORECASE)
_DATED: Final = re.compile(
    r"(?:\d[./-]\d{4}|\d{4}-\d\d-\d\d|\d(?:st|nd|rd|th)|(?:first|second|third|\w\wth)|(?:to|yester|s|n|r|i)day|"
    r"tomorrow),?\s+\Z"
)
_SHORT_DAY: Final = re.compile(
    r"\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\.?"
    r"(?: (?:and|or|to) |/)\Z"
)
_OTHER_LENGTH: Final = re.compile(
    r"\b(?:seconds|minutes|hours|days|weeks|months|years|decades),?\s(?:or|and|to|if\snot|even)\s\Z",
    re.IGNORECASE,
)
_LENGTH_NEXT: Final = re.compile(
    r",?\s(?:or|if\snot)\s(?:even\s)?(?:hours|days|weeks|months|years|decades)\b", re.I
)
"""After a length: "days or weeks"."""
_OF_LENGTH: Final = re.compile(r"\s+(?:of|after|before|since)\b", re.I)
_ACCOUNT: Final = re.compile(r"\s+(?:accounts?|affairs|events)\b", re.I)
_ONCE_MORE: Final = re.compile(
    r"-|,?\s+(?:again|more|and|or|in|every|per|a\s+(?:day|week|month|year))\b", re.IGNORECASE
)
_DAY_AFTER: Final = re.compile(
    r"\s+(?:on\b|hours\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:\d\d? )?(?:Jan(?:uary)?|Feb(?:ruary)?|March|"
    r"April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b)",
    re.IGNORECASE,
)
_AS_EARLY: Final = re.compile(r"\bas\s(?:far\sback|early|late|recently|soon)\sas\s\Z", re.I)
_NO_RATE: Final = re.compile(
    r"\s+(?:ago|earlier|later|before|after|of|or|and\s(?:a|one)\s|when|that|in|from|since|old)\b|-"
)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    raw = tomllib.loads(files(__package__).joinpath("guards.toml").read_text(encoding="utf-8"))
    for name in sorted({*_LISTS, *raw}):
        if name not in _LISTS or not isinstance(raw.get(name), list):
            raise KnowledgeError(
                "times/guards.toml", f"list '{name}'", f"lists of words: {', '.join(_LISTS)}"
            )
    return {name: tuple(raw[name]) for name in _LISTS}


@cache
def _pattern(name: str, form: str) -> re.Pattern[str]:
    """The words of a list, longest first, in place of ``{}`` in a pattern."""
    words = "|".join(re.escape(word) for word in sorted(_words()[name], key=lambda word: (-len(word), word)))
    return re.compile(form.replace("{}", f"(?:{words})"), re.IGNORECASE)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _WIDTH) : match.start()]


def _after(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + _WIDTH]


def _follows(match: re.Match[str], name: str) -> bool:
    """Whether one of the words stands right before the match."""
    return _pattern(name, r"(?<!\w){}[\s-]+\Z").search(_before(match)) is not None


def _measured(match: re.Match[str]) -> bool:
    return _after(match).startswith("%") or _pattern("measures", r"\s*{}\b").match(_after(match)) is not None


def is_month_name(match: re.Match[str], span: Span) -> bool:
    """Whether it is "May" the month, not the verb, the street or the prime minister."""
    groups = match.groupdict()
    word = (groups["month"] or "").lower()
    if _AS_EARLY.search(_before(match)):
        return True
    if any(token.ent_type_ == "PER" for token in span):
        return False
    if (
        groups.get("which")
        or groups.get("edge")
        or groups.get("rim")
        or word not in _words()["doubtful_months"]
    ):
        return True
    doc, sent = span.doc, span.sent
    if word == match["month"] and span[0].pos_ not in {"PROPN", "NOUN"}:
        return False
    before = word_before(doc, span.start)  # a line break may have cut the sentence in two: "in" and "June"
    if before is not None and (before.i < sent.start and before.lower_ not in _words()["temporal"]):
        before = None
    temporal = before is not None and before.lower_ in _words()["temporal"]
    if len(word) <= 3 and word != "may":
        return temporal and before is not None and before.lower_ not in {"of", "to", "by", "for"}
    if span[0].pos_ in {"AUX", "VERB"}:
        return temporal and before is not None and before.lower_ != "to"
    if temporal:
        return True
    if before is None or (before.pos_ == "PROPN" and before.text[:1].isupper()):
        return _NAMED_LATER.match(_after(match)) is not None and word in {"june", "august", "march"}
    after = word_after(doc, span.end, sent.end)
    named_after = after is not None and (after.lower_ in {"'s", "’s"} or after.pos_ == "NOUN")
    return named_after or before.lower_ in {"and", "or", "the", ",", "(", "-", "–"}


def is_year_number(match: re.Match[str], span: Span) -> bool:
    """Whether it is "2014" the year, not so many soldiers."""
    text, before, after = match.groupdict()["year"], _before(match), _after(match)
    if match.group(0) != text:  # "early 2020", "the year 2014"
        return not _measured(match)
    year, token = int(text), span.root
    if _measured(match) or re.search(r"[$€£#+×]\Z", before):
        return False
    if _follows(match, "before_amount"):
        return 1900 <= year <= 2100 and _is_about(span)
    determined = re.search(
        r"(?:\b(?:the|its|his|her|their|our|this|that|a|an)|['’]s?)\s+\Z", before, re.IGNORECASE
    )
    if (
        token.dep_ == "nummod"
        and token.head.i > token.i
        and token.head.tag_ in {"NNS", "NNPS"}
        and not determined
    ):
        return year >= 1900 and re.search(r"\b(?:in|since|during)\s+\Z", before, re.IGNORECASE) is not None
    beside_year = re.search(r"[12]\d{3}(?:,| and| or| to)\s+\Z|[(\[]\s*\Z", before)
    if not 1900 <= year <= 2100:
        likely = _follows(match, "before_old_year") or beside_year or (determined and year >= 1500)
        return year >= 1000 and bool(likely)
    beside_year = beside_year or re.search(r"[,;]\s+\Z", before)
    if _follows(match, "before_year") or beside_year or before.strip() == "":
        return True
    beside = {"nmod", "obl", "root", "compound", "nmod:unmarked", "obl:unmarked", "nmod:tmod", "obl:tmod"}
    return re.match(r"\s*[:)\]–-]", after) is not None or token.dep_ in beside


def _is_about(span: Span) -> bool:
    """Whether it is a year after "about" or "around", not a number: "split around 2002, when"."""
    token, before = span.root, word_before(span.doc, span.start, span.sent.start)
    after = word_after(span.doc, span.end, span.sent.end)
    near = before is not None and before.lower_ in {"about", "around", "roughly", "approximately"}
    return (
        near
        and token.dep_ in {"obl", "nmod", "obl:tmod", "nmod:tmod"}
        and (after is None or after.pos_ not in {"AUX", "VERB", "NOUN", "ADJ"})
    )


def is_calendar_quarter(match: re.Match[str], span: Span) -> bool:
    """Whether it is "the third quarter" of a year, not of a game or a quarter-final."""
    if re.match(r"-?final", _after(match)):
        return False
    groups = match.groupdict()
    if any(groups.get(name) for name in ("unit", "unit2", "month", "ten", "year", "year2", "year3", "year4")):
        return True
    return not _pattern("game", r"\b{}\b").search(span.sent.text)


def is_part_of_year(match: re.Match[str], span: Span) -> bool:
    """Whether it is "sales for the quarter", "in the second half", not a part of a game or of a town."""
    before = word_before(span.doc, span.start, span.sent.start)
    return before is not None and before.pos_ == "ADP" and is_calendar_quarter(match, span)


def is_season_name(match: re.Match[str], span: Span) -> bool:
    """Whether it is "in the spring", not "spring water" or "the fall of Kabul"."""
    groups = match.groupdict()
    word = groups["season"] or ""
    if groups.get("year") or groups.get("which2") or (groups.get("which") and span.root.pos_ != "VERB"):
        return True
    if span[-1].pos_ in {"VERB", "AUX", "PROPN"} or word.istitle():
        return False
    if re.match(r"\s+of\b", _after(match)) and word.lower() in {"fall", "spring"}:
        return False
    after = word_after(span.doc, span.end)
    if after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return False
    if word.lower() == "fall":
        return _follows(match, "before_season") and "the" in match[0].lower().split()
    return _follows(match, "before_season") or bool(groups.get("edge"))


def is_lone_day(match: re.Match[str], span: Span) -> bool:
    """Whether it is "on the 15th", not "the 15th floor" or "the 15th century"."""
    if " of " in match[0]:
        return True
    after = word_after(span.doc, span.end)
    named = after is not None and (after.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or after.lower_ == "of")
    if named or _after(match).startswith("-"):
        return False
    return _follows(match, "before_day")


def is_short_day(match: re.Match[str], span: Span) -> bool:
    """A shortened weekday is a day after "on" and its like, and beside another day: "Mon or Tue"; not "Sun
    Microsystems"."""
    after = word_after(span.doc, span.end)
    if span.root.ent_type_ or (after is not None and after.pos_ == "PROPN"):
        return False
    return _follows(match, "before_day") or _SHORT_DAY.search(_before(match)) is not None


def is_rate(match: re.Match[str], span: Span) -> bool:
    """Whether it is "3 per cent a year", "two barrels a day"."""
    if match[0].lower().startswith("per"):
        return not re.match(r"['’-]", _after(match))
    before = word_before(span.doc, span.start)
    if _NO_RATE.match(_after(match)) or (before is not None and before.pos_ in {"ADP", "CCONJ", "SCONJ"}):
        return False
    return _pattern("counted", r"(?:\d|%|\b{}\b)[^.,;:]{0,30}\s\Z").search(_before(match)) is not None


def is_lower_case(match: re.Match[str], span: Span) -> bool:
    """Whether it is "daily", not "Daily Mail", nor "everyday" in the sense of "common"."""
    if match[0].lower() == "everyday":
        after = word_after(span.doc, span.end)
        return after is None or after.pos_ not in {"ADJ", "NOUN", "PROPN"}
    first = span.start == span.sent.start
    return match[0].islower() or (first and not re.match(r"\s+[A-Z]", _after(match)))


def is_length(match: re.Match[str], span: Span) -> bool:
    """Whether it is "three months", not "a day of mourning", "a second chance" or an age."""
    groups = match.groupdict()
    amount = (groups.get("amount") or groups.get("vague") or "").lower()
    unit, after = (groups["unit"] or "").lower(), _after(match)
    plural = match[0].lower().endswith("s")
    if _AGED.match(after) or re.match(r"-(?:long|old)", after) or span.root.ent_type_ == "PER":
        return False
    if unit == "quarter" and not plural:
        return False
    if amount.startswith(("quarter", "a quarter")) and unit not in {"century", "hour"}:
        return False
    if amount == "many" and re.search(r"\bas\s\Z", _before(match), re.IGNORECASE):  # "twice in as many weeks"
        return False
    if amount in {"a", "an"} and groups["span"]:  # "a decade-long war"
        return False
    if amount in {"a", "an", "one", "another"}:
        if unit in {"day", "night", "weekend"} and span[-1].dep_ == "compound" and "-" not in match[0]:
            return False  # "a day labourer", "a night raid"
        if (unit == "second" and amount != "one") or (
            unit in {"day", "night", "minute"} and _CLAUSE.match(after)
        ):
            return False
        return not (amount == "one" and unit in {"day", "night"} and _SOMEDAY.match(after))
    if unit == "second" and not plural and "-" not in match[0] and amount != "one":
        return False
    if amount in {"some", "many", "few"}:
        return plural
    if re.fullmatch(r"(?:19|20)\d\d", amount) and "-" not in match[0]:  # "the 2018 season", "2000 years"
        return plural and amount == "2000" and not re.search(r"\b(?:in|since|of|during)\s+\Z", _before(match))
    return True


def is_after_length_word(match: re.Match[str], span: Span) -> bool:
    """Whether it is "for years", "decades of war", "days after the raid"."""
    after = _after(match)
    if re.match(r"\s+(?:old|ago)\b|-", after):
        return False
    if _follows(match, "before_length") or _OTHER_LENGTH.search(_before(match)) or _LENGTH_NEXT.match(after):
        return True
    before = word_before(span.doc, span.start, span.sent.start)
    loose = before is None or before.pos_ not in {"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "PART"}
    return loose and match[0][:4].lower() != "the " and _OF_LENGTH.match(after) is not None


def is_after_clock_word(match: re.Match[str], _span: Span) -> bool:
    """Whether it is "at 14:30", not a score or a verse."""
    if match["about"] or _follows(match, "before_clock") or _DATED.search(_before(match)):
        return True
    return _DAY_AFTER.match(_after(match)) is not None


def is_part_of_days(match: re.Match[str], span: Span) -> bool:
    """Whether it is "mornings" of all days, not "two mornings", "cold evenings"."""
    before = word_before(span.doc, span.start, span.sent.start)
    return bool(match["skip"]) or before is None or before.pos_ not in {"ADJ", "DET", "NOUN", "NUM", "PROPN"}


def is_no_length(match: re.Match[str], span: Span) -> bool:
    """Whether it is "in the past", not "the past two years", "the future king"."""
    if " " not in match[0]:
        word = span.root
        once = word.lower_ == "once"
        if word.lower_ in {"recent", "current"}:
            return word.dep_ == "amod" and _ACCOUNT.match(_after(match)) is None
        return word.pos_ == "ADV" and not (once and (word.head.i < word.i or _ONCE_MORE.match(_after(match))))
    if not match[0].lower().startswith("the "):
        return span.root.pos_ != "VERB"
    after = word_after(span.doc, span.end)
    return after is None or after.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"}


def is_no_verb(_match: re.Match[str], span: Span) -> bool:
    """Whether it is "the last months", not "it will last months"."""
    return span[0].pos_ not in {"VERB", "AUX"}


GUARDS: Final[Mapping[str, Guard]] = {
    "after_clock_word": is_after_clock_word,
    "after_length_word": is_after_length_word,
    "calendar_quarter": is_calendar_quarter,
    "length": is_length,
    "lone_day": is_lone_day,
    "lower_case": is_lower_case,
    "month_name": is_month_name,
    "no_length": is_no_length,
    "no_verb": is_no_verb,
    "part_of_days": is_part_of_days,
    "part_of_year": is_part_of_year,
    "rate": is_rate,
    "season_name": is_season_name,
    "short_day": is_short_day,
    "year_number": is_year_number,
}
