"""The draft of a report as a person reads it: row after row, with the records of each in words, and its open marks.

It is taken from the YAML itself and not from the records of ``model/``, so that it can be shown while someone edits it
and not every value is right yet.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from session_reports.importer.naming import slug_of
from session_reports.source import Fields, Items, Scalar

from .nodes import get, items, place, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from session_reports.source import Node, Source

    from .who import Name, Names

__all__ = ["Detail", "Draft", "Kind", "Link", "Mark", "Record", "Row", "Value", "drafted"]

Kind: TypeAlias = Literal["masthead", "heading", "paragraph", "note", "session", "name"]
"""What a row shows."""
About: TypeAlias = Literal["report", "text", "record", "session", "name", "near", "lost", "unread"]

_OF_TEXT = {"number", "id", "text", "review"}
_OF_PARTS = {"sections", "annexes", "notes", "paragraphs", "heading", "level"}
_KEYED = frozenset("number symbol id code".split())  # what tells a record from others comes first
_RECORDS = ("statements", "panellists", "sponsors", "votes")
_NAMING = frozenset(
    "by on_behalf_of except of country person officer in_favour against abstaining requested_by requested_on_behalf_of "
    "organizers".split()
)


@dataclass(frozen=True, slots=True)
class Link:
    """A row of the draft, with what it is called."""

    row: str
    words: str


Value: TypeAlias = "Name | Link | str"
"""What a field holds, in words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that a person has to look at: what about, why, and where in the data."""

    key: str
    """What tells it from the others of the draft, also after an edit elsewhere."""
    about: About
    reason: str
    where: str
    """The file and the line: ``data/reports/ccpcj/20/report.yml:107``."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A field of a record: its name in the data, and its values, of which some are names; none where it is true."""

    field: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A statement, a panellist, a sponsorship, a vote or a workshop."""

    kind: str
    who: tuple[Value, ...]
    details: tuple[Detail, ...]
    where: str
    mark: Mark | None = None

    @property
    def many(self) -> int:
        """How many statements it stands for: one for each name under ``by``."""
        return max(1, len(self.who) if self.kind == "statements" else 1)


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the draft: the masthead, a heading, a paragraph, a note; the session; or a name to be registered."""

    key: str
    kind: Kind
    where: str
    part: int = 0
    """0 in the body, and from 1 in the annexes."""
    number: str = ""
    text: str = ""
    level: int = 1
    details: tuple[Detail, ...] = ()
    records: tuple[Record, ...] = ()
    marks: tuple[Mark, ...] = ()
    """Those of the row itself; its records have their own."""
    ids: frozenset[str] = frozenset()
    """The ids that its records hold."""

    def every_mark(self) -> tuple[Mark, ...]:
        """Return the marks of the row and of its records, in the order in which they are shown."""
        return (*self.marks, *(record.mark for record in self.records if record.mark))


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft: its title, its rows in reading order, the session, and the names that the registry lacks."""

    title: str
    language: str
    sha256: str
    """Of the file that it was imported from; empty where the provenance does not say."""
    rows: tuple[Row, ...]
    after: tuple[Row, ...]
    """What stands in no text: the session, and the names."""


def drafted(report: Source, session: Source | None, names: Names) -> Draft:
    """Return a draft. ``session`` is the file of its session, where there is one that can be read."""
    root = report.root
    reader = _Reader(report.path, names)
    rows = [reader.masthead(root), *reader.part(root, 0, ())]
    for n, annex in enumerate(items(root, "annexes")):
        steps: tuple[str | int, ...] = ("annexes", n)
        if heading := text(annex, "heading"):
            rows.append(reader.heading(annex, steps, n + 1, heading))
        rows += reader.part(annex, n + 1, steps)
    after = [*_session(session, report, names), *_proposed(names, rows)]
    provenance = get(root, "provenance")
    return Draft(
        text(root, "title"), text(root, "language") or "en", text(provenance, "sha256"), tuple(rows), tuple(after)
    )


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one file."""

    path: str
    names: Names
    ids: set[str] = field(default_factory=set)
    """Those met in the row that is being read."""

    def masthead(self, root: Node) -> Row:
        """Return what stands before the text."""
        details = tuple(self.details(root, {"title", *_OF_TEXT, *_OF_PARTS}))
        marks = self.marks(root, (), "report")
        return Row("masthead", "masthead", self.where(root), text=text(root, "title"), details=details, marks=marks)

    def part(self, part: Node, number: int, steps: tuple[str | int, ...]) -> Iterator[Row]:
        """Yield the rows of the body or of an annex: its sections, then its notes."""
        for s, section in enumerate(items(part, "sections")):
            where: tuple[str | int, ...] = (*steps, "sections", s)
            if heading := text(section, "heading"):
                yield self.heading(section, where, number, heading)
            for p, paragraph in enumerate(items(section, "paragraphs")):
                yield self.paragraph(paragraph, (*where, "paragraphs", p), number, "paragraph")
        for n, note in enumerate(items(part, "notes")):
            yield self.paragraph(note, (*steps, "notes", n), number, "note")

    def heading(self, section: Node, steps: tuple[str | int, ...], part: int, heading: str) -> Row:
        """Return the row of a heading, with what is said of all that stands below it."""
        level = text(section, "level")
        return Row(
            _key(steps), "heading", self.where(section), part,
            text=heading, level=int(level) if level.isdecimal() else 1, marks=self.marks(section, steps, "text"),
            details=tuple(self.details(section, {"id", *_OF_TEXT, *_OF_PARTS})),
        )  # fmt: skip

    def paragraph(self, node: Node, steps: tuple[str | int, ...], part: int, kind: Kind) -> Row:
        """Return the row of a paragraph or note, with its records."""
        self.ids = set()
        records = tuple(self.records(node, steps))
        return Row(
            _key(steps), kind, self.where(node), part, text(node, "number"), text(node, "text"),
            details=tuple(self.details(node, {*_OF_TEXT, *(record.kind for record in records)})),
            records=records, marks=self.marks(node, steps, "text"), ids=frozenset(self.ids),
        )  # fmt: skip

    def records(self, node: Node, steps: tuple[str | int, ...], kinds: tuple[str, ...] = _RECORDS) -> Iterator[Record]:
        """Yield the records of a paragraph, kind after kind."""
        for kind in kinds:
            for n, record in enumerate(items(node, kind)):
                where: tuple[str | int, ...] = (*steps, kind, n)
                own = [name for name in ("by", "person", "officer", "title") if get(record, name)][:1]
                who = self.values(own[0], get(record, own[0])) if own else ()
                marks = self.marks(record, where, "session" if kind == "workshops" else "record")
                details = tuple(self.details(record, {"review", *own}))
                yield Record(kind, tuple(who), details, self.where(record), marks[0] if marks else None)

    def marks(self, node: Node, steps: tuple[str | int, ...], about: About) -> tuple[Mark, ...]:
        """Return the open mark of a record, if it has one."""
        reason = text(node, "review")
        return (Mark(_key((*steps, "review")), about, reason, self.where(node, "review")),) if reason else ()

    def where(self, node: Node, key: str = "") -> str:
        """Return the file and line of a record, or of one of its fields."""
        return f"{self.path}:{place(node, key).line}"

    def details(self, node: Node, without: set[str]) -> Iterator[Detail]:
        """Yield the fields of a record but some."""
        for name, (_, value) in node.fields.items() if isinstance(node, Fields) else ():
            if name not in without and (values := tuple(self.values(name, value))):
                yield Detail(name, () if values == ("true",) else values)

    def values(self, name: str, node: Node | None) -> Iterator[Value]:
        """Yield what a field holds: names where it names someone, and words."""
        if isinstance(node, Items):
            for item in node.items:
                yield from (self.joined(item),) if isinstance(item, Fields) else self.values(name, item)
        elif isinstance(node, Fields):
            for key, (at, value) in node.fields.items():
                if name == "names":  # its keys are names as the text prints them
                    yield f"{key}: {', '.join(map(str, self.values('by', value)))}"
                elif key != "sha256" and (said := self.joined(Fields(node.place, {key: (at, value)}))):
                    yield said
        elif isinstance(node, Scalar) and name in _NAMING and not node.text.isdecimal():
            self.ids.add(node.text)
            yield self.names.of(node.text)
        elif isinstance(node, Scalar) and node.text.strip():
            yield self.names.said(name, node.text.strip())

    def joined(self, node: Fields) -> str:
        """Return a record within a record in words: "14: 16 February 2010", "Office: Keeper; Country shown: Kenya"."""
        said = {key: ", ".join(map(str, self.values(key, value))) for key, (_, value) in node.fields.items()}
        if said.keys() == {"from", "to"}:
            return said["from"] if said["from"] == said["to"] else f"{said['from']} – {said['to']}"  # noqa: RUF001
        first = next(iter(said), "")
        if first in _KEYED and len(said) > 1:
            return f"{said.pop(first)}: {'; '.join(said.values())}"
        labelled = self.names.wording.plain
        return "; ".join(
            labelled("%(name)s: %(what)s", name=self.names.label(key), what=what) for key, what in said.items() if what
        )


def _key(steps: tuple[str | int, ...]) -> str:
    return "-".join(map(str, steps)).replace("_", "-")


def _session(session: Source | None, report: Source, names: Names) -> Iterator[Row]:
    """Yield what the file of the session holds, with the workshops that the report describes."""
    if session is None:
        return
    reader = _Reader(session.path, names)
    own = report.path.rpartition("/")[2].removesuffix(".yml")
    described = [n for n, one in enumerate(items(session.root, "workshops")) if text(one, "report") == own]
    records = [
        one for n, one in enumerate(reader.records(session.root, ("session",), ("workshops",))) if n in described
    ]
    details = tuple(reader.details(session.root, {"review", "workshops"}))
    marks = reader.marks(session.root, ("session",), "session")
    yield Row(
        "session", "session", reader.where(session.root), text=text(session.root, "name"), details=details,
        records=tuple(records), marks=marks,
    )  # fmt: skip


def _proposed(names: Names, rows: list[Row]) -> Iterator[Row]:
    """Yield the names that the registry lacks, each with the paragraphs that name it and the nearest known names."""
    places: dict[str, list[Link]] = defaultdict(list)
    for row in rows:
        for key in row.ids:
            places[key].append(Link(row.key, row.number or row.where.rpartition(":")[2]))
    for n, proposal in enumerate(names.proposed.values()):
        near = names.nearest(proposal.name) if proposal.kind != "body" else ()
        reason = names.wording.plain("The registry does not know this name.")
        mark = Mark(f"name-{slug_of(proposal.key)}", "near" if near else "name", reason, proposal.where)
        details: dict[str, tuple[Value, ...]] = {
            "id": (proposal.key,),
            "kind": (names.said("kind", proposal.kind),),
            "also": proposal.also,
            "named": tuple(places[proposal.key]),
            "nearest": near,
        }
        listed = tuple(Detail(name, values) for name, values in details.items() if values)
        yield Row(f"name-{n}", "name", proposal.where, text=proposal.name, details=listed, marks=(mark,))
