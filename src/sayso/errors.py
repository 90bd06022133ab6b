"""What can go wrong, as a tree:

    SaysoError                 anything sayso raises on purpose
    ├── InputError             a report that cannot be read: file, line, what was found, what to do
    │   ├── LanguageError      a report in a language other than English
    │   └── DateError          a date that is not one
    ├── KnowledgeError         a data file with a bad value: file, line, the value, the accepted ones
    ├── ModelError             the language model is missing, broken or of another version
    ├── PipelineError          a stage that misses what it requires
    └── DefectError            a stage that failed on a report where it should not have

Every message says what was found, what would have been accepted and what to do next.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose."""


class InputError(SaysoError):
    """A report that cannot be read."""

    def __init__(self, where: str, found: str, advice: str, *, line: int | None = None) -> None:
        self.where, self.found, self.advice, self.line = where, found, advice, line
        place = f"{where}, line {line}" if line is not None else where
        super().__init__(f"{place}: {found}. {advice}")


class LanguageError(InputError):
    """A report in a language that sayso does not read."""


class DateError(InputError):
    """A date that is none."""


class KnowledgeError(SaysoError):
    """A data file with a value that sayso does not accept."""

    def __init__(self, file: str, found: str, accepted: str, *, line: int | None = None) -> None:
        self.file, self.found, self.accepted, self.line = file, found, accepted, line
        place = f"{file}, line {line}" if line is not None else file
        super().__init__(f"{place}: {found}. Accepted: {accepted}.")


class ModelError(SaysoError):
    """The language model is missing, broken or made for another version."""


class PipelineError(SaysoError):
    """A stage that misses what it requires from the stages before it."""


class DefectError(SaysoError):
    """A defect of sayso's own that a report brought to light; the exception itself is the cause."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(
            f"sayso failed on this report ({type(cause).__name__}: {cause}). "
            "Please report this defect, with the text if you may."
        )
