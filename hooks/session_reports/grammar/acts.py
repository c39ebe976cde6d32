"""What delegations did to a proposal, as the formulae of a text tell it: they sponsored it, and they voted on it.

"The representative of Cuba introduced draft resolution A/HRC/43/L.11, sponsored by Cuba and co-sponsored by Egypt",
"a recorded vote was taken", "In favour: ...", "adopted by 26 votes to 15, with 6 abstentions (resolution 43/10)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from session_reports.prose import sentences

from .items import Masked
from .languages import words_of
from .lists import backwards, entries, for_others

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .items import Span
    from .lists import Entry
    from .words import ActWords

__all__ = ["Correction", "Sponsoring", "VoteTold", "corrections", "sponsorings", "votes"]


Part: TypeAlias = Literal["introduced", "revised", "sponsor", "co-sponsor", "joined", "withdrew"]
"""What someone did for a proposal."""


@dataclass(frozen=True, slots=True)
class Sponsoring:
    """What one formula tells of sponsors: their part in a proposal, and who they are, in printed order."""

    start: int
    end: int
    """Where its sentence ends: a symbol between is that of the proposal."""
    part: Part
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class VoteTold:
    """What formulae tell of one vote.

    ``on`` is what was voted on, in the words of the text. The lists are nothing where the text has none, and each
    count is nothing where the text does not print it.
    """

    start: int
    end: int
    manner: str = ""
    on: Span | None = None
    requested: tuple[Entry, ...] = ()
    in_favour: tuple[Entry, ...] = ()
    against: tuple[Entry, ...] = ()
    abstaining: tuple[Entry, ...] = ()
    counts: tuple[int | None, int | None, int | None] = (None, None, None)
    outcome: str = ""
    result: Span | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """That a delegation meant its vote otherwise."""

    start: int
    end: int
    vote: str


def sponsorings(text: str, blocks: Sequence[Span], names: Iterable[Span], language: str) -> list[Sponsoring]:
    """Return what a text tells of the sponsors of proposals, in order; what is taken is as for ``speeches``."""
    words = words_of(language)
    if words is None:
        return []
    masked = Masked(text, tuple(sorted(names)), words.speech)
    found = [
        told
        for start, end in blocks
        for first, last in sentences(masked.covered[start:end])
        for told in _sponsors(masked, start + first, start + last)
    ]
    return sorted((told for told in found if told.entries), key=lambda told: told.entries[0].start)


def _sponsors(text: Masked, start: int, end: int) -> Iterator[Sponsoring]:
    words = text.words
    acts = words.acts
    last = end - 1 if text.covered[end - 1 : end] == "." else end
    brought: tuple[tuple[Part, str], ...] = (("introduced", acts.introduced), ("revised", acts.revised))
    for part, form in brought:
        for match in re.compile(form).finditer(text.covered, start, end):
            by = [e for e in backwards(text, start, match.start()) if e.role or e.kind == "office"]
            sponsored = re.compile(rf"(?:,|,? and)? {acts.sponsored}").search(text.covered, match.end(), last)
            stop = sponsored.start() if sponsored else last
            behalf = re.compile(rf",? {words.behalf}").search(text.covered, match.end(), stop)
            if behalf and len(by) == 1 and not by[0].on_behalf_of:
                by = [for_others(text, by[0], behalf.end(), stop, also=behalf["also"] is not None)]
            yield Sponsoring(match.start(), end, part, tuple(by))
            if match.groupdict().get("too"):
                yield Sponsoring(match.start(), end, "revised", tuple(by))
    for match in re.compile(acts.introduced_by).finditer(text.covered, start, end):
        yield Sponsoring(match.start(), end, "introduced", tuple(entries(text, match.end(), last)))
    changed: tuple[tuple[Part, str], ...] = (("joined", acts.joined), ("withdrew", acts.withdrew))
    for part, form in changed:
        for match in re.compile(form).finditer(text.covered, start, end):
            found = backwards(text, start, match.start(), role="sponsor")
            yield Sponsoring(match.start(), end, part, tuple(found))
    yield from _after(text, start, end, last)


def _after(text: Masked, start: int, end: int, last: int) -> Iterator[Sponsoring]:
    """Yield what formulae tell whose sponsors stand after them: "sponsored by Peru"."""
    acts = text.words.acts
    marks = list(re.compile(acts.sponsored).finditer(text.covered, start, end))
    for mark, stop in zip(marks, [*(mark.start() for mark in marks[1:]), last], strict=False):
        found = entries(text, mark.end(), _before(text, stop), role="sponsor")
        yield Sponsoring(start, end, "co-sponsor" if mark["also"] else "sponsor", tuple(found))
    for mark in re.compile(acts.submitted).finditer(text.covered, start, end):
        yield Sponsoring(mark.start(), end, "sponsor", tuple(entries(text, mark.end(), last, role="sponsor")))
    for mark in re.compile(acts.sponsors).finditer(text.covered, start, end):
        yield Sponsoring(mark.start(), end, "sponsor", tuple(entries(text, mark.end(), last, role="sponsor")))


def _before(text: Masked, end: int) -> int:
    """Return the end without what leads on to what follows it: ", and "."""
    tail = re.compile(r"(?:,? and)? ?$").search(text.covered, max(0, end - 6), end)
    return tail.start() if tail else end


def votes(text: str, blocks: Sequence[Span], names: Iterable[Span], language: str) -> list[VoteTold]:
    """Return what a text tells of votes, in order; what is taken is as for ``speeches``."""
    words = words_of(language)
    if words is None:
        return []
    masked = Masked(text, tuple(sorted(names)), words.speech)
    found: list[VoteTold] = []
    asked: list[Entry] = []
    listing = ""
    for start, end in blocks:
        for first, last in sentences(masked.covered[start:end]):
            _vote(masked, start + first, start + last, found, asked)
        listing = _lists(masked, start, end, found, listing)
    return found


def _vote(text: Masked, start: int, end: int, found: list[VoteTold], asked: list[Entry]) -> None:
    """Note the vote of which a sentence tells; its counts may be those of a vote told before.

    ``asked``: who asked before for the vote to come.
    """
    words = text.words
    acts = words.acts
    for match in re.compile(acts.asked_for).finditer(text.covered, start, end):
        asked[:] = [entry for entry in backwards(text, start, match.start()) if entry.role]
    for match in re.compile(acts.vote).finditer(text.covered, start, end):
        manner = _of(acts.manners, (match["manner"] or match["put"]) + (match["how"] or ""))
        if not manner:
            continue
        requesting = re.compile(acts.requested).search(text.covered, start, end)
        requested = [*asked]
        if requesting:
            stop = match.start() if requesting.start() < match.start() else end - text.covered.endswith(".", start, end)
            requested = entries(text, requesting.end(), stop)
        on = match.span("on") if match["on"] else None
        found.append(VoteTold(start, end, manner, on, tuple(requested)))
        asked.clear()
    for match in (match for form in acts.counted for match in re.compile(form).finditer(text.covered, start, end)):
        if not found or any(count is not None for count in found[-1].counts):
            found.append(VoteTold(start, end, requested=tuple(asked)))
            asked.clear()
        told, named = found[-1], match.groupdict("")
        found[-1] = replace(
            told,
            on=told.on or _on(match),
            manner=told.manner or _of(acts.manners, named["manner"] or named.get("ballot", "")),
            counts=(
                _count(match["in_favour"], acts),
                _count(match["against"], acts),
                _count(match["abstaining"], acts) if match["abstaining"] else None,
            ),
            outcome=_of(acts.outcomes, named.get("outcome", "")),
        )
        result = re.compile(r" \(([^()]*)\)").match(text.plain, match.end())
        if result and re.match(r"(?:resolution|decision)s? ", result[1]):
            found[-1] = replace(found[-1], result=result.span(1))


def _on(match: re.Match[str]) -> Span | None:
    """Return what was voted on, whether it stands before what was done to it or after."""
    told = match.groupdict()
    return next((match.span(name) for name in ("on", "subject") if told.get(name)), None)


def _count(printed: str, acts: ActWords) -> int:
    return acts.numbers[printed] if printed in acts.numbers else int(printed)


def _of(forms: Iterable[tuple[str, str]], text: str) -> str:
    return next((value for value, form in forms if re.search(form, text)), "")


_IGNORED = "-"  # a list of which nothing is recorded: those absent


def _lists(text: Masked, start: int, end: int, found: list[VoteTold], listing: str) -> str:
    """Add the lists of a block to the vote told before; return the list that the block below may go on with."""
    words = text.words
    heads = sorted(
        (match.start(), match.end(), field)
        for field, form in words.acts.votes
        for match in re.compile(form).finditer(text.covered, start, end)
    )
    if not heads and listing:
        heads = [(start, start, listing)]
    for place, (_, begin, field) in enumerate(heads):
        stop = heads[place + 1][0] if place + 1 < len(heads) else end
        if begin == end:
            return field or _IGNORED
        if field in {"", _IGNORED}:
            continue
        if re.match(words.acts.nobody, text.covered[begin:stop]):
            continue
        told = entries(text, begin, begin + len(text.covered[begin:stop].rstrip(" .;")), role="vote")
        if not found:
            found.append(VoteTold(start, end))
        found[-1] = _with_list(found[-1], field, told, end)
    return ""


def _with_list(vote: VoteTold, field: str, told: Sequence[Entry], end: int) -> VoteTold:
    """Add names to a list of a vote."""
    if field == "in_favour":
        return replace(vote, end=end, in_favour=(*vote.in_favour, *told))
    if field == "against":
        return replace(vote, end=end, against=(*vote.against, *told))
    return replace(vote, end=end, abstaining=(*vote.abstaining, *told))


def corrections(text: str, names: Iterable[Span], language: str) -> list[Correction]:
    """Return what a text tells of votes that were meant otherwise: "Mali stated that it had intended to abstain"."""
    words = words_of(language)
    if words is None:
        return []
    masked = Masked(text, tuple(sorted(names)), words.speech)
    found = []
    for first, last in sentences(masked.covered):
        meant = re.compile(words.speech.acts.meant).search(masked.covered, first, last)
        before = [span for span in masked.names if first <= span[0] and meant and span[1] <= meant.start()]
        if meant and before:
            found.append(Correction(*before[0], _of(words.speech.acts.meanings, meant["vote"])))
    return found
