"""Counts kinds of errors: ``python tools/errors.py BEFORE.jsonl AFTER.jsonl --note docs/errors.note.md``.

Both files hold what two versions of sayso read otherwise than marked in the same passages, one after another
of ``sayso evaluate events|attribution|commitments --data corpus --part dev --errors FILE``. Prints the page
``docs/errors.md``: the kinds most frequent before, with their counts before and after.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

_ROLES = ("actor", "recipient", "holder", "source of an attribution", "source of an event")


def kind(miss: Mapping[str, Any]) -> str:
    """What kind of error a miss is, in words."""
    asked, gold, read = miss["kind"], miss["gold"], miss["read"]
    if asked == "event" and read:
        return f"{gold} read as {read[0].split()[0]}"
    if asked == "attribution":
        return "attribution not read"
    if asked in ("event", "commitment"):
        return f"{gold} not read"
    if asked.startswith("false attribution"):
        return "attribution read where none is"
    if asked.startswith("false "):
        empty = ", in a passage without any event" if asked.endswith("none there") else ""
        return f"{read} read where none is{empty}"
    if asked == "status":
        return f"status {gold} read as {read}"
    if asked in _ROLES:
        return f"{asked} {'read as another' if read else 'not found'}"
    if asked == "manner":
        return f"{gold} speech read as {read}"
    return f"{asked} wrong"


def comparable(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> tuple[list[Mapping[str, Any]], list[str]]:
    """Leave out of the later misses what the earlier version was never asked, and name it."""
    asked = {miss["kind"] for miss in before}
    new = sorted({miss["kind"] for miss in after} - asked)
    return [miss for miss in after if miss["kind"] in asked], new


def table(before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]], most: int) -> list[str]:
    """The most frequent kinds before, a line each, and a last line for all errors."""
    then, now = (Counter(kind(miss) for miss in misses) for misses in (before, after))
    lines = ["| kind of error | before | after |", "|---|---|---|"]
    for name, count in sorted(then.items(), key=lambda item: (-item[1], item[0]))[:most]:
        lines.append(f"| {name} | {count} | {now[name]} |")
    lines.append(f"| all errors | {then.total()} | {now.total()} |")
    risen = sorted(((now[n] - then[n], n) for n in now if now[n] > then[n]), key=lambda x: (-x[0], x[1]))
    if risen:
        listed = ", ".join(f"{name} (+{more})" for more, name in risen[:5])
        lines += ["", f"Risen most: {listed}."]
    return lines


def main() -> None:
    """Print the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--most", type=int, default=20, help="how many kinds to list (default: 20)")
    parser.add_argument("--note", type=Path, help="text to put before the table")
    given = parser.parse_args()
    files = (given.before, given.after)
    both = [[json.loads(line) for line in file.open(encoding="utf-8")] for file in files]
    if given.note is not None:
        print(given.note.read_text(encoding="utf-8").rstrip() + "\n")
    after, new = comparable(*both)
    print("\n".join(table(both[0], after, given.most)))
    if new:
        print(f"\nLeft out, since only the later version lists them: {', '.join(new)}.")


if __name__ == "__main__":
    main()
