"""Quotations that no cue of their own sentence brings in: continued ones, and those that only the context
explains."""

from __future__ import annotations

from typing import Final

from sayso.attribution.cues import Cues
from sayso.attribution.page import TERMINAL, Page, Speech
from sayso.attribution.said import Said, trimmed
from sayso.attribution.speakers import is_actor
from sayso.language.phrases import child
from sayso.notes import notes

_PREDICATES: Final = frozenset({"is", "was", "came", "runs", "ran", "went", "goes", "are", "were"})
_BACK: Final = 4
"""Sentences looked back for the speaker of a quotation without a cue."""


def join_quotations(page: Page, cues: Cues, reports: list[Said]) -> list[Said]:
    """Add each stand-alone quotation to the report it continues, or make it a report of its own.

    Within a paragraph a quotation goes on with the one before it; a paragraph of quoted speech without a
    cue is a report of its own, whose source the context names.
    """
    owners: dict[int, Said] = {}
    for said in reports:
        for speech in said.speech:
            if speech.full:
                owners.setdefault(speech.start, said)
    added: list[Said] = []
    said_at = {said.cue[0]: said for said in reports if said.cue and page.speech_at[said.cue[0]] is None}
    for number, speech in enumerate(page.speeches):
        if speech.start in owners or page.heading[speech.start]:
            continue
        before = page.speeches[number - 1] if number else None
        owner = _continued(page, speech, before, owners) if _stands_alone(page, speech) else None
        if owner is not None:
            owner.parts = [*owner.parts, *_words(page, speech)]
            owner.speech.append(speech)
            owners[speech.start] = owner
            continue
        new = _predicated(page, cues, speech) or _from_context(page, speech, said_at)
        if new is not None:
            owners[speech.start] = new
            said_at[new.cue[0] if new.cue else new.start] = new
            added.append(new)
    return [*reports, *added]


def _words(page: Page, speech: Speech) -> list[tuple[int, int]]:
    """What is quoted, without the last full stop of each part."""
    parts = [trimmed(page.doc, start, end) for start, end in speech.parts]
    return [(start, end) for start, end in parts if start < end] or list(speech.parts)


def _from_context(page: Page, speech: Speech, said_at: dict[int, Said]) -> Said | None:
    """A quotation that is a sentence by itself, with the speaker that the context gives it."""
    source = _speaker(page, speech, said_at) if _stands_alone(page, speech) else None
    if source is None:
        return None
    why = "quotation without a cue; source from the context"
    return Said("asserts", "quote", _words(page, speech), source=source, speech=[speech], why=why)


def _predicated(page: Page, cues: Cues, speech: Speech) -> Said | None:
    """A quotation that the reporter's sentence is about: "“Too many goats,” was what a survivor told Radio
    Mare", "“It is too late” is his wife's view", "“Go,” came the answer from the steps"."""
    doc = page.doc
    before, index = page.before(speech.start), page.after(speech.end)
    if before is not None and doc[before].text[-1] not in TERMINAL and doc[before].text not in {";", ":"}:
        return None
    while index is not None and (doc[index].is_punct or doc[index].lower_ == "so"):
        index = page.after(index + 1)
    if index is None or doc[index].lower_ not in _PREDICATES:
        return None
    for token in doc[index + 1 : page.sentence(doc[index])[1]]:
        if token.text in {",", ";"}:
            return None
        lemma = token.lemma_.lower()
        source = None
        if token.pos_ == "VERB" and cues.of(token) and doc[index + 1].lower_ in {"what", "how"}:
            source = child(token, "nsubj")
        elif token.pos_ == "NOUN" and (lemma in cues.nouns or lemma in cues.documents):
            owner = child(token, "nmod:poss") or child(token, "nmod")
            source = owner if lemma in cues.nouns else token
        known = source is not None and (is_actor(source) or source.lemma_.lower() in cues.documents)
        if source is not None and known:
            return Said(
                "asserts",
                "quote",
                _words(page, speech),
                cue=[token.i],
                source=source.i,
                speech=[speech],
                why=f"quotation as the subject of '{doc[index].lower_} … {token.lower_}'",
            )
    return None


def _stands_alone(page: Page, speech: Speech) -> bool:
    """Whether a quotation is a sentence of the page by itself, outside headings."""
    if not speech.full or page.heading[speech.start]:
        return False
    before, after = page.before(speech.start), page.after(speech.end)
    doc = page.doc
    words = sum(1 for start, end in speech.parts for token in doc[start:end] if token.is_alpha)
    first_words = doc[speech.parts[0][0] : speech.parts[0][1]]
    begins = next((token.text[0] for token in first_words if token.text[0].isalnum()), "a")
    if words < 2 or not (begins.isupper() or begins.isdigit()):
        return False
    if (
        before is not None
        and doc[before].text[-1] not in TERMINAL
        and doc[before].text not in {":", '"', "”", "'", "’"}
    ):
        return False
    last = doc[speech.parts[-1][1] - 1].text[-1]
    if after is None:
        return True
    return last in TERMINAL or doc[after].text[0] in TERMINAL


def _continued(page: Page, speech: Speech, before: Speech | None, owners: dict[int, Said]) -> Said | None:
    """The report that this quotation goes on with: the one just before it in the paragraph, if that was
    quoted too."""
    if before is None or before.start not in owners:
        return None
    doc = page.doc
    if page.paragraph[before.end - 1] != page.paragraph[speech.start]:
        return None
    owner = owners[before.start]
    between = range(before.end, speech.start)
    if not any(doc[index].is_alpha for index in between):
        return owner
    if not any(index in between for index in owner.cue):
        return None
    # only the reporting clause may stand between them, no sentence of the reporter's
    stops = [index for index in between if doc[index].text in {".", "?", "!"}]
    return owner if all(stop == between[-1] for stop in stops) else None


def _speaker(page: Page, speech: Speech, said_at: dict[int, Said]) -> int | None:
    """Who speaks, from the context: the source of the report before, or the subject of the sentence before
    or after."""
    doc = page.doc
    here = page.before(speech.start)
    steps, place = 0, speech.start
    paragraph = page.paragraph[speech.start]
    while steps < _BACK and place > 0:
        index = here if here is not None else _paragraph_before(page, place)
        if index is None or paragraph - page.paragraph[index] > 3:
            break
        if page.heading[index]:
            here, place = None, page.bounds[page.paragraph[index]][0]
            continue
        earlier = page.speech_at[index]
        if earlier is not None and earlier.full:
            start, end = earlier.start, earlier.end
        else:
            start, end = page.sentence(doc[index])
            end = min(end, speech.start)
        said = [said_at[index] for index in range(start, end) if index in said_at]
        sources = [report.source for report in said if report.source is not None]
        if sources:
            spoken = sources[-1]
            return notes(doc).coreference.get(spoken, spoken) if doc[spoken].pos_ == "PRON" else spoken
        if earlier is None:
            subject = _subject(page, start, end)
            if subject is not None:
                return subject
        steps += 1
        place = start
        here = page.before(start)
    index = page.after(speech.end)
    if index is not None:
        return _subject(page, *page.sentence(doc[index]))
    return None


def _paragraph_before(page: Page, index: int) -> int | None:
    """The last token with text of the nearest paragraph before a token that is not silent."""
    here = index - 1
    while here >= 0 and (page.doc[here].is_space or page.silent(here)):
        here -= 1
    return here if here >= 0 else None


def _subject(page: Page, start: int, end: int) -> int | None:
    """The subject of a sentence if it is somebody who can speak."""
    doc = page.doc
    root = next(
        (token for token in doc[start:end] if token.head == token or not start <= token.head.i < end), None
    )
    if root is None:
        return None
    subject = child(root, "nsubj")
    if subject is None or subject.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    if subject.lower_ in {"i", "we", "you", "it", "this", "that", "there", "nobody", "which"}:
        return None
    return subject.i if is_actor(subject) and subject.ent_type_ != "LOC" else None
