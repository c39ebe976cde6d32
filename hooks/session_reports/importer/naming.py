"""Whom the names of a report mean: known ones by the registry, unknown ones as proposals for it.

A name that the registry does not know is never added to it: it is proposed, with the nearest known names, in a file of
its own, which a person reads.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from session_reports.grammar import stands_alone
from session_reports.names import NameIndex, delegation_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from session_reports.corpus import Corpus
    from session_reports.model import Delegation, Person

__all__ = ["Known", "Naming", "Nearest", "Proposal", "slug_of"]

_LONGEST = 80  # of an id
_LIKELY = 20  # names that are looked at letter by letter
_NEAREST = 3  # near names that are told
_ALIKE = 0.75  # how alike they are at least, as difflib measures it


@dataclass(frozen=True, slots=True)
class Known:
    """A name found in a text: its span, and the ids that bear it."""

    start: int
    end: int
    ids: tuple[str, ...]


@dataclass(slots=True)
class Proposal:
    """A delegation or person that the registry lacks, as the report prints the name."""

    key: str
    name: str
    kind: str
    also: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    """The paragraphs that name it."""
    near: tuple[str, ...] = ()
    """The ids of the nearest known names."""


class Naming:
    """The names of one report, in its language: those of the registry, and those that are proposed on the way."""

    def __init__(self, corpus: Corpus, language: str) -> None:
        """Take the registry."""
        self.language = language
        self.delegations: Mapping[str, Delegation] = corpus.delegations
        self.people: Mapping[str, Person] = corpus.people
        self.names = list(delegation_names(corpus.delegations, language))
        self._nearest = Nearest(self.names)
        self.proposed: dict[str, Proposal] = {}
        self.proposed_people: dict[str, Proposal] = {}
        self._keys: dict[str, str] = {}  # of the proposed delegations, by each of their names
        self._abbreviations: dict[str, str] = {}
        self._taken = Counter([*corpus.delegations])
        self._taken_by_people = Counter([*corpus.people])
        self._persons = {name: key for key, person in corpus.people.items() for name in (person.name, *person.also)}
        self._index()

    def _index(self) -> None:
        self.index = NameIndex(self.names, self.language)
        self.exact: dict[str, set[str]] = defaultdict(set)
        for name, key in self.names:
            self.exact[self.index.normal(name)].add(key)

    def learn(self, names: Mapping[str, str], texts: Iterable[str]) -> None:
        """Know more names from here on, each with the kind of delegation that bears it.

        ``texts`` tell what abbreviations stand for: "the Global Environment Facility (GEF)".
        """
        for text in texts:
            for match in _ABBREVIATED.finditer(text):
                self._abbreviations.setdefault(match["short"], _spelt_out(match["full"], match["short"]))
        for name, kind in sorted(names.items(), key=lambda entry: not entry[0].endswith(")")):
            if not self.ids(name):
                self.propose(name, kind, "")
        self._index()

    def found(self, plain: str) -> list[Known]:
        """Return the known names of a text that stand by themselves, in order."""
        return [
            Known(hit.start, hit.end, tuple(sorted(hit.ids)))
            for hit in self.index.find(plain)
            if stands_alone(plain, hit.start, hit.end, self.language)
        ]

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the ids that bear exactly this name, with or without its abbreviation in brackets."""
        plain = self.index.normal(name)
        bare = re.sub(r" ?\([^()]*\)$", "", plain)
        return tuple(sorted(self.exact.get(plain) or self.exact.get(bare) or ()))

    def propose(self, name: str, kind: str, place: str) -> str:
        """Return the id of a name that the registry does not know, and note the place of it."""
        full, short = _with_abbreviation(self.index.normal(name))
        if spelt_out := self._abbreviations.get(full):
            full, short = spelt_out, full
            known = self.ids(full)
            if known and known[0] not in self.proposed:
                return known[0]
        key = self._keys.get(full, "")
        if not key:
            key = _free(slug_of(short if short and short.isupper() else full), self._taken)
            self.proposed[key] = Proposal(key, full, kind, near=self._nearest.to(full))
            self.names += [(full, key), *([(short, key)] if short else [])]
            for printed in filter(None, (full, short)):
                self.exact[self.index.normal(printed)].add(key)
            self._keys.setdefault(full, key)
        proposal = self.proposed[key]
        if short and short not in proposal.also:
            proposal.also.append(short)
            self._keys.setdefault(short, key)
        if place and place not in proposal.places:
            proposal.places.append(place)
        return key

    def person(self, name: str, place: str) -> str:
        """Return the id of a person, who is proposed where the registry has no such name."""
        bare = re.sub(r"^(?:Mr|Ms|Mrs|Dr|Prof|Sir|Dame|Lord)\.? (?!\S+ of )", "", name)
        if name in self._persons or bare in self._persons:
            return self._persons.get(name) or self._persons[bare]
        key = _free(slug_of(bare), self._taken_by_people)
        self._persons[name] = self._persons[bare] = key
        self.proposed_people[key] = Proposal(key, bare, "person", places=[place])
        return key


def _free(key: str, taken: Counter[str]) -> str:
    """Return an id that nobody has, and take it: this one, or with a number after it; ``taken`` counts how often."""
    free = key
    while free in taken:
        taken[key] += 1
        free = f"{key[: _LONGEST - 8]}-{taken[key]}"
    taken[free] = 1
    return free


class Nearest:
    """Tells which known names are nearest to one: of those that share most groups of three letters, the most alike."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of (name, id)."""
        self.ids = dict(names)
        self.having: dict[str, list[str]] = defaultdict(list)
        for name in self.ids:
            for three in _threes(name):
                self.having[three].append(name)

    def to(self, name: str) -> tuple[str, ...]:
        """Return the ids of those that are near, the nearest first."""
        shared = Counter(known for three in _threes(name) for known in self.having.get(three, ()))
        likely = sorted(shared, key=lambda known: (-shared[known] / (len(known) + len(name)), known))[:_LIKELY]
        return tuple(dict.fromkeys(self.ids[known] for known in get_close_matches(name, likely, _NEAREST, _ALIKE)))


def _threes(name: str) -> frozenset[str]:
    padded = f"  {name.lower()} "
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))


_ABBREVIATED = re.compile(
    r"(?<![\w’'-])(?P<full>[\w’'-]+(?: [\w’'-]+){1,11}) ?\((?P<short>[A-Z][A-Za-z]*[A-Z]s?)\)"  # noqa: RUF001
)


def _spelt_out(words: str, short: str) -> str:
    """Return the last of some words that an abbreviation stands for, by their initials; nothing if they do not fit."""
    letters = [letter.lower() for letter in short if letter.isupper()]
    said = words.split()
    for count in range(2, len(said) + 1):
        parts = re.split(r"[ -]", " ".join(said[-count:]))
        initials = [part[0].lower() for part in parts if part and part not in _SMALL]
        if initials == letters and said[-count] not in _SMALL:
            return " ".join(said[-count:])
    return ""


_SMALL = frozenset("and for in of on the to with from at by".split())


def slug_of(name: str) -> str:
    """Return an id made of a name: ``comision-mexicana-de-defensa``, accents and signs taken off."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "").replace("@", " at "))  # noqa: RUF001
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)).lower())
    key = ""
    for word in words:
        if key and len(key) + len(word) >= _LONGEST:
            break
        key = f"{key}-{word}" if key else word[:_LONGEST]
    return key or "unnamed"


def _with_abbreviation(name: str) -> tuple[str, str]:
    """Return a name without the abbreviation in brackets after it, and that abbreviation, if it is one."""
    match = re.fullmatch(r"(.+?) ?\(([A-Z][\w-]{1,14})\)", name)
    return (match[1], match[2]) if match and sum(map(str.isupper, match[2])) > 1 else (name, "")
