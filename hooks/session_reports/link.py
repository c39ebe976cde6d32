"""What a text names: every mention of a delegation, document, item, meeting, person or paragraph.

The mention is the central record. Links, back-links, indexes and delegation pages are queries over
mentions; a statement is joined here with the mention of its speaker, and through it with its sentence.
What a text names but nothing answers to is kept too, for the checks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from . import addresses
from .acts import backings, polls
from .corpus import session_of
from .grammar import references, stands_alone
from .mentions import Links, Mention, Target, Unresolved
from .names import NameIndex, delegation_names
from .review import used
from .statements import Claims, participant, speaker
from .symbols import latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .corpus import Corpus
    from .grammar import Reference
    from .mentions import Backing, Contribution, Poll, Role, Statement
    from .model import AgendaItem, Officer, Report
    from .passages import Passage
    from .symbols import SymbolForms

__all__ = ["Linker", "item_paths", "link"]


def link(corpus: Corpus, passages: Mapping[str, tuple[Passage, ...]]) -> Links:
    """Find every mention in every report, and join statements and panellists with theirs."""
    return Linker().link(corpus, {key: passages[key] for key in corpus.reports})


def item_paths(agenda: Iterable[AgendaItem], above: str = "") -> Iterator[tuple[str, AgendaItem]]:
    """Yield every item and sub-item of an agenda with its path: ``4``, ``4/a``."""
    for item in agenda:
        path = f"{above}{item.number}"
        yield path, item
        yield from item_paths(item.items, f"{path}/")


class Linker:
    """Links reports in groups; the index of names, which is the same for all, is made once for a language."""

    def __init__(self) -> None:
        """Know no names yet."""
        self.names: dict[tuple[str, frozenset[str]], NameIndex] = {}

    def link(self, corpus: Corpus, passages: Mapping[str, tuple[Passage, ...]]) -> Links:
        """Return the links of the reports whose texts are given."""
        return Links.joined([self.report(corpus, key, texts) for key, texts in passages.items()])

    def index(self, corpus: Corpus, key: str) -> NameIndex:
        """Return the names that a report may use: those of the registry, and of the proposals that its records name."""
        language, proposed = corpus.reports[key].language, frozenset(used(corpus, key))
        if (language, proposed) not in self.names:
            hidden = {one for kind, one in corpus.proposed if kind == "delegation"} - proposed
            known = {one: record for one, record in corpus.delegations.items() if one not in hidden}
            self.names[language, proposed] = NameIndex(delegation_names(known, language), language)
        return self.names[language, proposed]

    def report(self, corpus: Corpus, key: str, passages: tuple[Passage, ...]) -> Links:
        """Return the links of one report."""
        report = corpus.reports[key]
        mentions: list[Mention] = []
        statements: list[Statement] = []
        contributions: list[Contribution] = []
        unresolved: list[Unresolved] = []
        polled: list[Poll] = []
        backed: list[Backing] = []
        scope = _Scope(corpus, key, report, passages)
        indexes = (self.index(corpus, key), NameIndex(scope.people(), report.language))
        forms = corpus.symbol_forms(key)
        for passage in passages:
            found, left = _in_passage(scope, passage, indexes, forms)
            linked = Claims(corpus, passage, found)
            contributions += linked.contributions()
            statements += linked.statements()
            polled += polls(linked)
            backed += backings(linked)
            linked.confirm(scope.workshop_roles(passage))
            mentions += sorted(mention for mention in linked.mentions if mention.role != "unsure")
            unresolved += left
        said = tuple(statements), tuple(contributions)
        return Links(tuple(mentions), *said, tuple(unresolved), tuple(polled), tuple(backed))


class _Scope:
    """What the references of one report can lead to: its session's items and meetings, its own paragraphs."""

    def __init__(self, corpus: Corpus, key: str, report: Report, passages: tuple[Passage, ...]) -> None:
        self.corpus = corpus
        self.key = key
        self.report = report
        self.session_key = session_of(key)
        self.session = corpus.sessions.get(self.session_key)
        self.items = dict(item_paths(self.session.agenda)) if self.session else {}
        self.meetings = [meeting.number for meeting in self.session.meetings] if self.session else []
        self.anchors = {passage.anchor for passage in passages} | {
            addresses.subparagraph_anchor(passage.anchor, block.path)
            for passage in passages
            for block in passage.text.blocks
            if block.path
        }
        self.order = [passage.anchor for passage in passages if passage.anchor and passage.section]
        self.panellists = [who for passage in passages for who in passage.panellists]
        self.speakers = {key for passage in passages for entry in passage.statements for key in entry.by}
        self.speakers |= {key for passage in passages for record in passage.sponsors for key in record.by}
        self.speakers |= {key for passage in passages for vote in passage.votes for key in vote.requested_by}

    def people(self) -> Iterator[tuple[str, str]]:
        """Yield (name, id) of the people whom the data names in this report or its session."""
        officers: tuple[Officer, ...] = self.session.officers if self.session else ()
        workshops = self.session.workshops if self.session else ()
        roles = [self.report.rapporteur, *chain.from_iterable((w.chair, w.moderator) for w in workshops)]
        named = {who.person for who in (*self.panellists, *filter(None, roles))}
        named |= {officer.person for officer in officers}
        named |= self.speakers
        for key, person in self.corpus.people.items():
            if key not in named:
                continue
            for name in (person.name, *person.also):
                yield name, key

    def workshop_roles(self, passage: Passage) -> Iterator[Target | None]:
        """Yield who organized, chaired or moderated the workshops that a passage describes."""
        for workshop in self.session.workshops if self.session else ():
            described = f"{self.session_key}/{workshop.report}" == self.key and not passage.annex and passage.section
            if described and passage.record.number in workshop.paragraphs:
                yield from (Target("delegation", organizer) for organizer in workshop.organizers)
                yield from (participant(who, self.session_key) for who in (workshop.chair, workshop.moderator) if who)

    def target(self, reference: Reference, passage: Passage, item: str) -> Target | None:
        """Return what a reference leads to, if it is there. ``item`` is the one last spoken of."""
        if reference.kind == "item":
            path = item + reference.value if reference.value.startswith("/") else reference.value
            return Target("item", path, self.session_key) if path in self.items else None
        if reference.kind == "meeting":
            known = reference.value in self.meetings
            return Target("meeting", reference.value, self.session_key) if known else None
        number, *letters = reference.value.split("/")
        series = self.series(reference, passage)
        if series is None:
            return None
        anchor = f"{series}para_{addresses.token(number)}"
        if letters:
            anchor = addresses.subparagraph_anchor(anchor, tuple(letters))
        return Target("paragraph", anchor, self.key) if anchor in self.anchors else None

    def series(self, reference: Reference, passage: Passage) -> str | None:
        """Return the series that a reference to a paragraph speaks of, if there is one."""
        if reference.annex == "body":
            return ""
        if not reference.annex:
            return passage.series
        annexes = [annex.number for annex in self.report.annexes if reference.annex in {annex.number, "*"}]
        return addresses.series(annexes[0]) if len(annexes) == 1 else None

    def between(self, first: Target, last: Target | None) -> list[Target]:
        """Return the paragraphs, meetings or items that lie between the ends of a range."""
        items = [path for path in self.items if "/" not in path]
        order = {"paragraph": self.order, "meeting": self.meetings, "item": items}[first.kind]
        if last is None or first.id not in order or last.id not in order:
            return []
        return [replace(first, id=key) for key in order[order.index(first.id) + 1 : order.index(last.id)]]


def _in_passage(
    scope: _Scope, passage: Passage, indexes: tuple[NameIndex, NameIndex], forms: SymbolForms
) -> tuple[list[Mention], list[Unresolved]]:
    """Return what a passage names, before statements are joined with it, and what remains open; nothing overlaps."""
    taken: list[tuple[int, int]] = []  # in order, apart
    mentions: list[Mention] = []
    unresolved: list[Unresolved] = []
    candidates = chain(
        _overruled(scope, passage), _documents(passage, forms), _references(scope, passage), _names(passage, indexes)
    )
    for start, end, target, role in candidates:
        if role != "range":
            place = bisect_left(taken, (start, end))
            beside = taken[max(place - 1, 0) : place + 1]
            if any(start < other_end and other_start < end for other_start, other_end in beside):
                continue
            taken.insert(place, (start, end))
        if isinstance(target, Target):
            mentions.append(Mention(passage.report, passage.key, start, end, target, role))
        elif target is not None:
            unresolved.append(Unresolved(passage, start, end, target))
    return _with_countries(passage.text.plain, sorted(mentions)), unresolved


def _with_countries(plain: str, mentions: list[Mention]) -> list[Mention]:
    """Give a delegation in brackets right after a person's name its role: "Dorcas Oduor (Kenya)"."""
    for place, (before, mention) in enumerate(pairwise(mentions), 1):
        shown = plain[before.end : mention.start] == " (" and plain[mention.end : mention.end + 1] == ")"
        if shown and (before.target.kind, mention.target.kind) == ("person", "delegation"):
            mentions[place] = replace(mention, role="country")
    return mentions


# A span and what it names: a target, nothing, or, where that remains open, the ids of all that it may be.
_Candidate: TypeAlias = "tuple[int, int, Target | tuple[str, ...] | None, Role]"


def _overruled(scope: _Scope, passage: Passage) -> Iterator[_Candidate]:
    """Yield what the data itself says that words name; ``none`` keeps the words from naming anything."""
    for words, key in {**scope.report.names, **passage.names}.items():
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", passage.text.plain):
            yield *match.span(), speaker(scope.corpus, scope.session_key, key), "named"


def _documents(passage: Passage, forms: SymbolForms) -> Iterator[_Candidate]:
    for found in forms.find(latin(passage.text.plain)):
        shown = found.end > found.start  # those between the ends of "Add.1-3" are not printed
        yield found.start, found.end, Target("document", found.symbol), "reference" if shown else "range"


def _references(scope: _Scope, passage: Passage) -> Iterator[_Candidate]:
    plain = passage.text.plain
    section_items = {path.split("/")[0] for path in passage.section.items} if passage.section else set()
    item = section_items.pop() if len(section_items) == 1 else ""
    found = references(plain, scope.report.language)
    for place, reference in enumerate(found):
        target = scope.target(reference, passage, item)
        if target is None:
            if reference.value[0] != "/":  # a sub-item alone may be that of an item of which the text tells elsewhere
                yield reference.start, reference.end, (), "reference"
            continue
        if target.kind == "item":
            item = target.id.split("/")[0]
        yield reference.start, reference.end, target, "reference"
        if reference.last:
            last = found[place + 1]
            for between in scope.between(target, scope.target(last, passage, item)):
                yield reference.start, last.end, between, "range"


def _names(passage: Passage, indexes: tuple[NameIndex, NameIndex]) -> Iterator[_Candidate]:
    """Yield people, then delegations. A name that several bear names nobody."""
    plain = passage.text.plain
    kinds: tuple[tuple[Literal["person", "delegation"], NameIndex], ...]
    kinds = (("person", indexes[1]), ("delegation", indexes[0]))
    for kind, index in kinds:
        for hit in index.find(plain):
            alone = stands_alone(plain, hit.start, hit.end, index.language)
            if len(hit.ids) == 1:
                (key,) = hit.ids
                yield hit.start, hit.end, Target(kind, key), "named" if alone else "unsure"
            elif alone:
                yield hit.start, hit.end, tuple(sorted(hit.ids)), "named"
