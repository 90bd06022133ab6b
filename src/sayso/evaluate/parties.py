"""Country and sector of actors against PLOVER's gold standard records.

A record names source and target of its event with a code (a country, ``IGO`` for international bodies) and
often a sector. A party is found where an actor or recipient that was read has its name; then its country and
its sector are asked for. Records are of PLOVER 0.5: sectors of today's codebook count, by their first three
letters (``CVLalb`` is CVL), under the renamings of ``SECTORS_OF``; codes that are neither are left out.
"""

from __future__ import annotations

from typing import Any, Final

from sayso.actors.knowledge import NOT_COUNTRIES, SECTORS
from sayso.evaluate.alike import same_name
from sayso.evaluate.counts import Shares
from sayso.evaluate.folders import select
from sayso.evaluate.plover_records import load
from sayso.evaluate.reads import Run
from sayso.gazetteer.countries import countries
from sayso.records import Actor

CODES_OF: Final = {"JAP": "JPN", "ROM": "ROU"}
"""Slips of the records."""
SECTORS_OF: Final = {"CIV": "CVL", "MOS": "REL"}
NOTE: Final = (
    "A party of a record is found where an actor or recipient read in its sentence has its name. Of those "
    "found: the share whose country is right (IGO: any international body), and whose sector is right, where "
    "the record has one of today's codebook; 'also' counts a sector among the others that were read too."
)


def measure(run: Run, _: str) -> dict[str, Any]:
    """Parties found; country and sector of those found; parts of one."""
    selection = select(run.path, ".txt", run.part)
    records = run.sample([record for file in selection.files for record in load(file)])
    shares = Shares()
    for record in records:
        events = run.read(record["id"], record["text"]).events
        read = [actor for event in events for actor in (*event.actor, *event.recipient)]
        for side in ("source", "target"):
            parties = record.get(side)
            for party in parties if isinstance(parties, list) else []:
                if party.get("actorText"):
                    _party(run, shares, record, party, read)
    return run.report(
        selection.part,
        {"records": len(records)},
        NOTE,
        **shares.figures("found", "country", "sector", "sector_also"),
    )


def _party(
    run: Run, shares: Shares, record: dict[str, Any], party: dict[str, Any], read: list[Actor]
) -> None:
    name = str(party["actorText"])
    named = [actor for actor in read if same_name(name, actor.text, actor.name)]
    found = max(named, key=lambda actor: _closeness(name, actor), default=None)
    shares.add("found", found is not None)
    if found is None:
        return
    told = f"{name}: {record['text']}"
    code = CODES_OF.get(str(party.get("code")), str(party.get("code")))
    if code == "IGO" or code in countries():
        right = found.code in NOT_COUNTRIES if code == "IGO" else found.code == code
        shares.add("country", right)
        if not right:
            run.misses.add("country", record["id"], code, found.code, told)
    sector = str(party.get("sector"))[:3].upper()
    sector = SECTORS_OF.get(sector, sector)
    if sector in SECTORS:
        right = found.sector == sector
        shares.add("sector", right)
        shares.add("sector_also", right or sector in found.other_sectors)
        if not right:
            run.misses.add("sector", record["id"], sector, found.sector, told)


def _closeness(name: str, actor: Actor) -> int:
    """How close the name of an actor that was read comes to a party's: 2 for the same words, 1 for words of
    it or more, 0 for the same last word."""
    wanted, read = name.lower(), [text.lower() for text in (actor.text, actor.name) if text]
    return 2 if wanted in read else int(any(wanted in text or text in wanted for text in read))
