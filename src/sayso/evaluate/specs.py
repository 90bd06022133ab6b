"""Date specifications of Recognizers-Text: expressions with the days they can mean.

Of a folder the end-to-end file (``DateTimeModel.json``) is read: the files of other modes (for calendars, for
tasks) follow other conventions, those of parsers and extractors test inner steps. A parser's file can be
measured by its own name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sayso.errors import InputError

_END_TO_END: Final = "DateTimeModel.json"
_MODEL: Final = "datetimeV2."
_NAMES: Final = {
    "date": "value", "dateTime": "value", "time": "value", "duration": "value", "set": "value",
    "startDate": "start", "startDateTime": "start", "startTime": "start",
    "endDate": "end", "endDateTime": "end", "endTime": "end",
}  # fmt: skip
"""The parsers' names of what the end-to-end file calls ``value``, ``start`` and ``end``."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the readings a specification allows: its TIMEX, ``mod`` and days or clock times as written."""

    timex: str
    mod: str
    value: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Spec:
    """An expression in a sentence, said on the day ``published``, and its right readings."""

    id: str
    text: str
    published: str
    start: int
    end: int
    type: str
    answers: tuple[Answer, ...]


def load(path: Path) -> list[Spec]:
    """The expressions of a file, or of a folder's end-to-end file.

    Raises:
        InputError: there is no such file, or one is broken; it names which.
    """
    file = path / _END_TO_END if path.is_dir() else path
    return list(_specs(file))


def _specs(file: Path) -> Iterator[Spec]:
    advice = "Give Recognizers-Text's own JSON."
    try:
        cases = json.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise InputError(str(file), f"cannot be read ({error})", advice) from error
    for number, case in enumerate(cases, 1):
        try:
            published = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
            for result in case["Results"]:
                answers = tuple(_answers(result))
                if answers:
                    end = result["End"] + 1 if "End" in result else result["Start"] + result["Length"]
                    kind = (result.get("TypeName") or result.get("Typename") or result["Type"]).removeprefix(
                        _MODEL
                    )
                    id = f"{file.stem}:{number}"
                    yield Spec(id, case["Input"], published, result["Start"], end, kind, answers)
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(str(file), f"case {number}: {type(error).__name__} {error}", advice) from error


def _answers(result: Mapping[str, Any]) -> Iterator[Answer]:
    values = (result.get("Resolution") or {}).get("values")
    if values is None and isinstance(result.get("Value"), dict):
        raw = result["Value"]
        values = [
            {"timex": raw.get("Timex", ""), "Mod": raw.get("Mod", "")}
            | {_NAMES.get(name, name): value for name, value in (raw.get(which) or {}).items()}
            for which in ("PastResolution", "FutureResolution")
        ]
    for value in values or ():
        yield Answer(
            str(value.get("timex", "")),
            str(value.get("Mod") or ""),
            str(value.get("value", "")),
            str(value.get("start", "")),
            str(value.get("end", "")),
        )
