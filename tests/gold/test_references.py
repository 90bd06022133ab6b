"""References to public texts, on tiny data folders of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import InputError, KnowledgeError
from sayso.gold import forms, references

CONLLU = """# newdoc id = {name}
# newpar
# newpar_block = head (1 s)
# text = Ferry talks resume
1\tFerry\tferry\tNOUN\tNN\t_\t0\troot\t_\t_

# newpar id = {name}-p2
# text = “Nobody sails,” the union said.
1\tNobody\tnobody\tPRON\tNN\t_\t0\troot\t_\t_

# text = Two ships wait.
1\tTwo\ttwo\tNUM\tCD\t_\t0\troot\t_\t_

"""
WHOLE = "Ferry talks resume\n“Nobody sails,” the union said. Two ships wait."
RECORDS = """<Validation>
<Sentences>
<Sentence date="19980301" id="PORT-01" category="PORT" sentence="true">
<!-- a remark -->
<EventCoding sourcecode="AAA" targetcode="BBB" eventcode="000"></EventCoding>
<Text>
Lowland&apos;s dockers  blocked
the port.
</Text>
<Parse> (ROOT (S) ) </Parse>
</Sentence>
<Sentence date="19980302" id="PORT-01" category="PORT" sentence="true">
<Text>The same id again.</Text>
</Sentence>
</Sentences>
</Validation>
"""
COLUMNS = """Two O
ships O
wait O
. O

Nobody O
sails O
. O

-DOCSTART- O

The O
port I-LOC
's I-LOC
gates O
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one or two documents a set."""
    gum = tmp_path / "syntax/gum_open_genres/train"
    gum.mkdir(parents=True)
    (gum / "GUM_news_ferry.conllu").write_text(CONLLU.format(name="GUM_news_ferry"), encoding="utf-8")
    ewt = tmp_path / "syntax/ud_english_ewt"
    ewt.mkdir(parents=True)
    both = CONLLU.format(name="weblog-one_2004") + CONLLU.format(name="weblog-two_2004").replace("Two", "Six")
    (ewt / "en_ewt-ud-train.conllu").write_text(both, encoding="utf-8")
    re3d = tmp_path / "events/re3d/Some Office"
    re3d.mkdir(parents=True)
    record = {"_id": "AB12", "text": "The minister’s visit ended.\n\nNo date was set."}
    (re3d / "documents.json").write_text(json.dumps(record) + "\n", encoding="utf-8")
    petrarch = tmp_path / "events/petrarch_unit_tests"
    petrarch.mkdir(parents=True)
    (petrarch / "PETR.UnitTest.records.xml").write_text(RECORDS, encoding="utf-8")
    wikigold = tmp_path / "ner/wikigold/CONLL-format/data"
    wikigold.mkdir(parents=True)
    (wikigold / "wikigold.conll.txt").write_text(COLUMNS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("gum:GUM_news_ferry:0-18", "Ferry talks resume"),
        ("gum:GUM_news_ferry:19-66", WHOLE[19:66]),
        ("ewt:weblog-two_2004:51-66", "Six ships wait."),
        ("ewt:weblog-one_2004:51-66", "Two ships wait."),
        ("re3d:AB12:4-14", "minister’s"),
        ("re3d:AB12:0-45", "The minister’s visit ended.\n\nNo date was set."),
        ("petrarch:PORT-01:0-35", "Lowland's dockers blocked the port."),
        ("wikigold:1:0-29", "Two ships wait. Nobody sails."),
        ("wikigold:2:0-16", "The port's gates"),
    ],
)
def test_text_of_each_set(data: Path, reference: str, expected: str) -> None:
    assert references.text(reference, data) == expected


def test_blank_between_sentences_newline_between_paragraphs(data: Path) -> None:
    assert references.document("gum", "GUM_news_ferry", data) == WHOLE


def test_a_document_is_read_once(data: Path) -> None:
    first = references.text("gum:GUM_news_ferry:0-5", data)
    (data / "syntax/gum_open_genres/train/GUM_news_ferry.conllu").unlink()
    assert first == "Ferry"
    assert references.text("gum:GUM_news_ferry:6-11", data) == "talks"


def test_parse_keeps_the_reference() -> None:
    reference = "re3d:AB12:4-14"
    assert references.parse(reference) == references.Reference("re3d", "AB12", 4, 14)
    assert str(references.parse(reference)) == reference


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("gum:GUM_news_ferry", "SET:DOCUMENT:START-END"),
        ("gum:GUM_news_ferry:5", "SET:DOCUMENT:START-END"),
        ("gum:GUM_news_ferry:-3-5", "SET:DOCUMENT:START-END"),
        ("gum:GUM news ferry:0-5", "SET:DOCUMENT:START-END"),
        ("wsj:0001:0-5", "Accepted: ewt, gum, petrarch, re3d, wikigold"),
        ("gum:GUM_news_ferry:5-5", "empty range 5-5"),
        ("gum:GUM_news_ferry:9-5", "empty range 9-5"),
        ("gum:GUM_news_ferry:0-67", "Accepted: 0 to 66"),
        ("gum:GUM_news_ship:0-5", "no document 'GUM_news_ship'"),
        ("ewt:weblog-three_2004:0-5", "no document 'weblog-three_2004'"),
        ("re3d:ab12:0-5", "no document 'ab12'"),
        ("petrarch:PORT-02:0-5", "no document 'PORT-02'"),
        ("wikigold:3:0-5", "no document '3'"),
    ],
)
def test_wrong_references_are_refused(data: Path, reference: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        references.text(reference, data)


def test_missing_data_set(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Put the data set 're3d' there"):
        references.text("re3d:AB12:0-5", tmp_path)


def test_unknown_set_by_name(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="'wsj': unknown set"):
        references.document("wsj", "0001", tmp_path)


def test_broken_record_names_its_line(data: Path) -> None:
    file = data / "events/re3d/Some Office/documents.json"
    file.write_text('{"_id": "AB12", "text": "Good."}\n{"_id": "AB13"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"documents\.json, line 2"):
        references.text("re3d:AB12:0-4", data)


def test_sentence_outside_a_document(data: Path) -> None:
    file = data / "syntax/gum_open_genres/train/GUM_news_ferry.conllu"
    file.write_text("# text = Nobody knows where this belongs.\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1: a sentence before the first"):
        references.text("gum:GUM_news_ferry:0-5", data)


def test_bytes_that_are_no_text(data: Path) -> None:
    (data / "syntax/gum_open_genres/train/GUM_news_ferry.conllu").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match="cannot be read"):
        references.text("gum:GUM_news_ferry:0-5", data)


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ("Crews , it says , did n't sail ; 40 % left .", "Crews, it says, didn't sail; 40% left."),
        ('He said : " Go home ! " ( twice ) .', 'He said: "Go home!" (twice).'),
        ("Its pilots ' strike cost $ 5 .", "Its pilots' strike cost $5."),
        ("The ' free port ' is closed .", "The 'free port' is closed."),
        ('" One " and " two "', '"One" and "two"'),
        ("", ""),
    ],
)
def test_tokens_are_joined_as_written(tokens: str, expected: str) -> None:
    assert forms.joined(tokens.split()) == expected


def test_broken_xml_and_records_without_text_are_refused(data: Path) -> None:
    file = data / "events/petrarch_unit_tests/PETR.UnitTest.records.xml"
    file.write_text("<Validation><Sentence id='A'>", encoding="utf-8")
    with pytest.raises(InputError, match="no XML"):
        references.text("petrarch:A:0-1", data)
    file.write_text("<Validation><Sentence id='A'/></Validation>", encoding="utf-8")
    references._texts.cache_clear()
    with pytest.raises(InputError, match="record 'A' without id or Text"):
        references.text("petrarch:A:0-1", data)


def test_token_without_label_names_its_line(data: Path) -> None:
    file = data / "ner/wikigold/CONLL-format/data/wikigold.conll.txt"
    file.write_text("Two O\nships\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"wikigold\.conll\.txt, line 2"):
        references.text("wikigold:1:0-1", data)
