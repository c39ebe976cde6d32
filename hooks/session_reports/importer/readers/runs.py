"""Runs of words in one style, as formats that know blocks give them, into pieces of text with light marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal, TypeAlias

from session_reports.importer.joining import NUMBER, begins_apart
from session_reports.prose import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from session_reports.importer.reading import Piece

__all__ = ["BREAK", "Run", "Style", "ends_sentence", "is_mark", "marked", "pieces_of", "plain_of"]

Style: TypeAlias = Literal["", "em", "strong"]
"""How words are printed; what is bold and in italics is bold."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style, or the number of a note whose mark stands here."""

    text: str
    style: Style = ""
    mark: bool = False


BREAK = Run("\n")
"""The end of a line within a block."""

_LIGHT = re.compile(r"\*|\[(?=\^)")  # what would be a mark itself, were it not escaped
_STARS = {"em": "*", "strong": "**"}
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # what only says where a word may be divided, or not


def plain_of(runs: Iterable[Run]) -> str:
    """Return the words alone, white space single."""
    return _tidy("".join(run.text for run in runs if not run.mark))


def _tidy(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


def marked(runs: Sequence[Run]) -> str:
    """Return the words with marks for emphasis and notes. Marks never change a word: those that would are left out."""
    text = _joined(runs, styled=True)
    return text if parse(text).plain == plain_of(runs) else _joined(runs, styled=False)


def _joined(runs: Sequence[Run], *, styled: bool) -> str:
    text = ""
    groups = [*_groups(runs)]
    for place, (style, words) in enumerate(groups):
        inner = words.strip()
        after = words[words.rfind(inner) + len(inner) :] + "".join(more for _, more in groups[place + 1 : place + 3])
        lead = words[: len(words) - len(words.lstrip())]
        stars = _STARS.get(style, "") if styled and _may_have_stars(inner, text[-2:] + lead, after) else ""
        text += f"{lead}{stars}{inner}{stars}{words[len(lead) + len(inner) :]}"
    return " ".join(text.split())


def _groups(runs: Iterable[Run]) -> Iterator[tuple[str, str]]:
    """Yield (style, words) of neighbours in one style; space has the style of what stands before it."""
    parts: list[tuple[str, str]] = []
    for run in runs:
        words = f"[^{run.text}]" if run.mark else _LIGHT.sub(r"\\\g<0>", _UNSEEN.sub("", run.text))
        if words:
            style = "mark" if run.mark else run.style
            parts.append((parts[-1][0] if parts and parts[-1][0] != "mark" and words.isspace() else style, words))
    for style, group in groupby(parts, key=lambda part: part[0]):
        yield style, "".join(words for _, words in group)


_TIED_BEFORE = re.compile(r"\w$|[\w*][/.]$|\*$")
_TIED_AFTER = re.compile(r"\w|[/.]\w")


def _may_have_stars(inner: str, before: str, after: str) -> bool:
    """Whether words may stand between stars: whole ones, which hold more than signs; not the "LMP" of "LMP/9"."""
    return bool(re.search(r"\w", inner)) and not (_TIED_BEFORE.search(before) or _TIED_AFTER.match(after))


# --- marks of notes -------------------------------------------------------------------------------

_MEASURE = re.compile(r"(?:^|[\s(\d/])(?:[kcdm]?m|ft|s|CO|10)$")
_MARK = re.compile(r"\d{1,3}|[a-z]|\*{1,4}")


def is_mark(text: str, before: str) -> bool:
    """Whether what is printed above the line is the mark of a note: not the 2 of "km2", nor the "e" of "XIXe".

    ``before``: the text that it follows; none, where it begins a block and may be the mark of that note.
    """
    if not _MARK.fullmatch(text) or _MEASURE.search(before):
        return False
    return not before or not text.isalpha() or re.search(r"[^\W\d_]{2}[a-zà-ÿ]$|[.,;:)”’»]$", before) is not None  # noqa: RUF001


# --- pieces ---------------------------------------------------------------------------------------

_SHORT = 90  # characters of a line that its author ended: one of a masthead, an address, a verse
_LONGEST = 200  # characters of a heading
_YEAR = 4  # figures of a year, which a line may begin with: "2010. The Council"
_SENTENCE = 60  # characters of a sentence whose style is worth a mark
_BULLET = "•"
_END = 100  # letters at the end of a text, of which one sees how it ends
_ENDED = re.compile(r"[.;:!?](?:[”’\"')\]]|\[\^[^\]]+\])*$")  # noqa: RUF001


def pieces_of(runs: Sequence[Run], piece: Piece) -> Iterator[Piece]:
    """Yield the pieces that a block's runs make; ``piece`` says all but the text. Without words there are none.

    A block that is bold as a whole and ends no sentence is a heading. A bullet before a typed label is none: "• (a)".
    """
    label = piece.label
    for line in _lines(runs) if piece.kind == "block" else [[*runs]]:
        plain = plain_of(line)
        if not re.search(r"\w", plain) and not any(run.mark for run in line):
            continue  # nothing, or a rule of signs
        label = "" if begins_apart(plain) and not re.search(r"\w", label) else label
        style = _style(line) if piece.kind != "row" else ""
        bare = [replace(run, style="") for run in line]
        made = replace(piece, label=label, text=marked(line))
        if piece.kind == "heading":
            made = replace(made, text=marked(bare))
        elif style and not (len(plain) > _SENTENCE and re.search(r"[.!?][”\")]*$", plain)):
            made = replace(made, text=marked(bare), bold=style == "strong")
            if piece.kind == "block" and style == "strong" and _is_heading(plain, label):
                made = replace(made, kind="heading")
        yield made
        label = ""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, or as the item of a list: "It rose.[^1]"."""
    return _ENDED.search(text[-_END:]) is not None


def _is_heading(plain: str, label: str) -> bool:
    return label != _BULLET and len(plain) <= _LONGEST and not plain[0].islower() and plain[-1] not in ".;:,!?"


def _style(runs: Sequence[Run]) -> str:
    """Return the style that all words have."""
    styles = {run.style for run in runs if not run.mark and re.search(r"\w", run.text)}
    return styles.pop() if len(styles) == 1 else ""


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Part a block where its author ended lines, if they are lines; an empty line always parts it."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run is BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    found: list[list[Run]] = []
    for filled, group in groupby(lines, key=lambda line: any(run.mark or run.text.strip() for run in line)):
        found += _blocks([*group]) if filled else []
    return found


def _blocks(lines: Sequence[list[Run]]) -> list[list[Run]]:
    """Join lines that follow each other, but for short ones, and for what begins a block of its own."""
    texts = [plain_of(line) for line in lines]
    short = all(len(text) <= _SHORT for text in texts)
    found = [lines[0]]
    joined = 1
    for line, text, before in zip(lines[1:], texts[1:], texts, strict=False):
        apart = begins_apart(text) or before.endswith(":") or (short and not text[:1].islower())
        if apart or _begins_numbered(text, before if joined == 1 else "", ended=ends_sentence(before)):
            found.append(line)
            joined = 1
        else:
            found[-1] += [Run(" "), *line]
            joined += 1
    return found


def _begins_numbered(text: str, heading: str, *, ended: bool) -> bool:
    """Whether a line begins a numbered paragraph: "5. The Council", below what ended or may be a heading."""
    number = NUMBER.match(text)
    if not number or not number["dot"] or number.end() == len(text):
        return False
    return ended or (0 < len(heading) <= _SHORT and len(number["number"]) < _YEAR)
