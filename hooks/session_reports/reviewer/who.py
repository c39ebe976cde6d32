"""Whom the ids of a draft mean: names of the registry, names that the import proposes for it, and none."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from session_reports.importer.naming import Nearest
from session_reports.names import NameIndex, delegation_names
from session_reports.render.wording import TERMS
from session_reports.source import Fields, Scalar

from .nodes import get, items, text
from .words import LABELS, TERMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from session_reports.corpus import Corpus
    from session_reports.render import Wording
    from session_reports.source import Node, Source

__all__ = ["Name", "Names", "Proposed"]

State: TypeAlias = Literal["known", "new", "unknown"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is shown: known, proposed, or an id that nothing bears."""

    key: str
    name: str
    state: State = "known"

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Proposed:
    """A name that an import proposes for the registry."""

    key: str
    name: str
    kind: str
    also: tuple[str, ...]
    where: str


class Names:
    """The names that a draft uses, in its language."""

    def __init__(
        self,
        corpus: Corpus,
        language: str,
        wording: Wording,
        session: Source | None = None,
        proposals: Mapping[str, Source] | None = None,
    ) -> None:
        """Take the registry, the file of the session, and the files of proposals, each under what it proposes."""
        self.corpus = corpus
        self.language = language
        self.wording = wording
        self.officers = dict(_officers(session.root)) if session else {}
        self.proposed = {
            one.key: one for kind, source in (proposals or {}).items() for one in _proposals(kind, source, language)
        }

    def of(self, key: str) -> Name:
        """Return whom an id means: an officer, a delegation, a person, or one that is proposed."""
        if key in self.officers:
            return Name(key, self.officers[key])
        if key in self.proposed:
            return Name(key, self.proposed[key].name, "new")
        kind, name = self._registered(key)
        state: State = "new" if (kind, key) in self.corpus.proposed else "known" if kind else "unknown"
        return Name(key, name, state)

    def _registered(self, key: str) -> tuple[str, str]:
        """Return the kind of record that an id names, and its name; no kind where there is none."""
        if key in self.corpus.delegations:
            names = self.corpus.delegations[key].names
            return "delegation", names[next(code for code in (self.language, "en", *names) if code in names)].short
        return ("person", self.corpus.people[key].name) if key in self.corpus.people else ("", key)

    def body(self, key: str) -> Iterator[str]:
        """Yield the names of a body and of the one that it reports to, in every language."""
        own = self.corpus.bodies.get(key)
        for record in (own, self.corpus.bodies.get(own.parent) if own and own.parent else None):
            names = record.names.values() if record else ()
            yield from (form for one in names for form in (one.short, one.formal) if form)

    def said(self, field: str, word: str) -> str:
        """Return the value of a field in words: a word of the model, a language, a day."""
        if field in TERMED:
            return self.wording.plain(TERMS[word]) if word in TERMS else word.replace("-", " ").capitalize()
        if field in {"language", "original"}:
            return str(self.wording.locale.languages.get(word, word))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
            with suppress(ValueError):
                return self.wording.day(dt.date.fromisoformat(word))
        return word

    def label(self, field: str) -> str:
        """Return what a field is called."""
        return self.wording.plain(LABELS[field]) if field in LABELS else field.replace("_", " ").capitalize()

    def nearest(self, name: str) -> tuple[Name, ...]:
        """Return the known names that are most like a name, each with its id."""
        return tuple(Name(key, f"{self.of(key)} ({key})") for key in self._nearest.to(name))

    @cached_property
    def _nearest(self) -> Nearest:
        """The known names, without those that are only proposed, here or for other reports."""
        new = {key for _, key in self.corpus.proposed} | self.proposed.keys()
        people = ((person.name, key) for key, person in self.corpus.people.items())
        pairs = (*delegation_names(self.corpus.delegations, self.language), *people)
        return Nearest((name, key) for name, key in pairs if key not in new)

    @cached_property
    def _index(self) -> NameIndex:
        pairs = [
            *delegation_names(self.corpus.delegations, self.language),
            *((form, key) for key, person in self.corpus.people.items() for form in (person.name, *person.also)),
            *((form, one.key) for one in self.proposed.values() for form in (one.name, *one.also)),
            *((office, key) for key, office in self.officers.items()),
        ]
        return NameIndex(pairs, self.language)

    def found(self, plain: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Yield the names that stand in a text: their spans, and the ids that bear them."""
        yield from ((hit.start, hit.end, hit.ids) for hit in self._index.find(plain))


def _officers(root: Node) -> Iterator[tuple[str, str]]:
    for officer in items(root, "officers"):
        if key := text(officer, "id"):
            yield key, text(officer, "office") or key


def _proposals(kind: str, source: Source, language: str) -> Iterator[Proposed]:
    """Yield what a file proposes: ``kind`` is that of its records."""
    for key, (place, node) in source.root.fields.items() if isinstance(source.root, Fields) else ():
        own = get(get(node, "names"), language)
        also = tuple(item.text for item in items(own, "also") if isinstance(item, Scalar))
        name = text(own, "short") or text(node, "name") or key
        yield Proposed(key, name, text(node, "kind") or kind, also, f"{source.path}:{place.line}")
