"""What the lexicon knows of a word, for people: its frames, what they ask for, and their examples."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.events.lexicon import Entry, Lexicon
from sayso.gold.examples import load_all
from sayso.gold.inline import Marked


def describe(word: str, known: Lexicon) -> list[str]:
    """Lines about every frame that a word or phrase evokes, alone or as part of a phrase; none if unknown."""
    examples = load_all("events")
    lines: list[str] = []
    for entry in known.entries():
        if word not in (" ".join(entry.words), *entry.words):
            continue
        said = " ".join(entry.words)
        lines += [*([""] if lines else []), f"{said} ({entry.kind}): {_meaning(entry)}"]
        lines += [f"  {line}" for line in _asks(entry)]
        for example in examples:
            if (example.word, example.part, example.evokes) == (said, entry.kind, entry.frame.id):
                lines.append(f"  {'+' if example.positive else '-'} {shown(example.sentence)}")
    return lines


def shown(sentence: Marked) -> str:
    """A sentence with only its triggers marked."""
    text = sentence.text
    for mark in sorted(sentence.marks, key=lambda m: m.start, reverse=True):
        if mark.label == "trigger":
            text = f"{text[: mark.start]}{text[mark.start : mark.end].upper()}{text[mark.end :]}"
    return text


def _meaning(entry: Entry) -> str:
    frame = entry.frame
    mode = f"/{'/'.join(frame.mode)}" if frame.mode else ""
    own = f", from {frame.own}" if frame.own else ""
    return f"{frame.event}{mode}, frame {frame.id}, {frame.strength}{own}"


def _asks(entry: Entry) -> Iterator[str]:
    frame = entry.frame
    for name, where in (("actor", frame.actor), ("recipient", frame.recipient)):
        if where:
            yield f"{name}: {', '.join(where)}"
    for flag in ("reciprocal", "refusal", "doer", "refers"):
        if getattr(frame, flag):
            yield flag
    for name, value in (("governs", frame.complement), ("speech act", frame.speech), ("voice", frame.voice)):
        if value:
            yield f"{name}: {value}"
    if frame.clause:
        yield f"clause: {', '.join(frame.clause)}"
    for name, kinds in frame.restrictions.items():
        listed = sorted(kinds.words)
        more = f" and {len(listed) - 12} more" if len(listed) > 12 else ""
        yield f"{name.replace('_', ' ')}: {', '.join(listed[:12])}{more}"
