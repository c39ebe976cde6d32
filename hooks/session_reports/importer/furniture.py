"""What stands on the pages of a document and is none of its text: running heads, page numbers, tables of contents."""

from __future__ import annotations

import re
from collections import ChainMap, Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .reading import Piece

__all__ = ["contents_of", "furniture_of"]

_EDGE = 3  # lines at the top and at the foot of a page, among which its furniture stands
_MASTHEAD = 20  # lines of the first page that may be those of the masthead
_FEW = 8  # words of a line of page numbers, symbols and job numbers
_WIDE = 100  # characters: a longer line is no head
_OFTEN = 3  # pages that print it, of a document of more than a few

_NUMBER = r"(?i:(?:page |- ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: ?-|(?: of |/)\d+)?)"
_JOB = (
    r"(?:(?:(?:[A-Z]{1,5}\.)?\d{2}-\d{4,6}|[A-Z]\d{7})(?: ?[(\[][A-Z][)\]])?"
    r"|\\\*\d{7,8}\\\*|[A-Z]\d{5}-\d{4,6})"
)
_JOB_ALONE = re.compile(
    rf"{_JOB}(?: \d{{6}}| [A-Z]{{2}}\d{{6}})*(?: {_JOB})*(?: Please recycle.{{0,3}})?"
    rf"|[A-Z]+\.{_JOB}.{{0,30}}|Please recycle.{{0,3}}"
)
"""A line of job numbers: "19-04713 (E) 220319", "B72019-00481 TP300519", "K3100987 [E] 120631"."""
_FOOT = re.compile(rf"(?:{_NUMBER}|{_JOB})(?: (?:{_NUMBER}|{_JOB}))*|[A-Z]:\\\S+")
_NUMBERED = re.compile(r"-\s?\d{1,4}\s?-|(?i:(?:(?:annex|appendix) \w{1,5}, )?page:? \d{1,4}(?:(?: of |/)\d{1,4})?)")
"""A line that is a page's number for certain: "- 2 -", "Page 2", "Annex 20, page 1"."""
_MARK = re.compile(r"(?:\\?\*\s*){3,}|/(?:\.{3}|…)")
"""A line that says that the text ends, or that it goes on: "***", "/..."."""
_RULE = re.compile(r"[_‗]{5,}")
_FILE = re.compile(r"(?:https?://|[A-Z]:\\)\S.*\.(?:docx?|pdf)", re.IGNORECASE)
_SYMBOL = re.compile(
    r"(?:^|\s)((?:[A-Z]{2,6} |\d{2,4} )?[A-Z][A-Za-z0-9-]*(?:/[\w.()\[\]-]+)+|[A-Z]{2,6} \d+/\d+(?:/[\w.]+)*)"
    r"(?: ?(?:Prov|Rev|Corr)\.? ?\d{0,2}\.?)?$"
)
_REVISED = r"(?: ?(?:Prov|Rev|Corr)\.? ?\d{0,2}\.?)?"
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
    found |= _anywhere(pieces, found)
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


def _anywhere(pieces: Sequence[Piece], found: Mapping[int, str]) -> dict[int, str]:
    """Return the furniture that is known by its print, in the middle of a text whose pages nothing parts.

    That is what a line of marks or a page number alone is, and a line of the document's own symbol that stands apart:
    "LMP/9", "LMP/9 Prov.", "2/3 19-04713 LMP/9".
    """
    words: dict[int, str] = {}
    beside = ChainMap(words, {**found})
    symbols = _own_symbols(pieces)
    first = {*symbols.values()}
    own = "|".join(sorted(map(re.escape, symbols), key=len, reverse=True)) or r"(?!)"
    head = re.compile(rf"(?:(?:{own}){_REVISED})")
    foot = re.compile(rf"(?:(?:{_NUMBER}|{_JOB}|{head.pattern})(?: |$))+")
    files = Counter(piece.text for piece in pieces if _FILE.fullmatch(piece.text))
    for place, piece in enumerate(pieces):
        if piece.kind not in {"line", "block"} or place in first:
            continue
        text = piece.text
        after = pieces[place + 1].text if place + 1 < len(pieces) else ""
        if _MARK.fullmatch(text) or (_RULE.fullmatch(text) and not re.match(r"\d|[a-z]\s|\\", after)):
            words[place] = "beside the text"
        elif _NUMBERED.fullmatch(text):
            words[place] = "page number"
        elif files[text] > 1 or (head.fullmatch(text) and (_apart(pieces, place) or place - 1 in beside)):
            words[place] = "running head"
        elif 1 < len(text.split()) <= _FEW and foot.fullmatch(text) and (re.search(_JOB, text) or head.search(text)):
            words[place] = "page number"
    near = {other for place in (*beside, len(pieces)) for other in (place - 1, place + 1)}
    alone = [n for n in near if 0 < n < len(pieces) and re.fullmatch(r"\d{1,4}", pieces[n].text)]
    apart = (n for n in alone if n not in found and (pieces[n].gap >= 1 or n - 1 in beside))
    return words | dict.fromkeys(apart, "page number")


def _apart(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a line stands apart from the text above it, or right above the number of its page."""
    piece = pieces[place]
    numbered = place + 1 < len(pieces) and _NUMBERED.fullmatch(pieces[place + 1].text) is not None
    return piece.gap >= 1 or numbered or piece.page != pieces[place - 1].page


def _own_symbols(pieces: Sequence[Piece]) -> dict[str, int]:
    """Return the symbols that the masthead prints, each with its first place there."""
    symbols: dict[str, int] = {}
    for place, piece in enumerate(pieces[:_MASTHEAD]):
        if len(piece.text) > _WIDE or re.match(r"\d+\.\s", piece.text):
            break
        match = _SYMBOL.search(piece.text)
        for symbol in {match[1], *re.split(r"[-–](?=[A-Z]+/)", match[1])} if match else ():  # noqa: RUF001
            if re.search(r"\d", symbol):
                symbols.setdefault(symbol, place)
    return symbols


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
    return range(head, _above_prose(pieces, head, again[0]) if again else head + 1)


def _above_prose(pieces: Sequence[Piece], head: int, end: int) -> int:
    """Return where a table of contents ends at the latest: above the first sentence, and above its heading."""
    last = max((n for n in range(head + 1, end) if re.search(r"\s\d{1,4}$", pieces[n].text)), default=head)
    place = next((n for n in range(last + 1, end) if _SENTENCE.search(pieces[n].text)), end)
    if place == end:
        return end
    while place - 1 > last and pieces[place].gap < 1:
        place -= 1
    return place - 1 if place - 1 > last and not _SENTENCE.search(pieces[place - 1].text) else place


_SENTENCE = re.compile(r"[a-z)”’]\.$")  # noqa: RUF001


def _is_legend(text: str) -> bool:
    return re.fullmatch(r"(?i:(?:Paragraphs?|Pages?|Chapters?|Sections?|Items?|No\.| )+)", text) is not None


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
