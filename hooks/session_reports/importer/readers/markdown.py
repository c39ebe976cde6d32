"""Markdown as reports are passed around in it: the numbers are those that were typed, and all words stay.

CommonMark with tables and notes, by markdown-it-py. What CommonMark takes for code because it is indented is text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from session_reports.importer.reading import Piece, Reading, UnreadableError

from .cells import Row, begins_text, pieces_of_table
from .html import is_tag, pieces_of_html
from .runs import BREAK, Run, is_mark, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from .runs import Style

__all__ = ["is_markdown", "read_markdown"]

_INDENT = 4  # columns by which what stands in a list is set in, for those who compare indents
_DEEP = 80  # lists, their items and quotations within each other; what is deeper would be lost
_LABEL = re.compile(r"[0-9A-Za-z]{1,6}")
_UNTOLD = re.compile(r"\[\^([0-9A-Za-z]{1,6})\]")  # a mark whose note the document lacks


def read_markdown(text: str, remarks: Sequence[str] = ()) -> Reading:
    """Read Markdown. Raises ``UnreadableError`` where the library for it is missing."""
    front, begin = _front_matter(text)
    tokens, env = _tokens("\n" * begin + "\n".join(text.split("\n")[begin:]))
    walk = _Walk(_labels(env))
    pieces = [*front, *walk.pieces(tokens)]
    said = [*remarks]
    if walk.pictures:
        said.append(f"pictures were left out: {walk.pictures}")
    return Reading("Markdown", tuple(pieces), tuple(said))


def _tokens(text: str) -> tuple[list[Token], dict[str, Any]]:
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415 - the site does not need them
        from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    except ModuleNotFoundError:
        msg = "Markdown files need more packages: pip install 'session-reports[import]'"
        raise UnreadableError(msg) from None
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEP}).enable("table").use(footnote_plugin)
    # Notes stay where they stand, also those that no mark leads to; "[x]: y" and what is indented are words.
    parser.disable(["code", "reference", "footnote_inline", "footnote_tail"])
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    if any(token.level >= _DEEP - 1 for token in tokens):
        msg = "this Markdown is nested more deeply than any report: take out signs of lists and quotations"
        raise UnreadableError(msg)
    return tokens, env


def _labels(env: dict[str, Any]) -> dict[str, str]:
    """Return the number of each note by what the source calls it: its own name, where that is a number or a letter."""
    names = [name.removeprefix(":") for name in env.get("footnotes", {}).get("refs", {})]
    free = (str(number) for number in range(1, len(names) * 2 + 2) if str(number) not in names)
    return {name: name if _LABEL.fullmatch(name) else next(free) for name in names}


def _front_matter(text: str) -> tuple[list[Piece], int]:
    """Return the lines of the front matter as those of a masthead, and how many lines it takes."""
    lines = text.split("\n")
    if re.match(r"% ", text):  # as pandoc has it
        end = next((number for number, line in enumerate(lines) if not re.match(r"%|\s+\S", line)), len(lines))
        return [Piece(words, "front", line=n + 1) for n in range(end) if (words := lines[n].strip("% "))], end
    if lines[0].rstrip() != "---":
        return [], 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), 0)
    found: list[Piece] = []
    kind: Literal["front", "furniture"] = "front"
    for number, line in enumerate(lines[1:end], 2):
        field_ = re.match(r"(?P<key>[\w-]+):(?:\s+(?P<value>.*))?$", line)
        words = " ".join((field_["value"] or "" if field_ else line).split()).strip("'\"|>")
        if found and not field_ and line[:1].isspace() and not words.startswith("- "):
            found[-1] = replace(found[-1], text=f"{found[-1].text} {words}".strip())
            continue
        if field_:
            kind = "furniture" if field_["key"].lower() in _SETTINGS else "front"
        found.append(Piece(words.removeprefix("- "), kind, line=number))
    return [piece for piece in found if piece.text], end + 1 if end else 0


_SETTINGS = frozenset(
    "aliases cssclass class css draft layout nav nav_order output parent permalink published sidebar slug template "
    "theme toc url weight".split()
)
"""What front matter tells the program that makes a page of it, and is no text of the report."""


@dataclass(slots=True)
class _Walk:
    """Goes through the tokens of a document, and knows what is open."""

    labels: dict[str, str]
    """The numbers of notes."""
    depth: int = 0
    """How many lists are open."""
    level: int = 0
    """That of the heading."""
    note: str | None = None
    """In a note: its number until its first piece is told, then nothing."""
    label: str = ""
    """That of the item whose first piece is to come."""
    cells: list[list[Piece]] | None = None
    """Those of the row that is open."""
    rows: list[Row] = field(default_factory=list)
    """Those of the table that is open."""
    begun: bool = False
    """Whether what came before is more than a masthead."""
    pictures: int = 0

    def pieces(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        """Yield the pieces of a document."""
        line = 0
        for token in tokens:
            line = token.map[0] + 1 if token.map else line
            self.follow(token, line)
            if token.type == "inline":
                pieces = [*self.block([*self.runs(token.children or ())], line)]
                if self.cells is not None:
                    self.cells.append(pieces)
                    continue
                self.begun = self.begun or any(begins_text(piece) for piece in pieces)
                yield from pieces
            elif token.type == "table_close":
                yield from pieces_of_table(self.rows, begun=self.begun)
            elif token.type == "fence":
                for number, words in enumerate(token.content.split("\n"), line + 1):
                    yield from self.block([Run(words)], number)
            elif token.type == "html_block":
                yield from pieces_of_html(token.content, line, begun=self.begun)

    def follow(self, token: Token, line: int) -> None:
        """Follow what a token opens or closes."""
        opens = token.nesting == 1
        match token.type.rpartition("_")[0]:
            case "ordered_list" | "bullet_list":
                self.depth += token.nesting
            case "list_item":
                self.label = (f"{token.info}{token.markup}" if token.info else "•") if opens else ""
            case "heading":
                self.level = int(token.tag[1]) if opens else 0
            case "footnote_reference":
                self.note = self.labels[token.meta["label"]] if opens else None
            case "table" if opens:
                self.rows = []
            case "tr" if opens:
                self.cells = []
            case "tr":
                self.rows.append(Row(self.cells or [], line))
                self.cells = None

    def block(self, runs: list[Run], line: int) -> Iterator[Piece]:
        """Yield the pieces of a paragraph or a heading."""
        shape = Piece("", "block", line=line, indent=_INDENT * self.depth, gap=1, label=self.label)
        if self.note is not None:
            shape = replace(shape, kind="note", label=self.note)
        elif self.level:
            shape = replace(shape, kind="heading", level=self.level)
        for piece in pieces_of(runs, shape):
            self.label = ""
            self.note = None if self.note is None else ""
            yield piece

    def runs(self, tokens: Sequence[Token]) -> Iterator[Run]:
        """Yield the runs of a line."""
        inside = Counter[str]()
        before = ""
        for token in tokens:
            inside[token.tag] += token.nesting
            style: Style = "strong" if inside["strong"] else "em" if inside["em"] else ""
            if token.type in {"text", "code_inline"}:
                words = token.content
                yield from [Run(words, mark=True)] if inside["sup"] and is_mark(words, before) else _words(words, style)
                before = words
            elif token.type == "softbreak":
                yield Run(" ")
            elif token.type == "hardbreak":
                yield BREAK
            elif token.type == "footnote_ref":
                yield Run(self.labels[token.meta["label"]], mark=True)
            elif token.type == "image":
                self.pictures += 1
            elif token.type == "html_inline":
                yield from _tag(token.content, inside)


def _tag(text: str, inside: Counter[str]) -> Iterator[Run]:
    """Follow a tag of HTML within a line; yield what looks like one and is none."""
    if not is_tag(text):
        yield Run(text)
    elif re.match(r"<br\b", text, re.IGNORECASE):
        yield BREAK
    else:
        inside["sup"] = text.lower().startswith("<sup")


def _words(words: str, style: Style) -> Iterator[Run]:
    """Yield the words of a text, and the marks in it whose notes the document lacks."""
    for number, part in enumerate(_UNTOLD.split(words)):
        yield Run(part, mark=True) if number % 2 else Run(part, style)


# --- which texts are Markdown ---------------------------------------------------------------------

_HEADING = re.compile(r"#{1,6} \S")
_MARKS = re.compile(
    r"\*\*[^\s*][^*]*\*\*|^\*[^\s*][^*]*\*|^\[\^\w+\]: |^> \S|^\|.*\|$|\S {2}$|^(?:---|\*\*\*)$|\]\(https?:"
)


def is_markdown(text: str) -> bool:
    """Whether a text that is not named so is Markdown: headings say so, and nothing that printed pages have.

    A text of printed pages has form feeds, lines that are set in, and no marks.
    """
    if "\f" in text:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    headings = sum(bool(_HEADING.match(line)) for line in lines)
    marks = sum(bool(_MARKS.search(line)) for line in lines)
    set_in = sum(line.startswith((" " * _INDENT, "\t")) for line in lines)
    return headings > 0 and headings + marks > 1 and set_in * 10 < len(lines)
