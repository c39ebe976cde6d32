"""What stands on the pages of a document and is none of its text: running heads, page numbers, tables of contents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .reading import Piece

__all__ = ["contents_of", "furniture_of"]

_EDGE = 3  # lines at the top and at the foot of a page, among which its furniture stands
_MASTHEAD = 20  # lines of the first page that may be those of the masthead
_WIDE = 100  # characters: a longer line is no head
_OFTEN = 3  # pages that print it, of a document of more than a few

_NUMBER = r"(?i:(?:page |- ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: ?-|(?: of |/)\d+)?)"
_JOB = r"(?:(?:[A-Z]{1,5}\.)?\d{2}-\d{4,6}(?: ?\([A-Z]\))?|\\\*\d{7,8}\\\*)"
_JOB_ALONE = re.compile(rf"{_JOB}(?: \d{{6}})*(?: {_JOB})*|[A-Z]+\.{_JOB}.{{0,30}}")
_FOOT = re.compile(rf"(?:{_NUMBER}|{_JOB})(?: (?:{_NUMBER}|{_JOB}))*|[A-Z]:\\\S+")
_LEADERS = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})[ .|\d–−-]*$")  # noqa: RUF001
_PAGE = re.compile(r"(?:^|\s)(?:\d+[–-])?\d+ +\d+$")  # noqa: RUF001
_CONTENTS = re.compile(
    r"(?:table of )?contents|table des matières|índice|sumario|содержание|目录|المحتويات", re.IGNORECASE
)


def furniture_of(pieces: Sequence[Piece]) -> dict[int, str]:
    """Return the places in ``pieces`` of running heads and page numbers, each with the word for it."""
    pages: dict[int, list[int]] = defaultdict(list)
    for place, piece in enumerate(pieces):
        if piece.page and piece.kind == "line":
            pages[piece.page].append(place)
    edges = {page: [*places[:_EDGE], *places[-_EDGE:]] for page, places in pages.items()}
    times = Counter(shape for places in edges.values() for shape in {_shape(pieces[place].text) for place in places})
    masthead = [pieces[place].text for place in pages[1][:_MASTHEAD]]
    often = max(2 if len(pages) < 2 * _EDGE else _OFTEN, len(pages) // 8)
    found = {place: "beside the text" for place, piece in enumerate(pieces) if piece.kind == "furniture"}
    found |= {place: "job number" for place, piece in enumerate(pieces) if _JOB_ALONE.fullmatch(piece.text)}
    for places in edges.values():
        for end in (places[:_EDGE], places[: -_EDGE - 1 : -1]):
            for place in end:
                text = pieces[place].text
                if _FOOT.fullmatch(text):
                    found[place] = "page number"
                elif (times[_shape(text)] >= often and _is_head(text, len(pages))) or _is_symbol(text, masthead):
                    found[place] = "running head"
                else:
                    break
    return found


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _is_head(text: str, pages: int) -> bool:
    """Whether a repeated line may be a running head: short, or a symbol with a page number."""
    return len(text) < _WIDE and (pages > _EDGE or "/" in text or not text.endswith((".", ";", ",")))


def _is_symbol(text: str, masthead: Sequence[str]) -> bool:
    """Whether a line is a symbol that the masthead prints, be it beside other words."""
    return re.fullmatch(r"[A-Z]+(?:[/ ][\w.()-]+)+", text) is not None and any(
        re.search(rf"(?:^|\s){re.escape(text)}$", line) for line in masthead if line != text
    )


def contents_of(pieces: Sequence[Piece]) -> range:
    """Return the places of a table of contents, from its heading to its last entry or to where its first returns."""
    head = next((place for place, piece in enumerate(pieces) if _CONTENTS.fullmatch(piece.text.strip("*# "))), None)
    if head is None:
        return range(0)
    if last := _last_with_leaders(pieces, head):
        return range(head, last)
    entries = [place for place in range(head + 1, len(pieces)) if not _is_legend(pieces[place].text)]
    first = next((words for place in entries if (words := _words(pieces[place].text))), "")
    again = [
        place
        for place in entries[1:]
        if first and _words(pieces[place].text).startswith(first[:60]) and not _PAGE.search(pieces[place].text)
    ]
    return range(head, again[0] if again else head + 1)


def _is_legend(text: str) -> bool:
    return re.fullmatch(r"(?:Paragraphs|Page|Chapter|Pages| )+", text) is not None


def _words(text: str) -> str:
    """Return the words of an entry without leaders and page numbers."""
    bare = re.sub(r"[.…]{3,}.*$|(?:\s|\t)(?:\d+(?:[–-]\d+)?\s+)?\d+\s*$", "", text)  # noqa: RUF001
    return " ".join(re.findall(r"[^\W_]+", bare))


_APART = 8  # lines of one entry, or of the furniture between two pages of entries


def _last_with_leaders(pieces: Sequence[Piece], head: int) -> int:
    """Return the place after the last entry that dots lead to its page; 0 where there are no such entries."""
    last = 0
    for place in range(head + 1, len(pieces)):
        if _LEADERS.search(pieces[place].text):
            last = place + 1
        elif place > max(last, head) + _APART:
            break
    return last
