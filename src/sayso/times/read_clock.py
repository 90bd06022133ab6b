"""Readers of times of day. They give a clock time (``T15:00``) or a part of day (``TMO``) that ``scan`` puts
on a day."""

from __future__ import annotations

import re

from sayso.times.context import Context, Meaning, named


def read_clock(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "3 pm", "2:30 p.m.", "0600 GMT", "half past three", "nine o'clock"."""
    groups = named(match)
    half = (groups.get("half") or "").lower().replace(".", "")
    part = (groups.get("partword") or "").lower()
    if groups.get("past"):
        hour = context.count("number", groups["hourword"]) or 0
        past = (groups["past"] or "").lower()
        minute = {"half past": 30}.get(past, 15)
        if "to" in past.split():
            hour, minute = hour - 1, 45
        return Meaning("TIME", None, clock=f"T{hour % 24:02d}:{minute:02d}")
    hour = context.count("number", groups.get("hour")) or int(groups.get("h") or groups.get("h2") or 0)
    minute = int(groups.get("min") or groups.get("min2") or 0)
    if half in {"am", "pm"} and not 1 <= hour <= 12:
        return None
    if (
        half == "pm"
        or part in {"afternoon", "evening"}
        or ("clock" in match[0].lower() and match[0].lower().endswith("night"))
    ):
        hour = hour % 12 + 12
    elif half == "am":
        hour %= 12
    return Meaning(
        "TIME", None, clock=f"T{hour:02d}:{minute:02d}{context.word('zone', groups.get('zone')) or ''}"
    )


def read_part(match: re.Match[str], context: Context) -> Meaning | None:
    """Reads "dawn", "the early hours", "midnight"."""
    part = context.word("part", match["part"])
    zone = context.word("zone", named(match).get("zone")) or ""
    return Meaning("TIME", None, clock=f"T{part}{zone}") if part else None
