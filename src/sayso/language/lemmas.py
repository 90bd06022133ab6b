"""Lemmas: edit scripts that turn a form into its lemma, and a table of known words laid over them.

A script is a case mode, the number of characters to drop at the end, and the characters to add: ``l3y``
lowers ``Cities``, drops ``ies`` and adds ``y``. ``=be`` replaces the whole form. The tagger picks the script;
for words of the training part the table (form, UPOS, XPOS) -> lemma knows better and comes first. After
UDPipe 2 (Straka 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

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


class LemmaTable:
    """Lemmas of known words by form (case ignored), UPOS and XPOS."""

    def __init__(self, lemmas: Mapping[Key, str]) -> None:
        self._lemmas = dict(lemmas)

    @classmethod
    def load(cls, path: Path) -> LemmaTable:
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
        return cls(lemmas)

    def save(self, path: Path) -> None:
        """Write the table, sorted, in the form that ``load`` reads."""
        rows = ("\t".join((*key, lemma)) + "\n" for key, lemma in sorted(self._lemmas.items()))
        path.write_text("".join(rows), encoding="utf-8")

    def __len__(self) -> int:
        return len(self._lemmas)

    def lemma(self, form: str, upos: str, xpos: str, script: str) -> str:
        """Return the lemma of a word: from the table if it knows the word, else by the tagger's script."""
        known = self._lemmas.get((form.lower(), upos, xpos))
        return apply_script(script, form) if known is None else known


def _guard(added: str) -> str:
    """Part added digits from the count before them."""
    return "|" + added if added[:1].isdigit() or added.startswith("|") else added
