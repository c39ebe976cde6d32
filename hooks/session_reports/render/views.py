"""Small records that templates show: references, people in roles, statements, facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from session_reports import addresses
from session_reports.addresses import Address
from session_reports.corpus import session_of
from session_reports.mentions import Target
from session_reports.statements import participant

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from session_reports.mentions import Contribution, Mention, Statement
    from session_reports.model import Participant, Section, StatementEntry
    from session_reports.passages import Passage

    from .markdown import Markdown
    from .pages import Writer

__all__ = ["ContributionView", "Facts", "Naming", "Ref", "StatementView", "Who", "item_label", "named_in"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A label, and the address that it leads to, if there is one."""

    label: str
    address: Address | None = None

    @classmethod
    def to(cls, writer: Writer, target: Target, day: dt.date | None = None) -> Ref:
        """Return a reference to a target under the name that it bore on a day, or bears today."""
        return cls(writer.label(target, day), writer.address(target))

    @classmethod
    def delegation(cls, writer: Writer, key: str, day: dt.date | None = None) -> Ref:
        """Return a reference to a delegation, under its name on a day or today."""
        return cls.to(writer, Target("delegation", key), day)


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
            Ref.to(writer, target, day) if target else None,
            Ref.delegation(writer, who.country, day) if who.country else None,
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
    passage, item = statement.passage, statement.entry.item
    facts = Facts.of(passage.report, [passage.section] if passage.section else [])
    if item is None:
        return facts
    target = Target("item", item, session_of(passage.report))
    return replace(facts, items=(Ref(item_label(item), writer.address(target)),))


def _short_label(path: str, listed: Iterable[str]) -> str:
    """Return the letter alone of a sub-item that is listed with its item: 4, (a) and (b)."""
    above = path.rpartition("/")[0]
    return item_label(path).removeprefix(f"{item_label(above)} ") if above in listed else item_label(path)


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as tables and ledgers show it."""

    id: str
    who: Ref
    capacity: Markdown
    entry: StatementEntry
    on_behalf_of: tuple[Ref, ...]
    excepted: tuple[Ref, ...]
    paragraph: Ref
    facts: Facts
    sentence: Markdown

    @property
    def noted(self) -> bool:
        """Whether there is anything to remark."""
        return bool(self.on_behalf_of or self.entry.delivery)

    @classmethod
    def of(cls, writer: Writer, statement: Statement, marked: Mention | None = None) -> StatementView:
        """Return the view of a statement; ``marked`` is the mention to mark, the speaker's where none is given."""
        passage, entry = statement.passage, statement.entry
        day = writer.corpus.reports[passage.report].date
        return cls(
            statement.id,
            Ref.to(writer, statement.by, day),
            writer.capacity(statement),
            entry,
            tuple(Ref.delegation(writer, key, day) for key in entry.on_behalf_of),
            tuple(Ref.delegation(writer, key, day) for key in entry.except_),
            _place(writer, passage),
            _facts(writer, statement),
            writer.sentence(passage, statement.sentence, marked or statement.mention),
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
        session = session_of(passage.report)
        item = (
            Ref(item_label(record.item), writer.address(Target("item", record.item, session))) if record.item else None
        )
        return cls(
            Who.of(writer, record, session, writer.corpus.reports[passage.report].date),
            record.kind,
            item,
            _place(writer, passage),
            writer.sentence(passage, contribution.sentence, contribution.mention),
        )


def _place(writer: Writer, passage: Passage) -> Ref:
    """Return a reference to a passage's own page under its number, in an annex with the annex's."""
    number = passage.record.number or writer.wording.plain("without a number")
    if passage.annex:
        number = writer.wording.plain("%(number)s of annex %(annex)s", number=number, annex=passage.annex.number)
    return Ref(number, writer.own_page(passage))


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
        paragraphs = tuple(_place(writer, passage) for passage in passages if passage.section)
        notes = tuple(_place(writer, passage) for passage in passages if not passage.section)
        found.append(Naming(title, paragraphs, notes))
    return tuple(found)
