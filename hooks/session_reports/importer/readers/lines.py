"""From the runs of letters on printed pages to their lines, and from these to pieces."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from session_reports.importer.reading import Piece, verbatim

from .columns import SMALLER
from .runs import ends_sentence
from .tables import Cells, cell_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .columns import Row
    from .glyphs import Run

__all__ = ["pieces_of"]

_SPACE = 0.2  # of the size: what stands further apart are words
_CELL = 1.5  # of the size: what stands further apart are cells of a table, or a number and its paragraph
_COLUMN = 0.5  # of the size: the width of a letter, by which indents are measured
_RAISED = 0.15  # of the size: a mark stands at least as much higher
_NOTE = 0.97  # of the size of the text: a note has less
_LEADING = 1.2  # sizes: from line to line, where no lines tell
_BOLD = 0.9  # of the letters: a line with as many in bold is bold, whatever its marks are
_FAR = 0.9  # lines between the last line of the notes and what stands below them
_MARK = re.compile(r"\d{1,3}(?:, ?\d{1,3})*|[a-z]|\*{1,3}|[†‡§]")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[cdkm]?m|ft|s)$")  # what a raised 2 or 3 after it squares or cubes


@dataclass(frozen=True, slots=True)
class _Word:
    """A part of a line that is printed in one manner, with the white space around it."""

    text: str
    raised: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; places and sizes in points."""

    words: tuple[_Word, ...]
    page: int
    start: float
    end: float
    base: float
    size: float
    bold: bool
    turn: int
    stops: tuple[float, ...] = ()
    """Where its cells begin, after the first: what a tabulator parts."""

    @property
    def mark(self) -> str:
        """The mark with which a note begins."""
        first = self.words[0]
        return (
            first.text.strip() if first.raised and len(self.words) > 1 and _MARK.fullmatch(first.text.strip()) else ""
        )


def pieces_of(pages: Sequence[Sequence[Row]]) -> Iterator[Piece]:
    """Yield the lines of a document and its notes, page by page, of the rows of each page in their order."""
    lines = [[line for row in rows if (line := _line(row, number))] for number, rows in enumerate(pages, 1)]
    flat = [line for page in lines for line in page]
    if not flat:
        return
    body = _body_size(flat)
    leading = _leading(lines, body)
    left = min(line.start for line in flat)
    notes = [_notes(page, leading) for page in lines]
    marks = {page[place].mark for page, found in zip(lines, notes, strict=True) for place in found} - {""}
    measures = _Measures(body, leading, left)
    open_note = False
    for page, found in zip(lines, notes, strict=True):
        places = found | _continued(page, found, body) if open_note else found
        pieces = [_piece(page, place, measures, marks, note=place in places) for place in range(len(page))]
        ends = [piece.text for piece in pieces if piece.kind == "note"]
        pieces = [*_over_columns(page, pieces)]
        open_note = not ends[-1].endswith((".", ")", "”")) if ends else open_note and not page
        yield from _with_rows(page, pieces)


def _over_columns(page: Sequence[_Line], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a page; the first line of a second column goes on a sentence that the first does not end."""
    last: Piece | None = None
    for place, piece in enumerate(pieces):
        above = page[place - 1] if place else page[place]
        goes_on = last and piece.kind == "line" and last.bold == piece.bold and not ends_sentence(last.text)
        yield replace(piece, gap=0) if goes_on and _is_higher(page[place], above) else piece
        last = piece if piece.kind == "line" else last


@dataclass(frozen=True, slots=True)
class _Measures:
    """Of a document, in points: the size of its text, how far apart its lines stand in sizes, and its left edge."""

    body: float
    leading: float
    left: float


def _piece(page: Sequence[_Line], place: int, measures: _Measures, marks: set[str], *, note: bool) -> Piece:
    """Return a line as a piece; tabulators part its cells."""
    line = page[place]
    label = line.mark if note else ""
    column = _COLUMN * measures.body
    return Piece(
        _text(line.words[1:] if label else line.words, marks),
        "note" if note else "line",
        line.page,
        place + 1,
        round((line.start - measures.left) / column, 1),
        round(_gap(page[place - 1], line, measures.leading), 2) if place else 0,
        label=label,
        bold=line.bold,
        end=round((line.end - measures.left) / column, 1),
    )


def _with_rows(page: Sequence[_Line], pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a page, with the rows of its tables whole. The first page has a masthead, and no tables."""
    cells = [
        Cells(piece.text, (line.start, *line.stops), line.end, piece.gap)
        for line, piece in zip(page, pieces, strict=True)
    ]
    rows = {} if page and page[0].page == 1 else rows_of(cells)
    whole: dict[int, list[str]] = {}
    for place, row in rows.items():
        if place == row:
            whole[row] = pieces[row].text.split("\t")
            continue
        for start, words in zip(cells[place].starts, pieces[place].text.split("\t"), strict=False):
            cell = min(cell_of(cells[row], start), len(whole[row]) - 1)
            whole[row][cell] = f"{whole[row][cell]} {words}"
    for place, piece in enumerate(pieces):
        if place in whole:
            yield replace(piece, text=" | ".join(filter(None, whole[place])), kind="row")
        elif place not in rows and piece.text:
            yield replace(piece, text=piece.text.replace("\t", " "))


# --- lines ----------------------------------------------------------------------------------------


def _line(row: Sequence[Run], page: int) -> _Line | None:
    """Return the line on which some runs stand; None where they are white space alone."""
    printed = [run for run in row if run.text.strip()]
    if not printed:
        return None
    sizes: Counter[tuple[float, float]] = Counter()
    for run in printed:
        sizes[run.size, run.base] += len(run.text.strip())
    size, base = max(sizes, key=lambda key: (sizes[key], key))
    words: list[_Word] = []
    stops: list[float] = []
    bold = letters = 0
    end = ink = min(run.start for run in printed)
    for run in sorted(row, key=lambda run: run.start):
        raised = run.size < SMALLER * size and run.base > base + _RAISED * size
        room = run.start - end
        text = f" {run.text}" if room > _SPACE * min(run.size, size) else run.text
        if run.text.strip():
            if run.start - ink > _CELL * size:
                stops.append(run.start)
                text = f"\t{run.text}"
            ink = max(ink, run.end)
        if words and (words[-1].raised == raised or not text.strip()):
            words[-1] = _Word(words[-1].text + text, words[-1].raised)
        elif text.strip():
            words.append(_Word(text, raised))
        if not raised:
            letters += len(run.text)
            bold += len(run.text) * run.bold
        end = max(end, run.end)
    return _Line(
        tuple(words),
        page,
        min(run.start for run in printed),
        max(run.end for run in printed),
        base,
        round(size, 1),
        bold >= _BOLD * letters,
        row[0].turn,
        tuple(stops),
    )


def _body_size(lines: Iterable[_Line]) -> float:
    """Return the size in which most of a document is printed."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += sum(len(word.text) for word in line.words)
    return max(sizes, key=lambda size: (sizes[size], size))


def _leading(pages: Iterable[Sequence[_Line]], body: float) -> float:
    """Return how far apart the lines of a document's text stand, in sizes."""
    steps: Counter[int] = Counter()
    for page in pages:
        for above, line in pairwise(page):
            if above.size == line.size == body and above.turn == line.turn and above.base - line.base > body / 2:
                steps[round(above.base - line.base)] += 1
    return max(steps, key=lambda step: (steps[step], -step)) / body if steps else _LEADING


def _is_higher(line: _Line, above: _Line) -> bool:
    """Whether a line stands higher on the page than the one before it, as the first of a second column does."""
    return line.turn == above.turn and line.base > above.base


def _gap(above: _Line, line: _Line, leading: float) -> float:
    """Return how many lines would have room between two; one, where another column or direction begins."""
    if above.turn != line.turn or _is_higher(line, above):
        return 1
    return max(0.0, (above.base - line.base) / (leading * line.size) - 1)


# --- notes ----------------------------------------------------------------------------------------


def _notes(page: Sequence[_Line], leading: float) -> set[int]:
    """Return the places of the lines of a page that belong to notes which begin on it with a raised mark."""
    found: set[int] = set()
    for place, line in enumerate(page):
        above = page[place - 1] if place else line
        goes_on = (
            place - 1 in found
            and line.size <= above.size * 1.02
            and line.bold == above.bold
            and _gap(above, line, leading) < _FAR
            and not (place == len(page) - 1 and _text(line.words, set()).isdigit())  # the number of the page
        )
        if line.mark or goes_on:
            found.add(place)
    return found


def _continued(page: Sequence[_Line], notes: set[int], body: float) -> set[int]:
    """Return the lines above the first note of a page that go on a note of the page before: they are small too."""
    first = min(notes, default=None)
    if first is None:
        return set()
    places = set()
    place = first - 1
    while place > 0 and page[place].size <= page[first].size < _NOTE * body:
        places.add(place)
        place -= 1
    return places if place > 0 else set()


def _text(words: Sequence[_Word], marks: set[str]) -> str:
    """Return the text of a line; raised numbers and letters become marks, where they are no powers and ordinals."""
    text = ""
    for word in words:
        raised = word.text.strip()
        if word.raised and _MARK.fullmatch(raised) and _is_mark(text, raised, marks):
            text = text.rstrip() + "".join(f"[^{mark.strip()}]" for mark in raised.split(","))
            text += " " if word.text[-1:].isspace() else ""
        else:
            text += verbatim(word.text)
    text = text.translate(_LETTERS)
    cells = (" ".join(_NOTHING.sub("", " ".join(cell.split())).split()) for cell in text.split("\t"))
    return "\t".join(cells).replace("\N{SOFT HYPHEN}", "-").strip()


def _is_mark(before: str, raised: str, marks: set[str]) -> bool:
    """Whether something raised is the mark of a note: not "2e session", "km2", "10 000 m3"."""
    if not raised[0].isalnum() or raised in marks:
        return not (raised.isalpha() and before[-1:].isdigit())
    return raised[0].isdigit() and not before[-1:].isdigit() and not _UNIT.search(before)


_LETTERS = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "ft",
        "ﬆ": "st",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\uf02d": "–",  # what stands in Word's Symbol font has no code of its own  # noqa: RUF001
        "\uf0a7": "▪",
        "\uf0b7": "•",
    }
)
_NOTHING = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f\u200b\u2060\ufeff\ue000-\uf8ff]|\u00ad(?!$)")
"""What is no letter: controls, the bars of barcodes, and hyphens for lines that end elsewhere."""
