"""PolNeAR: who says what in US political news (Newell et al. 2018), by overlap of words.

An attribution is found where its content shares more than half of the words of both (Jaccard); pairs are made
one to one, the largest overlap first. Source and cue are asked for in such pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError
from sayso.evaluate import brat
from sayso.evaluate.alike import Span, best_pairs, dice, jaccard, span, spans, words_in
from sayso.evaluate.counts import Found, Shares
from sayso.evaluate.folders import content_of, select
from sayso.evaluate.misses import around
from sayso.evaluate.reads import Run
from sayso.records import Attribution, Reading, Report

Words = frozenset[int]
_HALF: Final = 0.5
_THAT: Final = re.compile(r"that\b", re.IGNORECASE)
_DATE: Final = re.compile(r"_(\d{4}-\d\d-\d\d)_")
NOTE: Final = (
    "Content is found where the words in common are more than half of the words of both together (dice: "
    "where twice the words in common are more than half of the sum). A leading 'that' and punctuation are"
    " no part of content; 'exact' wants the same words. A source is right where the words in common are "
    "more than half of the shorter one; 'exact' wants the same words. The set marks no nested "
    "attributions: an outer or inner one read beside one that is found counts neither way. Of several "
    "annotators the first is taken."
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One attribution as words (their offsets) and as it is ``told``; ``nest`` are the numbers of those read
    outside or inside of it."""

    source: Words
    cue: Words
    content: Words
    start: int
    told: dict[str, str]
    nest: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Article:
    """What an article says by the annotator and by the reader."""

    name: str
    text: str
    gold: list[_Said]
    read: list[_Said]

    def around(self, said: _Said) -> str:
        return around(self.text, said.start, said.start)


def measure(run: Run, _: str) -> dict[str, Any]:
    """F1 of content, source and cue by overlap and exactly, and sources and cues given content."""
    selection = select(run.path, ".ann", run.part)
    content = {"overlap": Found(), "dice": Found(), "exact": Found()}
    whole, cues = Found(), Found()
    shares = Shares()
    articles = run.sample(_articles(selection.files))
    for file in articles:
        article = _article(run, file)
        gold, read = article.gold, article.read
        pairs = _pairs(article, lambda mine, theirs: jaccard(mine.content, theirs.content))
        nested = _nested(read, pairs)
        _count(content["overlap"], article, len(pairs), nested)
        _count(content["exact"], article, sum(gold[g].content == read[r].content for g, r in pairs), nested)
        _count(whole, article, sum(_alike(gold[g].source, read[r].source) for g, r in pairs), nested)
        other = _pairs(article, lambda mine, theirs: dice(mine.content, theirs.content))
        _count(content["dice"], article, len(other), _nested(read, other))
        by_cue = _pairs(article, lambda mine, theirs: float(bool(mine.cue & theirs.cue)))
        _count(cues, article, len(by_cue), nested - {r for _, r in by_cue})
        for g, r in pairs:
            _details(shares, gold[g], read[r])
        _note_misses(run, article, pairs, nested)
    return run.report(
        selection.part,
        {"articles": len(articles), "attributions": content["overlap"].gold},
        NOTE,
        content={name: found.figures() for name, found in content.items()},
        source_right_given_content=shares.figures("source")["source"]["accuracy"],
        content_and_source=whole.figures(),
        cue=cues.figures(),
        given_content=shares.figures("source", "source_exact", "no_source", "cue", "cue_exact"),
    )


def _articles(files: tuple[Path, ...]) -> list[Path]:
    """One annotation file an article: the first annotator's."""
    first: dict[str, Path] = {}
    for file in files:
        first.setdefault(file.stem.rpartition("_")[0], file)
    return list(first.values())


def _article(run: Run, file: Path) -> _Article:
    text = _text(file)
    day = _DATE.search(file.name)
    reading = run.read(file.stem, text, day[1] if day else None)
    if reading.report.text != text and file.stem not in run.failed:
        run.fail(file.stem, text, "the reader's text has other offsets than the file")
        reading = Reading(Report.of(text))
    read = _read(text, reading.attributions)
    return _Article(file.stem, text, [_marked(text, relation) for relation in brat.read(file)], read)


def _text(file: Path) -> str:
    article = file.parent.parent / "text" / f"{file.stem.rpartition('_')[0]}.txt"
    for path in (article, file.with_suffix(".txt")):
        if path.is_file():
            return content_of(path, "Give the article in UTF-8.")
    raise InputError(str(article), "no such file", "Each .ann file needs its text in ../text or beside it.")


def _marked(text: str, relation: brat.Relation) -> _Said:
    content = (_without_that(text, relation.content[0]), *relation.content[1:])
    return _said(text, relation.source, relation.cue, content, frozenset())


def _said(
    text: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span], nest: Iterable[int]
) -> _Said:
    roles = {"source": list(source), "cue": list(cue), "content": list(content)}
    words = {role: words_in(text, places) for role, places in roles.items()}
    told = {role: " ... ".join(text[a:b] for a, b in places) for role, places in roles.items()}
    start = min((place[0] for place in roles["content"]), default=0)
    return _Said(words["source"], words["cue"], words["content"], start, told, frozenset(nest))


def _without_that(text: str, content: Span) -> Span:
    found = _THAT.match(text, content[0], content[1])
    return (found.end(), content[1]) if found is not None else content


def _read(text: str, found: tuple[Attribution, ...]) -> list[_Said]:
    number = {item.id: at for at, item in enumerate(found)}
    nests: list[set[int]] = [set() for _ in found]
    for at, item in enumerate(found):
        if item.parent in number:
            nests[at].add(number[item.parent])
            nests[number[item.parent]].add(at)
    return [
        _said(
            text,
            [span(item.source)] if item.source else [],
            [span(item.cue)] if item.cue else [],
            spans(item.content),
            nest,
        )
        for item, nest in zip(found, nests, strict=True)
    ]


def _pairs(article: _Article, like: Callable[[_Said, _Said], float]) -> list[tuple[int, int]]:
    """One-to-one pairs of gold and read that are more than half alike, the most alike first."""
    scored = (
        (like(mine, theirs), g, r)
        for g, mine in enumerate(article.gold)
        for r, theirs in enumerate(article.read)
    )
    return list(best_pairs(pair for pair in scored if pair[0] > _HALF).items())


def _nested(read: list[_Said], pairs: list[tuple[int, int]]) -> set[int]:
    """Those read that are not found themselves but stand around or inside one that is."""
    found = {r for _, r in pairs}
    return {r for r, said in enumerate(read) if r not in found and said.nest & found}


def _count(into: Found, article: _Article, right: int, ignored: set[int]) -> None:
    into.gold += len(article.gold)
    into.read += len(article.read)
    into.right += right
    into.ignored += len(ignored)


def _alike(gold: Words, read: Words) -> bool:
    """Whether two phrases share more than half of the shorter one's words; two missing ones are alike."""
    if not gold or not read:
        return gold == read
    return len(gold & read) > _HALF * min(len(gold), len(read))


def _details(shares: Shares, gold: _Said, read: _Said) -> None:
    if gold.source:
        shares.add("source", _alike(gold.source, read.source))
        shares.add("source_exact", gold.source == read.source)
    else:
        shares.add("no_source", not read.source)
    if gold.cue:
        shares.add("cue", bool(gold.cue & read.cue))
        shares.add("cue_exact", gold.cue == read.cue)


def _note_misses(run: Run, article: _Article, pairs: list[tuple[int, int]], nested: set[int]) -> None:
    gold, read = article.gold, article.read
    for g in sorted(set(range(len(gold))) - {g for g, _ in pairs}):
        touched = [said.told["content"] for said in read if said.content & gold[g].content]
        kind = "content of another extent" if touched else "attribution"
        run.misses.add(kind, article.name, gold[g].told, touched or None, article.around(gold[g]))
    for r in sorted(set(range(len(read))) - {r for _, r in pairs} - nested):
        if not any(read[r].content & said.content for said in gold):
            run.misses.add("false attribution", article.name, None, read[r].told, article.around(read[r]))
    for g, r in pairs:
        if gold[g].source and not _alike(gold[g].source, read[r].source):
            names = gold[g].told["source"], read[r].told["source"] or None
            run.misses.add("source", article.name, *names, article.around(gold[g]))
