"""Small records that templates show: references, people in roles, statements, facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import body_of, session_of
from session_reports.mentions import Target
from session_reports.statements import participant

from .pages import Ref

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from session_reports.mentions import Contribution, Mention, Statement
    from session_reports.model import Participant, Section, StatementEntry
    from session_reports.passages import Passage

    from .markdown import Markdown
    from .pages import Writer

__all__ = [
    "ContributionView",
    "Facts",
    "Naming",
    "StatementView",
    "Who",
    "capacity_words",
    "citation",
    "item_label",
    "named_in",
    "passage_name",
    "place_of",
    "session_words",
]


@dataclass(frozen=True, slots=True)
class Who:
    """Someone in a role, with as much as the source prints."""

    office: str | None
    name: Ref | None
    country: Ref | None

    @classmethod
    def of(cls, writer: Writer, who: Participant, session: str, day: dt.date | None = None) -> Who:
        """Return the view of a participant's record, with the names of a day or of today."""
        target = participant(who, session)
        return cls(
            who.office,
            writer.ref(target, day) if target else None,
            writer.ref(Target("delegation", who.country), day) if who.country else None,
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """The agenda items and meetings that hold for some sections, and the days."""

    items: tuple[Ref, ...]
    meetings: tuple[Ref, ...]
    days: tuple[dt.date, ...]

    @classmethod
    def of(cls, report: str, sections: Iterable[Section]) -> Facts:
        """Gather the facts of sections of one report, each fact once."""
        sections = list(sections)
        page = addresses.session(session_of(report))
        items = dict.fromkeys(path for section in sections for path in section.items)
        meetings = dict.fromkeys(number for section in sections for number in section.meetings)
        return cls(
            tuple(Ref(_short_label(path, items), Address(page, addresses.item_anchor(path))) for path in items),
            tuple(Ref(number, Address(page, addresses.meeting_anchor(number))) for number in meetings),
            tuple(sorted({day for section in sections for day in section.dates})),
        )


def item_label(path: str) -> str:
    """Return an item's path as it is printed: ``4/a`` gives ``4 (a)``."""
    number, *letters = path.split("/")
    return " ".join([number, *(f"({letter})" for letter in letters)])


def _facts(writer: Writer, statement: Statement) -> Facts:
    """Return the facts that hold for a statement: those of its section, with the item that it was made on itself."""
    passage = statement.passage
    facts = Facts.of(passage.report, [passage.section] if passage.section else [])
    item = _item(writer, passage, statement.entry.item)
    return replace(facts, items=(item,)) if item else facts


def _item(writer: Writer, passage: Passage, path: str | None) -> Ref | None:
    """Return a reference to an agenda item of a passage's session."""
    if path is None:
        return None
    return Ref(item_label(path), writer.address(Target("item", path, session_of(passage.report))))


def _short_label(path: str, listed: Iterable[str]) -> str:
    """Return the letter alone of a sub-item that is listed with its item: 4, (a) and (b)."""
    above = path.rpartition("/")[0]
    return item_label(path).removeprefix(f"{item_label(above)} ") if above in listed else item_label(path)


def session_words(writer: Writer, sessions: Iterable[str]) -> dict[str, str]:
    """Return what some sessions are called, by id."""
    return {key: writer.session_name(key) for key in dict.fromkeys(sessions)}


def capacity_words(writer: Writer, statements: Iterable[Statement]) -> dict[str, str]:
    """Return what the capacities of some statements are called."""
    return {statement.capacity: writer.capacity(statement) for statement in statements if statement.capacity}


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as tables and ledgers show it."""

    id: str
    who: Ref
    capacity: Markdown
    implied: bool
    """Whether the capacity goes without saying."""
    entry: StatementEntry
    item: Ref | None
    on_behalf_of: tuple[Ref, ...]
    excepted: tuple[Ref, ...]
    paragraph: Ref
    facts: Facts
    sentence: Markdown
    held: Mapping[str, Mapping[str, str]]
    """The words by which a list of statements can be filtered: capacity and session."""

    @property
    def noted(self) -> bool:
        """Whether there is anything to remark."""
        return bool(self.on_behalf_of or self.entry.delivery or self.item)

    @classmethod
    def of(cls, writer: Writer, statement: Statement, marked: Mention | None = None) -> StatementView:
        """Return the view of a statement; ``marked`` is the mention to mark, the speaker's where none is given."""
        passage, entry = statement.passage, statement.entry
        day = writer.corpus.reports[passage.report].date
        return cls(
            statement.id,
            writer.ref(statement.by, day),
            writer.capacity(statement),
            bool(statement.capacity),
            entry,
            _item(writer, passage, entry.item),
            tuple(writer.ref(Target("delegation", key), day) for key in entry.on_behalf_of),
            tuple(writer.ref(Target("delegation", key), day) for key in entry.except_),
            place_of(writer, passage),
            _facts(writer, statement),
            writer.sentence(passage, statement.sentence, marked or statement.mention),
            {
                "capacity": capacity_words(writer, [statement]),
                "session": session_words(writer, [session_of(passage.report)]),
            },
        )


@dataclass(frozen=True, slots=True)
class ContributionView:
    """A panellist's part as tables and ledgers show it."""

    who: Who
    kind: str
    item: Ref | None
    paragraph: Ref
    sentence: Markdown

    @classmethod
    def of(cls, writer: Writer, contribution: Contribution) -> ContributionView:
        """Return the view of a panellist's part."""
        passage, record = contribution.passage, contribution.record
        return cls(
            Who.of(writer, record, session_of(passage.report), writer.corpus.reports[passage.report].date),
            contribution.part,
            _item(writer, passage, record.item),
            place_of(writer, passage),
            writer.sentence(passage, contribution.sentence, contribution.mention),
        )


def place_of(writer: Writer, passage: Passage) -> Ref:
    """Return a reference to a passage's own page under its number, in an annex with the annex's."""
    number = passage.record.number or writer.wording.plain("without a number")
    if passage.annex:
        number = writer.wording.plain("%(number)s of annex %(annex)s", number=number, annex=passage.annex.number)
    return Ref(number, writer.own_page(passage))


def passage_name(writer: Writer, passage: Passage) -> str:
    """Return what a passage is called within its report: Paragraph 4, or Annex II, note 1."""
    number, plain = passage.record.number, writer.wording.plain
    if not number:
        return plain("Text without a number")
    if passage.annex and passage.section:
        return plain("%(annex)s, paragraph %(number)s", annex=passage.annex.heading, number=number)
    if passage.annex:
        return plain("%(annex)s, note %(number)s", annex=passage.annex.heading, number=number)
    if passage.section:
        return plain("Paragraph %(number)s", number=number)
    return plain("Note %(number)s", number=number)


def citation(writer: Writer, key: str, passage: Passage | None = None) -> str:
    """Return how a report or a paragraph is cited: by symbol or, where it has none, title; by paragraph, not page.

    The form is that of the United Nations Editorial Manual. A draft says so.
    """
    report, plain = writer.corpus.reports[key], writer.wording.plain
    parts = [*report.symbols]
    if not parts:
        session = writer.corpus.sessions[session_of(key)].name
        parts = [writer.body(body_of(key)), session, report.kind, *([report.part] if report.part else [])]
        parts += [report.title, writer.wording.day(report.date)]
    if passage and passage.annex:
        parts.append(plain("annex %(annex)s", annex=passage.annex.number))
    if passage and passage.record.number:
        parts.append(plain("para. %(number)s", number=passage.record.number))
    cited = ", ".join(parts)
    if report.status == "draft":
        cited += " " + plain("(draft of %(date)s)", date=writer.wording.day(report.date))
    return cited


@dataclass(frozen=True, slots=True)
class Naming:
    """The passages of one report that name something."""

    report: Ref
    paragraphs: tuple[Ref, ...]
    notes: tuple[Ref, ...] = ()


def named_in(writer: Writer, mentions: Iterable[Mention]) -> tuple[Naming, ...]:
    """Return where something is named: report by report, each passage once, in reading order."""
    places: dict[str, set[str]] = {}
    for mention in mentions:
        places.setdefault(mention.report, set()).add(mention.passage)
    found = []
    for report, keys in places.items():
        passages = [passage for passage in writer.texts[report] if passage.key in keys]
        title = Ref(writer.report_name(report), Address(addresses.report(report)))
        paragraphs = tuple(place_of(writer, passage) for passage in passages if passage.section)
        notes = tuple(place_of(writer, passage) for passage in passages if not passage.section)
        found.append(Naming(title, paragraphs, notes))
    return tuple(found)
