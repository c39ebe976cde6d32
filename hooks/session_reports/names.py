"""Finding known names in a text: the longest match at each place, whole words only."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from .model import Delegation, NameForms
    from .values import DelegationKind

__all__ = ["Hit", "NameIndex", "delegation_names", "forms", "forms_of", "in_force", "kind_on"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: its span, and the ids that bear it (more than one where it is ambiguous)."""

    start: int
    end: int
    ids: frozenset[str]


# One character for one, so that offsets hold: quotation marks, spaces and hyphens that print alike.
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-"})  # noqa: RUF001

# Where a name may begin: each Chinese or Japanese character, and each other word.
_START = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")

_SHORT = 3  # letters of names that would be something else in capitals

_ARTICLES = {
    "en": re.compile(r"the ", re.IGNORECASE),
    "fr": re.compile(r"(?:les? |la |l')", re.IGNORECASE),
    "es": re.compile(r"(?:el |l[ao]s? )", re.IGNORECASE),
}


def in_force(delegation: Delegation, language: str, day: dt.date | None = None) -> NameForms | None:
    """Return the names that a delegation bore in a language on a day, today's where no day is given."""
    for former in delegation.former:
        if day and former.to >= day and language in former.names:
            return former.names[language]
    return delegation.names.get(language)


def kind_on(delegation: Delegation, day: dt.date) -> DelegationKind:
    """Return what kind a delegation was on a day."""
    return next((former.kind for former in delegation.former if former.kind and former.to >= day), delegation.kind)


def forms(delegation: Delegation, language: str) -> Iterator[str]:
    """Yield every form of a delegation's names in a language, present and former."""
    for names in (delegation.names, *(former.names for former in delegation.former)):
        if language in names:
            yield from forms_of(names[language])


def forms_of(names: NameForms) -> Iterator[str]:
    """Yield every form of one name."""
    yield from (form for form in (names.short, names.formal, names.list, *names.also) if form)


class NameIndex:
    """Names by their first word. Built once for a language, asked for every text."""

    def __init__(self, names: Iterable[tuple[str, str]], language: str) -> None:
        """Index pairs of (name, id)."""
        self.language = language
        gathered: dict[str, set[str]] = defaultdict(set)
        for name, key in names:
            gathered[self.normal(name)].add(key)
            if len(name) > _SHORT:
                gathered[self.normal(name.upper())].add(key)  # as some bodies print all names: "GERMANY"
        self.first: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        for name, ids in sorted(gathered.items(), key=lambda entry: (-len(entry[0]), entry[0])):
            if match := _START.search(name):
                self.first[match[0]].append((name[match.start() :], frozenset(ids)))

    def normal(self, name: str) -> str:
        """Return a name as it is compared: without an article, quotation marks and spaces made alike."""
        name = name.translate(_ALIKE)
        article = _ARTICLES.get(self.language)
        match = article.match(name) if article else None
        return name[match.end() :] if match else name

    def find(self, text: str) -> list[Hit]:
        """Return the names in a text, in order; of names within names only the longest."""
        text = text.translate(_ALIKE)
        hits: list[Hit] = []
        position = 0
        for match in _START.finditer(text):
            start = match.start()
            if start < position or _joined(text, start - 1, start):
                continue
            for name, ids in self.first.get(match[0], ()):
                end = start + len(name)
                if text.startswith(name, start) and not _joined(text, end, end - 1):
                    hits.append(Hit(start, end, ids))
                    position = end
                    break
        return _with_abbreviations(text, hits)


def _joined(text: str, outside: int, inside: int) -> bool:
    """Whether the character outside a name's edge makes it part of a longer word."""
    if not 0 <= outside < len(text) or not text[inside].isalnum() or _is_cjk(text[inside]):
        return False
    if text[outside] == "-":
        beyond = outside + (outside - inside)
        return 0 <= beyond < len(text) and text[beyond].isalnum()
    return text[outside].isalnum() and not _is_cjk(text[outside])


def _is_cjk(character: str) -> bool:
    return "\u3040" <= character <= "\u9fff"


def _with_abbreviations(text: str, hits: list[Hit]) -> list[Hit]:
    """Join a name with its abbreviation in brackets: "... Children's Fund (UNICEF)" is one name."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and last.ids == hit.ids and text[last.end : hit.start] == " (" and text[hit.end : hit.end + 1] == ")":
            joined[-1] = Hit(last.start, hit.end + 1, hit.ids)
        else:
            joined.append(hit)
    return joined


def delegation_names(delegations: Mapping[str, Delegation], language: str) -> Iterator[tuple[str, str]]:
    """Yield (name, id) for every form of every delegation's names in a language."""
    for key, delegation in delegations.items():
        for form in forms(delegation, language):
            yield form, key
