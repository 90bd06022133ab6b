"""The inflected forms of English verbs, so that a word is found where its lemma was guessed wrong."""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
    abide abode|arise arose arisen|beat beaten|become became|begin began begun|bend bent|bid bade bidden|bind bound|bite bit bitten
    bleed bled|blow blew blown|break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen
    come came|deal dealt|dig dug|do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed|fight fought
    find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forgive forgave forgiven|freeze froze frozen|get got gotten
    give gave given|go went gone|grind ground|hang hung|have had has|hear heard|hide hid hidden|hold held|keep kept|kneel knelt
    lay laid|lead led|leave left|lend lent|light lit|lie lay lain|lose lost|make made|meet met|mow mown|overrun overran
    overthrow overthrew overthrown|pay paid|plead pled|retake retook retaken|ride rode ridden|ring rang rung|rise rose risen|run ran
    say said|see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken|shoot shot|show shown|shrink shrank shrunk
    shut|sing sang sung|sink sank sunk|sit sat|slay slew slain|sling slung|slit|speak spoke spoken|spend spent|spring sprang sprung|stand stood
    steal stole stolen|stick stuck|strike struck stricken|string strung|swear swore sworn|sweep swept|swing swung|take took taken
    teach taught|tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden|undertake undertook undertaken
    uphold upheld|wake woke woken|wear wore worn|withdraw withdrew withdrawn|withhold withheld|win won|wring wrung|write wrote written
    be is are was were been am|mislead misled|override overrode overridden|foresee foresaw foreseen|split|hit|cut|put|set|let|quit
    """.replace("\n", "|").split("|")
    if line.split()
}  # fmt: skip
_VOWELS: Final = frozenset("aeiou")
_DOUBLED: Final = frozenset({"expel", "commit", "rebel", "repel", "compel", "admit", "permit", "refer", "defer", "confer", "deter", "control",
                             "patrol", "occur", "transfer", "kidnap", "propel", "cancel", "quarrel", "shovel", "marshal", "throttle",
                             "travel", "shell", "equip", "submit", "omit", "acquit", "abet", "pummel", "label", "signal", "worship", "annul"})  # fmt: skip


def inflections(verb: str) -> tuple[str, ...]:
    """The third person, past, participle and gerund of a verb, itself left out."""
    irregular = _IRREGULAR.get(verb, ())
    last = verb[-1]
    third = verb + ("es" if last in "sxz" or verb.endswith(("ch", "sh")) or last == "o" else "s")
    if last == "y" and verb[-2:-1] not in _VOWELS:
        third, past, gerund = verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    elif last == "e":
        past, gerund = (
            verb + "d",
            (
                verb[:-2] + "ying"
                if verb.endswith("ie")
                else verb[:-1] + "ing"
                if not verb.endswith("ee")
                else verb + "ing"
            ),
        )
    elif verb in _DOUBLED or _closed(verb):
        past, gerund = verb + last + "ed", verb + last + "ing"
    else:
        past, gerund = verb + "ed", verb + "ing"
    return tuple(dict.fromkeys([third, *irregular, gerund] if irregular else [third, past, gerund]))


def _closed(verb: str) -> bool:
    """One syllable that ends in a vowel and a consonant doubles it: "stab", "nab", "ram"."""
    if len(verb) < 3 or verb[-1] in "aeiouwxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1
