from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import KnowledgeError
from sayso.language.tokenizer import Tokenizer, load_rules

TOKENIZER = Tokenizer()


def cut(text: str) -> list[str]:
    starts, ends = TOKENIZER.words(text)
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran-backed fighters", "Iran - backed fighters"),
        ("the U.S.-led coalition", "the U.S. - led coalition"),
        ("anti-war, pro-Assad's ex-minister", "anti-war , pro-Assad 's ex-minister"),
        ("a four-year-old, state-of-the-art plan", "a four - year - old , state - of - the - art plan"),
        ("They didn't; they can’t, cannot, won't.", "They did n't ; they ca n’t , can not , wo n't ."),
        ("DON'T", "DO N'T"),
        ("We're gonna wait, he wanna go", "We 're gon na wait , he wan na go"),
        ("the workers' union and Dorvat’s aides", "the workers ' union and Dorvat ’s aides"),
        ("$5m, US$3.5bn and €10bn", "$ 5 m , US $ 3.5 bn and € 10 bn"),
        ("10km, 10 km and 155mm", "10 km , 10 km and 155 mm"),
        ("1,250-word", "1,250 - word"),
        ("at 7:30PM, 5 a.m. or 10am", "at 7:30 PM , 5 a.m. or 10 am"),
        ("the 1990s, the 1990's and the '90s", "the 1990s , the 1990's and the '90s"),
        ("on 2021-12-21 or 12/21/2021", "on 2021-12-21 or 12/21/2021"),
        ("F-16s, S-400 and COVID-19", "F - 16s , S - 400 and COVID - 19"),
        ("5-10 men, 1995–2000", "5 - 10 men , 1995 – 2000"),
        ("and/or he/she", "and / or he / she"),
        ("PORT SELA, March 14 (Agency) -", "PORT SELA , March 14 ( Agency ) -"),
        ("Lt. Gen. Ivo B. Tan Jr. met Mr. Oak of Acme", "Lt. Gen. Ivo B. Tan Jr. met Mr. Oak of Acme"),
        ("the U.S. and the U.N.'s envoy", "the U.S. and the U.N. 's envoy"),
        ("“So”—he said—“we go…”", "“ So ” — he said — “ we go … ”"),
        ('said,"No."Then', 'said , " No . " Then'),
        ("Wait... what?! No!!", "Wait ... what ?! No !!"),
        ("end of it.The next", "end of it . The next"),
        ("see https://a.org/b-c?d=1, or a.b@c.org.", "see https://a.org/b-c?d=1 , or a.b@c.org ."),
        ("20- to 25-year-olds", "20 - to 25 - year - olds"),
        ("Maj.-Gen. Oak at 1130GMT", "Maj. - Gen. Oak at 1130 GMT"),
        ("50%-60%", "50 % - 60 %"),
        ("al-Shabaab", "al - Shabaab"),
        ("👨‍👩‍👧 🇮🇶", "👨‍👩‍👧 🇮🇶"),
    ],
)  # fmt: skip
def test_cuts_as_english_ud_does(text: str, words: str) -> None:
    assert cut(text) == words.split(" ")


def test_what_cannot_be_seen_is_no_word() -> None:
    assert cut("\ufeffa\u200f b\x00 \u200b c\xa0d") == ["a", "b", "c", "d"]


@given(st.text() | st.text(alphabet=".,'’“”()-/$%!?sndt1 \n"))
def test_words_are_in_order_and_leave_only_blanks(text: str) -> None:
    starts, ends = TOKENIZER.words(text)
    end = 0
    for start, stop in zip(starts, ends, strict=True):
        assert end <= start < stop
        assert not any(character.isalnum() for character in text[end:start])
        assert not any(character.isspace() for character in text[start:stop])
        end = stop
    assert not any(character.isalnum() for character in text[end:])


def test_a_word_is_cut_the_same_way_each_time() -> None:
    text = "the U.S.-led coalition’s anti-war plan, " * 3
    words = cut(text)
    assert words[: len(words) // 3] * 3 == words


def test_no_word_is_without_end() -> None:
    assert max(map(len, cut("x" * 5000))) <= 256


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("prefixes = []", "key missing or unknown"),
        ("prefixes = [", "Accepted: TOML"),
        ('prefixes=["a"]\nabbreviations=["b"]\nbefore_number=["c"]\nkeep=["("]\nsplit=["x"]', "'('"),
        (
            'prefixes=[""]\nabbreviations=["b"]\nbefore_number=["c"]\nkeep=["d"]\nsplit=["x"]',
            "under 'prefixes'",
        ),
    ],
)
def test_bad_rules_are_named(tmp_path: Path, content: str, found: str) -> None:
    file = tmp_path / "tokens.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_rules(file)
    assert str(file) in str(caught.value)
    assert found in str(caught.value)
