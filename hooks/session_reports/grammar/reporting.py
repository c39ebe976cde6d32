"""Whose words a report gives in its own: "Italy noted that ...", "In reply, the Chair said ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .items import Masked
from .languages import words_of
from .lists import backwards, entries, for_others
from .speech import Speech, each_once, is_called, kind_told, sentences_of, with_offices, without_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .items import Span

__all__ = ["reported"]


def reported(text: str, blocks: Sequence[Span], names: Iterable[Span], language: str) -> list[Speech]:
    """Return whose words a text reports in its own words: "Italy noted that ...", "In reply, the Chair said ...".

    ``clear`` is what leaves no doubt that someone spoke: "the representative of Peru said that". "Peru welcomed" is
    that only where a report tells so what delegations said, paragraph after paragraph; ``role`` says that the
    speakers are called representatives, observers or delegations, which makes it likely. Each is told once.
    """
    words = words_of(language)
    if words is None:
        return []
    masked = Masked(text, tuple(sorted(names)), words.speech)
    found: list[Speech] = []
    for start, end in blocks:
        for first, last in sentences_of(masked, start, end):
            for clause in _clauses(masked, first, last):
                found += _reported(masked, *clause)
    return [*each_once(found)]


def _clauses(text: Masked, start: int, end: int) -> Iterator[Span]:
    """Part a sentence where it turns from what one said to another: "Peru agreed; the observer for Mali said"."""
    for turn in re.compile(text.words.turns).finditer(text.covered, start, end):
        if re.compile(text.words.reporting).search(text.covered, start, turn.start()):
            yield start, turn.start()
            start = turn.end()
    yield start, end


def _reported(text: Masked, start: int, end: int) -> Iterator[Speech]:
    """Yield whose words a clause reports, and who is told to have seconded them."""
    words = text.words
    for match in re.compile(words.reporting).finditer(text.covered, start, end):
        stop = without_aside(text, start, match.start())
        found = with_offices(text, start, backwards(text, start, stop))
        for place, entry in enumerate(found):  # the first may be part of what stands before: "Regarding a judge, Peru"
            first = entry.office[0] if entry.office else entry.start
            lead = re.sub(rf"(?:{words.lead})$", "", text.covered[start:first])
            if re.fullmatch(words.aside, lead):
                named = is_called(text, start, entry)
                thanked = re.match(words.no_statement, match[0])
                clear = named and re.match(words.content, text.covered[match.end() : end]) is not None
                listed = [*found[place:]]
                if len(listed) == 1 and (behalf := re.search(words.before, lead)):
                    spans = (start + position for position in behalf.span("group"))
                    listed = [for_others(text, listed[0], *spans, also=False)]
                kind = kind_told(lead + text.covered[stop : match.start()], words)
                yield Speech(first, end, kind, tuple(listed), clear=clear, role=named and not thanked)
                return
    for match in re.compile(words.seconded).finditer(text.covered, start, end):
        last = len(text.covered[:end].rstrip(".;: "))
        yield Speech(match.start(), end, "statement", tuple(entries(text, match.end(), last)), clear=False)
