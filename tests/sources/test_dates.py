"""Dates of publication: given ones are checked, stated ones are read only where they are full and alone."""

from __future__ import annotations

import pytest

from sayso.errors import DateError
from sayso.sources.dates import iso_date, stated_date
from sayso.sources.shape import blocks


@pytest.mark.parametrize("value", ["2021-12-21", " 2021-12-21 ", "2021-12-21T10:15:00Z", "2021-12-21 10:15"])
def test_iso_dates(value: str) -> None:
    assert iso_date(value, "--published") == "2021-12-21"


@pytest.mark.parametrize(
    "value", ["2021-13-45", "2021-02-30", "21 December 2021", "2021", "", "20211221", "0000-01-01"]
)
def test_what_is_no_date(value: str) -> None:
    with pytest.raises(DateError, match="year-month-day") as caught:
        iso_date(value, "--published")
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Published: Tuesday 14 March 2023 10:15 GMT", "2023-03-14"),
        ("March 14, 2023", "2023-03-14"),
        ("14th Mar. 2023", "2023-03-14"),
        ("2023-03-14", "2023-03-14"),
        ("Published: 14 March 2023\nLast updated: 16 March 2023", "2023-03-14"),
        ("Last updated: 16 March 2023", "2023-03-16"),
        ("Published: 14 March 2023\nPosted 15 March 2023", None),
        ("14 March", None),
        ("Published: 31 June 2023", None),
        ("Published: 03/04/2023", None),
    ],
)
def test_stated_dates(top: str, expected: str | None) -> None:
    text = f"Truce holds in the hills\n{top}\nThe truce held for a second day on 3 May 2001, the mayor said."
    assert stated_date(text, blocks(text)) == expected


def test_a_full_date_in_the_dateline() -> None:
    text = (
        "Truce holds in the hills\nDAKAR, March 8, 2015 (Newswire) - The truce held for a second "
        "day, the mayor said."
    )
    assert stated_date(text, blocks(text)) == "2015-03-08"
