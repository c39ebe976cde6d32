"""HTML: numbers typed or of ordered lists, headings, tables, notes that links lead to; what is not shown is left out.

Read by lxml, which mends what is nested wrongly and refuses what is nested without end.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from session_reports.importer.joining import NUMBER, begins_apart
from session_reports.importer.reading import Piece, Reading, UnreadableError

from .beside import Beside
from .cells import Row, begins_text, pieces_of_table
from .labels import figure
from .runs import BREAK, Run, is_mark, pieces_of
from .text import decoded

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from .runs import Style

__all__ = ["is_html", "is_tag", "pieces_of_html", "read_html"]

_Element: TypeAlias = Any  # one of lxml, which has no types
_INDENT = 4  # columns by which what stands in a list is set in, for those who compare indents

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rb rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul".split()
)
_UNSEEN = frozenset(
    "audio button canvas embed head iframe input map noscript object option script select style svg template textarea "
    "title video".split()
)
_TAG = re.compile(r"<(?:!|\?|/?([A-Za-z][A-Za-z0-9]*))")


def is_tag(text: str) -> bool:
    """Whether what stands between angle brackets is a tag or a remark of HTML: not "<Agenda item 4>"."""
    match = _TAG.match(text)
    name = (match[1] or "p").lower() if match else ""
    return name in _INLINE or name in _BLOCKS or name in _UNSEEN or name in _HEADINGS


def is_html(text: str) -> bool:
    """Whether a text is HTML: it begins as HTML does, after remarks."""
    start = re.sub(r"<!--.*?-->|<\?.*?\?>", "", text[:4096], flags=re.DOTALL).lstrip()
    return re.match(r"<!doctype html\b|<(?:html|head|body|meta|title)\b", start, re.IGNORECASE) is not None


def read_html(content: bytes) -> Reading:
    """Read HTML in the encoding that it names. Raises ``UnreadableError`` for what cannot be read."""
    named = re.search(rb"<meta[^>]*?charset=[\"']?([\w-]+)", content[:4096], re.IGNORECASE)
    remarks: tuple[str, ...] = ()
    try:
        text = content.decode(named[1].decode() if named else "utf-8-sig")
    except (UnicodeDecodeError, LookupError):
        text, remarks = decoded(content)
    walk = _Walk()
    pieces = [*walk.pieces(_tree(text))]
    return Reading("HTML", tuple(pieces), (*remarks, *walk.remarks()))


def pieces_of_html(text: str, line: int, *, begun: bool) -> Iterator[Piece]:
    """Yield the pieces of HTML that stands in a text of another kind, from this line on, below its masthead or not."""
    tree = _tree(text)
    for piece in _Walk(begun=begun).pieces(tree):
        yield replace(piece, line=piece.line + line - 1)


def _tree(text: str) -> _Element:
    try:
        etree = import_module("lxml.etree")
    except ModuleNotFoundError:
        msg = "HTML files need more packages: pip install 'session-reports[import]'"
        raise UnreadableError(msg) from None
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    tree = etree.fromstring(_closed(text).encode("utf-8", "replace"), parser)
    if any("depth" in error.message for error in parser.error_log):
        msg = "this HTML is nested more deeply than any report: save it anew from a browser or a word processor"
        raise UnreadableError(msg)
    return tree


def _closed(text: str) -> str:
    """Return XHTML with end tags for what it closes with a slash, which HTML leaves open."""
    if not re.match(r"\s*<\?xml|[^>]*XHTML", text):
        return text
    return re.sub(r"<((?!(?:br|hr|img|input|link|meta|col|wbr)\b)[a-z]\w*)\b([^<>]*)/>", r"<\1\2></\1>", text)


def _hidden(element: _Element) -> bool:
    style = re.sub(r"\s", "", element.get("style", "").lower())
    return "hidden" in element.attrib or "display:none" in style or "visibility:hidden" in style


# --- notes ----------------------------------------------------------------------------------------


def _mark_of(text: str) -> str:
    """Return the number or the letter that a mark prints: "1" of "[1]"."""
    match = re.fullmatch(r"\s*[(\[]?(\d{1,3}|[a-z]|[ivx]{1,4})[)\]]?\s*", text)
    return match[1] if match else ""


def _text_of(element: _Element) -> str:
    return "".join(element.itertext())


def _notes(tree: _Element) -> tuple[dict[str, str], dict[_Element, str]]:
    """Return the numbers of the notes: by the ids that their marks lead to, and by the elements that hold them."""
    places = {value: element for element in tree.iter() for name in ("name", "id") if (value := element.get(name))}
    found: dict[str, str] = {}
    for link in tree.iter("a"):
        target = link.get("href", "")[1:] if link.get("href", "").startswith("#") else ""
        above = link.getparent().tag == "sup" or link.find(".//sup") is not None or re.search(r"[(\[]", _text_of(link))
        named = re.match(r"_?(?:c?fn|ftn|edn|foot|end|note)", target, re.IGNORECASE)
        if target in places and _mark_of(_text_of(link)) and (above or named) and "ref" not in target.lower():
            found.setdefault(target, _mark_of(_text_of(link)))
    within = Counter(above for target in found for above in places[target].iterancestors())
    holders: dict[_Element, str] = {}
    for target, label in found.items():
        place = places[target]
        while (above := place.getparent()) is not None and within[above] == 1 and above.tag in _HOLDERS:
            if above[0] is not place or (above.text or "").strip():
                break
            place = above
        holders[place] = label
    return found, holders


_HOLDERS = frozenset("aside dd div li p section span sup td".split())
_BACK = frozenset("↩ ↩︎ ↑ ^ ⏎ ⤴ ↵".split())


# --- the walk -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the words in an element."""

    kind: Literal["block", "heading", "note", "furniture"] = "block"
    level: int = 0
    depth: int = 0
    """How many lists are open."""
    style: Style = ""
    verbatim: bool = False
    """Whether ends of lines are printed."""
    line: int = 0


@dataclass(slots=True)
class _Walk:
    """Goes through the elements of a page, gathers words until a block ends, and yields its pieces."""

    block: _Place = field(default_factory=_Place)
    """That of the block whose words are gathered."""
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    """Of the item or note whose first piece is to come."""
    targets: dict[str, str] = field(default_factory=dict)
    holders: dict[_Element, str] = field(default_factory=dict)
    beside: Container[_Element] = ()
    """The elements that are named as what stands beside the text."""
    rows: list[Row] | None = None
    """Those of the table that is open."""
    begun: bool = False
    """Whether what came before is more than a masthead."""
    left: Counter[str] = field(default_factory=Counter)
    """How many words or pictures were left out, by what they are."""

    def pieces(self, tree: _Element) -> Iterator[Piece]:
        """Yield the pieces of a page, or of a part of one."""
        if tree is not None:
            self.targets, self.holders = _notes(tree)
            self.beside = Beside(tree)
            yield from self.element(tree, self.block)

    def remarks(self) -> Iterator[str]:
        """Yield what was left out."""
        yield from (f"{what} were left out: {number:,}" for what, number in self.left.items())

    def element(self, element: _Element, place: _Place) -> Iterator[Piece]:
        """Yield the pieces that an element ends; the words of the last stay gathered, if it is no block."""
        tag = element.tag
        if tag in _UNSEEN:
            return
        if _hidden(element) or tag == "del":
            self.left["deleted words" if tag == "del" else "words that the page hides"] += len(
                _text_of(element).split()
            )
        elif tag == "br":
            yield from self.line_end(element)
        elif tag == "img":
            self.left["pictures"] += 1
        elif tag in _BLOCKS or tag in _HEADINGS or (element in self.beside and self.at_start()):
            yield from self.as_block(element, place)
        else:
            yield from self.inline(element, place)

    def inside(self, element: _Element, place: _Place) -> Iterator[Piece]:
        """Yield the pieces of what stands in an element."""
        self.say(element.text, place)
        for child in element:
            yield from self.element(child, place)
            self.say(child.tail, place)

    def say(self, text: str | None, place: _Place) -> None:
        """Gather words."""
        for number, words in enumerate((text or "").split("\n") if place.verbatim else [text or ""]):
            self.runs += [BREAK] * bool(number) + [Run(words, place.style)]

    def flush(self) -> Iterator[Piece]:
        """Yield the pieces of the block whose words were gathered."""
        runs, self.runs = self.runs, []
        block = self.block
        shape = Piece("", block.kind, 0, block.line, _INDENT * block.depth, 1, block.level, self.label)
        for piece in pieces_of(runs, shape):
            self.label = ""
            self.begun = self.begun or (block.kind == "block" and begins_text(piece))
            yield piece

    def line_end(self, element: _Element) -> Iterator[Piece]:
        """Gather the end of a line; yield the pieces of the block that two of them end."""
        if self.block.kind == "block" and self.runs and self.at_start():
            yield from self.flush()
            self.block = replace(self.block, line=element.sourceline or 0)
        self.runs.append(BREAK)

    # --- blocks -------------------------------------------------------------------------------

    def as_block(self, element: _Element, place: _Place) -> Iterator[Piece]:
        """Yield the pieces of a block."""
        yield from self.flush()
        before, tag = self.block, element.tag
        inner = replace(place, style=_style(element, ""), line=element.sourceline or 0)
        if element in self.holders and place.kind == "block":
            inner, self.label = replace(inner, kind="note"), self.holders[element]
        elif place.kind == "block" and self.is_beside(element):
            inner = replace(inner, kind="furniture")
        elif tag in _HEADINGS and place.kind == "block":
            inner = replace(inner, kind="heading", level=_HEADINGS[tag])
        self.block = inner = replace(inner, verbatim=inner.verbatim or tag == "pre")
        if tag in {"ol", "ul", "menu", "dir"}:
            yield from self.items(element, replace(inner, depth=inner.depth + 1))
        elif tag == "table":
            yield from self.table(element, inner)
        elif tag == "tr":
            yield from self.row(element, inner)
        else:
            yield from self.inside(element, inner)
        yield from self.flush()
        self.block = before

    def is_beside(self, element: _Element) -> bool:
        """Whether an element stands beside the text, and has no notes in it."""
        beside = element.tag in {"nav", "footer"} or element in self.beside
        return beside and not any(inside in self.holders for inside in element.iter())

    def items(self, element: _Element, place: _Place) -> Iterator[Piece]:
        """Yield the pieces of a list."""
        labels = iter(_labels(element))
        for child in element:
            typed = _text_of(child).lstrip()
            number = NUMBER.match(typed)
            if child.tag == "li" and child not in self.holders and place.kind == "block":
                label = next(labels)
                self.label = "" if begins_apart(typed) or (number and number["dot"]) else label
            yield from self.element(child, place)
            self.label = ""
            self.say(child.tail, place)

    def table(self, element: _Element, place: _Place) -> Iterator[Piece]:
        """Yield the pieces of a table: its rows, or what it lays out."""
        begun, before, rows = self.begun, self.rows, list[Row]()
        self.rows = rows
        for piece in self.inside(element, place):
            rows.append(Row([[piece]], piece.line))  # its caption, or words between its rows
        self.rows = before
        yield from pieces_of_table(rows, begun=begun)

    def row(self, element: _Element, place: _Place) -> Iterator[Piece]:
        """Gather a row of a table; yield what it holds where it stands beside the text."""
        cells = [[*self.as_block(cell, place)] for cell in element if cell.tag in {"td", "th"} and not _hidden(cell)]
        row = Row(cells, place.line)
        if self.rows is None or place.kind != "block":
            yield from row.pieces
        else:
            self.rows.append(row)

    # --- words --------------------------------------------------------------------------------

    def inline(self, element: _Element, place: _Place) -> Iterator[Piece]:
        """Yield the pieces that end within words, and gather the words; marks of notes among them."""
        tag, text = element.tag, _text_of(element)
        first = self.at_start()
        href = element.get("href", "")
        may_be_note = first and self.block.kind in {"block", "note"}
        if may_be_note and element in self.holders:
            yield from self.flush()
            self.block, self.label = replace(self.block, kind="note"), self.holders[element]
        if tag == "a" and href.startswith("#") and text.strip() in _BACK:
            return
        if self.block.kind == "note" and first and _mark_of(text) == self.label:
            return
        marks = [mark for mark in re.split(r"[,;\s]+", text) if mark]
        if href[1:] in self.targets and href.startswith("#") and _mark_of(text):
            self.runs.append(Run(self.targets[href[1:]], mark=True))
        elif tag == "sup" and may_be_note and len(marks) == 1 and is_mark(marks[0], ""):
            yield from self.flush()
            self.block, self.label = replace(self.block, kind="note"), marks[0]
        elif tag == "sup" and not element.findall(".//a") and marks and self.are_marks(marks):
            self.runs += [Run(mark, mark=True) for mark in marks]
        else:
            quoted = tag == "q"
            inner = replace(place, style=_style(element, place.style))
            self.say("“" * quoted, inner)
            yield from self.inside(element, inner)
            self.say("”" * quoted, inner)

    def at_start(self) -> bool:
        """Whether what comes begins a block or a line of it."""
        for run in reversed(self.runs):
            if run is BREAK or run.mark or run.text.strip():
                return run is BREAK
        return True

    def are_marks(self, texts: Sequence[str]) -> bool:
        """Whether what is printed above the line is marks of notes."""
        before = "".join(run.text for run in self.runs[-3:])[-12:]
        return all(is_mark(text, before) for text in texts)


def _style(element: _Element, style: Style) -> Style:
    """Return how the words in an element are printed."""
    said = re.sub(r"\s", "", element.get("style", "").lower())
    if element.tag in {"b", "strong"} or re.search(r"font-weight:(?:bold|[6-9]00)", said):
        return "strong"
    if re.search(r"font-(?:weight|style):normal", said):
        return ""
    return "em" if not style and (element.tag in {"i", "em"} or "font-style:italic" in said) else style


_TYPES = {"a": "letter", "A": "Letter", "i": "roman", "I": "Roman"}
_STYLES = {
    "lower-alpha": "letter", "lower-latin": "letter", "upper-alpha": "Letter", "upper-latin": "Letter",
    "lower-roman": "roman", "upper-roman": "Roman",
}  # fmt: skip


def _labels(element: _Element) -> list[str]:
    """Return the labels of a list's items, as browsers print them."""
    told = re.search(r"list-style(?:-type)?:\s*([\w-]+)", element.get("style", ""), re.IGNORECASE)
    manner = _STYLES.get(told[1].lower(), told[1].lower()) if told else _TYPES.get(element.get("type", ""), "decimal")
    items = [child for child in element if child.tag == "li"]
    down = element.tag == "ol" and "reversed" in element.attrib
    number = _number(element.get("start"), len(items) if down else 1)
    labels = []
    for item in items:
        number = _number(item.get("value"), number)
        label = f"{figure(number, manner)}." if element.tag == "ol" else "•"
        labels.append("" if manner == "none" else label)
        number += -1 if down else 1
    return labels


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\s*-?\d{1,9}\s*", text or "") and text else otherwise
