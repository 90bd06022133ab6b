"""Which time belongs to which happening. Trees are written by hand, sentences invented."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sayso.times.dues import due_of
from sayso.times.link import time_of

Tree = Callable[[str, str | None], Doc]
PUBLISHED = "2021-12-22"


def _value(doc: Doc, word: str) -> str | None:
    time = time_of(doc, next(token for token in doc if token.text == word))
    return time.value if time else None


def _due(doc: Doc, word: str) -> tuple[str, str | None] | None:
    due = due_of(doc, next(token for token in doc if token.text == word))
    return (due.text, due.latest) if due else None


def test_cue_clause_and_content_keep_their_own_time(tree: Tree) -> None:
    doc = tree(
        """
        Police NNS nsubj 2
        said VBD root 0 say
        on IN case 4
        Tuesday NNP obl 2
        gunmen NNS nsubj 6
        raided VBD ccomp 2 raid
        the DT det 8
        mill NN obj 6
        a DT det 10
        day NN obl:unmarked 11
        earlier RBR advmod 6
        . . punct 2
        """,
        PUBLISHED,
    )
    assert (_value(doc, "said"), _value(doc, "raided")) == ("2021-12-21", "2021-12-20")


def test_a_leading_day_hung_on_the_cue_goes_to_the_content(tree: Tree) -> None:
    doc = tree(
        """
        On IN case 2
        Sunday NNP obl 8
        , , punct 8
        rockets NNS nsubj 5
        hit VBD ccomp 8 hit
        Basra NNP obj 5
        officials NNS nsubj 8
        said VBD root 0 say
        . . punct 8
        """,
        PUBLISHED,
    )
    assert (_value(doc, "hit"), _value(doc, "said"), _value(doc, "rockets")) == (
        "2021-12-19",
        None,
        "2021-12-19",
    )


def test_a_day_after_the_cue_hung_on_the_content_goes_to_the_cue(tree: Tree) -> None:
    doc = tree(
        """
        We PRP nsubj 3
        never RB advmod 3
        fired VBD ccomp 6 fire
        , , punct 3
        he PRP nsubj 6
        told VBD root 0 tell
        us PRP iobj 6
        on IN case 9
        Sunday NNP obl 3
        """,
        PUBLISHED,
    )
    assert (_value(doc, "fired"), _value(doc, "told")) == (None, "2021-12-19")


def test_nouns_with_their_own_day(tree: Tree) -> None:
    doc = tree(
        """
        Envoys NNS nsubj 2
        condemned VBD root 0 condemn
        Sunday NNP nmod:poss 5
        's POS case 3
        raid NN obj 2
        on IN case 7
        Tuesday NNP obl 2
        . . punct 2
        """,
        PUBLISHED,
    )
    assert (_value(doc, "raid"), _value(doc, "condemned")) == ("2021-12-19", "2021-12-21")


def test_object_of_a_speaking_verb_has_no_share_in_its_day(tree: Tree) -> None:
    doc = tree(
        """
        Envoys NNS nsubj 2
        condemned VBD root 0 condemn
        the DT det 4
        raid NN obj 2
        on IN case 6
        Tuesday NNP obl 2
        """,
        PUBLISHED,
    )
    assert (_value(doc, "raid"), _value(doc, "condemned")) == (None, "2021-12-21")


def test_coordination_participle_and_night(tree: Tree) -> None:
    doc = tree(
        """
        Gunmen NNS nsubj 2
        stormed VBD root 0 storm
        it PRP obj 2
        on IN case 6
        Monday NNP compound 6
        night NN obl 2
        and CC cc 8
        fled VBD conj 2 flee
        , , punct 10
        killing VBG advcl 2 kill
        two CD obj 10
        """,
        PUBLISHED,
    )
    assert {_value(doc, word) for word in ("stormed", "fled", "killing")} == {"2021-12-20"}


def test_since_is_open_and_a_length_is_no_date(tree: Tree) -> None:
    doc = tree(
        """
        Clashes NNS nsubj 3
        have VBP aux 3
        killed VBN root 0 kill
        61 CD obj 3
        since IN case 6
        November NNP obl 3
        """,
        PUBLISHED,
    )
    assert _value(doc, "killed") == "2021-11/.."
    doc = tree(
        """
        They PRP nsubj 2
        blocked VBD root 0 block
        it PRP obj 2
        for IN case 6
        three CD nummod 6
        hours NNS obl 2 hour
        """,
        PUBLISHED,
    )
    assert _value(doc, "blocked") is None


def test_between_and_is_a_span(tree: Tree) -> None:
    doc = tree(
        """
        They PRP nsubj 2
        met VBD root 0 meet
        between IN case 4
        May NNP obl 2
        and CC cc 6
        July NNP conj 4
        """,
        PUBLISHED,
    )
    assert _value(doc, "met") == "2021-05/2021-07"


def test_deadlines(tree: Tree) -> None:
    doc = tree(
        """
        They PRP nsubj 2
        vowed VBD root 0 vow
        to TO mark 4
        leave VB xcomp 2
        by IN case 6
        Friday NNP obl 4
        . . punct 2
        """,
        PUBLISHED,
    )
    assert _due(doc, "leave") == ("by Friday", "2021-12-24")
    assert _value(doc, "leave") is None


def test_a_length_counts_from_the_day_of_the_demand(tree: Tree) -> None:
    doc = tree(
        """
        They PRP nsubj 2
        demanded VBD root 0 demand
        on IN case 4
        Monday NNP obl 2
        that IN mark 7
        he PRP nsubj 7
        pay VBP ccomp 2
        within IN case 10
        48 CD nummod 10
        hours NNS obl 7 hour
        """,
        PUBLISHED,
    )
    assert _due(doc, "pay") == ("within 48 hours", "2021-12-22")


def test_first_days_and_plain_future_days(tree: Tree) -> None:
    doc = tree(
        """
        They PRP nsubj 3
        will MD aux 3
        fight VB root 0
        from IN case 6
        1 CD nummod 6
        January NNP obl 3
        """,
        PUBLISHED,
    )
    assert _due(doc, "fight") == ("from 1 January", "2022-01-01")
    doc = tree(
        """
        They PRP nsubj 2
        fought VBD root 0 fight
        on IN case 4
        Monday NNP obl 2
        """,
        PUBLISHED,
    )
    assert _due(doc, "fought") is None


def test_tense_tells_the_direction(tree: Tree) -> None:
    doc = tree(
        """
        If IN mark 5
        Thursday NNP nmod:poss 4
        's POS case 2
        mediation NN nsubj 5
        fails VBZ advcl 9 fail
        , , punct 5
        crews NNS nsubj 9
        may MD aux 9
        strike VB root 0
        on IN case 11
        Friday NNP obl 9
        """,
        PUBLISHED,
    )
    assert (_value(doc, "mediation"), _value(doc, "strike")) == ("2021-12-23", "2021-12-24")


def test_a_length_beside_the_day_of_the_report_is_a_span(tree: Tree) -> None:
    doc = tree(
        """
        Crews NNS nsubj 2
        fired VBD root 0 fire
        in IN case 7
        the DT det 7
        past JJ amod 7
        two CD nummod 7
        days NNS obl 2 day
        . . punct 2
        """,
        PUBLISHED,
    )
    assert _value(doc, "fired") == "2021-12-20/2021-12-22"
