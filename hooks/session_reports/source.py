"""YAML read as text with places, and the problems found in it.

The file is read through PyYAML's event stream, so that every scalar stays the text that was
written (``NO`` is Norway, ``12:30`` a time, ``26.1`` a paragraph's number) and every key and value
keeps its line and column. Whatever YAML can do beyond mappings, lists and text is refused.

How large a file may be is limited so that none, whatever it holds, takes more than 10 seconds and about 500 MB. The
worst that were found take 4 seconds and 280 MB to be read, one of them a text of 20,000,000 bytes with one character
that takes four; and 5 seconds and 510 MB until no record could be made of them, one of them 200,000 empty records of
which each lacks four fields. (PyYAML without libyaml needs ten times as long.) A report of 1,000 paragraphs with
10,000 statements has some 130,000 values in 2,200,000 bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "MAX_BYTES",
    "Fields",
    "Items",
    "Node",
    "Place",
    "Problem",
    "Scalar",
    "Source",
    "plain",
    "printable",
    "read",
    "shown",
    "too_large",
]

MAX_BYTES = 20_000_000
"""The size of the largest file that is read."""
MAX_DEPTH = 24
MAX_NODES = 200_000
MAX_REPORTED = 20  # of one kind in one file: a binary file would otherwise fill the screen
_LONGEST_SHOWN = 60
_LONGEST_MESSAGE = 350

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Control characters except tab and line feed, line ends that editors do not count, halves of characters, and the
# bidirectional embeddings, overrides and isolates of UAX #9. The plain marks LRM, RLM and ALM may stand.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_UNPRINTABLE = re.compile(f"[\t\n]|{_FORBIDDEN.pattern}")
_INK = re.compile("[^ \n]")
# libyaml compares each of these directives with all those before it: a file of them would take hours.
_DIRECTIVE = re.compile("^%TAG", re.MULTILINE)


def printable(text: str) -> str:
    """Return a text on one line, with whatever cannot be printed, or would turn what is printed, as its escape."""
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def shown(text: str) -> str:
    """Return the beginning of a text as a message quotes it: printable, and no longer than can be taken in."""
    words = printable(" ".join(text[: 10 * _LONGEST_SHOWN].split()))
    if len(words) <= _LONGEST_SHOWN:
        return words
    room = _LONGEST_SHOWN - len("...")
    whole = words[: room + 1].rpartition(" ")[0]
    return (whole or words[:room]) + "..."


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both counted from 1, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is (the path from the root), its code, and one lower-case sentence.

    Whatever the data holds, path and message can be printed on one line, and the message is a short one.
    """

    path: str
    place: Place
    code: str
    message: str

    def __post_init__(self) -> None:
        """Make path and message printable, and shorten the message."""
        message = printable(self.message[:_LONGEST_MESSAGE])
        if len(self.message) > _LONGEST_MESSAGE or len(message) > _LONGEST_MESSAGE:
            message = f"{message[: _LONGEST_MESSAGE - 3]}..."
        object.__setattr__(self, "path", printable(self.path))
        object.__setattr__(self, "message", message)

    @property
    def is_error(self) -> bool:
        """Whether it stops every build; the codes SR3.. are warnings, which stop a strict one."""
        return not self.code.startswith("SR3")

    def __str__(self) -> str:
        """Return ``file:line:column: code message``."""
        return f"{self.path}:{self.place.line}:{self.place.column}: {self.code} {self.message}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, with the place of its first character and, in a literal block, its indentation."""

    place: Place
    text: str
    lines: int
    """How many lines of the file it covers."""
    style: str
    """How it was written: ``|`` for a literal block, ``>`` folded, a quotation mark, or nothing."""

    def place_of(self, offset: int) -> Place:
        """Return the place of the character at ``offset``; exact in literal blocks and single lines."""
        if self.style != "|":
            return Place(self.place.line, self.place.column + offset)
        row = self.text.count("\n", 0, offset)
        return Place(self.place.line + row, self.place.column + _column(self.text, offset) - 1)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of nodes."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: from each key to the key's place and the value."""

    place: Place
    fields: dict[str, tuple[Place, Node]]


Node: TypeAlias = Scalar | Items | Fields
"""What YAML is made of here: a text, a list or a mapping."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its path from the root, and its outermost node."""

    path: str
    root: Node

    def node(self, steps: tuple[str | int, ...]) -> tuple[Place, Node]:
        """Follow keys and positions as far as they lead: (place of the last key or item, its node)."""
        node = self.root
        place = node.place
        for step in steps:
            if isinstance(node, Fields) and str(step) in node.fields:
                place, node = node.fields[str(step)]
            elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
                place = node.place
        return place, node

    def lines(self, steps: tuple[str | int, ...]) -> range:
        """Return the lines that a node covers, its key included."""
        place, node = self.node(steps)
        return range(place.line, _last_line(node) + 1)

    def key(self, *steps: str | int) -> Place:
        """Return the place of the last key, or of what holds it where it is missing."""
        return self.node(steps)[0]


def _last_line(node: Node) -> int:
    if isinstance(node, Scalar):
        return node.place.line + node.lines - 1
    inner = node.items if isinstance(node, Items) else [value for _, value in node.fields.values()]
    return max(map(_last_line, inner), default=node.place.line)


def plain(node: Node) -> object:
    """Return the node as nested dicts, lists and strings, an empty value as ``None``."""
    if isinstance(node, Scalar):
        return node.text or None
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, (_, value) in node.fields.items()}


def too_large(size: int) -> str:
    """Return what is said of a file of so many bytes that it is not read; nothing of one that is."""
    return f"file of {size:,} bytes; at most {MAX_BYTES:,} are read" if size > MAX_BYTES else ""


def read(path: str, content: bytes) -> tuple[Source | None, list[Problem]]:
    """Read one file: its nodes, or ``None`` when they cannot be had, and the problems of its form."""
    text, problems = _text_of(path, content)
    if problems:
        return None, problems
    builder = _Builder(path, text)
    try:
        root = builder.document()
    except yaml.MarkedYAMLError as error:
        problem = Problem(path, _place_of(error), "SR002", _syntax(error))
    except _RefusedError as refused:
        problem = refused.problem
    except (ValueError, OverflowError):  # of PyYAML where it has to do without libyaml
        message = "the file is not valid YAML: an escape such as \\U00110000 stands for no character"
        problem = Problem(path, Place(1, 1), "SR002", message)
    else:
        return Source(path, root), builder.problems
    return None, sorted([*builder.problems, problem])


def _text_of(path: str, content: bytes) -> tuple[str, list[Problem]]:
    """Return the text of a file's bytes, its lines ended by line feeds, and what may not stand in any text."""
    if wrong := too_large(len(content)):
        return "", [Problem(path, Place(1, 1), "SR001", wrong)]
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        place = _place_in(before, len(before))
        return "", [Problem(path, place, "SR001", "the file is not UTF-8 text: save it as UTF-8")]
    return text, [*_forbidden_characters(path, text), *_directives(path, text)]


def _place_in(text: str, offset: int) -> Place:
    return Place(text.count("\n", 0, offset) + 1, _column(text, offset))


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset)


def _forbidden_characters(path: str, text: str) -> Iterator[Problem]:
    for count, match in enumerate(_FORBIDDEN.finditer(text)):
        if count == MAX_REPORTED:
            return
        message = f"character U+{ord(match[0]):04X} may not stand here: remove it"
        yield Problem(path, _place_in(text, match.start()), "SR007", message)


def _directives(path: str, text: str) -> Iterator[Problem]:
    if found := _DIRECTIVE.search(text):
        message = "a directive (%TAG) may not be used: remove the line, and write each value alone"
        yield Problem(path, _place_in(text, found.start()), "SR004", message)


def _place_of(error: yaml.MarkedYAMLError) -> Place:
    mark = error.problem_mark or error.context_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _syntax(error: yaml.MarkedYAMLError) -> str:
    said = " ".join(part for part in (error.context, error.problem) if part)
    return f"the file is not valid YAML from here on: {said}"


class _RefusedError(Exception):
    """The file cannot be read further, for a reason that is a problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Builder:
    """Makes nodes of the events of one file. What is refused but can be stepped over is gathered."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
        self.problems: list[Problem] = []
        self.nodes = 0

    def document(self) -> Node:
        """Return the outermost node of the file's one document."""
        next(self.events)  # the start of the stream
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            raise self.refuse(event, "SR002", "the file is empty: expected fields")
        root = self.node(next(self.events), 0)
        next(self.events)  # the end of the document
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self.refuse(event, "SR005", "a second document begins here: one file holds one document")
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        """Return the node that begins with this event."""
        self.nodes += 1
        if depth > MAX_DEPTH:
            raise self.refuse(event, "SR006", f"nested more than {MAX_DEPTH} levels deep")
        if self.nodes > MAX_NODES:
            raise self.refuse(event, "SR006", f"more than {MAX_NODES:,} values in one file")
        if isinstance(event, yaml.AliasEvent):
            raise self.refuse(event, "SR004", "an alias (*name) may not be used: write the value out")
        started = cast("yaml.ScalarEvent | yaml.CollectionStartEvent", event)
        if started.anchor:
            self.note(event, "SR004", "an anchor (&name) may not be used: write the value alone")
        if started.tag:
            self.note(event, "SR004", f"a tag ({shown(started.tag)}) may not be used: write the value alone")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(self.place(event), tuple(self.items(depth)))
        return Fields(self.place(event), self.fields(depth))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """Return a text with the place of its first character."""
        place = self.place(event)
        if _FORBIDDEN.search(event.value):  # written as an escape
            self.note(event, "SR007", "an escaped control or direction character may not stand here: remove it")
        lines = cast("yaml.Mark", event.end_mark).line - place.line + 2
        if event.style == ">":
            self.note(event, "SR008", "folded text (>) loses its columns: write a literal block (|)")
        if event.style == "|":
            return Scalar(self.block(event), event.value, lines, "|")
        if event.style in ("'", '"'):
            place = Place(place.line, place.column + 1)
        return Scalar(place, event.value, lines, event.style or "")

    def block(self, event: yaml.ScalarEvent) -> Place:
        """Return where a literal block's text begins: its lines are those of the file, less the indentation."""
        mark = cast("yaml.Mark", event.start_mark)
        column = 1
        if in_value := _INK.search(event.value):
            in_file = cast("re.Match[str]", _INK.search(self.text, self.text.index("\n", mark.index)))
            column += _column(self.text, in_file.start()) - _column(event.value, in_value.start())
        return Place(mark.line + 2, column)

    def items(self, depth: int) -> Iterator[Node]:
        """Yield the nodes of a list up to its end."""
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth + 1)

    def fields(self, depth: int) -> dict[str, tuple[Place, Node]]:
        """Return the entries of a mapping up to its end; of two equal keys the first."""
        fields: dict[str, tuple[Place, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self.refuse(event, "SR002", "a key must be one word or line of text")
            value = self.node(next(self.events), depth + 1)
            if key.text in fields:
                first = fields[key.text][0]
                self.note(event, "SR003", f"duplicate key '{shown(key.text)}', first given on line {first.line}")
                continue
            fields[key.text] = (key.place, value)
        return fields

    def place(self, event: yaml.Event) -> Place:
        """Return where an event begins; libyaml always says so."""
        mark = cast("yaml.Mark", event.start_mark)
        return Place(mark.line + 1, mark.column + 1)

    def note(self, event: yaml.Event, code: str, message: str) -> None:
        if len(self.problems) < MAX_REPORTED:
            self.problems.append(Problem(self.path, self.place(event), code, message))

    def refuse(self, event: yaml.Event, code: str, message: str) -> _RefusedError:
        return _RefusedError(Problem(self.path, self.place(event), code, message))
