"""The tables beside the text: events, attributions, commitments, ties and contested words, each row leading
to its words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from sayso.export.marks import STATUS_SIGNS, Keys, depths
from sayso.records import Actor, Attribution, Commitment, Event, Reading, Tie, Wording

_UNSAID: Final = '<span class="arrow">not said</span>'
_LONGEST: Final = 160
"""Characters of a quotation shown in its row."""


def tables(reading: Reading, named: Keys) -> str:
    """All tables that have rows, as HTML sections."""
    said = {record.id: record for record in reading.attributions}
    deep = depths(reading)
    sections = (
        ("Events", "What happened", "How it stands",
         [_event(event, named, said) for event in reading.events]),
        ("Who says so", "Source and words", "How",
         [_said(record, named, deep[record.id]) for record in reading.attributions]),
        ("Commitments", "Who owes what", "By when",
         [_commitment(record, named) for record in reading.commitments]),
        ("Ties", "Who stands how to whom", "Words",
         [_tie(record, named) for record in reading.ties]),
        ("Contested words", "Word", "How it shows",
         [_wording(record, number, named) for number, record in enumerate(reading.wordings, 1)]),
    )  # fmt: skip
    return "\n".join(_section(named, *section) for section in sections if section[3])


def _section(named: Keys, title: str, first: str, second: str, rows: list[str]) -> str:
    anchor = f"{named.prefix}-{title.lower().replace(' ', '-')}"
    heads = (
        f'<th scope="col"><span class="hidden">Number</span></th>'
        f'<th scope="col">{first}</th><th scope="col">{second}</th>'
    )
    listed = "\n".join(rows)
    return (
        f'<section aria-labelledby="{anchor}">'
        f'<h2 id="{anchor}">{title} <span class="count">{len(rows)}</span></h2>\n'
        f"<table><thead><tr>{heads}</tr></thead>\n<tbody>\n{listed}\n</tbody></table></section>"
    )


def _row(named: Keys, key: str, body: str, stands: str, classes: str = "") -> str:
    spoken = f"Show the words of {key}"
    number = f'<a class="to" href="#{named.anchor(key)}" aria-label="{spoken}">{key[1:]}</a>'
    return (
        f'<tr id="{named.row(key)}" data-r="{key}" class="row{classes}"><th scope="row">{number}</th>'
        f"<td>{body}</td><td>{stands}</td></tr>"
    )


def _event(event: Event, named: Keys, said: dict[str, Attribution]) -> str:
    what = f'<span class="type">{event.event}</span>'
    if event.mode:
        what += (
            f' <span class="mode">{escape(", ".join(mode.replace("-", " ") for mode in event.mode))}</span>'
        )
    parties = _parties(event.actor, event.recipient)
    words = f'<q class="words">{escape(event.trigger.text)}</q>'
    details = [
        _detail("when", event.when.value or event.when.text) if event.when else "",
        _detail("where", event.event_loc.label) if event.event_loc else "",
        *(_detail(label, str(number)) for label, number in (
            ("dead", event.size.dead), ("injured", event.size.injured), ("arrested", event.size.arrested)
        ) if number is not None),
    ]  # fmt: skip
    stands = (
        f'<span class="status {event.status}"><span aria-hidden="true">{STATUS_SIGNS[event.status]}</span> '
        f"{event.status}</span>"
    )
    sources = [said[name] for name in event.attribution if name in said]
    voice = " ← ".join(_speaker(record) for record in sources) if sources else "the reporter"
    body = f"<p>{what} {words}</p>{parties}{_details(details)}"
    return _row(named, named.by_id[event.id], body, f'{stands}<br><span class="by">{voice}</span>')


def _said(record: Attribution, named: Keys, depth: int) -> str:
    words = " … ".join(part.text for part in record.content)
    if len(words) > _LONGEST:
        words = words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
    quoted = f"“{escape(words)}”" if record.manner == "direct" else escape(words)
    cue = f' <span class="cue">{escape(record.cue.text)}</span>' if record.cue else ""
    unnamed = ' <span class="tag">unnamed</span>' if record.source and record.source.anonymous else ""
    inside = f'<span class="inside" aria-label="nested {depth} deep">{"↳ " * depth}</span>' if depth else ""
    body = f'<p>{inside}{_speaker(record)}{unnamed}{cue}</p><p class="quote">{quoted}</p>'
    return _row(
        named, named.by_id[record.id], body, f"{record.stance}<br>{record.manner}", f" d{min(depth, 3)}"
    )


def _commitment(record: Commitment, named: Keys) -> str:
    body = f'<p><span class="type">{record.kind}</span></p>{_parties(record.holder, record.toward)}'
    body += f"<p>{escape(record.action.text)}</p>"
    if record.condition:
        body += f'<p class="small">{escape(record.condition.text)}</p>'
    due = escape(record.due.latest or record.due.value or record.due.text) if record.due else "—"
    return _row(named, named.by_id[record.id], body, due)


def _tie(record: Tie, named: Keys) -> str:
    kind = record.kind.replace("_", " ")
    if record.office:
        kind += f" ({record.office})"
    body = f"<p>{_actor(record.source)} <em>{escape(kind)}</em> {_actor(record.target)}</p>"
    return _row(named, named.by_id[record.id], body, f'<q class="words">{escape(record.evidence.text)}</q>')


def _wording(record: Wording, number: int, named: Keys) -> str:
    body = f"<p>“{escape(record.text)}”</p>"
    if record.user:
        body += f'<p class="small">{_actor(record.user)}</p>'
    if record.rival:
        body += f'<p class="small">set against “{escape(record.rival.text)}”</p>'
    return _row(named, f"w{number}", body, escape(record.marker.replace("_", " ")))


def _parties(actors: Iterable[Actor], others: Iterable[Actor]) -> str:
    left, right = ", ".join(map(_actor, actors)), ", ".join(map(_actor, others))
    if not left and not right:
        return ""
    arrow = ' <span class="arrow" aria-label="to">→</span> ' if right else ""
    return f"<p>{left or _UNSAID}{arrow}{right}</p>"


def _actor(actor: Actor) -> str:
    name = actor.name or actor.resolved or actor.text
    shown = f'<span class="who">{escape(name)}</span>'
    tags = " ".join(filter(None, (actor.code, actor.sector)))
    return f'{shown} <span class="tag">{escape(tags)}</span>' if tags else shown


def _speaker(record: Attribution) -> str:
    if record.source is None:
        return '<span class="who">no source named</span>'
    source = record.source
    shown = source.name or source.text
    fuller = (
        source.resolved
        if source.resolved and source.resolved.lower() != shown.lower() and not source.name
        else None
    )
    added = f' <span class="small">({escape(fuller)})</span>' if fuller else ""
    return f'<span class="who">{escape(shown)}</span>{added}'


def _detail(label: str, value: str) -> str:
    return f"<dt>{label}</dt><dd>{escape(value)}</dd>"


def _details(items: Iterable[str]) -> str:
    listed = "".join(items)
    return f'<dl class="small">{listed}</dl>' if listed else ""
