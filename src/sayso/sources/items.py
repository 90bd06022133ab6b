"""What a source yields besides reports and errors."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import InputError
from sayso.records import Report


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a user should know about a report that was read all the same."""

    where: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.where}, line {self.line}" if self.line is not None else self.where
        return f"{place}: {self.message}"


Item = Report | InputError | Notice
"""A report; why one cannot be read; or what was assumed in reading one."""
