"""How entries of the lexicon lie in sentences: compounds, phrases inside phrases, what is no phrase."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from sayso.events.lexicon import Entry, lexicon
from sayso.events.match import matches
from sayso.language.inflections import inflections

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[..., "Doc"]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("airdrop", ("airdrops", "airdropped", "airdropping")),
        ("readmit", ("readmits", "readmitted", "readmitting")),
        ("wiretap", ("wiretaps", "wiretapped", "wiretapping")),
        ("waylay", ("waylays", "waylaid", "waylaying")),
        ("rebuild", ("rebuilds", "rebuilt", "rebuilding")),
        ("reset", ("resets", "reset", "resetting")),
        ("forswear", ("forswears", "forswore", "forsworn", "forswearing")),
        ("refuel", ("refuels", "refuelled", "refuelling", "refueled", "refueling")),
        ("shell", ("shells", "shelled", "shelling")),
        ("render", ("renders", "rendered", "rendering")),
        ("deliver", ("delivers", "delivered", "delivering")),
    ],
)
def test_compounds_take_the_forms_of_their_last_part(verb: str, forms: tuple[str, ...]) -> None:
    assert inflections(verb) == forms


def test_a_form_of_another_verb_beats_a_wrong_lemma() -> None:
    assert lexicon().of_verb("rap", "raped") == lexicon().of_verb("rape", "raped") != ()
    assert lexicon().of_verb("rap", "rapped") == lexicon().of_verb("rap", "rap") != ()


def words_of(doc: Doc) -> set[tuple[str, ...]]:
    return {match.entry.words for sentence in doc.sents for match in matches(sentence)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Traders in the port refused to pay taxes to the militia.", ("refuse", "to", "pay", "taxes")),
        (
            "An apology demanded by the government of Indonesia came on Friday, diplomats in Canberra said.",
            ("demand", "apology"),
        ),
        ("Detainees were ill-treated by guards.", ("ill", "treat")),
        ("Riot police baton-charged the crowd.", ("baton", "charge")),
        (
            "The militia has press-ganged hundreds of boys into its ranks, the aid group said.",
            ("press", "gang"),
        ),
        ("The army said cross-border raids had killed two villagers.", ("cross", "border", "raid")),
        ("Nurses began a work-to-rule on Monday.", ("work", "to", "rule")),
        ("Shellfire hit a school in Donetsk.", ("shellfire",)),
        ('"Scuffles broke out near the parliament," a witness said.', ("scuffle",)),
    ],
)
def test_an_entry_is_found(text: str, words: tuple[str, ...], parse: Parse) -> None:
    assert words in words_of(parse(text, through="actors"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('"There has been no contact with the ministry," a unionist said.', "say"),
        ("The complaint was dealt with by the court.", "deal"),
    ],
)
def test_words_that_stand_apart_are_no_phrase(text: str, word: str, parse: Parse) -> None:
    assert all(word not in words for words in words_of(parse(text, through="actors")))


def test_a_strike_that_has_not_ended_is_under_way(parse: Parse) -> None:
    from sayso.events.candidates import candidates
    from sayso.events.topics import Topics

    doc = parse("Metalworkers have not ended their strike.", through="actors")
    (found,) = candidates(doc.sents, Topics(doc), None)
    assert [(c.event, c.negated) for c in found] == [("CONCEDE", True), ("PROTEST", False)]


def test_a_preposition_inside_a_passive_subject_belongs_to_the_phrase(parse: Parse) -> None:
    from sayso.events.company import company, verb_phrase

    doc = parse("A ban on rallies was lifted in the capital on Monday after two years.", through="actors")
    verb = next(token for token in doc if token.text == "lifted")
    entry = Entry("verb", ("lift", "ban", "on"), lexicon().frames["concede.lift"])
    assert [doc[i].text for i in verb_phrase(entry, verb, company(verb))] == ["lifted", "ban", "on"]
