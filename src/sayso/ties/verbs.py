"""Ties told by verbs: "Y, led by X", "X, who leads Y", "X-backed Y", "anti-Y X", "with X's support"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

from spacy.tokens import Doc, Token

from sayso.actors.nouns import agent
from sayso.language.phrases import child, children, conjuncts, is_passive, relation, subjects
from sayso.ties.found import (
    ACCUSING,
    HYPHENS,
    TO_COME,
    Found,
    antecedent,
    bearer,
    bears_arms,
    can_lead,
    complement,
    fits,
    in_one_name,
    is_actor,
    is_body,
    is_helped,
    is_promised,
    named_beside,
    several,
)
from sayso.ties.knowledge import Pattern, patterns

_WHOM: Final = frozenset({"government", "regime", "rebel", "coalition", "junta", "opposition"})
"""Nouns that may stand with a prefix ("pro-government")."""
_GOING_ON: Final = frozenset(
    {"continue", "go", "keep", "remain", "commit", "committed", "work", "determined", "help"}
)
"""What somebody goes on with or keeps to doing lasts."""
_LEAVING_OFF: Final = frozenset({"refrain", "desist", "abstain", "cease"})
_DO: Final = frozenset({"do", "does"})
_BOTH: Final = frozenset({"both", "all", "each"})
_PLANNED: Final = frozenset({"backs", "leads"})
"""Ties that a promise makes: "will fund the Force"."""


def verb_ties(doc: Doc) -> Iterator[Found]:
    """Finite verbs, participles and relative clauses."""
    for verb in doc:
        pattern = patterns().verbs.get(verb.lower_)
        if pattern is None or not _is_verb(verb) or _is_hyphenated(verb):
            continue
        if children(verb, "xcomp", "ccomp"):  # "directed the agency to return"
            continue
        if any(kid.lower_ in patterns().way for kid in children(verb, "advmod", "compound:prt")):
            continue  # "led the ministers away"
        if verb.lemma_ in patterns().joining and not _is_entry(verb):
            continue
        if is_passive(verb) or (verb.tag_ == "VBN" and _agent(verb) is not None):
            yield from _passive(doc, verb, pattern)
        elif not pattern.lasting or _tells_tie(doc, verb, pattern):
            yield from _active(doc, verb, pattern)


def _is_verb(word: Token) -> bool:
    """Whether a word is a verb, by its tag or, where a tagger took it for another, by what hangs on it ("they
    back the army")."""
    return word.pos_ in {"VERB", "ADJ"} or bool(child(word, "nsubj") and child(word, "obj"))


def _is_hyphenated(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).text in HYPHENS and not verb.nbor(-1).whitespace_


def _is_entry(verb: Token) -> bool:
    """Whether somebody has joined a body, and no person or several of them; what is only meant to happen is
    none."""
    joined = child(verb, "obj")
    if joined is None or is_passive(verb) or verb.tag_ in {"VB", "VBG"}:
        return False
    if joined.lemma_.lower() in patterns().employers and joined.pos_ == "NOUN":
        return False
    return (
        joined.pos_ != "PRON" and joined.lower_ != "side" and (joined.tag_ != "NNS" or joined.pos_ == "PROPN")
    )


def _agent(verb: Token) -> Token | None:
    agents = children(verb, "obl:agent")
    named = [one for one in agents if one.ent_type_ == "PER"]  # 'led by "General" Ivo Marn', two by the tree
    return next(iter(named or agents), None) or complement(verb, frozenset({"by"}))


def _passive(doc: Doc, verb: Token, pattern: Pattern) -> Iterator[Found]:
    """A tie of "Y is led by X" runs from X to Y; "X, allied with Y" from X to Y."""
    undergoer, agent = _undergoer(verb), _agent(verb)
    if undergoer is None:
        return
    holder = antecedent(undergoer)
    if pattern.kind == "leads" and agent is not None and agent.ent_type_ == "PER":
        holder = _union_of(holder)
    if agent is not None and not (is_actor(doc, holder) and fits(doc, pattern, holder)):
        clause = undergoer if undergoer.tag_ == "WDT" else verb  # "…, which is led by X"
        holder = _before_comma(doc, clause) or holder
    other = agent or complement(verb, pattern.through)
    for one, partner in product(_sharing(verb, holder), several(other) if other is not None else []):
        source, target = (partner, one) if agent is not None else (one, partner)
        may = can_lead(doc, source) if pattern.kind == "leads" else is_actor(doc, source)
        if may and is_actor(doc, target) and fits(doc, pattern, target) and source.i != target.i:
            yield Found(pattern.kind, source, target, verb, f"verb {verb.lemma_}")


def _sharing(verb: Token, holder: Token) -> list[Token]:
    """All that a participle behind a comma is said of: "the army and the police, trained by Y"."""
    row = conjuncts(holder) if relation(verb) == "acl" and verb.head.i == holder.i else [holder]
    first = verb.left_edge.i
    while first < verb.i and verb.doc[first].is_punct:
        first += 1
    behind = verb.doc[first - 1].text == "," and row[-1].right_edge.i + 1 >= first - 1 > row[-1].i
    return row if len(row) > 1 and behind else [holder]


def _union_of(led: Token) -> Token:
    """The one that many make up, where one person leads ("an alliance of parties led by X")."""
    above = led.head
    made_up = led.tag_ == "NNS" and relation(led) == "nmod" and above.lemma_.lower() in patterns().unions
    return above if made_up and not children(led, "det", "nmod:poss") else led


def _before_comma(doc: Doc, clause: Token) -> Token | None:
    """The body right before a participle or a pronoun and its comma, wherever a parser hung the clause ("the
    agreement with the council, led by X")."""
    index = clause.i - 1
    if index <= clause.sent.start or doc[index].text != ",":
        return None
    here, found = doc[index - 1], None
    while True:
        found = here if is_body(doc, here) else found
        if (
            here.head.i == here.i
            or here.head.i >= index
            or relation(here) not in {"nmod", "flat", "compound"}
        ):
            return found
        here = here.head


def _undergoer(verb: Token) -> Token | None:
    """Who is led or backed: the passive subject, the noun that the participle stands with, or the first
    verb's."""
    subject = child(verb, "nsubj:pass") or child(verb, "nsubj")
    head, kind = verb.head, relation(verb)
    if subject is not None and not (kind == "acl" and subject.lower_ in _BOTH):  # "X and Y, both led by Z"
        return subject
    if kind == "conj" and children(head, "cop"):
        return next(iter(subjects(head)), None)  # "is at war with X and opposed by Y"
    if kind == "conj" and (head.pos_ in {"VERB", "AUX"} or head.tag_ == "VBN"):
        return _undergoer(head)
    if kind == "conj" and relation(head) == "obl":  # a parser's slip in "led by X and armed by Y"
        return _undergoer(head.head)
    one = head.head  # "one of the factions, led by X"
    if kind == "acl" and head.tag_ == "NNS" and one.lower_ == "one" and verb.nbor(-1).text == ",":
        return one.head if relation(one) == "appos" else one
    if kind in {"acl", "amod"} or (kind in {"advcl", "conj"} and head.pos_ in {"NOUN", "PROPN"}):
        return head
    return next(iter(subjects(head)), None) if kind in {"advcl", "xcomp"} else None


def _active(doc: Doc, verb: Token, pattern: Pattern) -> Iterator[Found]:
    through = complement(verb, pattern.through) if pattern.through else None
    if pattern.through and through is None and not pattern.lasting:
        return
    if verb.lemma_ == "stand" and (verb.tag_ == "VBG" or verb.lower_ == "standing"):  # in a street
        return
    other = through or child(verb, "obj") or child(verb, "iobj") or _shared_object(verb)
    other = antecedent(other) if other is not None else None  # "the group, which X leads"
    clause = (
        verb.head if relation(verb) == "xcomp" and not subjects(verb) else verb
    )  # "men said to belong to"
    agents = subjects(verb) or ([clause.head] if clause.dep_.startswith("acl") else [])
    if (
        not agents
        and relation(verb) == "advcl"
        and verb.tag_ in {"VB", "VBG"}
        and verb.head.lemma_ in _GOING_ON | _LEAVING_OFF
    ):
        agents = subjects(verb.head)
    agents = _accused(verb) or agents
    if other is None:
        return
    for source in agents:
        for target in conjuncts(other):
            if target.ent_type_ == "LOC" and target.i != other.i and not other.ent_type_:
                continue  # "pays the police and Kalm trains them", taken for one row
            holder = named_beside(antecedent(source))
            if target.lower_.endswith(("self", "selves")):
                continue
            may = is_actor(doc, holder) and is_actor(doc, target) and fits(doc, pattern, antecedent(target))
            if may and holder.i != target.i:
                ends = (target, holder) if pattern.reverse else (holder, target)
                yield Found(pattern.kind, *ends, verb, f"verb {verb.lemma_}")


def _shared_object(verb: Token) -> Token | None:
    """The object of a verb coordinated with one that has none: "arming and training Y"."""
    mates = [kid for kid in children(verb, "conj") if kid.pos_ == "VERB" and kid.tag_ == verb.tag_]
    return child(mates[-1], "obj") if mates else None


def _accused(verb: Token) -> list[Token]:
    """Finds X in "accuses X of arming Y", "accuses X of using its camps to train Y"."""
    verb = verb.head if relation(verb) == "conj" and verb.head.tag_ == verb.tag_ else verb
    means = verb.head if verb.tag_ == "VB" and relation(verb) in {"xcomp", "advcl"} else verb
    if means.tag_ != "VBG" or means.head.lemma_ not in ACCUSING:
        return []
    accused = child(means.head, "obj") or child(means.head, "nsubj:pass")
    if accused is None and means.head.tag_ == "VBN":
        accused = _undergoer(means.head)  # "a man accused of arming Y"
    return conjuncts(accused) if accused is not None else []


def doers(verb: Token) -> list[Token]:
    """Who does what a verb says, also where somebody is suspected of it ("suspected of having ties to Y")."""
    if relation(verb) == "advcl" and verb.tag_ == "VBG" and verb.head.lemma_ in ACCUSING:
        accused = _undergoer(verb.head) if verb.head.tag_ == "VBN" else child(verb.head, "obj")
        return conjuncts(accused) if accused is not None else []
    return subjects(verb)


def lasts(verb: Token) -> bool:
    """A state: present tense, progressive, participle or relative clause that is no single past act; or what
    somebody goes on with."""
    if verb.tag_ in {"VBZ", "VBP"} or verb.pos_ == "ADV" or (verb.tag_ == "VBG" and not _beside_a_deed(verb)):
        return True
    helpers = {kid.lemma_ for kid in children(verb, "aux")}
    above = verb.head
    goes_on = relation(verb) in {"xcomp", "advcl"} and above.lemma_ in _GOING_ON and _lasts_above(above)
    told = (
        verb.tag_ == "VB"
        and relation(verb) == "xcomp"
        and above.lemma_ in patterns().telling
        and is_passive(above)
    )
    does = any(kid.lower_ in _DO for kid in children(verb, "aux"))
    return verb.dep_ == "acl:relcl" or "have" in helpers or does or goes_on or told


def _beside_a_deed(verb: Token) -> bool:
    """Whether a participle goes with what somebody once did ("he agreed, helping the army")."""
    deed = relation(verb) == "advcl" and verb.head.tag_ == "VBD" and verb.head.lemma_ not in _GOING_ON
    return deed and not children(verb, "mark", "case")


def _tells_tie(doc: Doc, verb: Token, pattern: Pattern) -> bool:
    """Whether a verb that may tell a single act tells a tie: one that lasts, is charged, or is promised."""
    fought = pattern.kind == "opposes" and verb.tag_ == "VBD" and verb.lemma_ != "oppose"
    if fought:  # "who fought the army in May" tells an act
        return False
    promised = pattern.kind in _PLANNED and is_to_come(verb)
    return lasts(verb) or promised or bool(_accused(verb)) or (pattern.past and _lasted(doc, verb))


def is_to_come(verb: Token) -> bool:
    """Whether somebody will do what a verb says, or has promised it."""
    will = verb.tag_ == "VB" and any(kid.lower_ in TO_COME for kid in children(verb, "aux"))
    return will or is_promised(verb)


def _lasted(doc: Doc, verb: Token) -> bool:
    """Whether a past tense tells what went on for a time: toward a body, a state or who bears arms, and to no
    goal and along no way ("led them to the gate")."""
    whom = child(verb, "obj")
    if verb.tag_ != "VBD" or whom is None or whom.pos_ == "PRON":
        return False
    if not (is_helped(doc, whom) or (verb.lemma_ == "back" and whom.ent_type_ == "PER")):
        return False
    cases = {
        case.lower_
        for kid in children(verb, "obl", "advcl", "xcomp")
        for case in children(kid, "case", "mark")
    }
    return not cases & patterns().way


def _lasts_above(word: Token) -> bool:
    """Whether a predicate that another hangs on is no single past act."""
    return word.pos_ != "VERB" or word.tag_ != "VBD" or word.lemma_ in {"continue", "keep", "remain"}


def hyphen_ties(doc: Doc) -> Iterator[Found]:
    """Modifiers: "Iran-backed factions", "the Saudi-led coalition", "anti-government fighters", "a
    Taliban-linked group"."""
    for dash in doc:
        if dash.text not in HYPHENS or dash.i == 0 or dash.i + 1 >= len(doc) or dash.whitespace_:
            continue
        left, right = dash.nbor(-1), dash.nbor(1)
        if left.whitespace_:
            continue
        suffix, prefix = patterns().suffixes.get(right.lower_), patterns().prefixes.get(left.lower_)
        head = _head_noun(right)
        if head is None:
            continue
        if in_one_name(left, head):
            continue  # "the Anti-Defamation Commission"
        if prefix is not None and is_actor(doc, right) and head.i != right.i and can_lead(doc, bearer(head)):
            yield Found(prefix.kind, bearer(head), right, left, f"prefix {left.lower_}-")
        elif suffix is not None and _is_side(left) and is_actor(doc, bearer(head)):
            yield Found(suffix.kind, head, left, right, f"suffix -{right.lower_}")
        elif (found := _by_whom(doc, left, right, head)) is not None:
            yield found


def _is_side(word: Token) -> bool:
    """Whether somebody can stand with what a word means: a name, or the government and those against it."""
    return word.text[:1].isupper() or word.lemma_.lower() in _WHOM


def _by_whom(doc: Doc, left: Token, right: Token, head: Token) -> Found | None:
    """The tie that a participle tells with who stands before it: "Iran-backed factions"."""
    verb = patterns().verbs.get(right.lower_)
    if verb is None or not right.lower_.endswith(("ed", "led", "run", "paid")):
        return None
    if not (_is_name(doc, left) and is_actor(doc, head) and fits(doc, verb, head)):
        return None
    if verb.kind != "leads" and (left.lower_ == "state" or _is_person(doc, left)):
        return None  # "state-sponsored hackers", whose state is not told; "candidate-aligned groups"
    if verb.armed and not (is_body(doc, head) or bears_arms(doc, head)):  # "an Oxford-trained surgeon"
        return None
    return Found(verb.kind, left, head, right, f"verb {right.lower_}, hyphenated")


def _is_person(doc: Doc, word: Token) -> bool:
    """Whether a word in small letters is one for a person who bears no arms."""
    noun = agent(word.lower_) if word.text.islower() else None
    return noun is not None and noun.kind == "person" and not bears_arms(doc, word)


def spaced_ties(doc: Doc) -> Iterator[Found]:
    """As "the Pakistani backed militia", where the hyphen was left out."""
    for word in doc:
        if word.tag_ not in {"VBN", "VBD"} or relation(word) != "amod" or word.head.i < word.i:
            continue
        for left in children(word, "compound"):
            named = left.i == word.i - 1 and left.ent_type_ in {"LOC", "NORP", "ORG"}
            found = _by_whom(doc, left, word, word.head) if named else None
            if found is not None:
                yield found


def prefix_ties(doc: Doc) -> Iterator[Found]:
    """As "Pro-Armenian volunteers" where the prefix is no word of its own."""
    for word in doc:
        prefix, hyphen, name = word.text.partition("-")
        pattern = patterns().prefixes.get(prefix.lower()) if hyphen else None
        if pattern is None or not (name[:1].isupper() or name.lower() in _WHOM):
            continue
        head = _head_noun(word)
        if head is not None and is_actor(doc, head) and not in_one_name(word, head):
            yield Found(pattern.kind, bearer(head), word, word, f"prefix {prefix.lower()}-")


def _is_name(doc: Doc, token: Token) -> bool:
    named = token.text[:1].isupper() and (token.i > token.sent.start or token.pos_ == "PROPN")
    return is_actor(doc, token) or named


def _head_noun(token: Token) -> Token | None:
    """The noun that a hyphenated modifier stands before."""
    here = token
    while (
        here.head.i != here.i
        and here.head.i > here.i
        and relation(here) in {"amod", "compound", "nmod", "acl", "obl"}
        and (here.i <= token.i or here.pos_ not in {"NOUN", "PROPN"})
    ):
        here = here.head
    if here.i > token.i and here.pos_ in {"NOUN", "PROPN"}:
        return here
    doc, index = token.doc, token.i + 1
    while index < len(doc) and doc[index].pos_ in {"ADJ", "NOUN", "PROPN"}:
        index += 1
    return doc[index - 1] if index > token.i + 1 and doc[index - 1].pos_ in {"NOUN", "PROPN"} else None
