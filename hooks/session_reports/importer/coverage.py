"""Which share of a document's words stands in its draft, and what became of the others."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .notes import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .drafting import Draft
    from .outline import Outline
    from .reading import Piece
    from .writing import Tree

__all__ = ["Coverage", "coverage", "words_of"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many words of a document stand in its draft, how many it has, and what became of the others.

    ``left`` counts those that were left out by the reason, and ``lost`` are those of which nothing is known.
    """

    kept: int
    words: int
    left: Counter[str]
    lost: Counter[str]

    def __str__(self) -> str:
        """Return it in words: "98.2% of 94,615"."""
        return f"{self.kept / self.words if self.words else 1:.1%} of {self.words:,}"


def words_of(pieces: Iterable[Piece]) -> Counter[str]:
    """Return the words that a reader found, each with how often it did."""
    return Counter(word for piece in pieces for word in _words(f"{piece.label} {piece.text}"))


def coverage(outline: Outline, draft: Draft, words: Mapping[str, int]) -> Coverage:
    """Return what became of the ``words`` of a document, of which each is counted as often as it stands there.

    A masthead's words stand in the draft where a field holds them.
    """
    printed = [lowered(text) for text in _texts(draft.report)]
    if draft.masthead.title not in "\n".join(outline.masthead):  # the first heading stands as the title
        printed.append(draft.masthead.title)
    texts = Counter(word for text in printed for word in _words(text))
    marks = Counter(mark for text in printed for mark in _MARK.findall(text))
    fields = Counter(word for value in _fields(draft) for word in _words(value))
    masthead = Counter(word for line in outline.masthead for word in _words(line))
    held = masthead & fields
    left = Counter({"masthead": (masthead - held).total()})
    others = Counter[str]()
    for one in outline.left:
        said = _words(one.text)
        left[one.why] += len(said)
        others.update(said)
    lost = _lost(Counter(words), texts + masthead + others) - marks
    kept = texts.total() + held.total()
    return Coverage(kept, kept + left.total() + lost.total(), +left, lost)


def _lost(read: Counter[str], known: Counter[str]) -> Counter[str]:
    """Return the words read that are not known, less those of which another was made.

    Two parts of a word that a line's end divided are one known word, and "Luxembourg3" is one with a mark.
    """
    missing, surplus = read - known, known - read
    for word in [*missing]:
        bare = word.rstrip("0123456789")
        both = min(missing[word], surplus[bare]) if bare else 0
        missing[word] -= both
        surplus[bare] -= both
    for word in sorted(+surplus):
        for place in range(1, len(word)):
            both = min(surplus[word], missing[word[:place]], missing[word[place:]])
            surplus[word] -= both
            missing[word[:place]] -= both
            missing[word[place:]] -= both
    return +missing


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _MARK.sub(" ", text))


_MARK = re.compile(r"\[\^([^\]]+)\]")


def _texts(tree: Tree) -> Iterator[str]:
    """Yield the texts of the source in a report: paragraphs, notes and headings."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            printed = key in {"text", "heading"} or (key == "number" and "sections" not in tree)
            if printed and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _texts(value)


def _fields(draft: Draft) -> Iterator[str]:
    """Yield what the draft holds of the masthead, in the words that it prints."""
    head = draft.masthead
    yield from (head.body, head.session, head.place, head.distribution, head.kind, head.part, head.title)
    yield from (head.rapporteur, head.country, *head.symbols, "Rapporteur Distr Original")
    for days in head.days:
        yield from (f"{day.day} {day:%B} {day.year}" for day in days)
    if head.date:
        yield f"{head.date.day} {head.date:%B} {head.date.year}"
    yield from ("English French Spanish Russian Arabic Chinese" if head.original else "", *head.items)
