"""Lemmas: edit scripts that turn a form into its lemma, and a table of known words laid over them.

A script is a case mode, the number of characters to drop at the end, and the characters to add: ``l3y``
lowers ``Cities``, drops ``ies`` and adds ``y``. ``=be`` replaces the whole form. The tagger picks the script;
for words of the training part the table (form, UPOS, XPOS) -> lemma knows better and comes first. After
UDPipe 2 (Straka 2018). A past or participle that the table has not and that is irregular ("swore") is looked
up among the irregular verbs. Where a script gives what is no word ("skirmishe"), a regular ending is undone
instead, if that gives one; words of news that the table has not stand in ``words.txt``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from sayso.language.inflections import verb_of

_CASES: dict[str, Callable[[str], str]] = {
    "l": str.lower,
    "k": lambda form: form,
    "t": lambda form: form[:1].upper() + form[1:].lower(),
    "u": str.upper,
}

Key = tuple[str, str, str]
"""Lowered form, UPOS, XPOS."""


def edit_script(form: str, lemma: str) -> str:
    """Return the cheapest script that turns ``form`` into ``lemma``; ``apply_script`` is its inverse."""
    best, best_cost = "=" + lemma, len(form) + len(lemma)
    for mode, case in _CASES.items():
        base = case(form)
        shared = 0
        while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
            shared += 1
        cost = len(base) + len(lemma) - 2 * shared
        if shared and cost < best_cost:
            best, best_cost = f"{mode}{len(base) - shared}{_guard(lemma[shared:])}", cost
    return best


def apply_script(script: str, form: str) -> str:
    """Return the lemma of ``form``. A script that would leave nothing leaves the cased form."""
    if script.startswith("="):
        return script[1:]
    base = _CASES[script[0]](form)
    digits = 1
    while digits < len(script) and script[digits].isdigit():
        digits += 1
    drop, add = int(script[1:digits]), script[digits:].removeprefix("|")
    return (base[: len(base) - drop] if drop else base) + add if drop < len(base) else base


_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "s": (("ies", "y"), ("es", ""), ("s", "")),
    "ves": (("ves", "f"), ("ves", "fe")),
    "ses": (("ses", "sis"),),
    "men": (("men", "man"),),
    "ed": (("ied", "y"), ("ed", ""), ("d", "")),
    "ing": (("ying", "ie"), ("ing", ""), ("ing", "e")),
}
_PAST, _PLAIN = frozenset({"VBD", "VBN"}), frozenset({"VB", "VBP"})
_INFLECTED = {
    "NNS": ("s", "ves", "ses", "men"), "VBZ": ("s",), "VBD": ("ed",), "VBN": ("ed",), "VBG": ("ing",),
}  # fmt: skip
_FILE = Path(__file__).with_name("words.txt")


@cache
def _news() -> frozenset[tuple[str, str]]:
    """The words of ``words.txt`` with their UPOS."""
    found, upos = set[tuple[str, str]](), ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            upos = line[2:]
        elif not line.startswith("#"):
            found.update((word, upos) for word in line.split())
    return frozenset(found)


def regular(form: str, xpos: str) -> Iterator[str]:
    """The lemmas that a lowered form may have by the regular endings of English; none for other tags."""
    for kind in _INFLECTED.get(xpos, ()):
        for ending, instead in _ENDINGS[kind]:
            if form.endswith(ending) and len(form) > len(ending) + 1:
                stem = form[: -len(ending)]
                yield stem + instead
                if not instead and len(stem) > 2 and stem[-1] == stem[-2]:
                    yield stem[:-1]


class LemmaTable:
    """Lemmas of known words by form (case ignored), UPOS and XPOS.

    ``words`` are lowered words of the language besides the lemmas listed: they tell a lemma from what is
    none.
    """

    def __init__(self, lemmas: Mapping[Key, str], words: Iterable[str] = ()) -> None:
        self._lemmas = dict(lemmas)
        self._listed = frozenset(self._lemmas.values())
        self._words = frozenset(words) | self._listed

    @classmethod
    def load(cls, path: Path, words: Iterable[str] = ()) -> LemmaTable:
        """Read a table of tab-separated lines: lowered form, UPOS, XPOS, lemma.

        Raises:
            ValueError: a line has not four fields.
        """
        lemmas: dict[Key, str] = {}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            fields = line.split("\t")
            if len(fields) != 4:
                raise ValueError(
                    f"{path}:{number}: {line!r} has {len(fields)} tab-separated fields; 4 are needed"
                )
            form, upos, xpos, lemma = fields
            lemmas[form, upos, xpos] = lemma
        return cls(lemmas, words)

    def save(self, path: Path) -> None:
        """Write the table, sorted, in the form that ``load`` reads."""
        rows = ("\t".join((*key, lemma)) + "\n" for key, lemma in sorted(self._lemmas.items()))
        path.write_text("".join(rows), encoding="utf-8")

    def __len__(self) -> int:
        return len(self._lemmas)

    def lemma(self, form: str, upos: str, xpos: str, script: str) -> str:
        """Return the lemma of a word: from the table if it knows the word, else that of an irregular verb,
        else by the tagger's script or, where that gives no word, by a regular ending."""
        known = self._lemmas.get((form.lower(), upos, xpos))
        if known is None and (xpos in _PAST or (xpos in _PLAIN and form.lower() not in self._listed)):
            known = verb_of(form.lower())  # a past that the tagger took for a present is none for that
        if known is not None:
            return known
        guess, low = apply_script(script, form), form.lower()
        likely = list(regular(low, xpos))
        news = next((lemma for lemma in (*likely, low) if (lemma, upos) in _news()), None)
        if news is not None or guess.lower() in self._words:
            return news or guess
        sure = likely[:1] if low.endswith(("ies", "ied", "men")) else []
        return next((lemma for lemma in likely if lemma in self._words), (sure or [guess])[0])


def _guard(added: str) -> str:
    """Part added digits from the count before them."""
    return "|" + added if added[:1].isdigit() or added.startswith("|") else added
