"""The text of a Word file, from its heads to its last note."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from session_reports.importer.readers.cells import Row, begins_text, pieces_of_table
from session_reports.importer.readers.runs import BREAK, Run, is_mark, pieces_of, plain_of
from session_reports.importer.reading import Piece, Reading

from .notes import Notes
from .numbering import Numbering
from .package import Package
from .styles import Styles, is_on, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

__all__ = ["read_word"]

_INDENT = 4  # columns by which what stands in a list is set in, for those who compare indents

_HOLDERS = frozenset("bdo customXml dir fldSimple hyperlink ins moveTo sdtContent smartTag".split())
_GONE = frozenset({"del", "moveFrom"})
_WITHOUT_WORDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")  # fields that print numbers of pages


def read_word(content: bytes) -> Reading:
    """Read a Word file. Raises ``UnreadableError`` for what is none, is damaged, or has no end."""
    package = Package(content)
    styles = Styles(package.one("styles"))
    notes = Notes(package)
    walk = _Walk(styles, Numbering(package.one("numbering"), styles), notes)
    beside = _Walk(styles, Numbering(package.one("numbering"), styles), notes)  # what it leaves out is told nowhere
    front, heads = _heads(package, beside)
    body = package.document.find("body")
    pieces = [*front, *(walk.whole(body) if body is not None else ()), *walk.notes_at_end(), *heads]
    comments = package.one("comments")
    left = Counter(walk.left)
    left["comments"] = 0 if comments is None else len(comments.findall("comment"))
    return Reading("Word", tuple(pieces), tuple(_remarks(walk, left)))


def _remarks(walk: _Walk, left: Counter[str]) -> Iterator[str]:
    changes = [f"{left.pop(kind)} {kind}" for kind in ("insertions", "deletions") if left[kind]]
    if changes:
        yield f"tracked changes were read as accepted: {', '.join(changes)}"
    yield from (f"{what} were left out: {number:,}" for what, number in left.items() if number)
    if walk.numbering.unknown:
        yield f"automatic numbers of the form {', '.join(sorted(walk.numbering.unknown))} are told in figures"
    if continued := walk.numbering.continued:
        places = ", ".join(dict.fromkeys(continued[:_SHOWN])) + " ..." * (len(continued) > _SHOWN)
        yield f"lists go on with the numbers of others, as Word prints them, at {places}: compare with a printed copy"
    yield from walk.notes.remarks


_SHOWN = 5


def _heads(package: Package, walk: _Walk) -> tuple[list[Piece], list[Piece]]:
    """Return what stands at the head of the first page alone, as mastheads do, and what stands at heads and feet."""
    first: list[Piece] = []
    other: dict[str, Piece] = {}
    parts = {kind: package.related(package.main, kind) for kind in ("header", "footer")}
    read: dict[str, list[Piece]] = {}
    for section in package.document.iter("sectPr"):
        for kind, names in parts.items():
            for reference in section.findall(f"{kind}Reference"):
                name = names.get(reference.get("id", ""), "")
                if name not in read:
                    root = package.part(name)
                    read[name] = [*walk.whole(root)] if root is not None else []
                pieces = read[name]
                if kind == "header" and reference.get("type") == "first" and is_on(section, "titlePg") and not first:
                    first = [replace(piece, kind="front", line=0) for piece in pieces]
                else:
                    other |= {piece.text: replace(piece, kind="furniture", line=0) for piece in pieces}
    return first, [piece for text, piece in other.items() if text not in {one.text for one in first}]


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    code: str = ""
    told: bool = False


@dataclass(slots=True)
class _Block:
    """A paragraph whose words are gathered."""

    number: int
    runs: list[tuple[Run, bool]]
    """Each with whether it stands above the line."""
    boxes: list[Element] = field(default_factory=list)
    """The text boxes that hang on it."""
    noted: list[Piece] = field(default_factory=list)
    """The notes whose marks it has."""
    style: str | None = None


@dataclass(slots=True)
class _Walk:
    """Goes through the elements of a part and yields its pieces."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    number: int = 0
    """That of the block, from 1."""
    begun: bool = False
    """Whether what came before is more than a masthead."""
    tables: int = 0
    """How many tables are open."""
    fields: list[_Field] = field(default_factory=list)
    carried: list[tuple[Run, bool]] = field(default_factory=list)
    """The words of paragraphs whose ends are deleted: they go on in the next one."""
    left: Counter[str] = field(default_factory=Counter)
    """How much was left out or accepted, by what it is."""

    def whole(self, parent: Element) -> Iterator[Piece]:
        """Yield the pieces of a text that stands for itself: that of the document, of a cell, a note, a text box."""
        before, self.carried = self.carried, []
        yield from self.blocks(parent)
        block = _Block(self.number, self.carried)  # its last paragraph may have no end
        self.carried = before
        yield from self.told(block, None)

    def blocks(self, parent: Element) -> Iterator[Piece]:
        """Yield the pieces of the paragraphs and tables in an element."""
        for child in parent:
            if child.tag == "p":
                yield from self.paragraph(child)
            elif child.tag == "tbl":
                yield from self.table(child)
            elif child.tag in _HOLDERS or child.tag == "sdt":
                self.left["insertions"] += child.tag in {"ins", "moveTo"}
                yield from self.blocks(child)
            elif child.tag == "mc:AlternateContent":
                yield from self.blocks(_chosen(child))
            elif child.tag in _GONE:
                self.left["deletions"] += 1
            elif child.tag == "altChunk":
                self.left["parts in another format"] += 1

    def table(self, table: Element) -> Iterator[Piece]:
        """Yield the rows of a table, or what it lays out."""
        rows: list[Row] = []
        begun, self.tables = self.begun, self.tables + 1
        for row in _within(table, "tr"):
            if row.find("trPr/del") is not None:
                self.left["deletions"] += 1
            else:
                cells = [[*self.cell(cell)] for cell in _within(row, "tc")]
                self.number += 1
                rows.append(Row(cells, self.number))
        self.tables -= 1
        yield from pieces_of_table(rows, begun=begun)

    def cell(self, cell: Element) -> list[Piece]:
        """Return the pieces of a cell; an automatic number alone, if it has no words."""
        pieces = [*self.whole(cell)]
        return [piece for piece in pieces if piece.text] or pieces[:1]

    def notes_at_end(self) -> Iterator[Piece]:
        """Yield the notes at the end of the document, in the order of their marks."""
        for label, element in self.notes.at_end:
            yield from self.note(label, element)

    def note(self, label: str, element: Element) -> Iterator[Piece]:
        """Yield the pieces of a note."""
        fields, self.fields = self.fields, []
        for piece in self.whole(element):
            text = f"{piece.label} {piece.text}".strip() if piece.kind != "note" else piece.text
            yield replace(piece, kind="note", text=text, label=label, level=0, bold=False)
            label = ""
        self.fields = fields

    # --- paragraphs ---------------------------------------------------------------------------

    def paragraph(self, element: Element) -> Iterator[Piece]:
        """Yield the pieces of a paragraph, of the notes whose marks it has, and of the text boxes that hang on it."""
        properties = element.find("pPr")
        style = value_of(properties, "pStyle") or self.styles.default
        self.number += 1
        block = _Block(self.number, self.carried, style=style)
        self.carried = []
        self.inside(element, block)
        mark = properties.find("rPr") if properties is not None else None
        if mark is not None and (mark.find("del") is not None or mark.find("moveFrom") is not None):
            self.carried = block.runs
            self.left["deletions"] += 1
        else:
            self.left["insertions"] += mark is not None and mark.find("ins") is not None
            yield from self.told(block, properties)
        yield from block.noted
        for box in block.boxes:
            yield from self.whole(box)

    def told(self, block: _Block, properties: Element | None) -> Iterator[Piece]:
        """Yield the pieces of a paragraph's words."""
        label, depth = self.numbering.label(properties, block.style)
        level = value_of(properties, "outlineLvl")
        heading = self.styles.level(block.style)
        if level and level.isdecimal():
            heading = int(level) + 1 if int(level) < 9 else heading  # noqa: PLR2004 - from 9 on it is text
        runs = _with_marks(block.runs)
        shape = Piece("", "heading" if heading else "block", line=block.number, indent=_INDENT * depth, gap=1)
        if runs and runs[0].mark and not label and not heading and len(runs) > 1:
            yield from pieces_of(runs[1:], replace(shape, kind="note", label=runs[0].text))
            return
        shape = replace(shape, label=label, level=heading)
        pieces = [*pieces_of(runs, shape)]
        self.begun = self.begun or any(begins_text(piece) for piece in pieces)
        yield from pieces or [shape] * bool(label and self.tables)  # a cell may hold nothing but the number

    def inside(self, element: Element, block: _Block) -> None:
        """Gather the words in an element."""
        for child in element:
            if child.tag == "r":
                self.run(child, block)
            elif child.tag in _HOLDERS or child.tag == "sdt":
                self.left["insertions"] += child.tag in {"ins", "moveTo"}
                self.inside(child, block)
            elif child.tag == "mc:AlternateContent":
                self.inside(_chosen(child), block)
            elif child.tag in _GONE:
                self.left["deletions"] += 1
            elif child.tag in {"m:oMath", "m:oMathPara"}:
                block.runs.append((Run("".join(one.text or "" for one in child.iter("m:t"))), False))

    def run(self, element: Element, block: _Block) -> None:
        """Gather the words of a run, all in one style."""
        properties = element.find("rPr")
        own = value_of(properties, "rStyle")
        for child in element:
            if child.tag == "fldChar":
                self.step(child.get("fldCharType", ""))
            elif child.tag == "instrText" and self.fields:
                self.fields[-1].code += child.text or ""
        if any(not one.told or _WITHOUT_WORDS.match(one.code) for one in self.fields):
            return
        hidden = is_on(properties, "vanish")
        if hidden or (hidden is None and self.styles.is_on(own, "vanish")):
            self.left["hidden words"] += len("".join(one.text or "" for one in element.iter("t")).split())
            return
        bold, italic = (self.has(properties, own, block.style, name) for name in ("b", "i"))
        raised = value_of(properties, "vertAlign") or self.styles.value(own, "rPr", "vertAlign") or ""
        for run in self.words(element, block):
            styled = replace(run, style="strong" if bold else "em" if italic else "") if run is not BREAK else run
            block.runs.append((styled, raised == "superscript" and not run.mark))

    def has(self, properties: Element | None, own: str | None, style: str | None, name: str) -> bool:
        """Whether words have a property: by themselves, or by one of two styles; both together take it away."""
        told = is_on(properties, name)
        return told if told is not None else bool(self.styles.is_on(own, name)) != bool(self.styles.is_on(style, name))

    def step(self, kind: str) -> None:
        """Follow the begin, the middle and the end of a field."""
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].told = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def words(self, element: Element, block: _Block) -> Iterator[Run]:
        """Yield the words of a run without their style, and the marks of notes among them."""
        custom = False
        for child in element:
            if child.tag == "t" and not custom:
                yield Run(child.text or "")
            elif child.tag in _SIGNS:
                yield Run(_SIGNS[child.tag])
            elif child.tag in {"br", "cr"}:
                yield BREAK if child.get("type", "textWrapping") == "textWrapping" else Run(" ")
            elif child.tag == "sym":
                yield Run(_symbol(child))
            elif child.tag in {"footnoteReference", "endnoteReference"}:
                custom = child.get("customMarkFollows") in {"1", "true"}
                printed = plain_of([Run(one.text or "") for one in element.iter("t")]) if custom else ""
                label, note = self.notes.take(child.tag.removesuffix("Reference"), child.get("id", ""), printed)
                if note is not None:
                    block.noted += self.note(label, note)
                yield Run(label, mark=True)
            elif child.tag in {"drawing", "pict", "object", "mc:AlternateContent"}:
                block.boxes += _boxes(child)
                self.left["pictures"] += any(one.tag.endswith((":blip", ":imagedata")) for one in child.iter())
            elif child.tag == "ruby":
                yield from (Run(one.text or "") for one in child.iterfind("rubyBase/r/t"))


_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_SYMBOLS = {0xB7: "•", 0xA7: "•", 0xD8: "•", 0xFC: "✓", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°", 0xB4: "×"}  # noqa: RUF001


def _symbol(element: Element) -> str:
    """Return the character of a font of symbols, of which the commonest are known."""
    told = element.get("char", "")
    code = int(told, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", told) else 0x20
    code -= 0xF000 if code >= 0xF000 else 0  # noqa: PLR2004 - where fonts of symbols stand
    return _SYMBOLS.get(code, chr(code) if chr(code).isprintable() else " ")


def _chosen(element: Element) -> Element:
    """Return the first of the alternatives in which Word writes what older programs lack."""
    return next(iter(element), element)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes in a drawing, each once."""
    for child in _chosen(element) if element.tag == "mc:AlternateContent" else element:
        if child.tag == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, also those that were inserted or can be filled in."""
    for child in parent:
        if child.tag == name:
            yield child
        elif child.tag in _HOLDERS or child.tag == "sdt":
            yield from _within(child, name)


def _with_marks(runs: list[tuple[Run, bool]]) -> list[Run]:
    """Return runs in which what stands above the line is a mark, if it may be one."""
    found: list[Run] = []
    place = 0
    while place < len(runs):
        run, above = runs[place]
        place += 1
        if not above:
            found.append(run)
            continue
        parts = [run]
        while place < len(runs) and runs[place][1]:
            parts.append(runs[place][0])
            place += 1
        texts = [text for text in re.split(r"[,;\s]+", "".join(part.text for part in parts)) if text]
        before = "".join(one.text for one in found[-3:])[-12:]
        if texts and all(is_mark(text, before) for text in texts):
            found += [Run(text, mark=True) for text in texts]
        else:
            found += parts
    return found
