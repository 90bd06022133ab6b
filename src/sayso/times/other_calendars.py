"""Days of the Islamic, Persian and Jewish calendars by arithmetic, Lunar New Year and Diwali by table.

The Islamic calendar is the tabular one (30-year cycle, civil epoch): months begin when the moon is seen,
which is up to a day off, by country. The Persian one is that of the 33-year cycle, the Jewish one is exact
(after Reingold and Dershowitz, Calendrical Calculations).
"""

from __future__ import annotations

from datetime import date
from typing import Final

_HIJRI_EPOCH: Final = 227014  # ordinal of 1 Muharram 1, less one
_PERSIAN_EPOCH: Final = 226894  # ordinal of 1 Farvardin 1, less one
_HEBREW_EPOCH: Final = -1373428  # ordinal of 1 Tishri 1, less one
_PERSIAN_YEARS: Final = range(1178, 1634)
"""Years in which the 33-year cycle keeps step with the equinox."""

LUNAR_NEW_YEAR: Final = {
    year: date(year, month, day)
    for year, (month, day) in enumerate(
        [(1, 27), (2, 15), (2, 4), (1, 23), (2, 10), (1, 31), (2, 19), (2, 7), (1, 28), (2, 16),
         (2, 5), (1, 24), (2, 12), (2, 1), (1, 22), (2, 9), (1, 29), (2, 18), (2, 7), (1, 26),
         (2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16), (2, 5),
         (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13), (2, 3)],
        1990,
    )
}  # fmt: skip
"""1990 to 2030."""

DIWALI: Final = {
    year: date(year, month, day)
    for year, (month, day) in enumerate(
        [(11, 5), (10, 26), (11, 13), (11, 3), (10, 23), (11, 11), (10, 30), (10, 19), (11, 7), (10, 27),
         (11, 14), (11, 4), (10, 24), (11, 12), (10, 31), (10, 20), (11, 8)],
        2010,
    )
}  # fmt: skip
"""2010 to 2026."""


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def hijri(year: int, month: int, day: int = 1) -> date | None:
    """A day of the Islamic calendar; ``None`` beyond the calendar's ends or where a month has no such day."""
    if not 1 <= day <= (30 if month % 2 or (month == 12 and (11 * year + 14) % 30 < 11) else 29):
        return None
    before = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2
    return _day(_HIJRI_EPOCH + before + day)


def persian(year: int, month: int, day: int = 1) -> date | None:
    """A day of the Persian calendar from 1178 to 1633 (1799 to 2255); else ``None``."""
    leap = (25 * year + 11) % 33 < 8
    length = 31 if month <= 6 else 30 if month <= 11 or leap else 29
    if year not in _PERSIAN_YEARS or not 1 <= day <= length:
        return None
    before = 365 * (year - 1) + (8 * year + 21) // 33 + sum(31 if m <= 6 else 30 for m in range(1, month))
    return _day(_PERSIAN_EPOCH + before + day)


def hebrew_new_year(year: int) -> int:
    """Ordinal of 1 Tishri, the first day of a Jewish year."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return _HEBREW_EPOCH + (day + 1 if 3 * (day + 1) % 7 < 3 else day) + _delay(year)


def _delay(year: int) -> int:
    def elapsed(of: int) -> int:
        months = (235 * of - 234) // 19
        day = 29 * months + (12084 + 13753 * months) // 25920
        return day + 1 if 3 * (day + 1) % 7 < 3 else day

    before, here, after = elapsed(year - 1), elapsed(year), elapsed(year + 1)
    if after - here == 356:
        return 2
    return 1 if here - before == 382 else 0


def hebrew(year: int, offset: int, *, spring: bool) -> date | None:
    """The day ``offset`` days from Rosh Hashanah of the Jewish year that begins in the civil ``year``; with
    ``spring``, from Passover of that civil year (163 days before the next Rosh Hashanah)."""
    first = hebrew_new_year(year + 3761) + 1
    return _day(first + offset - (163 if spring else 0))
