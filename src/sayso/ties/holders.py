"""Whom a role noun means: the name beside it, what it is said of, or the noun phrase itself; and the
predicate that gives the role, keeps it or takes it away."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from sayso.language.phrases import child, children, conjuncts, is_passive, name_of, relation, subjects
from sayso.notes import notes
from sayso.ties.found import HYPHENS, antecedent, complement, is_actor, is_named, named_beside
from sayso.ties.knowledge import Pattern, patterns

OF: Final = frozenset({"of"})
_APPOINTMENT: Final = frozenset({"appointment", "nomination", "election", "promotion", "confirmation"})
_BECOMING: Final = frozenset({"become", "remain"})
_NAMING: Final = frozenset({"call", "name", "know", "dub", "nickname", "identify", "give", "introduce"})
_NAMING_ALONE: Final = frozenset({"call", "name", "dub", "nickname"})
_SOMEBODY: Final = frozenset({"he", "she", "him", "her"})
"""Pronouns for one person, whoever it is."""
_OF_BODIES: Final = frozenset({"backs", "part_of", "allied_with", "opposes"})
"""Ties that bodies and states have by nouns."""
COMMAS: Final = frozenset({",", "(", "–", "—"})


def holder_of(doc: Doc, noun: Token, pattern: Pattern) -> Token | None:
    """Whom the noun means: a name beside it, or the noun phrase itself ("the military wing of Y")."""
    told = _subject(noun, pattern)
    if told is not None and told.lower_ in _SOMEBODY:
        return told
    beside = (name_after(doc, noun), _apposed(doc, noun, pattern))
    for found in (*beside, told, _called(noun, pattern)):
        if found is not None and (not pattern.named or is_named(doc, found)):
            return found
    itself = not pattern.named and pattern.kind in {"part_of", "backs"}
    return noun if itself and (pattern.kind == "part_of" or is_actor(doc, noun)) else None


def name_after(doc: Doc, noun: Token) -> Token | None:
    """In "Hamas leader Ismail Haniyeh" the head of the name that follows the noun at once."""
    end = noun.i + 1
    while (
        end < len(doc)
        and end < noun.sent.end
        and (
            doc[end].ent_type_ in {"PER", "ORG", "LOC"}
            or (doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper())
            or (doc[end].text in HYPHENS and end > noun.i + 1)
        )
    ):
        end += 1
    run = doc[noun.i + 1 : end]
    if not len(run):
        return None
    noted = [token for token in run if token.i in notes(doc).actors]
    if noted:
        return noted[0]
    return next(
        (token for token in run if not noun.i < token.head.i < end or token.head.i == token.i), run[0]
    )


def _apposed(doc: Doc, noun: Token, pattern: Pattern) -> Token | None:
    """Finds X in "X, the leader of Y" and "the leader of Y, X"."""
    of_person = relation(noun) == "appos" and noun.head.ent_type_ == "PER"
    beside = [kid for kid in children(noun, "appos", "flat", "nmod:desc") if is_named(doc, kid)]
    if pattern.kind not in _OF_BODIES:  # "the Prime Minister of Y, H.E. Mr. X"
        beside.sort(key=lambda kid: kid.ent_type_ != "PER")
    if beside and not of_person:
        return beside[0]
    if relation(noun) == "appos":
        return _nearest(noun, pattern)
    if noun.dep_ in {"flat", "nmod:desc"} or (noun.dep_ == "compound" and noun.head.pos_ == "PROPN"):
        return noun.head
    if relation(noun) == "conj" and relation(noun.head) == "appos":
        return noun.head.head
    if relation(noun) == "conj" and (last := _apposed_to_last(doc, noun)) is not None:
        return last
    if relation(noun) == "nmod" and noun.head.lower_ == "one" and relation(noun.head) == "appos":
        return noun.head.head  # "X, one of the members of Y"
    owner = complement(noun, OF | pattern.through)
    if owner is not None and noun.head.i != owner.i:  # "the leader of Y, X", the name hung on Y
        for kid in children(owner, "appos"):
            if kid.ent_type_ == "PER":
                return kid
        if pattern.kind == "part_of" and (name := _name_of_part(noun, owner)) is not None:
            return name
    named = pattern.named and pattern.kind != "part_of"
    if (
        named and owner is not None and (after := owner.right_edge.i + 1) < noun.sent.end
    ):  # "head of the Y forum X"
        person = name_of(doc[after]) if doc[after].ent_type_ == "PER" else None
        if person is not None and person.start == after and owner.i > noun.i:
            return person.root
    left = _front(noun)
    if children(noun, "nsubj", "cc") or any(kid.lower_ != "as" for kid in children(noun, "case")):
        return None
    if left >= noun.sent.start + 2 and doc[left - 1].text in COMMAS and doc[left - 2].ent_type_ == "PER":
        name = doc[left - 2]
        while name.head.ent_type_ == "PER" and name.head.i != name.i and abs(name.head.i - name.i) < 5:
            name = name.head
        return name
    return None


def _name_of_part(noun: Token, owner: Token) -> Token | None:
    """Finds X in "a faction of the GIA, the Reform Group, …", the name hung on the whole; not where it spells
    out the whole."""
    indefinite = any(kid.lower_ in {"a", "an"} for kid in children(noun, "det"))
    for kid in children(owner, "appos") if indefinite else []:
        name = name_of(kid)
        initials = "".join(word.text[0] for word in name or () if word.text[:1].isupper())
        if name is not None and kid.ent_type_ == "ORG" and kid.i > owner.i and initials != owner.text:
            return None if kid.text.isupper() else kid
    return None


def _apposed_to_last(doc: Doc, noun: Token) -> Token | None:
    """Finds X in "Y and its rival, X", the name hung on Y."""
    after = noun.right_edge.i + 1
    if after >= noun.sent.end or doc[after].text not in COMMAS:
        return None
    for kid in children(noun.head, "appos"):
        if kid.left_edge.i <= after + 1 <= kid.i and is_named(doc, kid):
            return kid
    return None


def _front(noun: Token) -> int:
    """First token of a phrase, after the comma that may hang on it."""
    first = noun.left_edge.i
    while first < noun.i and noun.doc[first].is_punct:
        first += 1
    return first


def _nearest(noun: Token, pattern: Pattern) -> Token:
    """Whom an apposition is said of: of coordinated names the one right before it, and of "fighters of the
    Front, a wing of …" the body, wherever a parser hung it."""
    doc, comma = noun.doc, _front(noun) - 1
    people = noun.head.tag_ == "NNS" and noun.head.ent_type_ != "ORG"
    body = complement(noun.head, OF) if pattern.kind == "part_of" and people else None
    if body is not None and body.right_edge.i == comma - 1:
        return body
    for one in reversed(conjuncts(noun.head)):
        if comma > one.i and doc[comma].text in COMMAS and comma - 1 in range(one.left_edge.i, one.i + 4):
            return one
    return noun.head


def _called(noun: Token, pattern: Pattern) -> Token | None:
    """Finds X in "an elite group called X", "its spokesman, who gave his name as X", "a leader of the gang,
    known as X"."""
    owner = complement(noun, OF)
    heads = [noun] if owner is None or pattern.kind == "part_of" else [noun, owner]
    for clause in (clause for head in heads for clause in children(head, "acl")):
        if clause.lemma_ not in _NAMING:
            continue
        if clause.head.i != noun.i and clause.nbor(-1).text != ",":  # "members of the gang known as Y"
            continue
        named = children(clause, "xcomp", "obj", "obl")
        named += [
            kid for given in children(clause, "obj") for kid in children(given, "nmod")
        ]  # "his name as X"
        for kid in named:
            first, alone = kid.left_edge.i, clause.lemma_ in _NAMING_ALONE
            told = (alone and first == clause.i + 1) or (_is_as(kid) and first <= clause.i + 4)
            person = kid.ent_type_ == "PER"
            of_a_kind = person == (pattern.kind != "part_of") and not (person and children(kid, "det"))
            if kid.pos_ == "PROPN" and told and of_a_kind:
                return kid
    return None


def predicate(noun: Token) -> Token | None:
    """What says that somebody has a role, gets it or gives it up: the noun itself where it is one ("is the
    leader of Y"), else the verb ("was named leader of Y", "resigned his post as leader of Y")."""
    of = complement(noun, OF) is not None
    among = of and relation(noun) == "nmod" and noun.head.lower_ == "one"  # "is one of the members of Y"
    first = noun.head if among or (relation(noun) == "conj" and children(noun.head, "cop")) else noun
    if children(first, "cop"):
        return None if _is_placed(first) else first
    if relation(noun) not in {"xcomp", "obj", "obl", "nmod", "advcl"}:
        return None
    verb, as_ = noun.head, _is_as(noun)
    if as_ and verb.lemma_ in patterns().posts:
        verb = verb.head
    if verb.pos_ != "VERB":
        return None
    if verb.lemma_ in patterns().appointing and (as_ or relation(noun) in {"xcomp", "obj"}):
        return verb
    if as_ and verb.lemma_ in patterns().ending | patterns().succeeding | patterns().joining:
        return verb
    over = any(kid.lower_ == "had" for kid in children(verb, "aux"))
    return verb if as_ and verb.lemma_ in patterns().serving and not over else None


def had_been(noun: Token) -> bool:
    """Whether somebody once was what a noun says: "who had been governor of Y"."""
    clause = predicate(noun)
    before = clause is not None and bool(children(clause, "cop"))
    return before and clause is not None and any(kid.lower_ == "had" for kid in children(clause, "aux"))


def _is_placed(noun: Token) -> bool:
    """Whether a predicate tells where somebody is, and not what ("is on the committee")."""
    return any(kid.lower_ not in {"as", "of", "like", "among"} for kid in children(noun, "case"))


def has_ended(noun: Token) -> bool:
    """Whether the predicate takes the role away: "stepped down as leader of Y", "was replaced as …"."""
    verb = predicate(noun)
    if verb is None or verb.lemma_ not in patterns().ending or verb.i == noun.i or not _is_as(noun):
        return False
    return verb.lemma_ != "replace" or is_passive(verb)


def _is_as(noun: Token) -> bool:
    return any(kid.lower_ == "as" for kid in children(noun, "case", "mark"))


def _subject(noun: Token, pattern: Pattern) -> Token | None:
    """Finds X in "X is the leader of Y", "X, who is the leader of Y", "X became leader of Y", "X was named as
    leader of Y", "Z named X as leader of Y", "X resigned as leader of Y"."""
    clause = predicate(noun)
    if (named := _appointed(noun)) is not None:
        return named
    if clause is None:
        verb = noun.head
        body = verb.ent_type_ in {"ORG", "LOC"} and pattern.kind in _OF_BODIES
        if relation(noun) == "nsubj" and (verb.ent_type_ == "PER" or body) and children(verb, "cop"):
            return verb  # "its leader is X", "whose main backer is Y"
        if relation(noun) == "nsubj" and verb.lemma_ == "include":  # "its members include X and Y"
            return child(verb, "obj")
        if _is_as(noun) and is_set_off(noun):  # "X, as leader of Y, …", "As leader of Y X …"
            return antecedent(verb) if verb.pos_ == "PROPN" else next(iter(subjects(verb)), None)
        return None
    known = patterns()
    if clause.i == noun.i or clause.pos_ != "VERB" or clause.lemma_ in _BECOMING | known.serving:
        found = _subjects_of(clause)
    elif clause.lemma_ in known.appointing:
        found = children(clause, "nsubj:pass") or [kid for kid in children(clause, "obj") if kid.i != noun.i]
    else:
        whom = child(clause, "obj")
        somebody = whom is not None and (whom.ent_type_ == "PER" or whom.pos_ == "PRON")
        removed = clause.lemma_ in known.ending and clause.lemma_ != "replace" and somebody
        found = [whom] if whom is not None and removed else _subjects_of(clause)
    if not found and relation(clause) == "acl":
        found = [clause.head]
    return named_beside(antecedent(found[0])) if found else None


def _appointed(noun: Token) -> Token | None:
    """Finds X in "the appointment of X as leader of Y", by the name right before "as"."""
    left = _front(noun)
    if not _is_as(noun) or left == noun.sent.start or noun.doc[left - 1].ent_type_ != "PER":
        return None
    name = name_of(noun.doc[left - 1])
    return name.root if name is not None and name.root.head.lemma_ in _APPOINTMENT else None


def _subjects_of(clause: Token) -> list[Token]:
    """The subject of a predicate, or whom a gerund is said of ("accused of being a member of Y")."""
    found = children(clause, "nsubj") or subjects(clause)
    if not found and relation(clause) == "advcl" and clause.head.pos_ == "VERB":
        found = children(clause.head, "nsubj:pass") or children(clause.head, "obj") or subjects(clause.head)
    return found


def is_set_off(noun: Token) -> bool:
    """Whether a phrase stands at the head of its sentence or after a comma."""
    left = _front(noun)
    return left == noun.sent.start or noun.doc[left - 1].text in COMMAS
