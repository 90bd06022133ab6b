"""Feed the times room strings made of what dates are made of, and check what it reads.

Usage: python tools/fuzz_times.py [--strings 1000000] [--seed 1] [--first 0]

For every string, by its number and the seed: reading it and asking for the times and terms of its words
never raises, takes no more than 50 ms of processor time, and gives no impossible date (each value names days
that the calendar has, the first day is not after the last, offsets hold). Trees are random. Exits with 1 and
shows the strings that fail. A long run can be done in parts: ``--first 200000 --strings 100000`` tries the
third hundred thousand.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections.abc import Callable
from datetime import date

import spacy
from spacy.tokens import Doc

from sayso.language.tokens import Text
from sayso.notes import Notes, attach
from sayso.records import Report, Time
from sayso.times.dues import due_of
from sayso.times.knowledge import knowledge
from sayso.times.link import time_of
from sayso.times.stage import expressions

LIMIT = 0.05
"""Seconds of processor time for one string."""
STRIDE = 25_000
"""How many strings between two lines that tell how far a run is, and for how many a vocabulary serves."""
JUNK = """
the a an of in on at by to from until between and or for within since before after about over not later
than ago back early late mid first second third last next this that same every each per half quarter
past today tomorrow overnight tonight fiscal school year week weeks months days hours fourth final turn
end beginning start middle time war troops will was said had is leave vote Friday's day's old aged 's ’s
- – — / : . , ; ( ) " “ ” % $ 3:0 24/7 999999 0 00 31 30 29 12 13 1 2 7 1999 2000 2024 2100 1399 1443
2566 9999 0001 1000 ٣ ² 1,000 3.5 2½ 1/2 12/31/2020 31/12/2020 2020-02-30 2021-13-45 2024-02-29
29/2/2023 3 pm p.m. 12:60 23:59 0600 GMT UTC EST Q1 Q3 H2 FY2020 1990s '60s 60s 19th 31st 21st 2nd BC AD
BE AH AP mid-May two-year 30-day May-July 1999-2003 2019/20 XXXX é 😀 İ ſ K \u0301 \u200b
"""
"""Words around dates, numbers in many forms, and what is neither."""
SPACES = ("\n", "\n\n", "\t", "\u00a0", "")
DATES = (None, "2021-12-22", "2024-02-29", "0001-01-01", "9999-12-31", "1900-03-01")
POS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "DET", "NUM", "PUNCT", "PRON", "X")
TAGS = ("VBD", "VBZ", "VB", "VBG", "VBN", "NN", "NNS", "NNP", "CD", "IN", "JJ", "MD", ".")
DEPS = (
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "advcl",
    "xcomp",
    "conj",
    "aux",
    "case",
    "nummod",
    "compound",
    "acl",
    "mark",
)


def words() -> list[str]:
    """What strings are made of."""
    known = knowledge()
    dated = [word for table in known.words.values() for word in table]
    junk = [*JUNK.split(), *SPACES]
    return [*dated, *(word.title() for word in dated), *known.holidays, *junk, *junk]


def string(chance: random.Random, pieces: list[str]) -> str:
    """One string of up to 24 pieces, sometimes with a piece repeated, cut or in capitals."""
    chosen = [chance.choice(pieces) for _ in range(chance.randint(1, 24))]
    if chance.random() < 0.1:
        at = chance.randrange(len(chosen))
        chosen[at:at] = [chosen[at]] * chance.randint(2, 30)
    if chance.random() < 0.1:
        at = chance.randrange(len(chosen))
        chosen[at] = chosen[at][: chance.randint(0, len(chosen[at]))]
    if chance.random() < 0.05:
        chosen = [word.upper() for word in chosen]
    glue = chance.choice((" ", " ", " ", " ", "  ", "\n", "-", ""))
    return glue.join(chosen)


def tree(chance: random.Random, doc: Doc) -> Doc:
    """The same words with random tags and a random tree: every word hangs on one before it, or is a root."""
    size, heads, starts, low = len(doc), [], [], 0
    for index in range(size):
        begins = index == 0 or chance.random() < 0.05
        low = index if begins else low
        starts.append(begins)
        heads.append(index if begins else chance.randint(low, index - 1))
    return Text(
        doc.vocab,
        [token.text for token in doc],
        [bool(token.whitespace_) for token in doc],
        pos=["SPACE" if token.is_space else chance.choice(POS) for token in doc],
        tags=[chance.choice(TAGS) for _ in doc],
        deps=["root" if begins else chance.choice(DEPS) for begins in starts],
        heads=heads,
        lemmas=[token.lower_ for token in doc],
    )


def fault(text: str, times: list[Time]) -> str | None:
    """What is wrong with what was read; ``None`` if nothing is."""
    for found in times:
        if text[found.start : found.end] != found.text or not found.text:
            return f"offsets of {found}"
        days = [found.earliest, found.latest]
        if any(day is not None and str(date.fromisoformat(day)) != day for day in days):
            return f"impossible day in {found}"
        if found.earliest and found.latest and found.earliest > found.latest:
            return f"first day after the last in {found}"
        for year, rest in re.findall(r"(?<![\dY])(\d{4})-(\d\d(?:-\d\d)?|W\d\d)", found.value or ""):
            if not possible(year, rest):
                return f"impossible value in {found}"
    return None


def possible(year: str, rest: str) -> bool:
    """Whether a year has such a week, month or day."""
    try:
        if rest.startswith("W"):
            date.fromisocalendar(int(year), int(rest[1:]), 1)
        else:
            date.fromisoformat(f"{year}-{rest}" + ("-01" if len(rest) == 2 else ""))
    except ValueError:
        return False
    return True


class Fuzz:
    """Makes the string of a number and tries it."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.pieces = words()
        self.english = spacy.blank("en")
        self.longest = 0.0
        self.compiled = [rule.match for rule in knowledge().rules]
        """Patterns are compiled when first asked for: here, so that no string pays for it."""

    def try_one(self, number: int) -> str | None:
        """What is wrong with the reading of one string; ``None`` if nothing is."""
        chance = random.Random(f"{self.seed} {number}")
        if number % STRIDE == 0:  # a vocabulary keeps every word that it has met, and grows slow
            self.english = spacy.blank("en")
        text = string(chance, self.pieces)
        doc = tree(chance, self.english.make_doc(text))
        attach(doc, Notes(Report.of(text, published=chance.choice(DATES))))
        try:
            seconds, wrong = self.read(doc, time.perf_counter)
            if seconds > LIMIT:  # a pause of the machine's is none of the room's
                seconds = min(self.read(doc, time.process_time)[0] for _ in range(3))
        except Exception as error:
            return f"{type(error).__name__} {error}: {text!r}"
        self.longest = max(self.longest, seconds)
        if seconds > LIMIT:
            wrong = f"{1000 * seconds:.0f} ms"
        return f"{wrong}: {text!r}" if wrong else None

    @staticmethod
    def read(doc: Doc, clock: Callable[[], float]) -> tuple[float, str | None]:
        """Seconds by a clock, and what is wrong. The wall clock, which is asked faster, never shows less than
        processor time."""
        begins = clock()
        times = expressions(doc, complete=True)
        seconds = clock() - begins
        board = doc.user_data["sayso"]
        board.times = [found for found in times if found.value is None or "_REF" not in found.value]
        if len(doc):
            time_of(doc, doc[len(doc) // 2])
            due_of(doc, doc[-1])
        return seconds, fault(doc.text, times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--strings", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first string")
    given = parser.parse_args()
    fuzz, failed = Fuzz(given.seed), 0
    for number in range(given.first, given.first + given.strings):
        wrong = fuzz.try_one(number)
        if wrong is not None:
            failed += 1
            print(f"string {number}: {wrong}", flush=True)
        if (number + 1) % STRIDE == 0:
            print(f"up to string {number}: {failed} failed", flush=True)
    print(f"{given.strings:,} strings, {failed} failed; the longest took {1000 * fuzz.longest:.1f} ms")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
